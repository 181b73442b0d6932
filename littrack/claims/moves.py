"""What a noun phrase says has moved, and which way: "44% lower stress", "a drop in libido"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from littrack.claims.draft import Draft
from littrack.claims.words import is_bad, is_good
from littrack.model import ClaimType, Direction

_AMOUNT = (
    r"(?:(?:an?|the|about|around|roughly|nearly|almost|up to|more than|over|average|mean|much"
    r"|far|significant\w*"
    r"|marked\w*|modest\w*|small|slight\w*|large|substantial\w*|dramatic\w*|further|steep|sharp|big"
    r"|\d[\d.,]*(?:%| percent| per cent| points?|-fold|-point)?)\s)*"
)
_DOWN = r"lower|less|fewer|reduced|decreased|diminished|lowered|milder|smaller|weaker|poorer"
_UP = r"higher|more|increased|greater|elevated|raised|stronger"
_FALLS = r"drops?|falls?|declines?|decreases?|reductions?|lowering|dips?"
_RISES = r"increases?|rises?|gains?|boosts?|jumps?|surges?|elevations?"
_BETTERS = r"improvements?"
_WORSENS = r"worsening|deterioration"
_LOST = r"loss(?:es)?|lack|impairments?|deficits?"
_SHIFT = re.compile(
    rf"^{_AMOUNT}(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<better>improved|better|deeper|sharper)"
    rf"|(?P<worse>impaired"
    rf"|worsened)"
    rf"|(?:(?P<falls>{_FALLS})|(?P<rises>{_RISES})|(?P<betters>{_BETTERS})|(?P<worsens>{_WORSENS})"
    rf"|(?P<lost>{_LOST})) (?:of \d[\w.%]* )?(?:of|in|to))\s(?:the |their |your "
    rf"|an? )?(?P<what>.+)",
    re.IGNORECASE,
)
_CHANGED = {
    "down": Direction.DECREASES,
    "falls": Direction.DECREASES,
    "up": Direction.INCREASES,
    "rises": Direction.INCREASES,
}


@dataclass(frozen=True, slots=True)
class Move:
    """A quantity, the way it is said to go, and what that is to the people it happens to."""

    what: str
    type: ClaimType
    direction: Direction


def move(phrase: str) -> Move | None:
    """What a phrase says of a quantity; None where it names a thing, or none good or bad."""
    found = _SHIFT.match(phrase.strip())
    if not found:
        return None
    how, what = next(k for k, v in found.groupdict().items() if v and k != "what"), found["what"]
    good, bad = is_good(what), is_bad(what)
    if not (good or bad):
        return None
    unwanted = bad and not good
    if how == "lost":
        gone = Move(f"{found['lost']} of {what}", ClaimType.HARM, Direction.INCREASES)
        return None if unwanted else gone
    if how.startswith(("better", "worse")):
        helps = how.startswith("better")
        down = helps == unwanted
    else:
        down = _CHANGED[how] is Direction.DECREASES
        helps = down == unwanted
    type_ = ClaimType.EFFICACY if helps else ClaimType.HARM
    return Move(what, type_, Direction.DECREASES if down else Direction.INCREASES)


def like(first: str, item: str) -> str:
    """ "less tension and fatigue": less fatigue, as the first of a list is told."""
    led = _SHIFT.match(first)
    if led is None or item == first or _SHIFT.match(item) or _OWN.match(item):
        return item
    told, same = move(first), f"{first[: led.start('what')]}{item}"
    also = move(same)
    return same if told and also and also.type is told.type else item


_OWN = re.compile(r"(?:worse|longer|shorter|faster|slower|deeper|no|any)\b", re.IGNORECASE)


def moved(draft: Draft) -> Draft:
    """A claim of "lower stress" is one of stress."""
    told = move(draft.outcome)
    if told is None or told.direction is not draft.direction:
        return draft
    return replace(draft, outcome=told.what)

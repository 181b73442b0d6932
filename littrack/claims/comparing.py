"""Two things set side by side: "as well as ibuprofen", "better than tablets", "fewer ... than"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying, sentence
from littrack.claims.phrases import canonical, comparator, core
from littrack.claims.scene import Scene
from littrack.claims.words import is_bad, is_good
from littrack.model import ClaimType, Direction

_HOW = r"(?:well|effectively|much|quickly|fast|safely|often|strongly|efficiently|powerfully|good)"
_EQUAL = re.compile(
    rf"^(?P<what>.*?)\s*\b(?P<how>(?:(?:just|nearly|almost|at least|about|every bit)\s)?as {_HOW}"
    r" as)\s(?P<than>[^,.;]+)",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"^(?P<what>.*?)\s*\b(?P<how>(?:(?:no|much|far|significantly|slightly|even)\s)?(?:better|faster"
    r"|quicker|sooner|worse|more \w+ly|less \w+ly|more|less) than)\s(?P<than>[^,.;]+)",
    re.IGNORECASE,
)
_FEWER = re.compile(
    r"^(?:(?:much|far|significantly)\s)?(?P<how>less|fewer|milder|lower|more|greater|higher"
    r"|stronger)"
    r"\s(?P<what>[^,.;]+?) than\s(?P<than>[^,.;]+)",
    re.IGNORECASE,
)
# No rival: what every trial compares with, an amount, a person's opinion.
_NO_RIVAL = re.compile(
    r"(?:an? )?(?:placebo|dummy|sham|no treatment|nothing|before|controls?\b|those|usual|expected"
    r"|others|half|\d|ever\b|you\b|we\b|people|average|once|any other|that of|a (?:third|quarter"
    r"|fifth|decade|year|month|week)|one|two|three|in\b|at\b|on\b|with\b|did\b|it\b)",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"\b(?:levels?|markers?|counts?|rates?|scores?|functions?|symptoms?|effects?|the \w+ of)\b",
    re.IGNORECASE,
)
_COMPARABLE = frozenset({ClaimType.EFFICACY, ClaimType.HARM, ClaimType.MECHANISM})


@dataclass(frozen=True, slots=True)
class Rival:
    """What a thing is compared with: "ibuprofen", how ("as well as"), and whether as its equal."""

    than: str
    how: str
    equal: bool
    worse: bool = False


def apart(saying: Saying, scene: Scene) -> tuple[Saying, Rival | None]:
    """Part what is done from what it is compared with; "pain as well as fever" compares nothing."""
    for pattern in (_EQUAL, _BETTER):
        found = pattern.match(saying.rest)
        if not found or _NO_RIVAL.match(found["than"]):
            continue
        equal = pattern is _EQUAL
        than, how = found["than"].strip(), found["how"]
        if equal and found["what"] and how.lower() == "as well as" and _outcome(than, scene):
            continue
        told = canonical(comparator(f"than {than}") or core(than), scene.lexicon)
        worse = bool(re.match(r"(?:\w+ )?(?:worse|less)\b", how, re.IGNORECASE))
        equal = equal or how.lower().startswith("no ")
        return replace(saying, rest=found["what"].strip(" ,")), Rival(
            told, f"{how} {than}", equal, worse
        )
    return saying, None


def _outcome(words: str, scene: Scene) -> bool:
    """Whether words name one more outcome ("as well as fever"), and not a rival."""
    kinds = {h.concept.kind for h in scene.lexicon.find(words)}
    if kinds & {"intervention", "comparator"}:
        return False
    named = bool(kinds & {"outcome", "condition"})
    return named or is_bad(words) or is_good(words) or bool(_MEASURES.search(words))


def compared(drafts: Iterable[Draft], saying: Saying, rival: Rival) -> Iterator[Draft]:
    """What a clause says of a thing, and the same set beside its rival."""
    alone = not saying.rest
    for draft in drafts:
        if draft.type not in _COMPARABLE:
            yield draft
            continue
        direction = Direction.NO_EFFECT if rival.equal else draft.direction
        if alone and not rival.equal:
            direction = Direction.DECREASES if rival.worse else Direction.INCREASES
        if not alone:
            yield draft
        yield replace(
            draft,
            type=ClaimType.COMPARATIVE,
            text=sentence(draft.text.rstrip(" ."), rival.how, saying.more if alone else ""),
            outcome="effectiveness" if alone else draft.outcome,
            comparator=rival.than,
            direction=direction,
        )


def fewer(saying: Saying) -> tuple[str, str, Direction] | None:
    """ "fewer side effects than ibuprofen": what, than what, which way."""
    found = _FEWER.match(saying.rest)
    if not found or _NO_RIVAL.match(found["than"]):
        return None
    up = found["how"].lower() in {"more", "greater", "higher", "stronger"}
    way = Direction.INCREASES if up else Direction.DECREASES
    return core(found["what"]), comparator(saying.rest), way

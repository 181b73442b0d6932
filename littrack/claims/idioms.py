"""Clauses whose verb says little by itself: "is considered safe", "is less likely to"."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.claims.about import whole
from littrack.claims.being import BETWEEN, being, held_to_be, linked
from littrack.claims.cues import STUDIER
from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying
from littrack.claims.names import bare
from littrack.claims.phrases import canonical, core
from littrack.claims.scene import Scene
from littrack.claims.shifts import GOES, shifted
from littrack.claims.tokens import Token
from littrack.claims.verbs import Act
from littrack.claims.words import is_bad
from littrack.model import ClaimType, Direction

_SELLING = frozenset("sell market promote advertise tout hail bill describe".split())
_HELD = frozenset(
    "considered regarded deemed viewed seen rated recognised recognized accepted judged".split()
)
_LIKELY = re.compile(r"\b(less|more) likely to\b", re.IGNORECASE)


def _odds(saying: Saying, scene: Scene, how: str) -> Draft:
    """ "were 24% less likely to have kidney problems": an effect on the odds."""
    down = how.lower() == "less"
    verb = saying.verb.split()[-1]
    what = core(saying.rest) if verb in _HAVING else f"{verb} {core(saying.rest)}"
    bad = is_bad(what) or verb == "die"
    kind = ClaimType.EFFICACY if bad == down else ClaimType.HARM
    return whole(saying, scene, kind, what, Direction.DECREASES if down else Direction.INCREASES)


_HAVING = frozenset("have develop experience suffer report get show".split())


# "The risk increases with age": what goes up of itself, and no effect on age.
_WHEN = re.compile(
    r"(?:(?:more|less|faster|slightly) )?"
    r"(?:with|from|among|over|after|during|at|when|by \d|as you)\b",
    re.IGNORECASE,
)
_MOVING = frozenset({Act.LESS, Act.MORE})


def idiom(saying: Saying, scene: Scene, word: Token, passive: bool) -> list[Draft]:
    """What such a clause claims; nothing when its verb is to be read for what it does."""
    if likely := _LIKELY.search(saying.verb):
        return [_odds(saying, scene, likely[1])]
    if word.low == "tolerated":
        return [whole(saying, scene, ClaimType.NO_HARM, "side effects", Direction.ABSENT)]
    if word.low == "encouraging" and not saying.rest and STUDIER.search(saying.raw_subject):
        so_far = re.sub(r" so$", " so far", saying.subject)
        return [whole(replace(saying, subject=so_far), scene, ClaimType.EVIDENCE, scene.main)]
    if word.base in _SELLING and saying.rest.startswith("as "):
        sold = replace(saying, verb="is", rest=saying.rest.removeprefix("as "))
        return [replace(d, reported=True) for d in being(sold, scene, sold.rest)]
    if passive:
        return list(held_to_be(saying, scene)) if word.low in _HELD else []
    return _ruled_out(saying, scene, word) or _going(saying, scene, word)


def _ruled_out(saying: Saying, scene: Scene, word: Token) -> list[Draft]:
    """ "Researchers ruled out a link between jabs and stroke": there is none."""
    between = BETWEEN.match(saying.rest.removeprefix("out "))
    if not word.low.startswith("rul") or between is None:
        return []
    return list(linked(replace(saying, negated=True), scene, between))


def _going(saying: Saying, scene: Scene, word: Token) -> list[Draft]:
    """What goes up or down: an effect of what is written about, or of itself."""
    told = shifted(saying, scene, word.base)
    if told or not (
        word.base in {*GOES, "improve", "worsen"}
        and _WHEN.match(saying.rest)
        and word.act in _MOVING
    ):
        return [told] if told else []
    what = canonical(bare(saying.subject), scene.lexicon)
    way = GOES.get(word.base, Direction.ASSERTED)
    return [whole(saying, scene, ClaimType.EPIDEMIOLOGY, what, way)]

"""One thing said to move with another: "The more you drink, the higher the risk"."""

from __future__ import annotations

import re

from littrack.claims.draft import Draft
from littrack.claims.grammar import sentence
from littrack.claims.phrases import canonical, core
from littrack.claims.scene import Scene
from littrack.claims.words import PEOPLE, is_bad, is_good
from littrack.model import ClaimType, Direction

_HOW = r"(?:more|less|fewer|longer|higher|lower|greater|smaller|larger|\w{2,}er|worse)"
_PAIR = re.compile(
    rf"^\s*(?:and |but )?the (?P<first>{_HOW}) ?(?P<cause>[^,;]*?),? the (?P<second>{_HOW})"
    r" (?P<what>[^,.;]+)",
    re.IGNORECASE,
)
_DOING = re.compile(
    rf"^(?P<thing>.*?) ?\b(?:you|we|they|i|he|she|one|it|{PEOPLE[3:-1]})\b(?: \w+)? ?(?P<did>.*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^(?:in|on|with|at|of|to|for)\s", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"^(?:the|their|your|our|his|her|its)\s|\s(?:you|we|they|it|is|are|becomes?|gets?|feels?|will"
    r"|tends?)\b.*$",
    re.IGNORECASE,
)
_DOWN = frozenset("less fewer lower smaller shorter weaker milder slower thinner lighter".split())


def degrees(text: str, scene: Scene) -> Draft | None:
    """The claim of a sentence that says how one thing moves with another."""
    found = _PAIR.match(text)
    if not found:
        return None
    what = core(_OF_WHOM.sub("", _OF_WHOM.sub("", found["what"])))
    down = found["second"].lower() in _DOWN
    falls = down is not (found["first"].lower() in _DOWN)
    kind = ClaimType.EPIDEMIOLOGY
    if is_bad(what) or is_good(what):
        well = is_bad(what) is falls
        kind = ClaimType.EFFICACY if well else ClaimType.HARM
    return Draft(
        kind,
        sentence(text),
        (0, len(text)),
        _thing(found["cause"], scene),
        canonical(what, scene.lexicon),
        direction=Direction.DECREASES if falls else Direction.INCREASES,
        asserted=text,
    )


def _thing(cause: str, scene: Scene) -> str:
    """What there is more or less of: "the more vitamin D people take", "the longer you fast"."""
    if hits := scene.lexicon.find(cause):
        return hits[0].concept.name
    doing = _DOING.match(cause)
    name = (doing["thing"] or _AFTER.sub("", doing["did"])) if doing else cause
    return canonical(name, scene.lexicon) or scene.main

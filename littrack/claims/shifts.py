"""Quantities that went up or down: "their cortisol levels dropped by 28%"."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.claims.about import taken, whole
from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying
from littrack.claims.names import bare
from littrack.claims.phrases import canonical
from littrack.claims.scene import Scene
from littrack.claims.verbs import VERB_FORMS
from littrack.claims.words import is_bad, is_good
from littrack.model import ClaimType, Direction

_DOWN = frozenset(
    """
    drop fall decline decrease diminish lessen shrink dip plunge plummet disappear vanish fade
    subside
""".split()
)
_UP = frozenset("rise increase grow climb jump soar".split())
GOES = {**dict.fromkeys(_DOWN, Direction.DECREASES), **dict.fromkeys(_UP, Direction.INCREASES)}
_TURNS = frozenset({"improve", "worsen"})
_MEASURED = re.compile(r"\b(?:levels?|scores?|counts?|pressure|concentrations?)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(
    r"(?:$|by|from|to|in|after|among|within|over|during|at|for|with|as|on|\w+ly|more|less"
    r"|slightly|compared|,)",
    re.IGNORECASE,
)
# What happens to a country or with age is no effect of anything taken.
_TREND = re.compile(
    r"\b(?:since|\d{4}|worldwide|nationwide|globally|countr(?:y|ies)|(?:past"
    r"|last) (?:\w+ )?(?:years?"
    r"|decades?|century)|(?:per|a|each|every) year|prevalence|incidence|sales|use|popularity"
    r"|with age"
    r"|risks?|(?<!than with )(?<!than on )(?<!with )(?<!to )(?<!than )placebo|(?:in|on) placebo"
    r"|control group|naturally)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:with|after) (?!(?:time|age|use|treatment|rest|or|the|a|an|one|two|three"
    r"|\d+)\b)([\w -]+?)(?= than\b|,|$)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:their|his|her|the|average|mean|median)\s", re.IGNORECASE)


def shifted(saying: Saying, scene: Scene, base: str) -> Draft | None:
    """The effect a clause tells by what a quantity did; None where it tells none."""
    if base not in _DOWN | _UP | _TURNS or not _HOW_MUCH.match(saying.rest):
        return None
    subject = _WHOSE.sub("", _WHOSE.sub("", saying.raw_subject))
    _, form, _ = VERB_FORMS.get(saying.verb.split()[-1].lower(), ("", "", None))
    unwanted, wanted = is_bad(subject), is_good(subject)
    measured = unwanted or wanted or _MEASURED.search(subject)
    if form != "ed" or not measured or _TREND.search(f"{subject} {saying.full}"):
        return None
    down = base in _DOWN or (base in _TURNS and (base == "improve") == unwanted)
    type_ = ClaimType.EFFICACY if down == unwanted else ClaimType.HARM
    if not (unwanted or wanted) and base not in _TURNS:
        type_ = ClaimType.MECHANISM
    way = Direction.DECREASES if down else Direction.INCREASES
    among = _WITH.search(saying.full)
    took = taken(saying.full, scene.lexicon)
    thing = took or scene.main
    thing = canonical(bare(among[1]), scene.lexicon) if among and not scene.main else thing
    known = not thing or thing.lower() in f"{subject} {saying.full}".lower()
    told = replace(saying, subject=subject if known else f"{subject} with {thing}")
    draft = whole(told, scene, type_, canonical(bare(subject), scene.lexicon), way)
    people = draft.population.split(" who ")[0] if took else draft.population
    return replace(draft, intervention=thing, population=people)

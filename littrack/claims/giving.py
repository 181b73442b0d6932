"""Verbs that give: "offers relief", "has no side effects", "shows effectiveness"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.claims.about import each, named, who, whole
from littrack.claims.cues import (
    EFFECTS,
    HARMLESS,
    NOTHING,
    PERSON,
    RELIEF,
    SAFE,
    SAFER,
    STUDIER,
    TOOL,
)
from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying, sentence
from littrack.claims.phrases import comparator, core, outcomes
from littrack.claims.scene import Scene
from littrack.claims.words import HARMS, PEOPLE, is_bad
from littrack.model import ClaimType, Direction

_HELPING = re.compile(
    r"\b[\w-]+-(?:relieving|reducing|boosting|lowering|promoting|enhancing|killing)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:reli\w+|benefits?|protection|support|effectiveness|efficacy|promise|improvements?|help)"
    r"\s(?:against|from|for|in|of|to)\s(.+)",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"(?:great |much |some |real |considerable )?(?:promise|potential)")
_FOUND = re.compile(
    r"(effectiveness|efficacy|benefits?|promise|improvements?)\s(?:against|for|in|with)\s(.*)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:for|in|to|against|towards?)\s(?!(?:people|individuals|those|patients|their)\b)(.+)"
)
_HOLDING = frozenset({"have", "contain", "possess", "show", "exhibit"})


def give(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """Read "offers", "has", "shows" and their like: harms and their absence first."""
    if STUDIER.search(saying.raw_subject):
        yield from _studied(saying, scene, base)
    elif unlinked := _UNLINKED.match(saying.full):
        kind = ClaimType.NO_HARM if is_bad(unlinked[1]) else ClaimType.EPIDEMIOLOGY
        draft = whole(saying, scene, kind, core(unlinked[1]), Direction.ABSENT)
        yield replace(draft, negated=True)
    elif HARMLESS.search(saying.rest):
        yield from harmless(saying, scene)
    elif NOTHING.search(saying.rest):
        what = core(re.sub(r"^.*?\b(?:on|in|for)\s", "", saying.rest))
        yield whole(saying, scene, ClaimType.EFFICACY, what, Direction.NO_EFFECT)
    elif base == "lack":
        kind = ClaimType.NO_HARM if is_bad(saying.rest) else ClaimType.EPIDEMIOLOGY
        yield whole(saying, scene, kind, core(saying.rest), Direction.ABSENT)
    elif compared := _RISKIER.match(saying.rest):
        yield from _risks(saying, scene, compared)
    elif SAFER.search(saying.rest):
        yield whole(saying, scene, ClaimType.COMPARATIVE, "safety", Direction.INCREASES)
    else:
        if SAFE.search(saying.rest):
            yield whole(saying, scene, ClaimType.NO_HARM, "harm", Direction.ABSENT)
        if not saying.leads_on:
            yield from _given(saying, scene, base)


_UNLINKED = re.compile(r"(?:nothing|little) to do with (.+)", re.IGNORECASE)
_RISKIER = re.compile(
    r"(?:an? )?(?:(?:much|far|significantly) )?(?P<how>less|lower|fewer|smaller|reduced|more|higher"
    r"|greater) (?P<what>(?:\w+ )?(?:risks?|side effects?|adverse \w+|chance|potential)\b[^,;]*)",
    re.IGNORECASE,
)


def _risks(saying: Saying, scene: Scene, compared: re.Match[str]) -> Iterator[Draft]:
    """ "carries less risk of addiction or overdose than opioids"."""
    up = compared["how"].lower() in {"more", "higher", "greater"}
    direction = Direction.INCREASES if up else Direction.DECREASES
    for draft in each(saying, scene, lambda _item: (ClaimType.COMPARATIVE, direction)):
        how = compared["how"]
        words = draft.outcome.removeprefix(f"{how.lower()} ")
        than = draft.comparator or comparator(saying.rest)
        against = f"than {than}" if than else ""
        text = sentence(saying.subject, saying.verb, how, words, against)
        yield replace(draft, text=text, outcome=words, comparator=than)


def _studied(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """ "MRI scans showed no difference in ...", "studies show effectiveness against ..."."""
    if base == "lack":
        yield replace(whole(saying, scene, ClaimType.EVIDENCE, scene.main), negated=True)
    elif NOTHING.search(saying.rest):
        what = core(re.sub(r"^.*?\b(?:on|in|for|to)\s", "", saying.rest))
        yield whole(saying, scene, ClaimType.EFFICACY, what, Direction.NO_EFFECT)
    elif found := _FOUND.match(saying.rest):
        yield from _shown(saying, scene, found)


def _given(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    rest = _WITH_LESS.sub("", saying.rest)
    person = PERSON.match(saying.raw_subject)
    if person and not TOOL.search(rest):
        return
    risky = HARMS.search(rest) and is_bad(rest) and not RELIEF.search(rest)
    if base in {"carry", "pose", "present"} or risky:
        yield from each(saying, scene, lambda _item: (ClaimType.HARM, Direction.INCREASES))
    elif _PROMISE.fullmatch(rest):
        yield whole(saying, scene, ClaimType.EFFICACY, scene.condition)
    elif _HELPING.search(rest) or (RELIEF.search(rest) and not EFFECTS.search(rest)):
        yield _relief(saying, scene)
    elif EFFECTS.search(rest):
        yield whole(saying, scene, ClaimType.MECHANISM, core(rest))
    elif TOOL.search(rest):
        purpose = None if person else _PURPOSE.search(rest)
        what = core(purpose[1]) if purpose else scene.condition or core(rest)
        yield whole(saying, scene, ClaimType.EFFICACY, what)
    elif re.search(r"\b(?:tolerable|experience|process)\b", rest):
        yield whole(saying, scene, ClaimType.EFFICACY, core(rest), Direction.INCREASES)
    elif base in _HOLDING:
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(rest))


# Claimed by itself (nominal.py): "an alternative with less risk of addiction" is no harm.
_WITH_LESS = re.compile(
    r" with (?:much |far )?(?:less|lower|fewer|reduced|a lower|a reduced|minimal|little|few|no)"
    r" (?:\w+ )?(?:risks?|side effects?|adverse|potential|chance)\b.*$",
    re.IGNORECASE,
)


def _relief(saying: Saying, scene: Scene) -> Draft:
    against = _AGAINST.search(saying.rest)
    what = core(against[1]) if against else core(saying.rest)
    if re.match(rf"{PEOPLE}\b", what):
        return whole(saying, scene, ClaimType.EFFICACY, "relief", Direction.INCREASES)
    direction = Direction.DECREASES if is_bad(what) else Direction.INCREASES
    return whole(saying, scene, ClaimType.EFFICACY, what, direction)


def _shown(saying: Saying, scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """ "Studies show effectiveness against anxiety": of the thing the article is about."""
    for item in outcomes(found[2]).items:
        yield Draft(
            ClaimType.EFFICACY,
            sentence(scene.main or "The treatment", "is effective against", item),
            saying.span,
            scene.main,
            named(item, scene),
            who(saying, scene),
            comparator(saying.rest),
            Direction.DECREASES if is_bad(item) else Direction.INCREASES,
            reported=True,
        )


def harmless(saying: Saying, scene: Scene) -> Iterator[Draft]:
    """Read "no side effects", "minimal risks"."""
    found = HARMLESS.search(saying.rest)
    if found:
        rest = re.split(r",\s(?:and|but)\s", saying.rest)[0]
        alone = replace(saying, rest=rest, more="")
        draft = whole(alone, scene, ClaimType.NO_HARM, found["harm"], Direction.ABSENT)
        yield replace(draft, negated=found[0].lower().startswith(("no ", "zero ")))

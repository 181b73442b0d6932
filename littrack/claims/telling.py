"""Verbs that tell: how long it lasts, what it holds, who uses it, what people felt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.claims.about import whole
from littrack.claims.cues import BINDER, GREATER, HARMLESS, LESSER, NOTHING, PERSON
from littrack.claims.draft import Draft
from littrack.claims.giving import harmless
from littrack.claims.grammar import Saying, sentence
from littrack.claims.phrases import core
from littrack.claims.scene import Scene
from littrack.claims.words import is_bad
from littrack.model import ClaimType, Direction

_TIME = re.compile(r"\b(?:seconds|hours?|days?|weeks?|months?|minutes?|years?)\b", re.IGNORECASE)


def last(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if re.search(
        r"\b(?:research|scientific community|studies|debate|scientists|researchers)\b",
        saying.raw_subject,
        re.IGNORECASE,
    ):
        yield whole(saying, scene, ClaimType.EVIDENCE, scene.condition)
        return
    what = (
        "variation"
        if base in {"vary", "differ", "range", "fluctuate", "depend"}
        else core(saying.rest)
    )
    yield whole(
        saying,
        scene,
        ClaimType.EPIDEMIOLOGY,
        "time course" if _TIME.search(saying.rest) else what or "occurrence",
    )


def hold(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if not saying.rest or (
        base in {"include", "involve"}
        and re.match(r"(?:recogni|understand|start|us|tak)", saying.rest)
    ):
        return
    parts = base in {"contain", "comprise"} or BINDER.search(saying.subject)
    yield whole(
        saying,
        scene,
        ClaimType.MECHANISM if parts else ClaimType.EPIDEMIOLOGY,
        core(saying.rest) or "origin",
    )


def use(saying: Saying, scene: Scene, _base: str) -> Iterator[Draft]:
    if (
        re.search(
            r"\b(?:used|prescribed|taken|consumed|applied|administered|chewed|smoked)\b",
            saying.verb,
        )
        and re.search(r"\b(?:is|are|was|were|been|being)\b", saying.verb)
    ) or (
        PERSON.match(saying.raw_subject)
        and re.search(r"\d|million|percent|many|most", saying.raw_subject + saying.rest)
    ):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, "use")


def feel(saying: Saying, scene: Scene, _base: str) -> Iterator[Draft]:
    rest = saying.rest
    if re.match(r"(?:that|out)\b", rest) or saying.raw_subject.lower() in {"i", "we", "you"}:
        return
    if HARMLESS.search(rest):
        yield replace(
            next(harmless(saying, scene)), text=sentence(saying.subject, saying.verb, rest)
        )
    what = core(re.sub(r"\swith (?:minimal|few|no|fewer).*", "", rest))
    if re.match(r"relief\s(?:in|from|with|through)\s(.*)", rest, re.IGNORECASE):
        yield whole(saying, scene, ClaimType.EFFICACY, "relief", Direction.INCREASES)
    elif NOTHING.search(rest):
        yield whole(
            saying, scene, ClaimType.EFFICACY, core(NOTHING.sub("", rest)), Direction.NO_EFFECT
        )
    elif LESSER.search(rest) and is_bad(rest):
        yield whole(saying, scene, ClaimType.EFFICACY, LESSER.sub("", what), Direction.DECREASES)
    elif GREATER.search(rest) and not is_bad(what):
        yield whole(
            saying,
            scene,
            ClaimType.EFFICACY,
            re.split(r"\swith\s", GREATER.sub("", what))[0],
            Direction.INCREASES,
        )
    elif is_bad(rest):
        yield whole(
            saying, scene, ClaimType.EPIDEMIOLOGY, "time course" if _TIME.search(rest) else what
        )


def said(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """ "Patients reported higher satisfaction", "those on placebo reported less pain"."""
    passive = re.search(r"\b(?:is|are|was|were|been|being)\b", saying.verb)
    if (
        base in {"study", "investigate", "research", "examine", "test", "evaluate", "explore"}
        and passive
    ):
        yield whole(
            saying,
            scene,
            ClaimType.EVIDENCE,
            core(re.sub(r"^(?:for|in|as)\s(?:its\s|their\s)?", "", saying.rest)) or "study",
        )
    elif base == "know" and passive and re.match(r"(?:as|for)\b", saying.rest):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(saying.rest))
    elif PERSON.match(saying.raw_subject) and base in {"report", "observe", "note", "describe"}:
        yield from feel(saying, scene, base)


def other(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if base in {"gain", "garner", "attract", "receive", "draw"} and re.search(
        r"\b(?:attention|interest|popularity)\b", saying.rest
    ):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, "attention", Direction.INCREASES)
    elif base == "play" and (role := re.search(r"\brole\sin\s(.+)", saying.rest)):
        yield whole(saying, scene, ClaimType.MECHANISM, core(role[1]))
    elif base in {"turn", "exert"}:
        yield whole(saying, scene, ClaimType.MECHANISM, core(saying.rest))

"""Verbs that tell: how long it lasts, what it holds, who uses it, what people felt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.claims.about import doing, each, who, whole
from littrack.claims.being import BETWEEN, linked
from littrack.claims.cues import (
    BINDER,
    CARER,
    GREATER,
    HARMLESS,
    LESSER,
    NOTHING,
    PERSON,
    RISKS,
    SIDE_EFFECTS,
    STUDIER,
)
from littrack.claims.draft import Draft
from littrack.claims.giving import harmless
from littrack.claims.grammar import Saying, sentence
from littrack.claims.moves import move, moved
from littrack.claims.names import bare
from littrack.claims.phrases import canonical, core, outcomes
from littrack.claims.scene import Scene
from littrack.claims.words import HEALTH, is_bad
from littrack.model import ClaimType, Direction

_TIME = re.compile(r"\b(?:seconds|hours?|days?|weeks?|months?|minutes?|years?)\b", re.IGNORECASE)


def last(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if re.search(
        r"\b(?:research|scientific community|studies|debate|scientists|researchers)\b",
        saying.raw_subject,
        re.IGNORECASE,
    ):
        if saying.full or saying.leads_on or " " in saying.raw_subject:  # not "research goes on"
            draft = whole(saying, scene, ClaimType.EVIDENCE, scene.condition)
            yield replace(draft, intervention=scene.main or draft.intervention)
        return
    if re.match(r"no ", saying.raw_subject, re.IGNORECASE) and is_bad(saying.raw_subject):
        none = canonical(bare(saying.raw_subject[3:]), scene.lexicon)
        draft = whole(saying, scene, ClaimType.NO_HARM, none, Direction.ABSENT)
        yield replace(draft, intervention=scene.main)
        return
    if often := _AS_OFTEN.search(saying.rest):
        how = Direction.NO_EFFECT if often[0].startswith("as") else Direction.ASSERTED
        draft = whole(saying, scene, ClaimType.COMPARATIVE, saying.subject, how)
        yield replace(draft, intervention=scene.main or draft.intervention)
        return
    what = "variation" if base in _VARYING else core(saying.rest) or "occurrence"
    timed = "time course" if _TIME.search(saying.rest) else what
    yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, timed)


_VARYING = frozenset({"vary", "differ", "range", "fluctuate", "depend"})
_AS_OFTEN = re.compile(
    r"\b(?:as|more|less) (?:often|much|frequently|common)\b.*\b(?:as|than)\b", re.IGNORECASE
)


_KINDS = re.compile(
    r"\b(?:symptoms|signs|effects|causes|factors|sources|complications|types|drugs|compounds"
    r"|ingredients|risks|benefits|medicines|medications|examples|treatments|forms)\b",
    re.IGNORECASE,
)


def hold(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if not saying.rest or (
        base in {"include", "involve"}
        and re.match(r"(?:recogni|understand|start|us|tak)", saying.rest)
    ):
        return
    if base in {"include", "involve"} and not (
        _KINDS.search(saying.subject) or is_bad(saying.rest)
    ):
        return
    if base in {"include", "involve"} and SIDE_EFFECTS.search(saying.raw_subject):
        yield from each(saying, scene, lambda _item: (ClaimType.HARM, Direction.INCREASES))
        return
    if base == "involve" and saying.rest.startswith("in "):
        saying = replace(saying, verb=f"{saying.verb} in", rest=saying.rest.removeprefix("in "))
        yield whole(saying, scene, ClaimType.MECHANISM, core(saying.rest) or saying.rest)
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
        and _passive(saying)
    ) or (
        PERSON.match(saying.raw_subject)
        and re.search(r"\d|million|percent|many|most", saying.raw_subject + saying.rest)
    ):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, "use")


_NOBODY = re.compile(r"^no (?:cases?|reports?|signs?|instances?) of (.+)$", re.IGNORECASE)


def feel(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    death = _died(saying, scene) if base == "die" else None
    yield from [death] if death else _felt(saying, scene, base)


def _felt(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    rest = re.sub(r"^\w+ly ", "", saying.rest)
    if re.match(r"(?:that|out)\b", rest) or saying.raw_subject.lower() in {"i", "we", "you"}:
        return
    if HARMLESS.search(rest):
        yield replace(
            next(harmless(saying, scene)), text=sentence(saying.subject, saying.verb, rest)
        )
    if told := list(_changed(saying, scene, rest)):
        yield from told
        return
    what = core(re.sub(r"\swith (?:minimal|few|no|fewer).*", "", rest))
    if re.match(r"relief\s(?:in|from|with|through)\s(.*)", rest, re.IGNORECASE):
        yield whole(saying, scene, ClaimType.EFFICACY, "relief", Direction.INCREASES)
    elif NOTHING.search(rest):
        yield whole(
            saying, scene, ClaimType.EFFICACY, core(NOTHING.sub("", rest)), Direction.NO_EFFECT
        )
    elif saying.negated and is_bad(rest):
        yield whole(saying, scene, ClaimType.NO_HARM, what, Direction.ABSENT)
    elif LESSER.search(rest) and is_bad(rest):
        yield whole(saying, scene, ClaimType.EFFICACY, LESSER.sub("", what), Direction.DECREASES)
    elif GREATER.search(rest) and not is_bad(what):
        better = re.split(r"\swith\s", GREATER.sub("", what))[0].strip() or base
        yield whole(saying, scene, ClaimType.EFFICACY, better, Direction.INCREASES)
    elif is_bad(rest):
        yield _suffered(saying, scene, what)


def _suffered(saying: Saying, scene: Scene, what: str) -> Draft:
    """What people felt: a harm of what they took, else only how often or how long."""
    if agent := doing(saying.raw_subject, scene):
        draft = whole(saying, scene, ClaimType.HARM, what, Direction.INCREASES)
        return replace(draft, intervention=agent)
    timed = "time course" if _TIME.search(saying.rest) else what
    return whole(saying, scene, ClaimType.EPIDEMIOLOGY, timed)


_TREATED = re.compile(
    r"\b(?:users|participants|takers|drinkers|volunteers|patients|group|vaccinated|they"
    r"|those (?:on|given"
    r"|taking|who|using))\b",
    re.IGNORECASE,
)


def _changed(saying: Saying, scene: Scene, rest: str) -> Iterator[Draft]:
    """ "Men who took it had 12% lower blood pressure", "smokers who take it face a higher risk"."""
    first = move(core(rest))
    if first is None or saying.negated:
        return
    if RISKS.search(first.what) and not (
        doing(saying.raw_subject, scene) or _TREATED.search(saying.raw_subject)
    ):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, first.what)
        return
    lead = core(rest)[: len(core(rest)) - len(first.what)]

    def kind(item: str) -> tuple[ClaimType, Direction]:
        told = move(item) or move(f"{lead}{item}")
        return (told.type, told.direction) if told else (ClaimType.EPIDEMIOLOGY, Direction.ASSERTED)

    agent = doing(saying.raw_subject, scene)
    for draft in each(replace(saying, rest=rest), scene, kind):
        told = replace(draft, population=draft.population or who(saying, scene))
        person = PERSON.match(saying.raw_subject)
        thing = agent or (draft.intervention if person else scene.main)
        yield moved(replace(told, intervention=thing))


_CASES = re.compile(
    r"^(?P<lead>(?:(?:some|rare|isolated|occasional|sporadic|a few|several|serious|severe|many|a"
    r" number of|numerous|very rare|a handful of|fatal) )*(?:(?:cases?|reports?|instances?) of )?)"
    r"(?P<harm>.+)",
    re.IGNORECASE,
)
_NOTED = frozenset("report describe document observe note record see".split())
_AMONG = re.compile(
    r"\b(?:with|after|following|from) (?!the\b|a\b|an\b|\w+ing\b|\d)([^,.;]+)"
    r"|\b(?:users of|taking|using) ([^,.;]+)",
    re.IGNORECASE,
)


def _happened(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """ "Rare cases of liver injury have been reported": a harm of what is written about."""
    found = _CASES.match(saying.raw_subject)
    perfect = re.search(r"\b(?:have|has) been\b", saying.verb)
    if not found or base not in _NOTED or not (found["lead"] or perfect) or saying.negated:
        return
    risen = move(saying.raw_subject)
    harm = risen.what if risen and risen.type is ClaimType.HARM else found["harm"]
    among = _AMONG.search(f"{harm} {saying.rest}")
    agent = canonical(bare((among[1] or among[2]).strip()), scene.lexicon) if among else scene.main
    known = f"{agent} {scene.condition}".lower()
    if LESSER.search(harm) or not is_bad(harm) or any(w in known for w in harm.lower().split()):
        return
    what = canonical(
        harm[: among.start()] if among and among.end() <= len(harm) else harm, scene.lexicon
    )
    told = f"{saying.subject} {saying.full}".lower()
    subject = saying.subject if agent.lower() in told else f"{saying.subject} with {agent}"
    said_ = replace(saying, subject=subject)
    draft = whole(said_, scene, ClaimType.HARM, core(what), Direction.INCREASES)
    yield replace(draft, intervention=agent)


_ADVISED = re.compile(r"([\w-]+(?: [\w-]+)?) (?:for|against|to treat|to prevent) (.+)")


def _passive(saying: Saying) -> bool:
    return re.search(r"\b(?:is|are|was|were|been|being)\b", saying.verb) is not None


def _seen(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """ "No link was found between A and B", "studies found a link between A and B"."""
    passive = _passive(saying)
    link = f"{saying.raw_subject} {saying.rest}" if passive else saying.rest
    if (passive or STUDIER.search(saying.raw_subject)) and (between := BETWEEN.search(link)):
        yield from linked(saying, scene, between)
    elif passive:
        yield from _happened(saying, scene, base)


def said(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """ "Patients reported higher satisfaction", "those on placebo reported less pain"."""
    yield from list(_seen(saying, scene, base)) or _said(saying, scene, base)


def _said(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    passive = _passive(saying)
    if passive and (none := _NOBODY.match(saying.raw_subject)):
        yield whole(saying, scene, ClaimType.NO_HARM, none[1], Direction.ABSENT)
        return
    if (
        passive
        and SIDE_EFFECTS.search(saying.raw_subject)
        and base in {"report", "observe", "note"}
    ):
        listed = outcomes(saying.raw_subject)
        yield whole(saying, scene, ClaimType.HARM, ", ".join(listed.items), Direction.INCREASES)
        return
    if base in {"recommend", "advise"} and (of := _ADVISED.match(saying.rest)):
        draft = whole(saying, scene, ClaimType.EVIDENCE, of[2])
        yield replace(draft, intervention=canonical(of[1], scene.lexicon))
        return
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
    elif STUDIER.search(saying.raw_subject) and not passive and is_bad(core(saying.rest)):
        if base in {"report", "find", "observe", "document", "detect"}:
            yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(saying.rest))
    elif base == "know" and passive and re.match(r"(?:as|for)\b", saying.rest):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(saying.rest))
    elif base in {"report", "observe", "note", "describe"} and not passive and _tells_own(saying):
        yield from feel(saying, scene, base)


def _tells_own(saying: Saying) -> bool:
    """Whether those who tell it are those who felt it: "cyclists reported less pain"."""
    if STUDIER.search(saying.raw_subject):
        return False
    return PERSON.match(saying.raw_subject) is not None or move(core(saying.rest)) is not None


def other(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if found := _everyday(saying, scene, base):
        yield found
    elif base in {"gain", "garner", "attract", "receive", "draw"} and re.search(
        r"\b(?:attention|interest|popularity)\b", saying.rest
    ):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, "attention", Direction.INCREASES)
    elif base == "play" and (role := re.search(r"\brole\sin\s(.+)", saying.rest)):
        yield whole(saying, scene, ClaimType.MECHANISM, core(role[1]))
    elif base in {"turn", "exert"}:
        yield whole(saying, scene, ClaimType.MECHANISM, core(saying.rest))
    elif base == "leave" and (state := _LEFT.search(saying.rest)):
        kind = ClaimType.NO_HARM if saying.negated else ClaimType.HARM
        how = Direction.ABSENT if saying.negated else Direction.INCREASES
        yield whole(saying, scene, kind, state[0], how)
    elif vain := (_ANYTHING if saying.negated else _VAINLY).search(f"{saying.verb} {saying.rest}"):
        what = core(vain[1])
        yield whole(saying, scene, ClaimType.EFFICACY, what, Direction.NO_EFFECT)
    elif saying.aims:
        yield from () if CARER.search(saying.raw_subject) else [_aimed(saying, scene)]
    elif not _somebody(saying) and _MODAL.match(saying.verb):
        what = f"{saying.verb.split()[-1]} {core(saying.rest)}"
        if HEALTH.search(what):
            yield whole(saying, scene, ClaimType.MECHANISM, what)


_ANYTHING = re.compile(
    r"\bdo(?:es|ne)? (?:anything|much|a thing|nothing|little) (?:for|to|about) (.+)", re.IGNORECASE
)
_VAINLY = re.compile(
    r"\bd(?:o|oes|id|one|oing) (?:absolutely |very )?(?:nothing|little) (?:for|to|about) (.+)",
    re.IGNORECASE,
)


_NO_BETTER = re.compile(r"(?:no|not any|not much) (?:better|worse) than ([^,.;]+)", re.IGNORECASE)
_DIED_OF = re.compile(r"(?:from|of|after|because of|due to) (?:an? |the )?(?:overdose of )?(.+)")


def _died(saying: Saying, scene: Scene) -> Draft | None:
    """ "Nobody has ever died from ginger": a death laid at the article's thing, or kept from it."""
    of = _DIED_OF.match(saying.rest)
    if of is None or not scene.main or scene.main.lower() not in of[1].lower():
        return None
    kind = ClaimType.NO_HARM if saying.negated else ClaimType.HARM
    how = Direction.ABSENT if saying.negated else Direction.INCREASES
    return replace(whole(saying, scene, kind, "death", how), intervention=scene.main)


def _everyday(saying: Saying, scene: Scene, base: str) -> Draft | None:
    """ "lost 11 kilos", "saves lives", "keeps cancer at bay"."""
    what, way = "", Direction.DECREASES
    if base in {"lose", "gain", "shed"} and not saying.aims and _WEIGHT.search(saying.rest):
        what, way = "body weight", Direction.INCREASES if base == "gain" else way
    elif base == "do" and (than := _NO_BETTER.match(saying.rest)):
        draft = whole(saying, scene, ClaimType.COMPARATIVE, "effectiveness", Direction.NO_EFFECT)
        return replace(draft, comparator=canonical(core(than[1]), scene.lexicon))
    elif base == "save" and re.match(r"(?:many |more )?lives\b", saying.rest):
        what = "death"
    elif base == "wake" and (less := re.match(r"(?:up )?(?:less|fewer)\b", saying.rest)):
        what, way = "waking", Direction.DECREASES if less else way
    elif base == "keep" and (kept := _KEPT.match(saying.full)):
        what = core(kept[1])
    return whole(saying, scene, ClaimType.EFFICACY, what, way) if what else None


def _somebody(saying: Saying) -> bool:
    return bool(PERSON.match(saying.raw_subject) or CARER.search(saying.raw_subject))


_WEIGHT = re.compile(
    r"\b(?:kg|kilos?|kilograms?|pounds?|lbs?|weight|stone|inches)\b", re.IGNORECASE
)
_KEPT = re.compile(
    r"(.+?) (?:at bay|in check|under control|away|down|low|from (?:coming|getting))\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:groggy|drowsy|dependent|addicted|hung ?over|tired|dizzy|sleepy|weak)\b")
_MODAL = re.compile(r"(?:may|might|can|could|will)\b")


def _aimed(saying: Saying, scene: Scene) -> Draft:
    """ "helps you fall asleep faster", "a safe way to lose weight": an effect by another verb."""
    what = f"{saying.verb.split()[-1]} {core(saying.rest)}".strip()
    return whole(saying, scene, ClaimType.EFFICACY, what, Direction.INCREASES)

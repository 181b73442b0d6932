"""What things are said to be: effective, safe, addictive, a remedy, unclear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.claims.about import named, restored, thing, who, whole
from littrack.claims.clauses import Clause, Parsed
from littrack.claims.cues import (
    BINDER,
    COMPARED,
    PERSON,
    RHETORIC,
    SAFE,
    SAFER,
    STUDIER,
    STUDYING,
    TOOL,
    UNKNOWN,
    UNSAFE,
    VALUE,
    WORKS,
)
from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying, sentence
from littrack.claims.names import bare
from littrack.claims.phrases import canonical, comparator, core, outcomes
from littrack.claims.scene import Scene
from littrack.claims.sickening import sickens
from littrack.claims.words import HARMS, PEOPLE, is_bad, is_good, plural
from littrack.model import ClaimType, Direction

_NOUNS = (
    ("addict", "addiction"),
    ("habit", "dependence"),
    ("hepatotoxic", "liver injury"),
    ("carcinogen", "cancer"),
    ("toxic", "toxicity"),
    ("poison", "toxicity"),
    ("lethal", "death"),
    ("deadly", "death"),
    ("fatal", "death"),
    ("side effect", "side effects"),
    ("side-effect", "side effects"),
    ("tolerated", "side effects"),
)


def be(saying: Saying, scene: Scene, _base: str) -> Iterator[Draft]:
    """Read "is", "are", "remains": doubt and study first, then harms, then what a thing is."""
    rest = saying.rest.strip()
    subject = saying.raw_subject.lower()
    if subject == "there" or (subject == "it" and UNKNOWN.search(rest)):
        yield from there(saying, scene)
    elif _HEARTENING.match(rest) and _PROOF.search(saying.raw_subject):
        yield whole(saying, scene, ClaimType.EVIDENCE, scene.main)
    elif _THIN.match(rest) and _PROOF.search(saying.raw_subject):
        yield replace(whole(saying, scene, ClaimType.EVIDENCE, scene.main), negated=True)
    elif STUDYING.search(rest) or (UNKNOWN.match(rest) and not UNSAFE.search(rest)):
        of = core(re.sub(r"^.*?\b(?:for|into|in|of|on)\s", "", saying.subject))
        yield whole(saying, scene, ClaimType.EVIDENCE, of)
    elif harms := list(sickens(saying, scene, rest)):
        yield from harms
    elif not RHETORIC.match(rest):
        found = list(being(saying, scene, rest))
        yield from found
        if not found and not saying.leads_on and _plain(saying, rest):
            yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(rest))


_THIN = re.compile(
    r"(?:\w+ly |very |rather )?(?:thin|weak|sparse|patchy|shaky|poor|slim)\b", re.IGNORECASE
)
_HEARTENING = re.compile(
    r"(?:\w+ly |very |now )?(?:encouraging|promising|strong|solid|compelling|convincing"
    r"|overwhelming"
    r"|robust|clear)\b",
    re.IGNORECASE,
)
_PROOF = re.compile(r"\b(?:evidence|data|research|proof|science)\b", re.IGNORECASE)


def _plain(saying: Saying, rest: str) -> bool:
    """Whether it is a plain statement, and no value and no remark on a person."""
    if not rest or VALUE.match(rest):
        return False
    person = PERSON.match(saying.raw_subject)
    return not person or re.search(r"\d|likely|risk|infected", rest) is not None


def being(saying: Saying, scene: Scene, rest: str) -> Iterator[Draft]:
    """Read what a thing is said to be; nothing when it is none of what claims are about."""
    if saying.leads_on and not (SAFE.search(rest) or _NO_BETTER.match(rest)):
        return
    if COMPARED.search(rest):
        draft = whole(saying, scene, ClaimType.COMPARATIVE, _compared(rest), _better(saying, rest))
        equal = _AS_GOOD.search(rest)
        than = canonical(comparator(f"than {equal['than']}"), scene.lexicon) if equal else ""
        negated = rest.startswith(("no ", "not "))
        yield replace(draft, negated=negated, comparator=than or draft.comparator)
    elif SAFER.search(rest):
        yield whole(saying, scene, ClaimType.COMPARATIVE, "safety", Direction.INCREASES)
    else:
        negated = saying.negated or _FAR.match(rest) is not None
        yield from _harmful(saying, scene, rest, negated)
        yield from _good_for(saying, scene, rest, negated)


_FAR = re.compile(
    r"(?:not|far from|anything but|by no means|hardly|not exactly|never|scarcely) ", re.IGNORECASE
)


def _better(saying: Saying, rest: str) -> Direction:
    if _NO_BETTER.match(rest) or saying.negated:
        return Direction.NO_EFFECT
    return Direction.DECREASES if _WORSE.search(rest) else Direction.INCREASES


_NO_BETTER = re.compile(
    r"(?:no|not) (?:any )?(?:more|less|better|worse|safer|\w+er)\b|(?:(?:just|at least|nearly"
    r"|almost|about|every bit|only|equally|roughly) )?as \w+ as"
)
_AS_GOOD = re.compile(r"\bas [\w-]+ as (?P<than>[^,.;]+)")
_WORSE = re.compile(r"\b(?:less|lower|fewer|worse|weaker|inferior)\b")


def _harmful(saying: Saying, scene: Scene, rest: str, negated: bool) -> Iterator[Draft]:
    if (for_ := _BAD_FOR.search(rest)) and not saying.leads_on:
        way = Direction.ABSENT if negated else Direction.INCREASES
        kind = ClaimType.NO_HARM if negated else ClaimType.HARM
        yield whole(saying, scene, kind, _for_whom(for_[1], "harm"), way)
        return
    bad = UNSAFE.search(rest)
    if SAFE.search(rest) and negated and not bad:
        yield whole(saying, scene, ClaimType.HARM, "harm", Direction.INCREASES)
    elif SAFE.search(rest) or (bad and negated):
        yield noharm(saying, scene, rest)
    elif bad:
        yield whole(saying, scene, ClaimType.HARM, noun(rest), Direction.INCREASES)


def held_to_be(saying: Saying, scene: Scene) -> Iterator[Draft]:
    """ "is considered safe", "is regarded as one of the best remedies": it is so."""
    lead = re.match(r"(?:as|to be) ", saying.rest)
    if STUDIER.search(saying.raw_subject) or not saying.rest:
        return
    rest = saying.rest[lead.end() :] if lead else saying.rest
    told = replace(saying, verb=f"{saying.verb} {lead[0]}" if lead else saying.verb, rest=rest)
    yield from being(told, scene, rest)


_BAD_FOR = re.compile(r"\b(?:bad|terrible|awful|disastrous|hard) (?:for|on) (.+)", re.IGNORECASE)
_FINE_FOR = re.compile(r"\b(?:good|great|excellent|wonderful|ideal) for (.+)", re.IGNORECASE)


def _for_whom(words: str, instead: str) -> str:
    """What a thing is good or bad for; "you" and other people are no outcome."""
    what = core(words)
    return instead if re.match(rf"(?:you|us|them|me|{PEOPLE[3:-1]})\b", what) else what


def _good_for(saying: Saying, scene: Scene, rest: str, negated: bool) -> Iterator[Draft]:
    if (works := WORKS.search(rest)) and not saying.leads_on:
        yield from effective(saying, scene, works, negated)
    elif fine := _FINE_FOR.search(rest):
        way = Direction.NO_EFFECT if negated else Direction.ASSERTED
        yield whole(saying, scene, ClaimType.EFFICACY, _for_whom(fine[1], "health"), way)
    elif BINDER.search(rest):
        yield whole(saying, scene, ClaimType.MECHANISM, core(rest))
    elif _TOOL_FOR.search(rest) and not SAFE.search(rest):
        purpose = _PURPOSE.search(rest)
        kind = ClaimType.EFFICACY if purpose else ClaimType.EPIDEMIOLOGY
        no = negated or rest.lower().startswith("no ")
        way = Direction.NO_EFFECT if purpose and no else Direction.ASSERTED
        draft = whole(saying, scene, kind, core(purpose[1]) if purpose else core(rest), way)
        yield replace(draft, negated=no)


_TOOL_FOR = re.compile(TOOL.pattern + r"(?: \w+){0,2} (?:for|to|in|against|of)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:for|in|to|against)\s(?!(?:people|individuals|those|patients)\b)(.+)")


_COMPARED_AS = (
    ("effective", "effectiveness"),
    ("good", "effectiveness"),
    ("better", "effectiveness"),
    ("well", "effectiveness"),
    ("strong", "strength"),
    ("potent", "potency"),
    ("safe", "safety"),
    ("addictive", "addiction"),
)


def _compared(rest: str) -> str:
    """In what two things are compared."""
    for word, noun_ in _COMPARED_AS:
        if word in rest:
            return noun_
    plain = re.split(r"\s(?:than|as)\s", rest, maxsplit=1)[0]
    return re.sub(r"^(?:no |much |far |more |less |fewer |lower |higher |as )+", "", core(plain))


def noharm(saying: Saying, scene: Scene, rest: str) -> Draft:
    text = rest
    if not TOOL.search(rest):
        text = re.sub(r"\s(?:and|but)\s(?:highly |very )?(?:effective|works).*", "", rest)
    draft = whole(
        replace(saying, rest=text), scene, ClaimType.NO_HARM, noun(rest), Direction.ABSENT
    )
    return replace(draft, negated=False)


def noun(rest: str) -> str:
    """The harm an adjective speaks of."""
    low = rest.lower()
    for word, noun in _NOUNS:
        if word in low:
            return noun
    return "harm"


def effective(saying: Saying, scene: Scene, works: re.Match[str], negated: bool) -> Iterator[Draft]:
    no = negated or bool(works["no"]) or works["how"].lower() in _VAIN
    rest, how = works["rest"], lead(saying.rest, works)
    items = (
        outcomes(rest).items
        if works["prep"] in {"in", "for", "at", "against", "with", "to"}
        else ()
    )
    if items and re.match(rf"{PEOPLE}\b|the individual", items[0]):
        items = ()
    for item in items or (scene.condition or "",):
        name = named(item, scene)
        yield Draft(
            ClaimType.EFFICACY,
            sentence(
                saying.subject,
                saying.verb,
                "not" if negated and not _NOT.search(f"{saying.verb} {how}") else "",
                how,
                works["prep"] or "",
                restored(item, rest) if items else rest,
            ),
            saying.span,
            thing(saying, scene),
            name,
            who(saying, scene),
            comparator(saying.rest),
            Direction.NO_EFFECT
            if no
            else Direction.DECREASES
            if is_bad(item)
            else Direction.ASSERTED,
            negated=no,
        )


_VAIN = frozenset({"ineffective", "useless", "worthless", "pointless", "no good"})
_NOT = re.compile(r"\b(?:not|never|cannot|neither|no)\b|n't", re.IGNORECASE)


def lead(rest: str, works: re.Match[str]) -> str:
    part = rest[: works.end("how")]
    return re.sub(
        r"^(?:not\s)?(?:(?:completely |very |perfectly )?safe(?:,| and| but)\s)?", "", part.strip()
    )


def there(saying: Saying, scene: Scene) -> Iterator[Draft]:
    rest = saying.rest
    if between := BETWEEN.search(rest):
        yield from linked(saying, scene, between)
    elif re.search(
        r"\b(?:no|little|limited|insufficient|some|strong|good|growing|emerging|weak|unclear"
        r"|unknown|uncertain|evidence|studies|trials|research)\b",
        rest,
    ) and (STUDIER.search(rest) or UNKNOWN.search(rest)):
        yield whole(
            saying,
            scene,
            ClaimType.EVIDENCE,
            core(re.sub(r"^.*?\b(?:that|for|of|on|to suggest)\s", "", rest)),
        )
    elif re.search(r"\binterest\b", rest):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, "interest", Direction.INCREASES)
    elif little := _LITTLE_RISK.match(rest):
        yield whole(saying, scene, ClaimType.NO_HARM, core(little["what"]), Direction.ABSENT)
    elif HARMS.search(rest) and is_bad(rest):
        yield whole(saying, scene, ClaimType.HARM, core(rest), Direction.INCREASES)
    elif is_bad(rest) or is_good(rest) or re.search(r"\d", rest):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(rest))


_LITTLE_RISK = re.compile(
    r"(?:very |almost |only )?(?:no|little|a low|low|minimal|negligible|hardly any)"
    r" (?:\w+ )?(?:risk|danger|chance|fear|threat) of (?P<what>.+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"^(?P<no>(?:absolutely |clearly )?(?:no|not a)\b\s*)?(?:an? )?(?:[\w-]+ )*?(?:links?"
    r"|associations?"
    r"|connections?|correlations?|relationships?) between (?P<cause>.+?) and (?P<what>.+)",
    re.IGNORECASE,
)


def linked(saying: Saying, scene: Scene, between: re.Match[str]) -> Iterator[Draft]:
    """ "There is no link between jabs and autism": safe from it; "a link": a harm."""
    no, what = saying.negated or bool(between["no"]), core(between["what"])
    safe, harm = (ClaimType.NO_HARM, Direction.ABSENT), (ClaimType.HARM, Direction.INCREASES)
    kind, way = safe if no else harm
    if not is_bad(what):
        kind, way = ClaimType.EPIDEMIOLOGY, Direction.NO_EFFECT if no else Direction.ASSERTED
    agent = canonical(bare(scene.resolved(between["cause"])), scene.lexicon)
    yield replace(whole(saying, scene, kind, what, way), intervention=agent, negated=no)


def makes(parsed: Parsed, clause: Clause, saying: Saying, scene: Scene) -> Iterator[Draft]:
    """ "making it a valuable tool in addiction treatment" says what it is."""
    rest = re.sub(r"^(?:it|them)\s", "", parsed.slice(clause.rest), flags=re.IGNORECASE)
    subject = scene.main or saying.subject
    if re.match(r"(?:difficult|hard|harder|easier|possible|easy|impossible)\b", rest):
        yield whole(
            saying,
            scene,
            ClaimType.EPIDEMIOLOGY,
            core(re.sub(r"^\w+\s(?:for\s.*?\s)?to\s", "", rest)),
        )
        return
    said = replace(
        saying,
        subject=subject,
        verb=f"{'are' if plural(subject) else 'is'}{' not' if clause.group.negated else ''}",
        rest=rest,
        raw_subject=subject,
        negated=clause.group.negated,
    )
    found = [] if saying.leads_on else list(being(said, scene, rest))
    if not found and not saying.leads_on and re.search(r"\b(?:choice|option)\b", rest):
        found = [whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(rest))]
    yield from found

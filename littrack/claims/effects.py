"""Verbs that do something to something: reduce, improve, cause, bind, be linked with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.claims.about import each, named, thing, who, whole
from littrack.claims.comparing import fewer
from littrack.claims.cues import (
    CARER,
    DRUGS,
    GREATER,
    HARMLESS,
    LESSER,
    PERSON,
    RISKS,
    SOMEBODY,
    STUDIER,
)
from littrack.claims.draft import Draft
from littrack.claims.giving import harmless
from littrack.claims.grammar import Saying, sentence
from littrack.claims.moves import move, moved
from littrack.claims.names import bare
from littrack.claims.phrases import canonical, comparator, core, outcomes, population
from littrack.claims.scene import Scene
from littrack.claims.verbs import Act
from littrack.claims.words import PEOPLE, is_bad, is_good, plural
from littrack.model import ClaimType, Direction


def less(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if PERSON.match(saying.raw_subject) or CARER.search(saying.raw_subject):
        if RISKS.search(saying.rest) or re.search(r"\bbenefits\b", saying.asserted):
            yield whole(saying, scene, ClaimType.NO_HARM, "risks", Direction.DECREASES)
        return

    if re.fullmatch(
        r"(?:the |any |potential |associated |possible |its |some )*(?:risks?|side effects?"
        r"|harms?)",
        core(saying.rest),
        re.IGNORECASE,
    ):
        yield whole(saying, scene, ClaimType.NO_HARM, core(saying.rest), Direction.DECREASES)
        return

    def kind(item: str) -> tuple[ClaimType, Direction]:
        weakened = base == "weaken" and not is_bad(item)
        shortened = base == "shorten" and _LIFE.match(item) is not None
        wanted = is_good(item) and not is_bad(item) and not _WAITING.search(item)
        harmful = weakened or shortened or (wanted and base in _LESSENING)
        return (ClaimType.HARM if harmful else ClaimType.EFFICACY), Direction.DECREASES

    vague = base in _VAGUE
    for told in each(saying, scene, kind):
        draft = told
        if base == "protect" and _FROM.search(draft.outcome):  # "protects children from measles"
            draft = replace(draft, outcome=_FROM.split(draft.outcome, maxsplit=1)[1])
        if base == "lift" and not is_bad(draft.outcome):
            yield replace(draft, direction=Direction.INCREASES)  # "lifts mood"
            continue
        plain = vague and not is_bad(draft.outcome) and draft.direction is Direction.DECREASES
        yield replace(draft, direction=Direction.ASSERTED) if plain else draft


_LESSENING = frozenset(
    """
    reduce decrease lower diminish suppress weaken limit slow impair cut blunt shorten wipe
    eliminate eradicate destroy strip
""".split()
)
_FROM = re.compile(r"\s(?:from|against)\s")
_LIFE = re.compile(r"(?:life|lives|lifespan)\b(?!-)", re.IGNORECASE)
_WAITING = re.compile(r"\b(?:latency|onset|time to)\b", re.IGNORECASE)
_VAGUE = frozenset(
    "calm relax soothe protect treat manage address clear repair tackle target".split()
)


def more(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    def kind(item: str) -> tuple[ClaimType, Direction]:
        if base == "feed" and _GERMS.search(item):
            return ClaimType.MECHANISM, Direction.INCREASES
        harmful = is_bad(item) and not is_good(item)
        if harmful and base in _BETTERING:
            return ClaimType.EFFICACY, Direction.DECREASES
        return (ClaimType.HARM if harmful else ClaimType.EFFICACY), Direction.INCREASES

    if not CARER.search(saying.raw_subject):
        yield from each(saying, scene, kind)


# "Improves depression" is less of it.
_BETTERING = frozenset({"improve", "aid"})
_FEWER_ALONE = re.compile(
    r"(?:(?:much|far|significantly) )?(?:fewer|less|milder) ((?:\w+ )?(?:side|adverse) (?:effects?"
    r"|events?|reactions?)\b.*)",
    re.IGNORECASE,
)
_WORSE_MADE = re.compile(
    r".+? (?:more |far more )?(?:toxic|dangerous|harmful|addictive|deadly|risky|lethal)\b",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"(?P<what>.+?) (?P<way>more|less) (?P<how>likely|common|frequent|severe|effective|potent"
    r"|visible|elastic|supple"
    r"|resistant|flexible|vulnerable|prone|sensitive|fragile|brittle|painful|noticeable)\b",
    re.IGNORECASE,
)
_UNWELL = frozenset("vulnerable prone sensitive fragile brittle painful resistant".split())


_FEELING = re.compile(
    r"(?:you|people|users|patients|children) (?:feel )?(?:more |less )?"
    r"(groggy|drowsy|dependent|addicted|tired|dizzy|sleepy|weak|sick|nauseous|anxious)\b",
    re.IGNORECASE,
)


def _beside(saying: Saying, scene: Scene, rest: str) -> Iterator[Draft]:
    """ "causes fewer side effects (than ibuprofen)", "led to more research"."""
    if saying.verb.split()[-1].startswith("ma") and _WORSE_MADE.match(rest):
        yield whole(saying, scene, ClaimType.HARM, "toxicity", Direction.INCREASES)
        return
    what, than, way = fewer(saying) or ("", "", Direction.DECREASES)
    if alone := None if what else _FEWER_ALONE.match(rest):
        what = core(alone[1])
    if what:
        yield replace(whole(saying, scene, ClaimType.COMPARATIVE, what, way), comparator=than)
    elif HARMLESS.match(rest):
        yield from harmless(saying, scene)
    elif re.search(r"\b(?:exploration|inclusion|interest|debate|calls|research)\b", rest):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(rest))


def _caused(item: str, base: str) -> tuple[ClaimType, Direction]:
    """What it is to people that a thing brings something on."""
    if told := move(item):
        return told.type, told.direction
    if LESSER.search(item) and (is_bad(item) or not is_good(item)):
        return ClaimType.EFFICACY, Direction.DECREASES
    if is_bad(item) and not is_good(item):
        return ClaimType.HARM, Direction.INCREASES
    if is_good(item) or GREATER.search(item) or _WANTED.search(item):
        return ClaimType.EFFICACY, Direction.INCREASES
    if base in _BRINGING:
        return ClaimType.HARM, Direction.INCREASES
    return ClaimType.MECHANISM, Direction.ASSERTED


_WANTED = re.compile(r"\b(?:relax|sleep|calm|weight loss|immun)")
_BRINGING = frozenset("cause trigger lead result provoke precipitate contribute induce".split())


def cause(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    rest = re.sub(r"^(?:to|in)\s", "", saying.rest)
    beside = list(_beside(saying, scene, rest))
    if beside:
        yield from beside
        return
    if made := _MAKES.match(rest) if base == "make" else None:
        up = made["way"].lower() == "more"
        bad = is_bad(made["what"]) or made["how"].lower() in _UNWELL
        kind_ = ClaimType.HARM if up == bad else ClaimType.EFFICACY
        way = Direction.INCREASES if up else Direction.DECREASES
        yield whole(saying, scene, kind_, made["what"], way)
    if base == "make" and (state := _FEELING.match(rest)):
        how = Direction.ABSENT if saying.negated else Direction.INCREASES
        harm_ = ClaimType.NO_HARM if saying.negated else ClaimType.HARM
        yield whole(saying, scene, harm_, state[1], how)
    if base == "make" or not rest:
        return
    yield from (moved(d) for d in each(saying, scene, lambda item: _caused(item, base)))


_ENDING = frozenset("kill destroy burn poison attack disrupt inflame hurt damage erode".split())
_GERMS = re.compile(
    r"\b(?:(?:cancer|tumou?r|malignant|carcinoma|melanoma|lymphoma|leuk(?:a)?emia|glioma)\w*"
    r"(?: \w+)? cells?|cancers?|tumou?rs?|bacteri\w+|\w*virus(?:es)?|fung(?:i|us)|microbes?|germs?"
    r"|yeasts?|parasites?|pathogens?|worms?|larvae|biofilms?|plaques?)\b",
    re.IGNORECASE,
)
_SHED = re.compile(r"\b(?:fat|calories|weight|pounds|kilos|pain)\b", re.IGNORECASE)


_ROBBED = re.compile(r".+? of (.+)")


def harm(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    """Harms; "kills cancer cells" and "burns fat" harm nobody."""
    if lost := _ROBBED.match(saying.rest) if base in {"rob", "deprive"} else None:
        yield whole(saying, scene, ClaimType.HARM, core(lost[1]), Direction.DECREASES)
        return

    def kind(item: str) -> tuple[ClaimType, Direction]:
        if base in _ENDING and _GERMS.search(item):
            return ClaimType.MECHANISM, Direction.DECREASES
        if base in {"kill", "destroy", "burn"} and _SHED.search(item):
            return ClaimType.EFFICACY, Direction.DECREASES
        return ClaimType.HARM, Direction.INCREASES

    yield from each(saying, scene, kind)


def touch(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if base in {"work", "function"} and not _WAY.match(saying.rest):
        yield from works(saying, scene)
        return
    count = re.search(
        r"\b(?:\d+(?:\.\d+)?%|percent|one in|\d+ in|million|half of|third of)", saying.rest
    )
    if base == "affect" and (count or re.search(rf"\b{PEOPLE}\b", saying.rest)):
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(saying.rest) or saying.rest)
        return
    mixed = base in {"interact", "interfere"} and DRUGS.search(saying.rest)
    if mixed:
        yield whole(saying, scene, ClaimType.HARM, core(saying.rest), Direction.INCREASES)
        return
    if re.match(r"(?:directly\s)?(?:with|to|on|at)?\s*\S", saying.rest):
        alone = replace(saying, more="") if saying.leads_on else saying
        yield whole(alone, scene, ClaimType.MECHANISM, core(saying.rest) or saying.rest)


_WAY = re.compile(
    r"by|on|with|at|in the brain|(?:in )?(?:much |exactly )?(?:the same|a similar)|similarly"
    r"|differently|like\b"
)


def works(saying: Saying, scene: Scene) -> Iterator[Draft]:
    for item in outcomes(re.sub(r"^(?:for|against|in|to|as)\s", "", saying.rest)).items or (
        "its purpose",
    ):
        yield Draft(
            ClaimType.EFFICACY,
            sentence(saying.subject, saying.verb, saying.rest),
            saying.span,
            thing(saying, scene),
            named(item, scene),
            who(saying, scene),
            comparator(saying.rest),
            Direction.NO_EFFECT
            if saying.negated
            else Direction.DECREASES
            if is_bad(item)
            else Direction.ASSERTED,
        )


def link(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if linked := _linked(saying, scene):
        saying = linked
    rest = re.sub(r"^(?:with|to|for|on|in)\s", "", saying.rest)
    if is_bad(saying.subject) and not is_bad(core(rest)):
        cause_ = re.split(r",| in | and | by ", rest)[0]
        agent = canonical(bare(scene.resolved(cause_)), scene.lexicon)
        what = re.sub(
            r"^(?:[\w-]+ )?(?:cases?|reports?) of ", "", saying.subject, flags=re.IGNORECASE
        )
        draft = whole(saying, scene, ClaimType.HARM, what, Direction.INCREASES)
        yield replace(draft, intervention=agent)
        return
    if base == "predict":
        yield whole(saying, scene, ClaimType.EPIDEMIOLOGY, core(rest))
        return

    def kind(item: str) -> tuple[ClaimType, Direction]:
        if told := move(item):
            return told.type, told.direction
        if LESSER.search(rest) and is_bad(item):
            return ClaimType.EFFICACY, Direction.DECREASES
        if is_bad(item) and not is_good(item):
            return ClaimType.HARM, Direction.INCREASES
        return (
            ClaimType.EFFICACY if is_good(item) else ClaimType.EPIDEMIOLOGY
        ), Direction.INCREASES

    yield from (moved(draft) for draft in each(saying, scene, kind))


_LINKS = re.compile(r"(?P<cause>.+?) (?:with|to) (?P<what>(?!\d).+)", re.IGNORECASE)


def _linked(saying: Saying, scene: Scene) -> Saying | None:
    """ "An analysis linked late meals to a higher risk of stroke": the meals are linked."""
    told = SOMEBODY.search(saying.raw_subject) or STUDIER.search(saying.raw_subject)
    found = _LINKS.match(saying.rest) if told or PERSON.match(saying.raw_subject) else None
    if not found:
        return None
    subject = scene.resolved(found["cause"])
    be = "are" if plural(bare(subject)) else "is"
    verb = f"{be} {saying.verb.split()[-1]} {'to' if 'link' in saying.verb else 'with'}"
    return replace(saying, subject=subject, raw_subject=subject, verb=verb, rest=found["what"])


def help_(saying: Saying, scene: Scene, base: str) -> Iterator[Draft]:
    if base == "help" and saying.rest and not CARER.search(saying.raw_subject):
        prep = re.match(r"(?:with|in|against)\s(.+)", saying.rest)
        if prep:
            yield from each(
                saying,
                scene,
                lambda i: (
                    ClaimType.EFFICACY,
                    Direction.DECREASES if is_bad(i) else Direction.INCREASES,
                ),
            )


def fail(saying: Saying, scene: Scene, _base: str) -> Iterator[Draft]:
    if saying.rest:
        yield whole(saying, scene, ClaimType.EFFICACY, core(saying.rest), Direction.NO_EFFECT)


def passive(saying: Saying, scene: Scene, act: Act) -> Iterator[Draft]:
    """ "Symptoms were reduced by X": the subject is the outcome."""
    made = act is Act.CAUSE and not is_bad(saying.subject)
    if made or STUDIER.search(bare(saying.subject)):
        return  # "they are made of ceramic", "the trial was stopped early"
    by = re.search(r"\bby\s(?!\d)([^,.;]+?)(?= but |[,.;]|$)", saying.rest)
    agent = canonical(bare(scene.resolved(by[1])), scene.lexicon) if by else scene.main
    outcome = canonical(bare(saying.subject), scene.lexicon)
    if act is Act.TOUCH:
        type_, direction = ClaimType.MECHANISM, Direction.ASSERTED
        agent, outcome = thing(saying, scene), saying.verb.split()[-1]
    elif act in {Act.CAUSE, Act.HARM}:
        type_ = ClaimType.NO_HARM if saying.negated else ClaimType.HARM
        direction = Direction.ABSENT if saying.negated else Direction.INCREASES
    else:
        down = act is Act.LESS
        bad = is_bad(saying.subject)
        type_ = ClaimType.EFFICACY if bad == down else ClaimType.HARM
        direction = Direction.DECREASES if down else Direction.INCREASES
    yield Draft(
        type_,
        sentence(saying.subject, saying.verb, saying.rest),
        saying.span,
        agent,
        outcome,
        population(saying.rest),
        comparator(saying.rest),
        direction,
    )

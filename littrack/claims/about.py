"""What a clause is about: the thing, the outcomes one by one, in whom; the bricks of claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from littrack.claims.cues import LESSER, PERSON, SOMEBODY, STUDIER
from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying, sentence
from littrack.claims.moves import like
from littrack.claims.names import bare
from littrack.claims.phrases import BESIDE, canonical, comparator, core, outcomes, population
from littrack.claims.scene import Scene
from littrack.claims.verbs import VERB_FORMS
from littrack.claims.words import PEOPLE, is_good
from littrack.concepts import Lexicon
from littrack.model import ClaimType, Direction

Kind = Callable[[str], tuple[ClaimType, Direction]]

_JOINED = re.compile(
    r"(?:combining|adding|using|taking|integrating|pairing|mixing)\s(.+?)\s(?:with|to|into"
    r"|alongside)"
    r"\s(.+)",
    re.IGNORECASE,
)
_SYMPTOMS = re.compile(r"\bsymptoms?\b", re.IGNORECASE)
_VAGUE = re.compile(r"(?:[\w-]+ )?(?:symptoms|discomfort|effects|problems|issues)", re.IGNORECASE)
_SIDE_EFFECTS = re.compile(r"\b(?:side|adverse) (?:effects?|events?|reactions?)\b", re.IGNORECASE)
_PARTS = re.compile(
    r"^(?:[\w-]+ ){0,2}(?:components?|compounds?|alkaloids?|ingredients?|constituents?)\b",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(r"^(?:neither|none of|no) (?:the )?", re.IGNORECASE)
_PREP = re.compile(
    r"(?:to|in|with|against|for|on|at|from|of|up|down|off|away|out)\b", re.IGNORECASE
)
_PEOPLE_ONLY = re.compile(rf"(?:(?:millions|thousands|lives)(?: of)?|{PEOPLE})$", re.IGNORECASE)
_TO_PEOPLE = re.compile(r"(?:protect|kill|harm|poison|injur|hurt)", re.IGNORECASE)
_ANYBODY = frozenset("people patients individuals users participants those you".split())
_NAME_WORDS = 4  # a name longer than this is a description
_SHORTEST = 3  # characters of an outcome
# Whose claims are about people: the others take in whom from their own words alone.
_IN_PEOPLE = frozenset({ClaimType.EFFICACY, ClaimType.NO_HARM, ClaimType.COMPARATIVE})


def thing(saying: Saying, scene: Scene) -> str:
    """Name what acts: the topic's concept, what is combined, or the subject's own noun."""
    subject, lexicon = _NOT_ONE.sub("", saying.subject), scene.lexicon
    if joined := _JOINED.match(subject):
        others = outcomes(joined[2]).items
        partners = ", ".join(dict.fromkeys(canonical(i, lexicon) for i in others))
        return f"{canonical(bare(joined[1]), lexicon)} with {partners}"
    if PERSON.match(subject):
        return taken(subject, lexicon) or _of_person(saying.rest, scene)
    if hits := _acting(subject, lexicon):
        return _from_hits(subject, hits, scene)
    if STUDIER.search(subject) or subject.lower() in {"there", "it"}:
        return _of_person(saying.rest, scene)
    return _by_noun(subject, saying, scene)


_DOSES = re.compile(
    r"^(?:(?:drinking|taking|eating|using|consuming) )?(?:the |an? |too much "
    r"|\w+ (?=\w+ of))?(?:(?:daily|single|high|low|higher|lower|large|small|oral|moderate|usual"
    r"|recommended) )*(?:doses?"
    r"|dosages?|amounts?|capsules?|tablets?|pills?|supplements?|cups?"
    r"|glass(?:es)?)\b(?: of (?!up\b|about\b|around\b|more\b|less\b|at\b|\d)([\w' -]+))?",
    re.IGNORECASE,
)


def _by_noun(subject: str, saying: Saying, scene: Scene) -> str:
    """The subject's noun; the article's own subject when it is part of that, or its side effect."""
    name = bare(subject)
    if SOMEBODY.search(name) or name.lower() in {"them", "us", "those", "these", "which"}:
        return _of_person(saying.rest, scene)
    main = scene.main
    if dose := _DOSES.match(subject):
        return canonical(bare(dose[1]), scene.lexicon) if dose[1] else main
    if main and (_SIDE_EFFECTS.search(subject) or _PARTS.search(name) or scene.is_by_kind(name)):
        return main
    if main and main.lower() in subject.lower():
        return main if "'" in subject or main.lower() not in name.lower() else name
    return _condition(canonical(name, scene.lexicon), scene)


AMOUNT = (
    r"(?:(?:up to |at least |about |around |more than )*(?:\d[\d.,]*|an?|one|two|three|four"
    r"|five|a few"
    r"|several|high doses|low doses|doses)[ -]?(?:daily |single )?(?:m?c?g|micrograms?"
    r"|milligrams?|grams?|ml|cups?|capsules?|tablets?|glasses"
    r"|doses?|servings?|tablespoons?|teaspoons?|IU|units?|drops)?(?: a day| per day| daily)? of )?"
)
_TAKEN = re.compile(
    r"\b(?:using|taking|given|receiving|on"
    r"|who (?:took|take|used|use|received|drank|drink|ate|eat))\s"
    rf"({AMOUNT}(?:an? )?(?!\d)[\w' -]+)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\s(?:once|twice|three times|every|each|daily|a day|per day|nightly|weekly|regularly"
    r"|before|after|while"
    r"|during|when)\b.*$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"^{AMOUNT}", re.IGNORECASE)
_DOING = re.compile(
    r"\bwho (?:regularly |often |frequently |always |never )?(?P<verb>[a-z]+)(?P<what> [\w' -]+)?",
    re.IGNORECASE,
)
# What people are or suffer from is nothing they do.
_NO_DEED = frozenset("are were is was have has had suffer live do did lack feel get".split())


def doing(people: str, scene: Scene) -> str:
    """What people took or do, when who they are tells it: "women who fast"."""
    if told := taken(people, scene.lexicon):
        return told
    found = _DOING.search(people)
    if not found or found["verb"].lower() in _NO_DEED:
        return ""
    base, _, _ = VERB_FORMS.get(found["verb"].lower(), (found["verb"].lower(), "", None))
    deed = next(
        (f for f, (b, k, _) in VERB_FORMS.items() if b == base and k == "ing"), f"{base}ing"
    )
    if deed in scene.main.lower().split():
        return scene.main
    return canonical(bare(f"{deed}{found['what'] or ''}"), scene.lexicon)


# What has no name of its own: "the highest dose", "weekly injections", "the drug".
_NAMELESS = re.compile(
    r"(?:(?:the|an?|it|this|that|their|its) )?(?:[\w-]+ )?(?:doses?|injections?|shots?|jabs?|drug"
    r"|medicine|medication|treatment|supplement|pills?|capsules?|tablets?|product|herb|extract|it"
    r"|tablespoons?|teaspoons?|cups?|glass(?:es)?|sachets?|servings?|drops|two|three|four|one)"
    r"(?: (?:once|twice|daily|every|a|per|for|to) .*)?",
    re.IGNORECASE,
)


def taken(people: str, lexicon: Lexicon) -> str:
    """What people took, when who they are tells it: "participants using ginger"."""
    found = _TAKEN.search(people)
    if found is None or _NAMELESS.fullmatch(found[1].strip()):
        return ""
    return canonical(bare(_OFTEN.sub("", _AMOUNT.sub("", found[1]))), lexicon)


def _acting(text: str, lexicon: Lexicon) -> list[str]:
    return [h.concept.name for h in lexicon.find(text) if h.concept.kind in {"intervention", ""}]


def _of_person(rest: str, scene: Scene) -> str:
    """What people took, when they are the subject; the condition when only symptoms are told."""
    hits = _acting(rest, scene.lexicon)
    if not hits and scene.condition and _SYMPTOMS.search(rest) and not LESSER.search(rest):
        return scene.condition
    return hits[0] if hits else scene.main


def _from_hits(subject: str, hits: list[str], scene: Scene) -> str:
    lexicon = scene.lexicon
    if scene.main in hits:
        main = scene.main
    else:
        main = next((h for h in hits if lexicon.related(h, scene.main)), hits[0])
    short = canonical(bare(subject), lexicon)
    described = "'" not in subject and len(short.split()) <= _NAME_WORDS and main in short
    return short if described else main


def _condition(name: str, scene: Scene) -> str:
    """Know "withdrawal symptoms" for the condition the article is about."""
    last = scene.condition.split()[-1] if scene.condition else ""
    return scene.condition if last and name.lower().removesuffix(" symptoms") == last else name


def named(item: str, scene: Scene) -> str:
    """An outcome under its own name; "the risk" is the one last told."""
    if scene.risk and item.lower() == "risk":
        return canonical(scene.risk, scene.lexicon)
    return _condition(canonical(item, scene.lexicon), scene)


def whom(saying: Saying) -> str:
    """In whom, as a clause's own words tell it: "people who lift weights"."""
    found = population(saying.rest)
    more = saying.more if saying.more.startswith("who ") and found else ""
    full = population(f"{saying.rest} {more}") if more and saying.rest.endswith(found) else ""
    return full or found


def who(saying: Saying, scene: Scene, head: str = "") -> str:
    """In whom: said outright, else people with the condition the passage is about."""
    found = whom(saying)
    if not found and PERSON.match(saying.raw_subject):
        found = re.split(r"\s(?:using|taking|given|who)\s", saying.raw_subject)[0]
        found = re.sub(r"^(?:the|those|many|some|most|they)\b\s?", "", found, flags=re.IGNORECASE)
        found = "" if re.match(r"(?:on|in|with)\b", found) else found
    if found and found.lower() not in _ANYBODY:
        return found
    return implied(f"{saying.rest} {head} {saying.subject}", scene) or found


def implied(text: str, scene: Scene) -> str:
    """People with the condition a passage speaks of; empty when it speaks of none."""
    condition = scene.condition
    if not condition:
        return ""
    last = re.escape(condition.split()[-1])
    told = condition in scene.lexicon.names(text) or re.search(rf"\b{last}\b", text)
    if not (scene.here or told):
        return ""
    return f"people {'in' if condition.endswith('withdrawal') else 'with'} {condition}"


def full(text: str, scene: Scene) -> str:
    """Write "withdrawal symptoms" out as "opioid withdrawal symptoms" where that is meant."""
    condition = scene.condition
    if " " not in condition or condition in scene.lexicon.names(text):
        return text
    last = re.escape(condition.split()[-1])
    verbs = r"\w+ing|ease|reduced?|some|alleviate|relieve|manage|treat|mitigate"
    opens = rf"(^(?:the |some )?|\b(?:the|of|during|in|for|with|some|{verbs}) )"
    return re.sub(rf"{opens}{last}\b(?! from)", rf"\g<1>{condition}", text, count=1)


def each(saying: Saying, scene: Scene, kind: Kind) -> Iterator[Draft]:
    """One claim for each outcome."""
    found = outcomes(saying.rest)
    base = full(restored(found.head, saying.rest), scene) if len(found.head) >= _SHORTEST else ""
    after = f"{_tail(saying.rest)} {saying.more}"
    first = _much(found.items[0], saying.rest) if found.items else ""
    for item in (i for i in found.items if len(i) >= _SHORTEST):
        if _PEOPLE_ONLY.match(item) and not _TO_PEOPLE.search(saying.verb):
            continue
        own_much = _much(item, saying.rest)
        much = like(first, own_much)
        type_, direction = kind(much if is_good(item) else f"{much} {found.head}")
        own = _of_its_own(type_, saying, scene)
        shown = restored(item, saying.rest) if much == own_much else much
        if base:
            shown = f"{base} such as {item}"
        elif not own:
            shown = full(shown, scene)
        people = who(saying, scene, found.head) if type_ in _IN_PEOPLE else whom(saying)
        yield Draft(
            type_,
            sentence(saying.subject, saying.verb, _preposition(saying.rest), shown, after),
            saying.span,
            thing(saying, scene),
            _withdrawn(item, scene) if own else _outcome(item, found.items, saying, scene),
            people,
            comparator(saying.rest),
            Direction.NO_EFFECT if saying.negated else direction,
        )


def whole(
    saying: Saying,
    scene: Scene,
    type_: ClaimType,
    outcome: str,
    direction: Direction = Direction.ASSERTED,
) -> Draft:
    """The clause as one claim."""
    items = [i for i in outcomes(outcome).items if i] or [outcome]
    return Draft(
        type_,
        sentence(saying.prefix, saying.subject, saying.verb, _told(type_, saying, scene)),
        saying.span,
        thing(saying, scene),
        ", ".join(dict.fromkeys(named(i, scene) for i in items if i)),
        who(saying, scene) if type_ in _IN_PEOPLE else whom(saying),
        comparator(saying.rest),
        direction,
    )


def _told(type_: ClaimType, saying: Saying, scene: Scene) -> str:
    return saying.full if _of_its_own(type_, saying, scene) else full(saying.full, scene)


def _of_its_own(type_: ClaimType, saying: Saying, scene: Scene) -> bool:
    """Whether "withdrawal" may be from the very thing: harms are never read as the condition."""
    main = scene.main.lower()
    return type_ is ClaimType.HARM or (
        type_ is not ClaimType.EFFICACY and bool(main) and main in saying.subject.lower()
    )


def _withdrawn(item: str, scene: Scene) -> str:
    """Name the withdrawal from the thing itself ("kratom withdrawal")."""
    if scene.main and _WITHDRAWAL.match(item):
        return canonical(f"{scene.main} withdrawal", scene.lexicon)
    return canonical(item, scene.lexicon)


_LEADS = r"(?:the|a|an|your|their|less|fewer|more|some|many|most|several|various|certain)\s"
_WITHDRAWAL = re.compile(r"withdrawal\b(?! from)", re.IGNORECASE)


def restored(item: str, rest: str) -> str:
    """Give an item back the article it had in the sentence."""
    found = re.search(rf"\b({_LEADS}(?:[\w-]+\s)?)?{re.escape(item)}", rest)
    return f"{found[1] or ''}{item}" if found else item


def _much(item: str, rest: str) -> str:
    """An item with the "less" or "more" it had: "less nausea" is no nausea."""
    found = re.search(rf"\b((?:less|fewer|milder|lower|more)\s){re.escape(item)}", rest)
    return f"{found[1]}{item}" if found else item


def _fuller(item: str, items: tuple[str, ...], saying: Saying) -> str:
    """ "symptoms" alone says little: "symptoms associated with opioid cessation"."""
    if item == "time it takes":
        return f"time {core(saying.more)}"
    vague = len(items) == 1 and saying.more and _VAGUE.fullmatch(item)
    return f"{item} {saying.more}" if vague else item


def _outcome(item: str, items: tuple[str, ...], saying: Saying, scene: Scene) -> str:
    if _PEOPLE_ONLY.match(item):
        return (
            "protection"
            if "protect" in saying.verb
            else "death"
            if "kill" in saying.verb
            else "harm"
        )
    name = named(_fuller(item, items, saying), scene)
    timed = _LENGTH.match(saying.verb.split()[-1]) and not _TIMES.search(name)
    return f"{name} duration" if timed else name


_TIMES = re.compile(r"\b(?:duration|time)\b")
_LENGTH = re.compile(r"(?:shorten|prolong|lengthen)", re.IGNORECASE)


def _preposition(rest: str) -> str:
    found = _PREP.match(rest.strip())
    return found[0] if found else ""


def _tail(rest: str) -> str:
    """How, when, in whom and against what: said of every item alike."""
    body = core(rest)
    rest = BESIDE.sub("", rest)
    at = rest.find(body) + len(body) if body and body in rest else len(rest)
    return re.sub(r"^(?:and|or)\s", "", rest[at:].strip(" ,"))

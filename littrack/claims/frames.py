"""One clause -> the claims it makes, by what its verb does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from littrack.claims.about import whole
from littrack.claims.being import be, makes
from littrack.claims.clauses import Clause, Parsed
from littrack.claims.comparing import apart, compared
from littrack.claims.cues import DENIES, OUGHT, PERSON, SAFE, VALUE, WEAK
from littrack.claims.denial import denied
from littrack.claims.draft import Draft
from littrack.claims.effects import cause, fail, harm, help_, less, link, more, passive, touch
from littrack.claims.giving import give
from littrack.claims.grammar import NOBODY, Saying, say, sentence
from littrack.claims.idioms import idiom
from littrack.claims.openings import opened
from littrack.claims.scene import Scene
from littrack.claims.telling import feel, hold, last, other, said, use
from littrack.claims.tokens import Token
from littrack.claims.verbs import PHRASAL, Act
from littrack.model import ClaimType, Direction

# What follows one of these is supposed or asked, not said.
_SUPPOSING = frozenset({"whether", "if", "unless", "when", "how", "before", "after", "until"})
_CHANGED = re.compile(
    r"^(?:an? )?(?:(?:\w+ly|[\d.]+%|[\d.]+ per ?cent|much|far) )*(?:less|fewer|lower|reduced"
    r"|milder|shorter|more|higher|greater"
    r"|improved|better|no)\b",
    re.IGNORECASE,
)
_AIMED = frozenset({Act.FEEL, Act.LAST, Act.USE, Act.SAY, Act.BE})
_URGING = frozenset({"recommend", "advise", "urge"})
_SPEAKING = re.compile(
    r"\b(?:experts?|doctors?|guidelines?|physicians?|specialists?)\b", re.IGNORECASE
)
_HOW = frozenset({"by", "through", "via"})
_LOOKING = frozenset("investigate explore examine suggest indicate show".split())
_DESERVING = frozenset({"warrant", "merit", "deserve"})
_STUDY = re.compile(
    r"(?:[\w-]+ ){0,2}(?:attention|research|stud(?:y|ies)|investigations?|exploration|scrutiny"
    r"|consideration|trials?|a closer look)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:an?|one|the) (?:\w+ )?(?:area|topic|field|subject|question|matter|issue|avenue)"
    rf" (?:that|which) (?:{'s?|'.join(sorted(_DESERVING))}s?) {_STUDY.pattern}",
    re.IGNORECASE,
)


def drafts(parsed: Parsed, scene: Scene) -> list[Draft]:
    """List what the clauses of a sentence assert."""
    found: list[Draft] = []
    for number, clause in enumerate(parsed.clauses):
        if doubtful := _doubt(parsed, number):
            found += _denied(parsed, number, doubtful, scene)
        if doubtful or _silent(parsed, number) or _doubts_next(parsed, number):
            continue
        saying = say(parsed, number, scene)
        if not clause.group.passive:
            saying = denied(saying, _act(parsed.words[clause.group.main], saying))
        drafted = [
            _undone(_placed(d, saying, number), parsed) for d in _of(parsed, clause, saying, scene)
        ]
        drafted = [opened(d, parsed, clause) for d in drafted]
        empty = {ClaimType.EPIDEMIOLOGY} if saying.pointing else set()
        found += [d for d in drafted if d.type not in empty]
    return found


def _doubt(parsed: Parsed, number: int) -> str:
    """How a clause is doubted: "there is no evidence that ...", "whether ... is unclear"."""
    clause = parsed.clauses[number]
    if clause.lead == "whether" and clause.link in {"sub", "that"}:
        return "It is unclear whether"
    if clause.link == "that" and _LACKING.search(parsed.text):
        return "There is no good evidence that"
    if clause.link != "that" or clause.parent is None:
        return ""
    above = parsed.clauses[clause.parent]
    said = parsed.slice(
        (above.subject[0] if above.subject[1] else above.group.first, above.rest[1])
    )
    verb = parsed.words[above.group.main]
    denies = above.group.negated and verb.act in {Act.SAY, Act.GIVE, Act.FEEL}
    doubted = denies or DENIES.search(said) or WEAK.search(said)
    return f"{said} that" if doubted else ""


def _doubts_next(parsed: Parsed, number: int) -> bool:
    """Whether a clause only denies the one after it."""
    after = number + 1
    return (
        after < len(parsed.clauses)
        and parsed.clauses[after].parent == number
        and bool(_doubt(parsed, after))
    )


def _denied(parsed: Parsed, number: int, doubt: str, scene: Scene) -> list[Draft]:
    """A doubted effect is a claim about evidence, never the effect."""
    clause = parsed.clauses[number]
    saying = say(parsed, number, scene)
    inner = next(_of(parsed, clause, saying, scene), None)
    if inner is None:
        return []
    text = sentence(doubt, saying.subject, saying.verb, _UNSAID.sub("", saying.full))
    draft = replace(inner, type=ClaimType.EVIDENCE, text=text, negated=not WEAK.search(doubt))
    return [replace(draft, clause=number, span=saying.span, asserted=doubt)]


_UNSAID = re.compile(
    r"\s(?:remains?|is|are) (?:still )?(?:un\w+|not \w+|disputed|debated|lacking|missing|weak|thin"
    r"|scarce|limited|sparse|insufficient|inconclusive|mixed|poor).*$"
)
# "Evidence that it helps is lacking": the verdict on the evidence comes last.
_LACKING = re.compile(
    r"^(?:the |any |good |solid |clinical |scientific )*(?:evidence|proof|data|research|idea|notion"
    r"|claim|theory|belief|assertion|suggestion) that\b"
    rf"[^.;]*{_UNSAID.pattern}",
    re.IGNORECASE,
)


def _placed(draft: Draft, saying: Saying, number: int) -> Draft:
    unsafe = draft.type is ClaimType.HARM and SAFE.search(saying.rest)
    if saying.unproven and (draft.type is ClaimType.EFFICACY or unsafe):
        draft = replace(draft, type=ClaimType.EVIDENCE, direction=Direction.ASSERTED)
    elif saying.negated and draft.type is ClaimType.EFFICACY:
        draft = replace(draft, direction=Direction.NO_EFFECT)
    return replace(
        draft,
        clause=number,
        span=saying.span,
        asserted=saying.asserted,
        negated=draft.negated or saying.negated,
    )


def _undone(draft: Draft, parsed: Parsed) -> Draft:
    """A denied harm is a claim of safety; what a thing is said not to be was read as denied."""
    word = parsed.words[parsed.clauses[draft.clause].group.main]
    if draft.type is not ClaimType.HARM or not draft.negated:
        return draft
    nobody = NOBODY.match(parsed.slice(parsed.clauses[draft.clause].subject))
    if not nobody and (word.part == "BE" or word.act is Act.BE):  # "is not safe" asserts the harm
        return replace(draft, negated=draft.direction is not Direction.INCREASES)
    return replace(draft, type=ClaimType.NO_HARM, direction=Direction.ABSENT)


def _silent(parsed: Parsed, number: int) -> bool:
    """Whether a clause asserts nothing: a condition, an opening, advice, or part of such."""
    seen: set[int] = set()
    at: int | None = number
    while at is not None and at not in seen:
        seen.add(at)
        clause = parsed.clauses[at]
        looks = clause.link == "noun" and parsed.words[clause.group.main].base in _LOOKING
        if clause.link == "chain" and _AIMING.search(_before(parsed, clause)):
            return True
        if clause.link == "chain" and clause.parent is not None and _rivals(parsed, clause.parent):
            return True
        apart = clause.link in {"noun", "intro"} and not looks
        wished = clause.lead in _SUPPOSING or advises(parsed, clause) or _seen_to(parsed, clause)
        if apart or wished:
            return True
        hangs = clause.link in {"chain", "adjunct"} or clause.subject[0] >= clause.subject[1]
        at = clause.parent if hangs else None
    return False


def _rivals(parsed: Parsed, number: int) -> bool:
    """Whether a clause compares: "works no better than oil in [easing pain]" eases nothing yet."""
    said = parsed.slice(parsed.clauses[number].rest)
    return re.search(r"\b(?:no|not|as) \w+ (?:than|as) [^,]+ (?:in|at|for)$", said) is not None


def _seen_to(parsed: Parsed, clause: Clause) -> bool:
    """Whether somebody sees to it: ", ensuring that its use is safe" says not that it is."""
    before = parsed.text[: parsed.words[clause.subject[0]].start] if clause.link == "that" else ""
    return _SEEING.search(before) is not None


_SEEING = re.compile(
    r"\b(?:ensuring|guaranteeing|making sure|to (?:ensure|guarantee|make sure)) that $",
    re.IGNORECASE,
)


# What is aimed at is not said to happen.
_AIMING = re.compile(
    r"\b(?:aim(?:s|ed|ing)?(?: at)?|intend(?:s|ed)?|hop(?:es?|ed|ing)|plan(?:s|ned)?|want(?:s|ed)?"
    r"|seek(?:s|ing)?|tr(?:y|ies|ied|ying)|meant|effort|bid|goals?(?: of)?"
    r"|order|attempt\w*)(?: to)?$",
    re.IGNORECASE,
)


def _before(parsed: Parsed, clause: Clause) -> str:
    """The words before a clause's verb."""
    return parsed.text[: parsed.words[clause.group.first].start].rstrip()


def advises(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause says what ought to be done or what matters."""
    if clause.group.form != "finite":
        return False
    verb = parsed.slice((clause.group.first, clause.group.last))
    word = parsed.words[clause.group.main]
    urges = word.base in _URGING and not _SPEAKING.search(parsed.slice(clause.subject))
    needs = word.base == "need" and parsed.slice(clause.subject).lower() == "you"
    deserves = word.base in _DESERVING and _STUDY.match(parsed.slice(clause.rest))
    if OUGHT.search(verb) or urges or needs or deserves:
        return True
    is_ = word.part == "BE" or word.base in {"become", "remain"}
    after = parsed.slice((clause.rest[0], len(parsed.words)))
    return is_ and (VALUE.match(parsed.slice(clause.rest)) or _TOPIC.match(after)) is not None


def _of(parsed: Parsed, clause: Clause, saying: Saying, scene: Scene) -> Iterator[Draft]:
    """What a clause asserts; what it sets beside its rival is a claim of its own."""
    if _TROUBLE.match(f"{saying.verb} {saying.rest}"):
        yield whole(saying, scene, ClaimType.HARM, "harm", Direction.INCREASES)
        return
    plain, rival = apart(saying, scene) if _acts(parsed, clause) else (saying, None)
    found = _asserted(parsed, clause, plain, scene)
    yield from compared(found, plain, rival) if rival else found


_TROUBLE = re.compile(
    r"(?:can |may |could |might |will )?kills?\s*$|"
    r"(?:is|are|means|can be|would be) (?:asking for (?:trouble|it)|looking for trouble|playing"
    r" with fire|courting (?:disaster|danger)|a recipe for (?:disaster|trouble)|(?:an? )?"
    r"(?:dangerous|deadly|lethal|toxic|risky) (?:mix|mixture|combination|cocktail|gamble))\b"
    r"|(?:\w+ )?(?:do|does|did) (?:far |much )?more harm than good\b",
    re.IGNORECASE,
)


def _act(word: Token, saying: Saying) -> Act:
    """What a verb does, its particle heard: "drives down" is "lowers"."""
    if word.part in {"BE", "HAVE"}:
        return Act.BE if word.part == "BE" else Act.GIVE
    particle = saying.rest.split(maxsplit=1)[0].lower() if saying.rest else ""
    return PHRASAL.get((word.base, particle), word.act)


def _acts(parsed: Parsed, clause: Clause) -> bool:
    return parsed.words[clause.group.main].act in {
        Act.LESS,
        Act.MORE,
        Act.CAUSE,
        Act.HARM,
        Act.TOUCH,
    }


def _asserted(parsed: Parsed, clause: Clause, saying: Saying, scene: Scene) -> Iterator[Draft]:
    word = parsed.words[clause.group.main]
    act = _act(word, saying)
    if _idle(clause, saying):
        return
    if word.base in {"make", "render"} and re.match(
        r"(?:it|them)\b", parsed.slice(clause.rest), re.IGNORECASE
    ):
        yield from makes(parsed, clause, saying, scene)
        return
    if clause.group.passive and act in {Act.LESS, Act.MORE, Act.CAUSE, Act.HARM, Act.TOUCH}:
        yield from passive(saying, scene, act)
        return
    if _works_by(parsed, clause, word):
        return
    if told := idiom(saying, scene, word, clause.group.passive):
        yield from told
        return
    reader = _READERS.get(_heard(act, saying))
    if reader is not None:
        yield from reader(saying, scene, "do" if word.part == "DO" else word.base)


def _heard(act: Act, saying: Saying) -> Act:
    """What a verb does where it stands: "had lower pressure" felt it, "shown to calm" is an aim."""
    aimed = saying.aims and act in _AIMED
    if aimed and not (act is Act.BE and _SHOWN_TO_BE.search(saying.verb)):
        return Act.OTHER
    person = act in {Act.GIVE, Act.LAST, Act.USE} and PERSON.match(saying.raw_subject)
    return Act.FEEL if person and _CHANGED.search(saying.rest) else act


def _works_by(parsed: Parsed, clause: Clause, word: Token) -> bool:
    """Whether "works" only leads to how: "works by lowering cortisol"."""
    after = parsed.words[clause.rest[1]].low if clause.rest[1] < len(parsed.words) else ""
    return word.base in {"work", "function"} and clause.rest[0] >= clause.rest[1] and after in _HOW


_SHOWN_TO_BE = re.compile(r"\b(?:shown|proven|proved|found|known|thought|believed) to be$")


def _idle(clause: Clause, saying: Saying) -> bool:
    """Whether the clause hangs on "there is interest in", narrows a noun, or tells of a market.

    "Is not without risk" is read as the risk it names.
    """
    if saying.raw_subject.lower() == "there" and clause.link == "chain":
        return True
    if saying.rest == "not" or _TOLD.fullmatch(saying.rest) or _TRADE.match(saying.raw_subject):
        return True
    narrows = clause.link == "relative" and clause.lead == "that"
    return narrows and not saying.predicated


_TOLD = re.compile(r"(?:told|taught|warned|assured|led to believe)(?: by .*)?", re.IGNORECASE)
_TRADE = re.compile(
    r"(?:(?:the|their|its|our|global|annual|online) )?(?:[\w-]+ )?"
    r"(?:sales|prices?|shares|revenues?|demand|searches|calls|downloads|orders|profits?)\b",
    re.IGNORECASE,
)
Reader = Callable[[Saying, Scene, str], Iterator[Draft]]
_READERS: dict[Act, Reader] = {
    Act.LESS: less,
    Act.MORE: more,
    Act.CAUSE: cause,
    Act.HARM: harm,
    Act.TOUCH: touch,
    Act.GIVE: give,
    Act.LINK: link,
    Act.BE: be,
    Act.LAST: last,
    Act.HOLD: hold,
    Act.USE: use,
    Act.FEEL: feel,
    Act.SAY: said,
    Act.HELP: help_,
    Act.FAIL: fail,
    Act.OTHER: other,
}

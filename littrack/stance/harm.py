"""Whether a record reports a harm of a thing, or says that it looked and found none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from littrack import asks
from littrack.model import Judgement, Stance
from littrack.stance import families, owed, roles
from littrack.stance.blame import blamed, taken
from littrack.stance.clauses import Clause, clauses
from littrack.stance.danger import Danger
from littrack.stance.denial import Told, told
from littrack.stance.efficacy import basis
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.stems import content
from littrack.stance.things import Named
from littrack.stance.votes import Vote, aside, settle

# A title that says what was looked into does not say what was found.
_TOPIC = re.compile(
    r"\b(?:liability|potential|assess\w*|evaluat\w*|risks?\s+of|test(?:ing|ed)|\w+\?|review"
    r"|profile|perceptions?)(?!\w)",
    re.IGNORECASE,
)
# Genes that go with a disease are another cause of it.
_GENES = re.compile(
    r"\b(?:polymorphisms?|genotyp\w*|alleles?|(?:gene|genetic)\s+variants?|genes?|mutations?"
    r"|susceptibility)\b",
    re.IGNORECASE,
)
_ASKED_ABOUT = re.compile(
    r"^\W*(?:review|overview|history|description)\s+of\b|\b(?:aim\w*|to\s+(?:assess|evaluate"
    r"|investigate|examine|determine|explore)|whether|hypothes\w+)\b",
    re.IGNORECASE,
)

# "No side effects" is more than safe: only a denial as plain as that is one.
_SAFE_WITH = re.compile(
    r"\W*(?:\w+\s+){0,2}(?:of|with|for|by|after|on|to|using|taking|receiving)\s+(?:[\w-]+\s+){0,2}",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(
    r"\b(?:no|zero|without|free\s+of|never|any|neither|nor)\b[^.]*\b(?:effects?|risks?|harms?|dangers?"
    r"|adverse|reactions?|downsides?|drawbacks?)\b",
    re.IGNORECASE,
)
_NONE_AT_ALL = re.compile(
    r"\b(?:no|without|free\s+of|absence\s+of)\s+(?:any\s+)?(?:side[\s-]+effects?|adverse\s+\w+)"
    r"|\bharmless\b",
    re.IGNORECASE,
)
_TREATS = re.compile(
    r"\b(?:treatment|management|therapy|prevention|control|reversal)\s+(?:of|for)\b", re.IGNORECASE
)
_SOURCE = re.compile(
    r"[\s-]*(?:induced|associated|related|hypersensitiv\w*|allerg\w*|exposed|poison\w*|overdos\w*)",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:further|future|larger|more|additional)\s+(?:[\w-]+\s+){0,3}(?:stud(?:y|ies)|trials?"
    r"|research|investigations?|assessments?)\b|"
    r"\bwill\s+(?:also\s+)?(?:be|conduct|assess|evaluate|include|expand|compare)"
    r"|\b(?:primary|secondary|co-?primary|main)\s+(?:\w+\s+)?(?:outcome|end\s?point)s?\b"
    r"|\bas\s+(?:the\s+)?(?:outcomes?|end\s?points?)\b"
    r"|\bwe\s+(?:\w+\s+)?(?:compar|assess|evaluat|examin|investigat|estimat|calculat|measur)\w*"
    r"(?!.*\b(?:found|observed|show|reveal|suggest|identif|significant))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a record is about: the thing taken, the thing throughout, or a digest's few words.

    `tried`: its title gives the thing as what was tried, so that it may tell of no harm.
    """

    about: bool
    loose: bool
    terse: bool
    tried: bool = False


def judge(
    question: Question,
    said: tuple[Said, ...],
    *,
    denied: bool,
    loose: bool = False,
    terse: bool = False,
) -> Judgement:
    """Judge a claim of harm, or (`denied`) of its absence: any report of it weighs.

    `loose`: the text is about the record's own subject throughout, and need not name it again.
    `terse`: it is a digest, whose few words leave out what caused what.
    """
    if asks.only_risk(question.claim):
        return _only(question, said, terse=terse) or aside("says nothing of a risk")
    danger = Danger(question.claim, question.thing, terse=terse)
    ground = Ground(loose or _subject(question, said), loose, terse, _tried(question, said))
    votes = [v for s in said for v in _votes(question, danger, s, ground)]
    votes = [v for v in votes if v.said.part is not Part.TITLE] or votes
    if denied or not any(v.said.part is Part.CONCLUSION for v in votes):
        votes = [v for v in votes if v.stance is Stance.SUPPORTS] or votes
    if denied:
        votes = [_turned(v) for v in votes]
    named = [n for s in said for n in question.thing.find(s.text)]
    votes = [_with_title(v, said, question, loose=loose) for v in votes]
    apart = question.others(said) if denied else ()
    mismatch = (*question.mismatch_of(named), *apart, *question.amounts(said, votes))
    return settle(votes, mismatch) or aside("says nothing of the harm")


def _with_title(vote: Vote, said: tuple[Said, ...], question: Question, *, loose: bool) -> Vote:
    """Quote the title too where a sentence that names the harm leaves the thing to the title."""
    if loose or question.thing.find(vote.said.text) or said[0].part is not Part.TITLE:
        return vote
    return replace(vote, also=said[:1])


def _turned(vote: Vote) -> Vote:
    """What reports a harm contradicts its denial, and the other way round."""
    return replace(vote, stance=_OPPOSITE.get(vote.stance, vote.stance))


def _only(question: Question, said: tuple[Said, ...], *, terse: bool) -> Judgement | None:
    """Judge "the main risk is X": a report of X speaks for it, of another harm against it."""
    named = content(asks.only_risk(question.claim)) - question.thing.stems
    danger = Danger(replace(question.claim, outcome="harm"), question.thing)
    ground = Ground(_subject(question, said), loose=False, terse=terse)
    votes = []
    for vote in (v for s in said for v in _votes(question, danger, s, ground)):
        if vote.stance is Stance.SUPPORTS:
            same = bool(named & content(vote.said.text))
            stance = Stance.SUPPORTS if same else Stance.CONTRADICTS
            votes.append(Vote(stance, vote.said, "that risk" if same else "another risk"))
    return settle(votes)


def _subject(question: Question, said: tuple[Said, ...]) -> bool:
    """Whether the title says that the thing was taken."""
    return any(taken(s.text, question.thing.find(s.text)) for s in said[:1])


def _tried(question: Question, said: tuple[Said, ...]) -> bool:
    """Whether the title gives the thing as what was tried, and not as what brought a trouble on."""
    return any(
        n.given and not _TREATS.search(s.text[: n.start]) and not _SOURCE.match(s.text, n.end)
        for s in said[:1]
        for n in question.thing.find(s.text)
    )


def _votes(question: Question, danger: Danger, said: Said, ground: Ground) -> Iterator[Vote]:
    """What each clause says of the harm, as if the claim were that it occurs."""
    if not _tells(said):
        return
    here = [
        n
        for n in question.thing.find(said.text)
        if not n.measured and (ground.terse or not roles.moved(said.text, n))
    ]
    if not here and not _about(question, said, ground):
        return
    for clause in clauses(said.text):
        at = said.text.find(clause.text)
        whole = ground.about or any(n.start < at for n in here)
        found = danger.find(clause.text)
        spoken_of = here or ground.loose or ground.tried
        safe = danger.large and found is None and _called_safe(question, clause.text, ground)
        led = any(n.start < at + len(clause.text) for n in here)
        if safe and (led or (spoken_of and not here)):
            apart = (*question.mismatch_of(here), *basis(clause.text))
            yield Vote(Stance.CONTRADICTS, said, "called safe", apart)
        stance = found and _stance(question, danger, clause, found, ground, whole=whole)
        if found and stance and (spoken_of or stance is not Stance.CONTRADICTS):
            yield Vote(stance, said, f"harm ({found.group()})", question.mismatch_of(here))


def _about(question: Question, said: Said, ground: Ground) -> bool:
    """Whether a sentence that does not name the thing as taken is about it all the same."""
    if not ground.about or question.thing.others(said.text):
        return False
    measured = any(n.measured for n in question.thing.find(said.text))
    return ground.terse or not (measured or question.thing.of_others(said.text))


def _tells(said: Said) -> bool:
    """Whether a sentence reports anything: a title or an aim that names a topic does not."""
    if said.part in {Part.SETTING, Part.METHOD} or _ASKED_ABOUT.search(said.text):
        return False
    if _PLANS.search(said.text):
        return False
    topic = said.part is Part.TITLE and _TOPIC.search(said.text)
    return not topic or bool(owed.CAUSED.search(said.text))


def _stance(
    question: Question,
    danger: Danger,
    clause: Clause,
    found: re.Match[str],
    ground: Ground,
    *,
    whole: bool,
) -> Stance | None:
    """What one clause says of the harm it names; nothing where the harm is not the thing's."""
    named = question.thing.find(clause.text)
    adverse = bool(families.ADVERSE.search(found.group()))
    if danger.large and _GENES.search(clause.text):
        return None
    untold = ground.terse or adverse or not danger.large
    if not named and not (whole and untold):
        return None
    tied = (
        not named
        or danger.together(clause.text)
        or blamed(clause.text, found, named, strictly=danger.large or not ground.terse)
    )
    if not tied or not owed.own(question, clause.text, found):
        return None
    if not ground.terse and owed.elsewhere(question, clause.text, found):
        return None
    stance = _STANCES.get(told(clause, found))
    if danger.unchanged(clause.text, found):
        stance = Stance.CONTRADICTS if named or ground.loose or adverse else None
    if stance is Stance.CONTRADICTS and danger.large and not adverse:
        return None
    compared = named and all(n.compared for n in named)
    return Stance.MIXED if stance is Stance.SUPPORTS and compared else stance


def _of_it(clause: str, said: re.Match[str], named: Named) -> bool:
    """Whether it is the thing that was called safe: named before, or as what was safe."""
    between = clause[said.end() : named.start]
    return named.end <= said.end() or bool(_SAFE_WITH.fullmatch(between))


def _called_safe(question: Question, clause: str, ground: Ground) -> bool:
    """Whether a clause calls the thing safe, and not another or the topic of safety."""
    if ground.terse:
        return bool(families.SAFE.search(clause))
    named = question.thing.find(clause)
    acting = not named or any(not roles.idle(clause, n) for n in named)
    said = families.CALLED_SAFE.search(clause)
    if said and _OUTRIGHT.search(question.claim.text):
        said = _NONE_AT_ALL.search(clause)
    if said and named and not any(_of_it(clause, said, n) for n in named):
        return False
    return acting and said is not None and not owed.SUPPOSED.search(clause[: said.end()])


_STANCES = {
    Told.REPORTED: Stance.SUPPORTS,
    Told.DENIED: Stance.CONTRADICTS,
    Told.PARTLY: Stance.MIXED,
}
_OPPOSITE = {
    Stance.SUPPORTS: Stance.CONTRADICTS,
    Stance.CONTRADICTS: Stance.SUPPORTS,
}

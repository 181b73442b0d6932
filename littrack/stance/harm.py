"""Whether a record reports a harm of a thing, or says that it looked and found none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from littrack import asks
from littrack.model import Judgement, Stance
from littrack.stance import families, roles
from littrack.stance.blame import blamed, taken
from littrack.stance.clauses import Clause, clauses
from littrack.stance.danger import Danger
from littrack.stance.denial import Told, less, told
from littrack.stance.efficacy import basis
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.senses import HEAD, Sense
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle

# Named, and nothing said of it: a scale, an end point, a past, a benefit.
_NO_REPORT = re.compile(
    r"^\s*(?:outcome|endpoint|end\s+point|trial|study|data|benefit|relief|treatment|management"
    r"|scale|score|clinic|program"
    r"|(?:and\s+[\w-]+\s+)?scales?\b|stud(?:y|ies))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:past|prior|previous|former|history\s+of|family)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_TREATED = re.compile(
    r"\b(?:reduc|attenuat|reliev|relief|alleviat|ameliorat|protect|prevent|improv|eas(?:e|ed"
    r"|ing)\b|lessen|revers|mitigat"
    r"|treat|manag|help|wean|suppress|less\b|fewer\b|lower(?:ed|s)?\b|cut\b)\w*",
    re.IGNORECASE,
)
# A title that says what was looked into does not say what was found.
_TOPIC = re.compile(
    r"\b(?:liability|potential|assess\w*|evaluat\w*|risks?\s+of|test(?:ing|ed)|\w+\?|review"
    r"|profile|perceptions?)(?!\w)",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"[\w)]-?\s?(?:associated|induced|related)\b|\bdue\s+to\b|\bcaused\s+by\b", re.IGNORECASE
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

_BY_ANOTHER = re.compile(r"[\w-]+[\s-](?:associated|induced|related)\s+(?:\w+\s+)?$", re.IGNORECASE)
# The last word before a harm that says which way things went.
_TURNS = re.compile(
    r"\b(?:(?P<less>(?:reduc|decreas|lower|attenuat|prevent|protect|mitigat|fewer|less\b|invers"
    r"|negatively|declin|alleviat|ameliorat|improv)\w*)|(?:increas|rais|higher|greater|elevat|caus"
    r"|induc|lead|led|result|develop|experienc|trigger|report|had\b|more\b|worse|not\b|no\b)\w*)",
    re.IGNORECASE,
)
_AROUND = 60  # characters around a cancer in which its rise would be told
_CANCER = re.compile(r"cancer|tumou?r|malignan", re.IGNORECASE)
_ARISES = re.compile(
    r"\b(?:risk|incidence|caus|induc|develop|promot|odds|hazard|death|mortality|attributable"
    r"|carcinogen|associated|link|lead|led\b|result)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\bagainst\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_LOWERED = re.compile(
    r"[^;]{0,140}?\b(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:lower|reduced|decreased|less|fewer)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:provided|if|whether|unless|believ\w*|perceiv\w*|concern\w*|worr\w*|until|trust\w*"
    r"|aware\w*|knowledge|assessment\s+of|monitoring\s+of|hesitan\w*|thought|felt|opinion)\b",
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
    """What a record is about: the thing taken, the thing throughout, or a digest's few words."""

    about: bool
    loose: bool
    terse: bool


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
    ground = Ground(loose or _subject(question, said), loose, terse)
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


def _votes(question: Question, danger: Danger, said: Said, ground: Ground) -> Iterator[Vote]:
    """What each clause says of the harm, as if the claim were that it occurs."""
    if not _tells(said):
        return
    here = [
        n
        for n in question.thing.find(said.text)
        if not n.measured and (ground.terse or not roles.moved(said.text, n))
    ]
    if not here and (not ground.about or question.thing.others(said.text)):
        return
    for clause in clauses(said.text):
        at = said.text.find(clause.text)
        whole = ground.about or any(n.start < at for n in here)
        found = danger.find(clause.text)
        if danger.large and found is None and _called_safe(question, clause.text, ground):
            apart = (*question.mismatch_of(here), *basis(clause.text))
            yield Vote(Stance.CONTRADICTS, said, "called safe", apart)
        stance = found and _stance(question, danger, clause, found, ground, whole=whole)
        if found and stance:
            yield Vote(stance, said, f"harm ({found.group()})", question.mismatch_of(here))


def _tells(said: Said) -> bool:
    """Whether a sentence reports anything: a title or an aim that names a topic does not."""
    if said.part in {Part.SETTING, Part.METHOD} or _ASKED_ABOUT.search(said.text):
        return False
    if _PLANS.search(said.text):
        return False
    topic = said.part is Part.TITLE and _TOPIC.search(said.text)
    return not topic or bool(_CAUSED.search(said.text))


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
    if not tied or not _own(question, clause.text, found):
        return None
    if not ground.terse and _elsewhere(question, clause.text, found):
        return None
    stance = _STANCES.get(told(clause, found))
    if danger.unchanged(clause.text, found):
        stance = Stance.CONTRADICTS
    if stance is Stance.CONTRADICTS and danger.large and not adverse:
        return None
    compared = named and all(n.compared for n in named)
    return Stance.MIXED if stance is Stance.SUPPORTS and compared else stance


def _called_safe(question: Question, clause: str, ground: Ground) -> bool:
    """Whether a clause calls the thing safe, and not another or the topic of safety."""
    if ground.terse:
        return bool(families.SAFE.search(clause))
    named = question.thing.find(clause)
    acting = not named or any(not roles.idle(clause, n) for n in named)
    said = families.CALLED_SAFE.search(clause)
    return acting and said is not None and not _SUPPOSED.search(clause[: said.end()])


def _elsewhere(question: Question, clause: str, found: re.Match[str]) -> bool:
    """Whether the harm is what the people had, what another brought on, or what was lessened."""
    before = clause[: found.start()]
    other = _BY_ANOTHER.search(before)
    if other and not question.thing.find(other.group()):
        return True
    if _SUPPOSED.search(before) or _had_cancer(clause, found):
        return True
    if _AGAINST.search(before) or _LOWERED.match(clause[found.end() :]):
        return True
    turns = list(_TURNS.finditer(before))
    lessened = turns and turns[-1]["less"] and not _THAN.search(clause, found.end())
    return bool(lessened) or (not HEAD.match(found.group()) and roles.whose(clause, found))


def _had_cancer(clause: str, found: re.Match[str]) -> bool:
    """Whether a cancer is one that people have, and not one that is brought on."""
    around = clause[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    return bool(_CANCER.match(found.group())) and not _ARISES.search(around)


def _own(question: Question, clause: str, found: re.Match[str]) -> bool:
    """Whether the harm is the thing's own: not the condition it is given for, nor another's."""
    before = clause[: found.start()]
    if _PAST.search(before):
        return False
    head = HEAD.search(clause, found.start())
    if head is None or head.start() > found.end():
        return not _TREATED.search(before[-40:])
    if _NO_REPORT.search(clause[head.end() :]):
        return False
    sense = question.target.senses.of(clause, head)
    if _CAUSED.search(clause) and sense is not Sense.REFLEX:
        return True
    if sense in {Sense.REFLEX, Sense.LEAVING, Sense.ASKED, Sense.OTHER}:
        return False
    lessened = _TREATED.search(before) and not less(before, clause[found.end() :])
    return sense is Sense.OWN or not lessened


_STANCES = {
    Told.REPORTED: Stance.SUPPORTS,
    Told.DENIED: Stance.CONTRADICTS,
    Told.PARTLY: Stance.MIXED,
}
_OPPOSITE = {
    Stance.SUPPORTS: Stance.CONTRADICTS,
    Stance.CONTRADICTS: Stance.SUPPORTS,
}

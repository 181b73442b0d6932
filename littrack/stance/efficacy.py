"""Whether a record says that a thing moves a target the way a claim says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.model import Judgement, Stance
from littrack.stance import asserted, roles
from littrack.stance.clauses import clauses
from littrack.stance.effects import NOMINAL, Effect, Way, better, effect
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.senses import Sense
from littrack.stance.targets import Spot
from littrack.stance.things import Named
from littrack.stance.votes import Vote, aside, settle

_UNDECIDED = re.compile(
    r"""\b(?: inconclusive | insufficient\s+(?:evidence|data) | no\s+(?:firm\s+)?conclusions?
    | (?:cannot|could\s+not)\s+be\s+(?:drawn|recommended|determined|concluded) | (?:evidence
    |data)\s+(?:is|are)\s+
    (?:limited|scarce|lacking|insufficient|mixed|conflicting|weak) | (?:limited|mixed
    |conflicting|weak|little)\s+evidence
    | no\s+(?:controlled\s+)?(?:human|clinical)\s+(?:\w+\s+)?trials?
    | lack\s+of\s+(?:\w+\s+){0,2}(?:trials|studies)
    | remains?\s+(?:unclear|uncertain|unproven|to\s+be) | is\s+preclinical )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DOSED = re.compile(
    r"\b(?:treatment|treated|therapy|supplement\w*|intervention|extract|drug|administ\w+|active"
    r"|study\s+group|both\s+alkaloids|it|users?)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:placebo|sham|control|untreated|vehicle|saline|baseline|groups?|usual\s+care)\b",
    re.IGNORECASE,
)
# A possibility is no finding; "X may be effective" after a study is one, softly put.
_GUESS = re.compile(
    r"\b(?:possibilit\w*|possible|candidates?|promising|proposed|potential(?:ly)?|suggested\s+as"
    r"|warrant\w*|approach(?:es)?)\b",
    re.IGNORECASE,
)
_BASES = (
    (
        "substance: in combination with something else",
        re.compile(
            r"\b(?:co-?supplement\w*|co-?administ\w*|combination\s+of|combined\s+(?:with"
            r"|supplement\w*)|in\s+combination)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "species: animals",
        re.compile(
            r"\b(?:rodents?|mice|mouse|rats?|animals?|zebrafish|preclinical\w*)\b", re.IGNORECASE
        ),
    ),
    (
        "design: cells or molecules",
        re.compile(r"\b(?:in\s+vitro|cultured|cell\s+lines?)\b", re.IGNORECASE),
    ),
    (
        "design: what users report",
        re.compile(
            r"\bby\s+user\s+report|\bself-?report\w*|\busers?\s+(?:said|say|reported|cited"
            r"|claimed)|\bsurveys\s+(?:report|"
            r"suggest)\w*|\banecdot\w*|\btestimon\w*",
            re.IGNORECASE,
        ),
    ),
)

# Words that say of the ailing themselves that they were helped: "effective in people with X".
_HELPS = re.compile(
    r"benefi\w*|effective\w*|efficac\w*|help\w*|treat\w*(?:\s+of)?|manag\w*|cure[sd]?|works?"
    r"|relief|reliev\w*|alleviat\w*",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:potential|inconclusive|no\s+conclusions?|rests?\s+on|undecided)\b", re.IGNORECASE
)
_WANTED = re.compile(
    r"\b(?:further|future|larger|more|additional|multi-?cent\w+)\s+(?:[\w-]+\s+){0,4}"
    r"(?:stud(?:y|ies)|trials?|research|work|investigations?)\b.*\b(?:need\w*|required|warranted"
    r"|should|could|may|will|can|help)\b",
    re.IGNORECASE,
)
_PROMISES = (
    (
        "lessened, not cured",
        re.compile(
            r"\b(?:cure[sd]?|curing|heal(?:s|ed)?|eliminat\w+|eradicat\w+|rid\s+of)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:cure[sd]?|curative|heal(?:ed|ing)|eliminat\w+|eradicat\w+|resol(?:ved|ution)"
            r"|remission|clearance|disappear\w*|complete(?:ly)?\s+(?:respon\w+|recover\w+))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "treated, not prevented",
        re.compile(r"\b(?:prevent\w*|ward(?:s|ed)?\s+off)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:prevent\w*|protect\w*|risks?|incidence|odds|hazards?|ratio|rates?|occurr\w+|onset"
            r"|develop\w*|prophyla\w+|likelihood|probability|fewer|chance|frequency|attacks?"
            r"|episodes?|relaps\w+|recurren\w+)\b",
            re.IGNORECASE,
        ),
    ),
)


def judge(
    question: Question, said: tuple[Said, ...], *, loose: bool = False, terse: bool = False
) -> Judgement:
    """Judge one record by its findings and conclusions, its title when they are silent.

    `loose`: the text is about the record's own subject throughout, and need not name it again.
    `terse`: it is a digest, whose few words leave out who acts.
    """
    subject = loose or question.subject(said)
    votes: list[Vote] = []
    near: list[Vote] = []
    for s in said:
        asks = "?" in s.text if s.part is Part.TITLE else s.text.rstrip().endswith("?")
        if asks or s.part in {Part.SETTING, Part.METHOD}:
            continue
        for vote in _votes(question, s, subject=subject, loose=loose, terse=terse):
            (near if vote.stance is Stance.NEUTRAL else votes).append(vote)
    votes = [_elsewhere(v, question.elsewhere(v.said, said)) for v in votes]
    votes = [v for v in votes if v.stance is not Stance.MIXED] or votes
    named = [n for s in said for n in question.thing.find(s.text)]
    undecided = any(s.finds and _UNDECIDED.search(s.text) for s in said)
    apart = question.amounts(said, votes) + (() if terse else question.narrower(said))
    found = settle(votes, (*question.mismatch_of(named), *question.setting(said), *apart))
    if found and undecided and found.stance is Stance.SUPPORTS:
        return _mixed(found)
    if found:
        return found
    if near:
        return aside("near", [m for v in near for m in v.mismatch], said=[near[0].said])
    return aside("says nothing of the outcome")


def _mixed(found: Judgement) -> Judgement:
    return Judgement(
        Stance.MIXED,
        found.score,
        found.rationale,
        found.mismatch,
        decided_by="rule: finds it undecided",
    )


def _votes(
    question: Question, said: Said, *, subject: bool, loose: bool, terse: bool
) -> Iterator[Vote]:
    named = question.thing.find(said.text)
    subject = subject and not question.thing.of_others(said.text)
    acting = [n for n in named if terse or not roles.idle(said.text, n)]
    for clause in clauses(said.text):
        here = question.thing.find(clause.text)
        rival = not here and bool(question.thing.others(clause.text))
        if clause.reported or rival or _WANTED.search(clause.text):
            continue
        at = said.text.find(clause.text)
        led = [n for n in acting if terse or n.start <= at]
        if not (here or led or (subject and not named)):
            continue
        for spot in question.target.spots(clause.text):
            if any(n.start <= spot.match.start() < n.end for n in here):
                continue
            found = effect(clause.text, spot.match, [(n.start, n.end) for n in here])
            if found is None and spot.neighbour and _HOPED.search(clause.text):
                yield _beside(said, spot)
            if found is None or not (terse or _acts(clause.text, here, spot, found)):
                continue
            vote = _vote(question, said, clause.text, spot, found, here or led, loose=loose)
            if vote:
                yield vote


def _acts(clause: str, here: list[Named], spot: Spot, found: Effect) -> bool:
    """Whether the thing, where a clause names it, moved the target and not who had it."""
    at = spot.match.span()
    if here and not roles.agents(clause, here, at, found.at):
        return False
    return bool(_HELPS.fullmatch(found.word)) or not roles.whose(clause, spot.match)


def _vote(
    question: Question,
    said: Said,
    clause: str,
    spot: Spot,
    found: Effect,
    named: list[Named],
    *,
    loose: bool,
) -> Vote | None:
    wrong = _wrong_sense(question, clause, spot)
    if wrong:
        return Vote(Stance.NEUTRAL, said, "another sense", (wrong,))
    guessed = said.part is Part.TITLE or _GUESS.search(clause)
    if NOMINAL.fullmatch(found.word) and (guessed or asserted.only_treats(clause, found.word)):
        return None
    if not _given(question, clause, named, loose=loose):
        return None
    if spot.neighbour:
        return _beside(said, spot)
    way = better(found, good=spot.good)
    if roles.within_chance(clause, spot.match):
        way = Way.NULL
    if way is Way.NULL and not _against_nothing(question, clause):
        return None
    agrees = (way is question.wants) != question.denies
    if question.unmoved and way is not Way.NULL:
        agrees = False
    direct = bool(named and any(n.given for n in named))
    stance = Stance.SUPPORTS if agrees else Stance.CONTRADICTS
    mismatch = (*question.mismatch_of(named), *basis(clause), *short_of(question, clause))
    return Vote(stance, said, f"{found.way} ({found.word})", mismatch, direct)


def _elsewhere(vote: Vote, trouble: str) -> Vote:
    named = (f"outcome: {trouble} elsewhere",)
    return Vote(Stance.MIXED, vote.said, vote.rule, named, direct=False) if trouble else vote


def _beside(said: Said, spot: Spot) -> Vote:
    neighbour = f"outcome: {spot.match.group()}, a neighbour of what the claim names"
    return Vote(Stance.MIXED, said, "a neighbouring outcome", (neighbour,), direct=False)


def short_of(question: Question, clause: str) -> tuple[str, ...]:
    """Name where a claim promises more than a clause reports: to lessen is not to cure."""
    return tuple(
        f"outcome: {name}"
        for name, promised, kept in _PROMISES
        if promised.search(question.claim.text) and not kept.search(clause)
    )


def basis(clause: str) -> tuple[str, ...]:
    """Name what a statement rests on where that is less than studies in people."""
    return tuple(name for name, pattern in _BASES if pattern.search(clause))


def _given(question: Question, clause: str, named: list[Named], *, loose: bool) -> bool:
    """Whether the thing acts here: named and given, or the record's subject without a rival."""
    if any(n.given for n in named):
        return True
    if named:
        return False
    if question.thing.others(clause) or asserted.of_another(clause, question.thing.stems):
        return False
    return loose or bool(_DOSED.search(clause))


def _wrong_sense(question: Question, clause: str, spot: Spot) -> str:
    """Say in words why a "withdrawal" (or the like) is not the one the claim means."""
    if spot.sense is Sense.OPEN and _brought_on(question, clause, spot):
        return _WRONG[Sense.OWN]
    return _WRONG.get(spot.sense, "")


def _brought_on(question: Question, clause: str, spot: Spot) -> bool:
    """Whether a withdrawal not said to be from anything follows the thing itself."""
    found = effect(clause, spot.match)
    around = clause[max(0, spot.match.start() - 40) : spot.match.end() + 40]
    return question.target.senses.stopping(around) or bool(
        found and found.way in {Way.UP, Way.WORSE}
    )


_WRONG = {
    Sense.OWN: "outcome: withdrawal from or dependence on the intervention itself",
    Sense.OTHER: "outcome: withdrawal from or dependence on something else",
    Sense.REFLEX: "outcome: withdrawing a limb is a pain test",
    Sense.LEAVING: "outcome: people leaving a study",
}


def _against_nothing(question: Question, clause: str) -> bool:
    """Whether "no difference" is against placebo or nothing, not against another active drug."""
    return bool(_ACTIVE.search(clause)) or not question.thing.others(clause)

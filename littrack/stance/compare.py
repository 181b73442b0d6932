"""Claims that one thing does more than another: only a direct comparison tests them."""

from __future__ import annotations

import re

from littrack.model import Judgement, Stance
from littrack.stance.clauses import clauses
from littrack.stance.danger import Danger
from littrack.stance.effects import Way, better, effect
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.stems import content
from littrack.stance.things import Thing
from littrack.stance.votes import Vote, aside, settle

_THAN = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|versus|vs\.?|relative\s+to|superior\s+to|inferior\s+to"
    r"|as\s+\w+\s+as"
    r"|comparable\s+(?:to|with)|similar\s+to|comparison)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:comparable|similar|no\s+(?:significant\s+)?difference|did\s+not\s+differ|equivalent"
    r"|as\s+\w+\s+as"
    r"|non-?inferior)\b",
    re.IGNORECASE,
)


def judge(question: Question, said: tuple[Said, ...]) -> Judgement:
    """Judge by clauses that set the thing beside the claim's comparator, on the claim's outcome."""
    rival = Thing(question.claim.comparator, "", question.lexicon)
    votes = [
        v
        for s in said
        if s.part not in {Part.SETTING, Part.METHOD}
        for v in _votes(question, rival, s)
    ]
    return settle(votes) or aside("no direct comparison")


def _votes(question: Question, rival: Thing, said: Said) -> list[Vote]:
    votes = []
    for clause in clauses(said.text):
        if not question.thing.qualifiers <= content(said.text):
            continue
        both = question.thing.find(said.text) and (not rival or rival.find(clause.text))
        if not both or clause.reported or not _THAN.search(clause.text):
            continue
        stance = _stance(question, clause.text)
        if stance:
            votes.append(Vote(stance, said, "direct comparison"))
    return votes


def _stance(question: Question, clause: str) -> Stance | None:
    harm = Danger(question.claim, question.thing).find(clause)
    spots = [s.match for s in question.target.spots(clause)] or ([harm] if harm else [])
    if not spots:
        return None
    if _ALIKE.search(clause):
        return Stance.CONTRADICTS
    found = effect(clause, spots[0])
    if found is None or found.way is Way.NULL:
        return None
    asked = effect(question.claim.text, spots[0])
    same = asked is None or better(asked, good=False) is better(found, good=False)
    return Stance.SUPPORTS if same else Stance.CONTRADICTS

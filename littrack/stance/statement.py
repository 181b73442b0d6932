"""Claims that name no effect: how common, since when, made of what. Judged by shared words."""

from __future__ import annotations

import re

from littrack.model import Claim, Judgement, Record, Stance
from littrack.stance.clauses import clauses
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle, unsure

_SHARE = 0.65  # of a claim's words that one sentence must hold
_NEAR = 0.5  # of them that the title of a review or guideline must hold to be worth reading
_FEW = 3
_DENIES = re.compile(
    r"\b(?:no|not|never|neither|nor|without|rarely|unlikely|cannot)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)?\b")
_SUMMARY = re.compile(
    r"\b(?:guideline|guidelines|review|overview|consensus|manual)\b", re.IGNORECASE
)


def judge(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    """Judge by the sentence that shares most words; numbers must agree, denials must match."""
    claim = question.claim
    asked = content(claim.text) | content(claim.outcome)
    votes = [v for s in said if s.part is not Part.METHOD for v in _votes(claim, asked, s)]
    found = settle(votes)
    if found:
        return found
    return _worth_reading(record, said, asked) or aside("says nothing of it")


def _votes(claim: Claim, asked: frozenset[str], said: Said) -> list[Vote]:
    whole = [c for c in clauses(said.text) if not c.reported]
    votes = []
    for text in dict.fromkeys([*(c.text for c in whole), said.text]):
        if _overlap(asked, text) < _SHARE or not _numbers_agree(claim.text, text):
            continue
        denied = bool(_DENIES.search(text)) != bool(_DENIES.search(claim.text))
        votes.append(Vote(Stance.CONTRADICTS if denied else Stance.SUPPORTS, said, "same words"))
        break
    return votes


def _overlap(asked: frozenset[str], text: str) -> float:
    if len(asked) < _FEW:
        return 0.0
    return len(asked & content(text)) / len(asked)


def _numbers_agree(claim: str, text: str) -> bool:
    asked = set(_NUMBER.findall(claim))
    return not asked or bool(asked & set(_NUMBER.findall(text)))


def _worth_reading(
    record: Record, said: tuple[Said, ...], asked: frozenset[str]
) -> Judgement | None:
    """A guideline or review on the very subject that does not say it in its abstract."""
    if not said or said[0].part is not Part.TITLE or not sums_up(record):
        return None
    if len(asked & content(said[0].text)) < max(2, _NEAR * min(len(asked), 4)):
        return None
    return unsure("a review or guideline on the subject", said[:1])


def sums_up(record: Record) -> bool:
    """Whether a record is a review or a guideline, by its title or its type."""
    design = record.digest.design if record.digest else ""
    return bool(_SUMMARY.search(" ".join([record.title, design, *(t.name for t in record.types)])))

"""Claims that name no effect: how common, since when, made of what. Judged by shared words."""

from __future__ import annotations

import re

from littrack.model import Claim, Judgement, Record, Stance
from littrack.stance.clauses import clauses
from littrack.stance.effects import ways
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle, unsure
from littrack.text import words

_SHARE = 0.7  # of a claim's words that one sentence must hold
_NEAR = 0.5  # of them that the title of a review or guideline must hold to be worth reading
_FEW = 3
_PREFIXABLE = 4
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
    background = sums_up(record)
    telling = [s for s in said if s.finds or (background and s.part is Part.SETTING)]
    votes = [v for s in telling for v in _votes(claim, asked, s)]
    found = settle(votes)
    if found:
        return found
    return _worth_reading(record, said, asked) or aside("says nothing of it")


def _votes(claim: Claim, asked: frozenset[str], said: Said) -> list[Vote]:
    for text in dict.fromkeys([*(c.text for c in clauses(said.text) if not c.reported), said.text]):
        if _share(asked, text) < _SHARE or not _numbers_agree(claim.text, text):
            continue
        stance = _stance(claim.text, text)
        return [Vote(stance, said, "same words")] if stance else []
    return []


def _stance(claim: str, text: str) -> Stance | None:
    """Compare what both say of direction and denial; where they cannot be compared, say nothing."""
    asked, told = ways(claim), ways(text)
    if bool(asked) != bool(told) or (len(told) > 1 and asked != told):
        return None
    turned = _turned(claim, text)
    opposite = bool(asked) and asked != told
    denied = bool(_DENIES.search(text)) != bool(_DENIES.search(claim))
    return Stance.CONTRADICTS if (denied + opposite + turned) % 2 else Stance.SUPPORTS


def _turned(claim: str, text: str) -> bool:
    """Whether one says "inaccurate" where the other says "accurate"."""
    ours, theirs = set(words(claim)), set(words(text))
    return any(
        f"{prefix}{word}" in other
        for one, other in ((ours, theirs), (theirs, ours))
        for word in one - other
        for prefix in ("in", "un", "non", "im", "ir", "dis", "non-")
        if len(word) > _PREFIXABLE
    )


def _share(asked: frozenset[str], text: str) -> float:
    if len(asked) < _FEW:
        return 0.0
    return len(asked & content(text)) / len(asked)


def _numbers_agree(claim: str, text: str) -> bool:
    return set(_NUMBER.findall(claim)) <= set(_NUMBER.findall(text))


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

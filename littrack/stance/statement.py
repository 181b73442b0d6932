"""Claims that name no effect: how common, since when, made of what. Judged by shared words."""

from __future__ import annotations

import re

from littrack.model import Claim, Judgement, Record, Stance
from littrack.stance.amounts import times
from littrack.stance.clauses import clauses
from littrack.stance.effects import ways
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said, sums_up
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle, unsure
from littrack.text import words

_SHARE = 0.7  # of a claim's words that one sentence must hold
_NEAR = 0.5  # of them that the title of a review or guideline must hold to be worth reading
_FEW = 3
_PREFIXABLE = 4
_NEARLY = 3.0  # times as long within which two lengths neither agree nor differ
_BESIDE = 40  # signs at most between a time and the word for the course it is a time of
_COURSE = (
    re.compile(
        r"\b(?:begin\w*|began|start\w*|onset|appear\w*|emerg\w*|commenc\w*)\b", re.IGNORECASE
    ),
    re.compile(r"\b(?:peak\w*|worst|maximal)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:last(?:s|ed|ing)?|duration|persist\w*|continu\w*|subsid\w*|resolv\w*|disappear\w*"
        r"|(?:is|are|was|were)\s+over|go(?:es)?\s+away)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bhalf-?li(?:fe|ves)\b", re.IGNORECASE),
)
_DENIES = re.compile(
    r"\b(?:no|not|never|neither|nor|without|rarely|unlikely|cannot)\b", re.IGNORECASE
)
# "Increased odds of X" is no increase of X over the years.
_LIKELIHOOD = re.compile(
    r"\b(?:likelihood|odds|hazard|risks?|associated\s+with|predict\w*|uptake)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)?\b")


def judge(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    """Judge by the sentence that shares most words; numbers must agree, denials must match."""
    claim = question.claim
    asked = content(claim.text) | content(claim.outcome)
    background = sums_up(record)
    telling = [s for s in said if s.finds or (background and s.part is Part.SETTING)]
    votes = [v for s in telling for v in (*_votes(claim, asked, s), *_timed(question, s, said))]
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


def _timed(question: Question, told: Said, record: tuple[Said, ...]) -> list[Vote]:
    """Judge how long or from when, where both say a time of the same course of the same thing."""
    claim = question.claim.text
    asked, found = times(claim), times(told.text)
    course = [c for c in _COURSE if c.search(claim) and c.search(told.text)]
    found = [f for f in found if any(_beside(c, f.said, told.text) for c in course)]
    if not asked or not found or not course or not _same(question, told, record):
        return []
    agrees = any(f.meets(a) for f in found for a in asked)
    if not agrees and any(f.meets(a, _NEARLY) for f in found for a in asked):
        return []
    stance = Stance.SUPPORTS if agrees != _denied(claim, told.text) else Stance.CONTRADICTS
    return [Vote(stance, told, "time course")]


def _beside(course: re.Pattern[str], time: str, text: str) -> bool:
    """Whether a time stands beside the word for the course: "lasted five days"."""
    start = text.index(time)
    end = start + len(time)
    return any(max(start - m.end(), m.start() - end) <= _BESIDE for m in course.finditer(text))


def _denied(claim: str, text: str) -> bool:
    return bool(_DENIES.search(text)) != bool(_DENIES.search(claim))


def _same(question: Question, told: Said, record: tuple[Said, ...]) -> bool:
    """Whether a sentence, with its record's title, is about all that the claim is about."""
    claim = question.claim
    subject = content(claim.intervention) or content(claim.text[: _place(claim.text)])
    around = content(f"{record[0].text} {told.text}")
    return bool(subject) and subject <= around and bool(subject & content(told.text))


def _place(claim: str) -> int:
    """Where the course begins to be told: what stands before is the subject."""
    return min((m.start() for c in _COURSE if (m := c.search(claim))), default=len(claim))


def _stance(claim: str, text: str) -> Stance | None:
    """Compare what both say of direction and denial; where they cannot be compared, say nothing."""
    asked, told = ways(claim), ways(text)
    if bool(asked) != bool(told) or (len(told) > 1 and asked != told):
        return None
    if bool(asked) and _LIKELIHOOD.search(text) and not _LIKELIHOOD.search(claim):
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

"""What a person should look at, the riskiest first: verdicts, then single records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from littrack.model import (
    ClaimType,
    Decision,
    Evidence,
    Report,
    Stance,
    Verdict,
    VerdictLabel,
)

# Below this score the machine itself is not sure of a stance.
UNSURE = 0.6
_HARM = {ClaimType.HARM, ClaimType.NO_HARM}
_OPEN = {VerdictLabel.UNDETERMINED, VerdictLabel.CONTESTED}
_SIDES = {VerdictLabel.SUPPORTED, VerdictLabel.CONTRADICTED, VerdictLabel.PARTLY_SUPPORTED}


@dataclass(frozen=True, slots=True)
class Item:
    """A verdict (`evidence` None) or one record's stance on a claim, to be decided on.

    `urgency`: 0 what may do harm, 1 what the machine left open, 2 other verdicts with evidence,
    3 records it is unsure of, 4 the rest. `sentence` is the article's sentence that makes the
    claim, `reading` the decision by which the claim is read as it is, if a person made one.
    """

    topic: str
    verdict: Verdict
    urgency: int
    version: str
    evidence: Evidence | None = None
    sentence: str = ""
    reading: Decision | None = None

    @property
    def record(self) -> str:
        """The record's key, or nothing for a verdict."""
        return self.evidence.record.key if self.evidence else ""

    @property
    def machine(self) -> str:
        """What the machine says: a label or a stance."""
        return str(self.evidence.stance if self.evidence else self.verdict.label)

    @property
    def fingerprint(self) -> str:
        """What a decision on it is bound to."""
        return (self.evidence or self.verdict).fingerprint

    @property
    def key(self) -> tuple[str, str]:
        """Which thing it is about, whatever is said of it."""
        return self.verdict.claim.id, self.record


def queue(
    report: Report, decisions: Sequence[Decision], reviewer: str, *, everything: bool = False
) -> list[Item]:
    """List what the reviewer has not decided on this very evidence yet, the riskiest first.

    Claims that a person dismissed are listed with `everything`, so that it can be taken back.
    """
    mine = (d for d in decisions if d.reviewer == reviewer and not d.opinion.of_reading)
    done = {(d.claim, d.record, d.evidence) for d in mine}
    items = [
        item
        for item in _items(report)
        if (*item.key, item.fingerprint) not in done and (everything or item.urgency < _REST)
    ]
    return sorted(items, key=lambda item: item.urgency)


_REST = 4


def _items(report: Report) -> Iterator[Item]:
    version = "; ".join(f"{name} {number}" for name, number in report.versions if name != "python")
    said = sorted((d for d in report.decisions if d.opinion.of_reading), key=lambda d: d.at)
    readings = {decision.claim: decision for decision in said}
    for verdict in report.verdicts:
        if verdict.label is VerdictLabel.NOT_CHECKABLE and not verdict.claim.dismissed:
            continue
        context = _sentence(report, verdict), readings.get(verdict.claim.id)
        yield Item(report.topic, verdict, _urgency(verdict), version, None, *context)
        for each in verdict.evidence:
            yield Item(report.topic, verdict, _doubt(each), version, each, *context)


def _sentence(report: Report, verdict: Verdict) -> str:
    """The sentence in which a claim begins, as the article has it."""
    for first in verdict.claim.places[:1]:
        for sentence in report.sentences:
            place = sentence.place
            if place.article == first.article and place.start <= first.start < place.end:
                return place.text
        return first.text
    return ""


def _urgency(verdict: Verdict) -> int:
    if verdict.label in _SIDES and verdict.claim.type in _HARM:
        return 0
    if verdict.label in _OPEN:
        return 1
    return 2 if verdict.label in _SIDES else _REST


def _doubt(evidence: Evidence) -> int:
    judged = evidence.judgement
    open_ = judged.unsure or judged.stance is Stance.MIXED
    weak = judged.stance is not Stance.NEUTRAL and judged.score < UNSURE
    return 3 if open_ or weak else _REST

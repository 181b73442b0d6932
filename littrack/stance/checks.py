"""Checks on what a model says: each may only lower it, and names claim's and record's words.

A number, a time, "all", "never" or "proven" in the claim is part of the claim: support from a
sentence that says less is support of a part. Another people or a single sex is another claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from littrack.model import Claim, Mismatch, MismatchKind, Rationale, Record, Stance
from littrack.stance.wording import as_read, cues, numbers, shares
from littrack.text import words

_NEAR = 0.1  # two amounts this near are the same when the claim says "about"


@dataclass(frozen=True)
class Finding:
    """A side a record takes, with the sentences it rests on."""

    claim: Claim
    record: Record
    stance: Stance
    sentences: Sequence[Rationale]

    @property
    def text(self) -> str:
        """Give the deciding sentences and the title."""
        return " ".join([*(s.text for s in self.sentences), self.record.title])


Check = Callable[[Finding], Iterator[Mismatch]]


def mismatches(finding: Finding) -> tuple[Mismatch, ...]:
    """Run every check on a finding."""
    return tuple(found for check in CHECKS for found in check(finding))


def quantity(finding: Finding) -> Iterator[Mismatch]:
    """The claim's numbers are not in what supports it."""
    if finding.stance is not Stance.SUPPORTS:
        return
    claim = as_read(finding.claim.text)
    wanted = numbers(claim) | shares(claim)
    held = numbers(finding.text) | shares(finding.text)
    lacking = sorted(n for n in wanted if not _met(n, held))
    if wanted and len(lacking) == len(wanted):
        yield Mismatch(MismatchKind.QUANTITY, ", ".join(lacking), ", ".join(sorted(held)[:4]))


def universal(finding: Finding) -> Iterator[Mismatch]:
    """The claim says "all" or "never"; no single finding says as much."""
    yield from _unsaid(finding, "universal", MismatchKind.UNIVERSAL)


def certainty(finding: Finding) -> Iterator[Mismatch]:
    """The claim says "proven" or "cures"; the sentence does not."""
    yield from _unsaid(finding, "certainty", MismatchKind.CERTAINTY)


def _unsaid(finding: Finding, name: str, kind: MismatchKind) -> Iterator[Mismatch]:
    if finding.stance is not Stance.SUPPORTS or finding.claim.negated:
        return
    said = cues(name).intersection(words(as_read(finding.claim.text)))
    if said and said.isdisjoint(words(finding.text)):
        yield Mismatch(kind, ", ".join(sorted(said)), "")


def _met(number: str, held: frozenset[str]) -> bool:
    value = float(number or 0)
    return any(abs(value - float(other or 0)) <= _NEAR * max(value, 1e-9) for other in held)


CHECKS: tuple[Check, ...] = (quantity, universal, certainty)

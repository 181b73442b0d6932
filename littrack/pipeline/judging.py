"""One claim against the records at hand: retrieve, judge, grade, decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from littrack import verdict
from littrack.concepts import Lexicon
from littrack.grade import grade, one_vote
from littrack.model import CitationCheck, Claim, Evidence, Grade, Record, Verdict
from littrack.pipeline.minds import Minds
from littrack.retrieve import Index
from littrack.stance import Judge

# How many of the ranked records are read for each claim; the rest are not called read.
READ = 100

Progress = Callable[[str, int, int], None]


def silently(_what: str, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What every claim is held against; a record is graded once, when it first matters."""

    index: Index
    judge: Judge
    grades: dict[str, Grade] = field(default_factory=dict)

    def verdict(self, claim: Claim, citations: Sequence[CitationCheck]) -> Verdict:
        """Read the records that may bear on a claim, and decide."""
        if not claim.checkable:
            return verdict.decide(claim, (), 0)
        read = [c.record for c in self.index.candidates(claim, READ)]
        judged = zip(read, self.judge.judge(claim, read), strict=True)
        evidence = one_vote([Evidence(r, j, self._grade(r)) for r, j in judged])
        return verdict.decide(claim, evidence, 0, citations=citations)

    def _grade(self, record: Record) -> Grade:
        if record.key not in self.grades:
            self.grades[record.key] = grade(record)
        return self.grades[record.key]


def verdicts(
    claims: Sequence[Claim],
    records: Sequence[Record],
    lexicon: Lexicon,
    citations: Sequence[CitationCheck],
    minds: Minds,
    progress: Progress = silently,
) -> list[Verdict]:
    """Decide every claim, in the order of the articles."""
    index = Index(records, lexicon, encoder=minds.encoder, vectors=minds.memo)
    bench = Bench(index, Judge(lexicon))
    by_mention = {c.mention.id: c for c in citations}
    decided = []
    for done, claim in enumerate(claims):
        progress("Judging claims", done, len(claims))
        cited = [by_mention[m] for m in claim.mentions if m in by_mention]
        decided.append(bench.verdict(claim, cited))
    progress("Judging claims", len(claims), len(claims))
    return decided

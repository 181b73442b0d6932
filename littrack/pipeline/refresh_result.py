"""What a refresh did, query by query, in values and in sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from littrack.model import Change, ChangeKind, Pmid

_NAMED = 5  # PMIDs named in a sentence; the rest are counted


@dataclass(frozen=True, slots=True)
class QueryResult:
    """One query: what it found, what was fetched for it, what PubMed said of it.

    `problem` is empty after a good run; `unavailable` when it is that PubMed could not be used,
    `unkeyed` when the API key is at fault.
    """

    topic: str
    name: str
    sent: str
    listed: int = 0
    absent: tuple[Pmid, ...] = ()
    count: int = 0
    new: int = 0
    fetched: int = 0
    changes: tuple[Change, ...] = ()
    requests: int = 0
    translation: str = ""
    warnings: tuple[str, ...] = ()
    drift: tuple[str, ...] = ()
    problem: str = ""
    unavailable: bool = False
    unkeyed: bool = False

    @property
    def sentence(self) -> str:
        """Tell in one sentence what happened."""
        if self.problem:
            kept = f" {self.new:,} new were kept." if self.new else ""
            return f"{self.name} is incomplete: {self.problem.rstrip('.')}.{kept}"
        moved = [f"{self.new:,} new"] + [
            f"{n:,} {kind}" for kind in ChangeKind if (n := self._number(kind))
        ]
        lacks = f"; listed and not there: PMID {some(list(self.absent))}" if self.absent else ""
        return f"{self.name}: {', '.join(moved)}, checked {self.checked:,}{lacks}."

    @property
    def checked(self) -> int:
        """How many records were made sure of."""
        return self.listed - len(self.absent)

    @property
    def named(self) -> tuple[str, ...]:
        """Name the records that changed, kind by kind; new ones are only counted."""
        by_kind = {kind: [c.pmid for c in self.changes if c.kind is kind] for kind in ChangeKind}
        return tuple(
            f"{kind}: PMID {some(pmids)}"
            for kind, pmids in by_kind.items()
            if pmids and kind is not ChangeKind.NEW
        )

    def _number(self, kind: ChangeKind) -> int:
        return 0 if kind is ChangeKind.NEW else sum(c.kind is kind for c in self.changes)


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """All queries of a refresh."""

    at: datetime
    results: tuple[QueryResult, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def requests(self) -> int:
        """How many requests it took."""
        return sum(result.requests for result in self.results)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that was noticed."""
        return tuple(change for result in self.results for change in result.changes)

    @property
    def exit_code(self) -> int:
        """0 when every query is whole, 3 when some is not, 4 when PubMed gave nothing at all.

        2 when the API key is at fault: that is a setting, and waiting mends nothing.
        """
        failed = [result for result in self.results if result.problem]
        if not failed:
            return 0
        if any(result.unkeyed for result in failed):
            return 2
        nothing = len(failed) == len(self.results) and not self.changes
        return 4 if nothing and any(result.unavailable for result in failed) else 3


def some(pmids: list[Pmid]) -> str:
    """Name some PMIDs and count the rest."""
    named = ", ".join(pmids[:_NAMED])
    rest = len(pmids) - _NAMED
    return f"{named} and {rest:,} more" if rest > 0 else named

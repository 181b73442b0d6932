"""What a refresh did, query by query."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from littrack.model import Change, Pmid


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
    def checked(self) -> int:
        """How many records were made sure of."""
        return self.listed - len(self.absent)


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

"""What the store answers with: plain values, nothing of SQL in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from littrack.model.wording import counted

State: TypeAlias = Literal["current", "deleted", "merged", "unavailable"]
RunOutcome: TypeAlias = Literal["running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a record without reading it: NLM's revision day, when it was fetched.

    `query` says what brought it: a query's name, or the import of a file.
    """

    revised: date | None
    fetched: datetime
    state: State = "current"
    query: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it was served at a moment; the last one is what it is now."""

    at: datetime
    revised: date | None
    xml: bytes


@dataclass(frozen=True, slots=True)
class RunState:
    """One run of one saved query, finished or not."""

    id: int
    topic: str
    name: str
    term: str
    started: datetime
    outcome: RunOutcome = "running"
    ended: datetime | None = None
    count: int | None = None
    translation: str = ""
    warnings: tuple[str, ...] = ()
    watermark: date | None = None
    requests: int = 0
    new: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that matches a search; `rank` orders (larger is better) and means nothing else.

    `stamp` is another when what was served of the record is another.
    """

    key: str
    rank: float
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """How much the store holds."""

    records: int
    digests: int
    versions: int
    bytes: int


@dataclass(frozen=True, slots=True)
class WatchedNotice:
    """A notice of the Retraction Watch database: the work it is on, its nature, day and reason."""

    pmid: str
    doi: str
    nature: str
    day: str
    reason: str
    notice_pmid: str = ""
    notice_doi: str = ""


@dataclass(frozen=True, slots=True)
class WaitingReference:
    """A reference whose record is not held: what is known of it, and the file it came from."""

    topic: str
    source: str
    place: str
    pmid: str = ""
    doi: str = ""
    pmcid: str = ""
    title: str = ""
    year: int | None = None

    @property
    def key(self) -> str:
        """What makes two references the same: PMID, else DOI, else PMCID, else the title."""
        named = self.pmid or self.doi.lower() or self.pmcid or self.title.lower()
        return f"{self.topic}|{named}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store or a backup holds, counted."""

    records: int
    digests: int
    decisions: int
    reports: int

    @property
    def counts(self) -> dict[str, int]:
        """Give the numbers by name."""
        return {name: getattr(self, name) for name in self.__slots__}

    @property
    def sentence(self) -> str:
        """Say the numbers in words."""
        return ", ".join(counted(n, name.removesuffix("s")) for name, n in self.counts.items())

    def lacks(self, other: Contents) -> list[str]:
        """Name what the other holds more of."""
        mine, theirs = self.counts, other.counts
        return [name for name in mine if mine[name] < theirs[name]]

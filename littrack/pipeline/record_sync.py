"""Records on their way into the store during a refresh, and those that are there no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from littrack.cache import Cache, Held
from littrack.entrez import Batch, Entrez
from littrack.model import Change, ChangeKind, Pmid, RecordError
from littrack.model.wording import named_pmids
from littrack.pipeline import merge_detection, ncbi_hours
from littrack.pipeline.prefetch import overlapped

Progress = Callable[[str, int, int], None]

LOOKED = "fetched again and not changed"  # memos: the day that happened to a copy
LISTED_ONLY = "listed and not there"  # memos: the day PubMed listed a record it does not have


@dataclass
class Round:
    """One refresh of all queries; `sure` are the PMIDs whose copies it has made sure of."""

    entrez: Entrez
    cache: Cache
    at: datetime
    full: bool
    progress: Progress
    sure: set[Pmid] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day, in UTC."""
        return self.at.astimezone(UTC).date()

    def remember(self, kind: str, pmids: Iterable[Pmid]) -> None:
        """Keep a memo of today for each of these."""
        values: dict[str, bytes] = dict.fromkeys(pmids, self.today.isoformat().encode())
        if values:
            self.cache.keep_memo(kind, values, "1")

    def remembered(self, kind: str, pmids: list[Pmid]) -> dict[Pmid, date]:
        """Give the day of the memo of each of these that has one."""
        memos = self.cache.memo(kind, pmids)
        return {p: date.fromisoformat(memos[p].decode()) for p in pmids if p in memos}


@dataclass
class RecordSync:
    """Fetches for one query and keeps what comes; `problems` are sentences on what did not."""

    this: Round
    name: str
    held: Mapping[Pmid, Held]
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    absent: list[Pmid] = field(default_factory=list)
    fetched: int = 0
    wanted: int = 0
    accounted: int = 0

    def fetch(self, wanted: list[Pmid]) -> None:
        """Bring records, each batch kept while the next one comes."""
        self.this.notes += ncbi_hours.advice(len(wanted), self.this.at)
        self.wanted += len(wanted)
        for batch in overlapped(self.this.entrez.fetch(wanted)):
            self._keep(batch)
            self.accounted += len(batch.records) + len(batch.gone)
            self.this.progress(self.name, self.accounted, self.wanted)

    @property
    def broken_off(self) -> str:
        """Say how much was not even asked for, when a fetch broke off."""
        left = self.wanted - self.accounted
        return f"{left:,} of {self.wanted:,} records were not fetched." if left else ""

    def retry_denied(self, denied: list[Pmid]) -> None:
        """Ask once more for what PubMed lists and said it has not; it may have been a fault."""
        came = self.this.entrez.single_retry(denied)
        if came:
            self._keep(Batch(came))
        self.absent += [pmid for pmid in denied if pmid not in came]

    def look_up(self, left: set[Pmid]) -> None:
        """Find out which of those a query lists no more are PubMed's no more either."""
        sure = self.this.sure
        lost = sorted(p for p in left - sure if p in self.held and self.held[p].state == "current")
        if lost:
            there = self.this.entrez.summaries(lost)
            self._gone([pmid for pmid in lost if there.get(pmid) is False])

    def note_unmoved(self, pmids: set[Pmid]) -> None:
        """Remember those that PubMed listed as modified, and whose copies say no such thing."""
        if pmids:
            moved = {change.pmid for change in self.changes}
            now = self.this.cache.held()
            unmoved = [p for p in pmids if p not in moved or not now[p].revised]
            self.this.remember(LOOKED, unmoved)

    def _keep(self, batch: Batch) -> None:
        refused = self._store(batch.records)
        self.fetched += len(batch.records)
        self._gone([p for p, kind in batch.gone.items() if kind is ChangeKind.DELETED])
        lacking = [p for p, kind in batch.gone.items() if kind is not ChangeKind.DELETED]
        if lacking:
            why = batch.why or "PubMed has them and does not send them; run it again later"
            self.problems.append(f"Not fetched: PMID {named_pmids(lacking)}. {why.rstrip('.')}.")
        if refused:
            named = named_pmids(list(refused))
            self.problems.append(f"Not kept: PMID {named}. {next(iter(refused.values()))}")

    def _store(self, records: Mapping[Pmid, bytes]) -> dict[Pmid, str]:
        """Keep a batch; where a record cannot be read, all others, and give the reason for each."""
        try:
            self._store_all(records)
        except RecordError:
            refused = {}
            for pmid, served in records.items():
                try:
                    self._store_all({pmid: served})
                except RecordError as error:
                    refused[pmid] = str(error)
            return refused
        return {}

    def _store_all(self, records: Mapping[Pmid, bytes]) -> None:
        self.changes += self.this.cache.store(records, at=self.this.at, query=self.name)
        self.this.sure.update(records)

    def _gone(self, pmids: list[Pmid]) -> None:
        """Mark what PubMed has no more; what was never held is recorded too."""
        at = self.this.at
        strange = [pmid for pmid in pmids if pmid not in self.held]
        known = [pmid for pmid in pmids if pmid in self.held]
        self.changes += merge_detection.mark(self.this.cache, known, at)
        why = "listed by PubMed, gone before it was fetched"
        self.changes += self.this.cache.note(
            [Change(pmid, ChangeKind.DELETED, at, why) for pmid in strange]
        )
        self.absent += strange
        self.this.remember(LISTED_ONLY, strange)

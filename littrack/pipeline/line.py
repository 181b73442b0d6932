"""One saved query on its way through a refresh: listed, compared, fetched, accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from littrack import queries
from littrack.cache import Cache, Held
from littrack.entrez import Batch, Entrez, Found
from littrack.model import Change, ChangeKind, EntrezError, EntrezUnavailable, Pmid, Query
from littrack.pipeline import etiquette, merged
from littrack.pipeline.drift import drift
from littrack.pipeline.refreshed import Asked, some
from littrack.pipeline.windows import Copy, Window

Progress = Callable[[str, int, int], None]

_LOOKED = "fetched again and not changed"  # memos: the day that happened to a copy
_LISTED_ONLY = "listed and not there"  # memos: the day PubMed listed a record it does not have


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


class Line:
    """Asks one query; what fails is told in the result, and the next query goes on."""

    def __init__(self, this: Round, topic: str, query: Query) -> None:
        self._this, self._topic, self._query = this, topic, query
        cache = this.cache
        self._last = cache.last_run(topic, query.name)
        self._members = cache.members(topic, query.name)
        self._since = self._last.started if self._last else self._first_try()
        self._found: Found | None = None
        self._asked = Asked(topic, query.name, queries.sent(query.term))

    def run(self) -> Asked:
        """Do all of it, and note in the store how it went."""
        this = self._this
        number = this.cache.begin_run(self._topic, self._query, this.at)
        before = this.entrez.requests
        try:
            self._go()
        except EntrezError as error:
            self._problem(str(error), isinstance(error, EntrezUnavailable))
        except KeyboardInterrupt:
            this.cache.fail_run(number, this.at, "interrupted")
            raise
        self._note(requests=this.entrez.requests - before)
        self._finish(number)
        return self._asked

    def _first_try(self) -> datetime | None:
        """When this query was first asked, if it never came to a good end."""
        runs = self._this.cache.runs(self._topic)
        return min((r.started for r in runs if r.name == self._query.name), default=None)

    def _note(self, **values: object) -> None:
        self._asked = replace(self._asked, **values)  # type: ignore[arg-type]

    def _problem(self, sentence: str, unavailable: bool = False) -> None:
        told = " ".join(filter(None, [self._asked.problem, sentence]))
        self._note(problem=told, unavailable=unavailable or self._asked.unavailable)

    def _go(self) -> None:
        self._found = found = self._listed()
        held = self._this.cache.held()
        sure = self._this.sure
        doubtful = [pmid for pmid in found.pmids if pmid not in sure]
        new = [pmid for pmid in doubtful if self._this.full or not self._vouched(pmid, held)]
        fresh = set(new)
        copies = self._copies([pmid for pmid in doubtful if pmid not in fresh], held)
        changed, ripe = self._changed(copies, found.requests)
        self._fetch([*self._worth_asking(new), *sorted(changed | ripe)], held)
        self._looked(changed & sure)
        sure |= copies.keys() - changed - ripe
        self._look_after(self._members - set(found.pmids), held)

    # -- listing -------------------------------------------------------------------------------

    def _listed(self) -> Found:
        found = self._this.entrez.search(self._asked.sent)
        if self._members - set(found.pmids):
            found = self._confirmed(found)
        self._note(
            listed=len(found.pmids),
            count=found.count,
            translation=found.translation,
            warnings=found.warnings,
            drift=self._drift(found),
        )
        if found.problem:
            self._problem(f"{found.problem}; run it again later.", unavailable=True)
        return found

    def _confirmed(self, found: Found) -> Found:
        """Ask once more before records count as gone: a short list may be a fault."""
        again = self._this.entrez.search(self._asked.sent)
        either = tuple(dict.fromkeys([*again.pmids, *found.pmids]))
        return replace(again, pmids=either)

    def _drift(self, found: Found) -> tuple[str, ...]:
        last = self._last
        if last is None or last.count is None or last.term != self._query.term:
            return ()
        return drift((last.translation, last.count), (found.translation, found.count))

    # -- comparing -----------------------------------------------------------------------------

    def _vouched(self, pmid: Pmid, held: Mapping[Pmid, Held]) -> bool:
        """Whether a copy was fetched, or made sure of, in or after the last good run."""
        copy = held.get(pmid)
        if copy is None or copy.state != "current" or self._since is None:
            return False
        if pmid in self._members:
            return True
        return copy.fetched >= self._since and not _imported(copy)

    def _worth_asking(self, new: list[Pmid]) -> list[Pmid]:
        """Leave out what PubMed already said today that it lists and does not have."""
        memos = self._this.cache.memo(_LISTED_ONLY, new)
        today = self._this.today.isoformat().encode()
        return [pmid for pmid in new if memos.get(pmid) != today or pmid not in self._members]

    def _copies(self, pmids: list[Pmid], held: Mapping[Pmid, Held]) -> dict[Pmid, Copy]:
        looked = self._this.cache.memo(_LOOKED, pmids)
        days = {pmid: date.fromisoformat(day.decode()) for pmid, day in looked.items()}
        return {
            pmid: Copy(held[pmid].revised, _fetched(held[pmid]), days.get(pmid)) for pmid in pmids
        }

    def _looked(self, pmids: set[Pmid]) -> None:
        """Remember those whose new copy is no later than the day PubMed lists them under."""
        moved = {change.pmid for change in self._asked.changes}
        held = self._this.cache.held() if pmids else {}
        self._remember(_LOOKED, [p for p in pmids if p not in moved or not held[p].revised])

    def _changed(self, copies: Mapping[Pmid, Copy], spent: int) -> tuple[set[Pmid], set[Pmid]]:
        if not copies or self._since is None:
            return set(), set()
        base = self._since.astimezone(UTC).date()
        window = Window(base, self._this.today, second=spent <= 1)
        return window.changed(copies, self._modified)

    def _modified(self, day: date) -> set[Pmid]:
        """List what PubMed has modified from a day on."""
        found = self._this.entrez.search(
            self._asked.sent, datetype="mdat", mindate=f"{day:%Y/%m/%d}", maxdate="3000/12/31"
        )
        if found.problem:
            self._problem(f"Of what was modified, {found.problem}.", unavailable=True)
        return set(found.pmids)

    # -- fetching ------------------------------------------------------------------------------

    def _fetch(self, wanted: list[Pmid], held: Mapping[Pmid, Held]) -> None:
        self._this.notes += etiquette.advice(len(wanted), self._this.at)
        done = 0
        for batch in self._this.entrez.fetch(wanted):
            self._keep(batch, held)
            done += len(batch.records) + len(batch.gone)
            self._this.progress(self._query.name, done, len(wanted))

    def _keep(self, batch: Batch, held: Mapping[Pmid, Held]) -> None:
        cache, at = self._this.cache, self._this.at
        changes = cache.store(batch.records, at=at, query=self._query.name)
        self._this.sure |= batch.records.keys()
        self._took(changes, fetched=len(batch.records))
        deleted = [pmid for pmid, kind in batch.gone.items() if kind is ChangeKind.DELETED]
        self._gone(deleted, held)
        lacking = [pmid for pmid, kind in batch.gone.items() if kind is not ChangeKind.DELETED]
        if lacking:
            why = batch.why or "PubMed has them and does not send them; run it again later"
            self._problem(f"Not fetched: PMID {some(lacking)}. {why.rstrip('.')}.", True)

    def _gone(self, pmids: Iterable[Pmid], held: Mapping[Pmid, Held]) -> None:
        """Mark what PubMed has no more; what was never held is told of all the same."""
        cache, at = self._this.cache, self._this.at
        known = [pmid for pmid in pmids if pmid in held]
        strange = [pmid for pmid in pmids if pmid not in held]
        self._took(merged.mark(cache, known, at))
        self._took(
            [Change(p, ChangeKind.DELETED, at, "gone before it was fetched") for p in strange]
        )
        self._remember(_LISTED_ONLY, strange)

    def _look_after(self, left: set[Pmid], held: Mapping[Pmid, Held]) -> None:
        """Look up what the query lists no more: deleted at PubMed, or only found no longer."""
        lost = sorted(p for p in left - self._this.sure if p in held and held[p].state == "current")
        if lost:
            there = self._this.entrez.summaries(lost)
            self._gone([pmid for pmid in lost if there.get(pmid) is False], held)

    def _remember(self, kind: str, pmids: Iterable[Pmid]) -> None:
        day = self._this.today.isoformat().encode()
        values: dict[str, bytes] = dict.fromkeys(pmids, day)
        if values:
            self._this.cache.keep_memo(kind, values, "1")

    def _took(self, changes: Iterable[Change], fetched: int = 0) -> None:
        every = (*self._asked.changes, *changes)
        new = sum(change.kind is ChangeKind.NEW for change in every)
        self._note(changes=every, new=new, fetched=self._asked.fetched + fetched)

    # -- closing -------------------------------------------------------------------------------

    def _finish(self, number: int) -> None:
        cache, at, asked = self._this.cache, self._this.at, self._asked
        if self._found:
            moved = cache.finish_run(
                number,
                at=at,
                found=self._accounted(self._found) if asked.problem else self._found.pmids,
                count=asked.count,
                translation=asked.translation,
                warnings=(*asked.warnings, *asked.drift),
                watermark=None if asked.problem else self._this.today,
                requests=asked.requests,
                new=asked.new,
            )
            told = {change.pmid for change in asked.changes}
            self._took([change for change in moved if change.pmid not in told])
        if asked.problem:
            cache.fail_run(number, at, asked.problem)

    def _accounted(self, found: Found) -> list[Pmid]:
        """After a run that is not whole: what was known, and what was made sure of since."""
        return [*self._members, *(p for p in found.pmids if p in self._this.sure - self._members)]


def _imported(copy: Held) -> bool:
    return copy.query.startswith("import of")


def _fetched(copy: Held) -> date:
    """A file's record is as old as its date: when it was imported says nothing."""
    if _imported(copy):
        return copy.revised or date.min
    return copy.fetched.astimezone(UTC).date()

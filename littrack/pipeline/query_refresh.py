"""One saved query on its way through a refresh: listed, compared, fetched, accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from littrack import queries
from littrack.cache import Held
from littrack.entrez import Found
from littrack.model import ChangeKind, EntrezError, EntrezUnavailable, EntrezUnkeyed, Pmid, Query
from littrack.pipeline.drift import drift
from littrack.pipeline.modification_windows import Copy, Window
from littrack.pipeline.record_sync import LISTED_ONLY, LOOKED, RecordSync, Round
from littrack.pipeline.refresh_result import QueryResult

_OPEN_END = "3000/12/31"


class QueryRefresh:
    """Asks one query; what fails stands in the result, and the next query goes on."""

    def __init__(self, this: Round, topic: str, query: Query) -> None:
        cache = this.cache
        self._this, self._topic, self._query = this, topic, query
        self._sent = queries.sent(query.term)
        self._last = cache.last_run(topic, query.name)
        self._members = cache.members(topic, query.name)
        self._since = self._last.started if self._last else self._first_try()
        self._sync = RecordSync(this, query.name, cache.held())
        self._found: Found | None = None
        self._unavailable = False
        self._unkeyed = False

    def run(self) -> QueryResult:
        """Do all of it, and note in the store how it went."""
        this = self._this
        number = this.cache.begin_run(self._topic, self._query, this.at)
        before = this.entrez.requests
        try:
            self._go()
        except EntrezError as error:
            self._unavailable = isinstance(error, EntrezUnavailable)
            self._unkeyed = isinstance(error, EntrezUnkeyed)
            self._sync.problems += filter(None, [self._sync.broken_off, f"{error}."])
        except KeyboardInterrupt:
            this.cache.fail_run(number, this.at, "interrupted")
            raise
        result = self._result(this.entrez.requests - before)
        self._close(number, result)
        return replace(result, changes=tuple(self._sync.changes))

    def _go(self) -> None:
        self._found = found = self._listed()
        held, sure = self._sync.held, self._this.sure
        new, known = self._sorted([pmid for pmid in found.pmids if pmid not in sure])
        denied = self._denied(new)
        self._sync.retry_denied(denied)
        self._sync.fetch([pmid for pmid in new if pmid not in denied])
        copies = self._copies(known, held)
        changed, ripe = self._changed(copies, found.requests + bool(denied))
        self._sync.fetch(sorted(changed | ripe))
        self._sync.note_unmoved(changed & sure)
        sure.update(copies.keys() - changed - ripe)
        self._sync.look_up(self._members - set(found.pmids))

    def _sorted(self, pmids: list[Pmid]) -> tuple[list[Pmid], list[Pmid]]:
        """Tell those to fetch from those whose copies can be trusted as of the last good run."""
        known = set() if self._this.full else {pmid for pmid in pmids if self._vouched(pmid)}
        return [p for p in pmids if p not in known], [p for p in pmids if p in known]

    def _first_try(self) -> datetime | None:
        """When this query was first asked, if it never came to a good end."""
        runs = self._this.cache.runs(self._topic)
        return min((r.started for r in runs if r.name == self._query.name), default=None)

    # -- listing -------------------------------------------------------------------------------

    def _listed(self) -> Found:
        found = self._this.entrez.search(self._sent)
        never_found_any = not found.pmids and self._last is None
        if never_found_any or self._members - set(found.pmids):
            found = self._confirmed(found)
        self._doubt(found.problem)
        return found

    def _confirmed(self, found: Found) -> Found:
        """Ask once more before records count as gone, or as none: a short list may be a fault."""
        again = self._this.entrez.search(self._sent)
        either = tuple(dict.fromkeys([*again.pmids, *found.pmids]))
        return replace(again, pmids=either)

    def _doubt(self, problem: str) -> None:
        if problem:
            self._unavailable = True
            self._sync.problems.append(f"{problem}; run it again later.")

    # -- comparing -----------------------------------------------------------------------------

    def _vouched(self, pmid: Pmid) -> bool:
        """Whether a copy was fetched, or made sure of, in or after the last good run."""
        copy = self._sync.held.get(pmid)
        if copy is None or copy.state != "current" or self._since is None:
            return False
        return pmid in self._members or (copy.fetched >= self._since and not _imported(copy))

    def _denied(self, new: list[Pmid]) -> list[Pmid]:
        """List those PubMed has listed before and said it has not: they are asked for once."""
        said = self._this.remembered(LISTED_ONLY, new)
        return [pmid for pmid in new if pmid in said and pmid in self._members]

    def _copies(self, pmids: list[Pmid], held: Mapping[Pmid, Held]) -> dict[Pmid, Copy]:
        looked = self._this.remembered(LOOKED, pmids)
        return {p: Copy(held[p].revised, _fetched(held[p]), looked.get(p)) for p in pmids}

    def _changed(self, copies: Mapping[Pmid, Copy], spent: int) -> tuple[set[Pmid], set[Pmid]]:
        if not copies or self._since is None:
            return set(), set()
        base = self._since.astimezone(UTC).date()
        return Window(base, self._this.today, spent <= 1).changed(
            copies, self._modified, self._number
        )

    def _modified(self, day: date) -> set[Pmid]:
        """List what PubMed has modified from a day on."""
        found = self._this.entrez.search(
            self._sent, datetype="mdat", mindate=f"{day:%Y/%m/%d}", maxdate=_OPEN_END
        )
        self._doubt(found.problem)
        return set(found.pmids)

    def _number(self, day: date) -> int:
        """Count what PubMed has modified from a day on."""
        begin = f"{day:%Y/%m/%d}"
        count = self._this.entrez.count
        return count(self._sent, datetype="mdat", mindate=begin, maxdate=_OPEN_END)

    # -- closing -------------------------------------------------------------------------------

    def _result(self, requests: int) -> QueryResult:
        sync, found = self._sync, self._found or Found((), 0)
        return QueryResult(
            topic=self._topic,
            name=self._query.name,
            sent=self._sent,
            listed=len(found.pmids),
            absent=tuple(sync.absent),
            count=found.count,
            new=sum(change.kind is ChangeKind.NEW for change in sync.changes),
            fetched=sync.fetched,
            requests=requests,
            translation=found.translation,
            warnings=found.warnings,
            drift=self._drift(found) if self._found else (),
            problem=" ".join(sync.problems),
            unavailable=self._unavailable,
            unkeyed=self._unkeyed,
        )

    def _drift(self, found: Found) -> tuple[str, ...]:
        last = self._last
        if last is None or last.count is None or last.term != self._query.term:
            return ()
        return drift((last.translation, last.count), (found.translation, found.count))

    def _close(self, number: int, result: QueryResult) -> None:
        """Note the run; the watermark moves when nothing is missing, and not before."""
        cache, at = self._this.cache, self._this.at
        if self._found:
            moved = cache.finish_run(
                number,
                at=at,
                found=self._accounted(self._found) if result.problem else self._found.pmids,
                count=result.count,
                translation=result.translation,
                warnings=(*result.warnings, *result.drift),
                watermark=None if result.problem else self._this.today,
                requests=result.requests,
                new=result.new,
            )
            known = {change.pmid for change in self._sync.changes}
            self._sync.changes += [change for change in moved if change.pmid not in known]
        if result.problem:
            cache.fail_run(number, at, result.problem)

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

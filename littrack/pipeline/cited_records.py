"""References of rows resolved to records at hand, those that are not fetched first where asked."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from littrack.cache import Cache
from littrack.entrez import Entrez
from littrack.grade.notices import notices, review
from littrack.model import ChangeKind, LinkKind, NoticeKind, PeerReview, Pmid, Record
from littrack.model.verification import ReferenceCheck, ReferenceState
from littrack.verify import titles
from littrack.verify.quotation import quotation
from littrack.verify.references import Identifier, Scheme
from littrack.verify.search_words import search_words

Progress = Callable[[str, int, int], None]
_KEPT = 1_000  # records that stay in memory
_AT_ONCE = 40  # DOIs and PMCIDs of one search
_MARKS = {
    NoticeKind.RETRACTED: "retracted",
    NoticeKind.PARTLY_RETRACTED: "partly_retracted",
    NoticeKind.CONCERN: "concern",
    NoticeKind.ERRATUM: "corrected",
    NoticeKind.SUPERSEDED: "superseded",
}
_TAGS = {Scheme.DOI: "aid", Scheme.PMCID: "aid"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference with the record whose text it names, where that is at hand."""

    check: ReferenceCheck
    record: Record | None = None


@dataclass
class References:
    """Resolves identifiers against one store; `absent` are PMIDs PubMed says it does not have."""

    cache: Cache
    absent: frozenset[str] = frozenset()
    _records: OrderedDict[str, Record | None] = field(default_factory=OrderedDict)

    def record(self, key: str) -> Record | None:
        """Read a record by PMID, DOI or PMCID; a digest is none, it has no text of PubMed's."""
        if key in self._records:
            self._records.move_to_end(key)
            return self._records[key]
        found = self.cache.record(key)
        record = found if found is not None and found.digest is None else None
        self._records[key] = record
        if len(self._records) > _KEPT:
            self._records.popitem(last=False)
        return record

    def resolve(self, asked: Identifier, title: str) -> Resolved:
        """Say what a reference names."""
        if asked.scheme is Scheme.NONE:
            state = ReferenceState.NOT_CHECKED
            return Resolved(ReferenceCheck(asked.given, state, why=asked.why))
        record = self.record(asked.value)
        if record is None:
            return Resolved(self._missing(asked))
        check = ReferenceCheck(
            asked.given,
            ReferenceState.FOUND,
            record.key,
            record.title,
            marks(record),
            published_form(record),
        )
        gone = self._gone(check)
        if gone is not None:
            return gone
        return Resolved(self._titled(check, title, record), record)

    def _missing(self, asked: Identifier) -> ReferenceCheck:
        pmid = asked.value if asked.scheme is Scheme.PMID else ""
        why = "PubMed has no such record" if asked.value in self.absent else ""
        return ReferenceCheck(asked.given, ReferenceState.NOT_IN_CACHE, pmid, why=why)

    def _gone(self, check: ReferenceCheck) -> Resolved | None:
        """Say that a record is no more; where it was merged, its survivor is read."""
        held = self.cache.held_one(Pmid(check.pmid))
        if held is None or held.state not in {"deleted", "merged"}:
            return None
        if held.state == "deleted":
            gone = replace(check, state=ReferenceState.DELETED)
            return Resolved(gone, self.record(check.pmid))
        survivor = self._survivor(Pmid(check.pmid))
        record = self.record(survivor) if survivor else None
        merged = replace(
            check,
            state=ReferenceState.MERGED,
            other=survivor,
            other_title=record.title if record else "",
        )
        return Resolved(merged, record or self.record(check.pmid))

    def _survivor(self, pmid: Pmid) -> str:
        changes = self.cache.changes(pmid=pmid)
        merged = [c.detail for c in changes if c.kind is ChangeKind.MERGED]
        number = re.search(r"\d+", merged[-1]) if merged else None
        return number[0] if number else ""

    def _titled(self, check: ReferenceCheck, title: str, record: Record) -> ReferenceCheck:
        """Hold the title given against the record's; name the record that has it."""
        if not title.strip() or any(titles.same(title, own) for own in _own(record)):
            return check
        other = self._of_title(title, but=check.pmid)
        if other is None and titles.agrees(title, record):
            return check
        return replace(
            check,
            state=ReferenceState.TITLE_DISAGREES,
            other=other.key if other else "",
            other_title=other.title if other else "",
        )

    def _of_title(self, title: str, but: str) -> Record | None:
        hits = self.cache.holding(search_words(quotation(title)))
        texts = self.cache.texts(hits) if hits else {}
        for key, (held, _) in texts.items():
            exact = any(titles.same(title, line) for line in held.split("\n"))
            if exact and str(key) != but:
                return self.record(str(key))
        return None


def _own(record: Record) -> Iterator[str]:
    yield from filter(None, (record.title, record.vernacular_title))


def marks(record: Record) -> tuple[str, ...]:
    """List what has befallen a record: retracted, corrected, a preprint, and the like."""
    found = [_MARKS[n.kind] for n in notices(record) if n.kind in _MARKS]
    if review(record)[0] is PeerReview.PREPRINT:
        found = [mark for mark in found if mark != "superseded"] + ["preprint"]
    return tuple(dict.fromkeys(found))


def published_form(record: Record) -> str:
    """The PMID of the published form of a preprint, where PubMed links it."""
    if review(record)[0] is not PeerReview.PREPRINT:
        return ""
    return next((x.pmid for x in record.links if x.kind is LinkKind.UPDATE_IN and x.pmid), "")


def fetch(
    entrez: Entrez, cache: Cache, asked: Iterable[Identifier], at: datetime, progress: Progress
) -> frozenset[str]:
    """Fetch what is not at hand, each batch kept as it comes; give the PMIDs PubMed has not."""
    known = {i.value: i for i in asked if i.scheme is not Scheme.NONE}
    pmids = _pmids(entrez, [i for i in known.values() if _lacks(cache, i.value)])
    absent: set[str] = set()
    done = 0
    for batch in entrez.fetch(pmids):
        cache.store(batch.records, at=at, query="verify")
        cache.mark(batch.gone, at=at)
        absent.update(p for p, kind in batch.gone.items() if kind is ChangeKind.DELETED)
        done += len(batch.records) + len(batch.gone)
        progress("References fetched", done, len(pmids))
    return frozenset(absent)


def _lacks(cache: Cache, key: str) -> bool:
    record = cache.record(key)
    return record is None or record.digest is not None


def _pmids(entrez: Entrez, lacking: Sequence[Identifier]) -> list[Pmid]:
    """Give the PMIDs of identifiers; for those of another kind PubMed is asked."""
    pmids = [Pmid(each.value) for each in lacking if each.scheme is Scheme.PMID]
    return pmids + _found(entrez, [each for each in lacking if each.scheme is not Scheme.PMID])


def _found(entrez: Entrez, asked: Sequence[Identifier]) -> list[Pmid]:
    """Look up the PMIDs of DOIs and PMCIDs, many in one search."""
    found: list[Pmid] = []
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        term = " OR ".join(f'"{i.value}"[{_TAGS[i.scheme]}]' for i in part)
        found += entrez.first(term, 2 * _AT_ONCE).pmids
    return list(dict.fromkeys(found))

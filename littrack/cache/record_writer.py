"""Records coming in: kept as served, former versions kept too, changes noticed.

A batch is worked out first and written after, each table in one go: the full-text index writes
itself out at every other statement of a transaction, which made storing ten times slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from littrack import model, pubmed
from littrack.cache import digests, fts_index, notices, retraction_watch
from littrack.cache.base import moment, translate_errors
from littrack.cache.compression import alike, fingerprint
from littrack.cache.records import Records, Row, number
from littrack.cache.values import State, WatchedNotice
from littrack.model import ChangeKind, Pmid, RecordError

_WATCHED = {  # by the names of LinkKind, which a search does not load
    "RETRACTION_IN": ChangeKind.RETRACTED,
    "CONCERN_IN": ChangeKind.CONCERN,
    "ERRATUM_IN": ChangeKind.ERRATUM,
}
_STATES: dict[ChangeKind, State] = {
    ChangeKind.DELETED: "deleted",
    ChangeKind.MERGED: "merged",
    ChangeKind.UNAVAILABLE: "unavailable",
}


@dataclass(frozen=True, slots=True)
class _Came:
    """A record as it comes in."""

    pmid: int
    record: model.Record
    served: bytes
    hash: bytes


@dataclass(slots=True)
class _Batch:
    """All that one call is going to write."""

    at: datetime
    query: str = ""
    puts: list[_Came] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)
    states: list[tuple[State, int]] = field(default_factory=list)
    words: dict[int, model.Record | None] = field(default_factory=dict)
    changes: list[model.Change] = field(default_factory=list)


_PUT = """
    INSERT INTO record (pmid, year, revised, added, fetched, query, retracted, doi, pmcid,
                        hash, dictionary, served)
    VALUES (:pmid, :year, :revised, :at, :at, :query, :retracted, :doi, :pmcid,
            :hash, :dictionary, :served)
    ON CONFLICT (pmid) DO UPDATE SET
        state = 'current', year = excluded.year, revised = excluded.revised,
        fetched = excluded.fetched, query = excluded.query, retracted = excluded.retracted,
        doi = excluded.doi, pmcid = excluded.pmcid, hash = excluded.hash,
        dictionary = excluded.dictionary, served = excluded.served
"""
_KEEP = """
    INSERT INTO version (pmid, fetched, revised, hash, dictionary, served) VALUES (?, ?, ?, ?, ?, ?)
"""
_NOTE = "INSERT INTO change (pmid, kind, noticed, detail) VALUES (?, ?, ?, ?)"


class RecordWriter(Records):
    """The part of the store that takes records in."""

    @translate_errors
    def store(
        self, records: Mapping[Pmid, bytes], *, at: datetime, query: str = ""
    ) -> list[model.Change]:
        """Keep records as served, in one transaction; give what is new or changed.

        The same bytes write nothing. A record older than the one held (an old baseline file) is
        passed over. What a record was before is kept as a version.
        """
        batch = _Batch(at, query)
        with self._writing():
            held = self._rows([number(pmid) for pmid in records])
            for pmid, served in records.items():
                self._take(batch, number(pmid), served, held.get(number(pmid)))
            self._write(batch)
        return batch.changes

    @translate_errors
    def mark(
        self,
        gone: Mapping[Pmid, ChangeKind],
        *,
        at: datetime,
        details: Mapping[Pmid, str] | None = None,
    ) -> list[model.Change]:
        """Note that records are no more; they stay readable, and out of searches and reports."""
        batch = _Batch(at)
        with self._writing():
            held = self._rows([number(pmid) for pmid in gone])
            for pmid, kind in gone.items():
                row = held.get(number(pmid))
                if row and row.state != _STATES[kind]:
                    self._gone(batch, row, kind, (details or {}).get(pmid, ""))
            self._write(batch)
        return batch.changes

    @translate_errors
    def note(self, changes: Sequence[model.Change]) -> list[model.Change]:
        """Note changes to records that are not held, so that they are listed later too."""
        rows = [(int(c.pmid), c.kind.value, moment(c.noticed), c.detail) for c in changes]
        with self._writing() as db:
            db.executemany(_NOTE, rows)
        return list(changes)

    @translate_errors
    def watch_retractions(self, notices: Iterable[WatchedNotice], *, at: datetime) -> int:
        """Keep the Retraction Watch database in place of the one before; count its notices.

        What it says of records held and PubMed does not is noted as a change.
        """
        before = self.watched()
        with self._writing() as db:
            count = retraction_watch.put(db, notices)
            self.__dict__.pop("_watched", None)
            new = {p: set(ls) - set(before.get(p, ())) for p, ls in self.watched().items()}
            rows = [
                (pmid, _WATCHED[link.kind.name].value, moment(at), link.source)
                for pmid, links in new.items()
                for link in links
            ]
            db.executemany(_NOTE, rows)
            db.execute("DELETE FROM memo WHERE kind = 'grade'")
        return count

    def watched(self) -> dict[int, tuple[model.Link, ...]]:
        """Give what the Retraction Watch database says of the records held, by PMID."""
        return self._watched

    @translate_errors
    def put_digests(self, records: Iterable[model.Record], *, topic: str = "") -> None:
        """Keep digests; each is hidden while PubMed's record of the same work is held.

        In a store that is read-only those it holds stay as they are.
        """
        if self.read_only:
            return
        with self._writing() as db:
            for record in records:
                digests.put(db, record, topic)

    # -- working out ---------------------------------------------------------------------------

    def _take(self, batch: _Batch, pmid: int, served: bytes, row: Row | None) -> None:
        name = fingerprint(served)
        if row is None:
            came = _Came(pmid, _read(pmid, served), served, name)
            batch.puts.append(came)
            batch.words[pmid] = came.record
            batch.changes += notices.compare(None, came.record, batch.at)
            return
        if row.hash == name:
            self._again(batch, row)
            return
        before = self._unpacked(row)
        if _adds_nothing(before, served):
            self._again(batch, row)
        else:
            self._replace(batch, row, before, _Came(pmid, _read(pmid, served), served, name))

    def _again(self, batch: _Batch, row: Row) -> None:
        """Nothing new of a record, but perhaps that it is there again."""
        if row.state == "current":
            return
        record = self._parsed(row)
        batch.states.append(("current", row.pmid))
        batch.words[row.pmid] = record
        pmid, detail = Pmid(str(row.pmid)), f"was {row.state}"
        batch.changes.append(
            model.Change(pmid, ChangeKind.RETURNED, batch.at, detail, record.title)
        )

    def _replace(self, batch: _Batch, row: Row, before: bytes, came: _Came) -> None:
        """Put a newer version in the place of the held one, which is kept."""
        fuller = pubmed.is_nbib(before)  # PubMed's own XML says more than NBIB of any day
        revised = came.record.revised
        if not fuller and row.revised and revised and revised.isoformat() < row.revised:
            return
        batch.versions.append(row)
        batch.puts.append(came)
        batch.words[came.pmid] = came.record
        batch.changes += [
            change
            for change in notices.compare(pubmed.parse(before), came.record, batch.at)
            if not (fuller and change.kind is ChangeKind.REVISED)
        ]

    def _gone(self, batch: _Batch, row: Row, kind: ChangeKind, detail: str) -> None:
        batch.states.append((_STATES[kind], row.pmid))
        batch.words[row.pmid] = None
        title = self._parsed(row).title
        batch.changes.append(model.Change(Pmid(str(row.pmid)), kind, batch.at, detail, title))

    # -- writing -------------------------------------------------------------------------------

    def _write(self, batch: _Batch) -> None:
        db = self._db
        versions = [(v.pmid, v.fetched, v.revised, v.hash, v.dictionary, v.served) for v in
                    batch.versions]  # fmt: skip
        db.executemany(_KEEP, versions)
        db.executemany(_PUT, [self._values(came, batch) for came in batch.puts])
        db.executemany("UPDATE record SET state = ? WHERE pmid = ?", batch.states)
        noted = [c for c in batch.changes if c.kind is not ChangeKind.NEW]
        when = moment(batch.at)
        db.executemany(_NOTE, [(int(c.pmid), c.kind.value, when, c.detail) for c in noted])
        fts_index.put_many(db, batch.words | digests.settle_for(db, batch.words))

    def _values(self, came: _Came, batch: _Batch) -> dict[str, Any]:
        record = came.record
        return {
            "pmid": came.pmid,
            "year": record.year,
            "revised": record.revised.isoformat() if record.revised else None,
            "at": moment(batch.at),
            "query": batch.query,
            "retracted": notices.retracted(record),
            "doi": record.doi.lower(),
            "pmcid": record.pmcid.upper(),
            "hash": came.hash,
            "dictionary": self._codec.current,
            "served": self._codec.pack(came.served),
        }


def _read(pmid: int, served: bytes) -> model.Record:
    try:
        return pubmed.parse(served)
    except RecordError as error:
        raise RecordError(f"PMID {pmid}: {error}") from error


def _adds_nothing(held: bytes, served: bytes) -> bool:
    """Tell whether a record says nothing the held one does not: the same, or NBIB beside XML."""
    return alike(held, served) or (pubmed.is_nbib(served) and not pubmed.is_nbib(held))

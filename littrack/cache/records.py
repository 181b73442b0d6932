"""Records in and out: kept as served, their former versions kept too, changes noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from littrack import pubmed
from littrack.cache import digests, documents, notices
from littrack.cache.base import Base, moment, told
from littrack.cache.served import Press, alike, fingerprint
from littrack.cache.values import Held, State, Version
from littrack.model import Change, ChangeKind, Pmid, Record, RecordError

_STATES: dict[ChangeKind, State] = {
    ChangeKind.DELETED: "deleted",
    ChangeKind.MERGED: "merged",
    ChangeKind.UNAVAILABLE: "unavailable",
}
_READ_AT_ONCE = 200
_COLUMNS = "pmid, state, revised, fetched, hash, dictionary, served"


@dataclass(frozen=True, slots=True)
class _Row:
    """A record's row as it lies in the store."""

    pmid: int
    state: State
    revised: str | None
    fetched: str
    hash: bytes
    dictionary: int
    served: bytes


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A record as it comes in."""

    pmid: int
    record: Record
    served: bytes
    hash: bytes
    at: datetime
    query: str


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


_CHANGES = """
    SELECT c.pmid, c.kind, c.noticed, c.detail, coalesce(d.title, '')
    FROM change c LEFT JOIN document d ON d.id = c.pmid
    WHERE c.noticed > :start AND (:pmid IS NULL OR c.pmid = :pmid)
    UNION ALL
    SELECT r.pmid, :new, r.added, CASE WHEN r.retracted THEN 'retracted' ELSE '' END,
           coalesce(d.title, '')
    FROM record r LEFT JOIN document d ON d.id = r.pmid
    WHERE r.added > :start AND (:pmid IS NULL OR r.pmid = :pmid)
    ORDER BY 3, 1
"""


class Records(Base):
    """The part of the store that holds what was served."""

    @cached_property
    def _press(self) -> Press:
        return Press(self._db)

    @told
    def held(self) -> dict[Pmid, Held]:
        """Tell of every record held, gone ones too: its revision day, its fetch, its state."""
        rows = self._db.execute("SELECT pmid, revised, fetched, state, query FROM record")
        return {
            Pmid(str(pmid)): Held(_day(revised), datetime.fromisoformat(fetched), state, query)
            for pmid, revised, fetched, state, query in rows
        }

    @told
    def held_one(self, pmid: Pmid) -> Held | None:
        """Tell of one record what `held` tells of all."""
        row = self._row(_number(pmid))
        if row is None:
            return None
        return Held(_day(row.revised), datetime.fromisoformat(row.fetched), row.state)

    @told
    def store(
        self, records: Mapping[Pmid, bytes], *, at: datetime, query: str = ""
    ) -> list[Change]:
        """Keep records as served, in one transaction; tell what is new or changed.

        The same bytes write nothing. A record older than the one held (an old baseline file) is
        passed over. What a record was before is kept as a version.
        """
        with self._writing():
            return [
                change
                for pmid, served in records.items()
                for change in self._store_one(_number(pmid), served, at, query)
            ]

    @told
    def mark(
        self,
        gone: Mapping[Pmid, ChangeKind],
        *,
        at: datetime,
        details: Mapping[Pmid, str] | None = None,
    ) -> list[Change]:
        """Note that records are no more; they stay readable, and out of searches and reports."""
        with self._writing():
            return [
                change
                for pmid, kind in gone.items()
                for change in self._mark_one(_number(pmid), kind, at, (details or {}).get(pmid, ""))
            ]

    def records(self, topic: str | None = None, *, limit: int | None = None) -> Iterator[Record]:
        """Read what is current, by PMID, visible digests last; of a topic, or all."""
        keys = self._current(topic)[:limit]
        for start in range(0, len(keys), _READ_AT_ONCE):
            yield from self._read(keys[start : start + _READ_AT_ONCE])
        left = None if limit is None else limit - len(keys)
        yield from self._digests(topic)[:left]

    @told
    def record(self, key: str) -> Record | None:
        """Read one record by PMID, gone or not, or a digest by its key or PMID."""
        row = self._row(int(key)) if key.isdecimal() else None
        return self._parsed(row) if row else digests.find(self._db, key)

    @told
    def served(self, pmid: Pmid) -> bytes | None:
        """Give a record to the byte as it was served."""
        row = self._row(_number(pmid))
        return self._press.unpack(row.served, row.dictionary) if row else None

    @told
    def versions(self, pmid: Pmid) -> list[Version]:
        """List all a record has been, the first first."""
        rows = self._db.execute(
            "SELECT fetched, revised, dictionary, served FROM version WHERE pmid = :pmid "
            "UNION ALL SELECT fetched, revised, dictionary, served FROM record WHERE pmid = :pmid "
            "ORDER BY 1",
            {"pmid": _number(pmid)},
        )
        return [
            Version(datetime.fromisoformat(at), _day(revised), self._press.unpack(served, codec))
            for at, revised, codec, served in rows
        ]

    @told
    def put_digests(self, records: Iterable[Record], *, topic: str = "") -> None:
        """Keep digests; each is hidden while PubMed's record of the same work is held."""
        with self._writing() as db:
            for record in records:
                digests.put(db, record, topic)

    @told
    def changes(self, since: datetime | None = None, *, pmid: Pmid | None = None) -> list[Change]:
        """List what was noticed (of one record), the earliest first; new by when they came."""
        rows = self._db.execute(
            _CHANGES,
            {
                "start": moment(since) if since else "",
                "new": ChangeKind.NEW.value,
                "pmid": _number(pmid) if pmid else None,
            },
        )
        return [
            Change(
                Pmid(str(pmid)), ChangeKind(kind), datetime.fromisoformat(noticed), detail, title
            )
            for pmid, kind, noticed, detail, title in rows
        ]

    # -- writing -------------------------------------------------------------------------------

    def _store_one(self, pmid: int, served: bytes, at: datetime, query: str) -> list[Change]:
        row = self._row(pmid)
        name = fingerprint(served)
        if row and row.hash == name:
            return self._returned(row, at)
        before = self._press.unpack(row.served, row.dictionary) if row else None
        if row and before is not None and _adds_nothing(before, served):
            return self._returned(row, at)
        came = _Arrival(pmid, _read(pmid, served), served, name, at, query)
        if row and before is not None:
            return self._replace(row, before, came)
        self._write(came)
        return self._noted(notices.compare(None, came.record, at))

    def _replace(self, row: _Row, before: bytes, came: _Arrival) -> list[Change]:
        """Put a newer version in the place of the held one, which is kept."""
        fuller = pubmed.is_nbib(before)  # PubMed's own XML says more than NBIB of any day
        revised = came.record.revised
        if not fuller and row.revised and revised and revised.isoformat() < row.revised:
            return []
        self._keep_version(row)
        self._write(came)
        found = notices.compare(pubmed.parse(before), came.record, came.at)
        if fuller:
            found = [change for change in found if change.kind is not ChangeKind.REVISED]
        return self._noted(found)

    def _returned(self, row: _Row, at: datetime) -> list[Change]:
        if row.state == "current":
            return []
        record = self._parsed(row)
        self._db.execute("UPDATE record SET state = 'current' WHERE pmid = ?", (row.pmid,))
        documents.put(self._db, row.pmid, record)
        digests.hide(self._db, row.pmid, record)
        pmid = Pmid(str(row.pmid))
        detail = f"was {row.state}"
        return self._noted([Change(pmid, ChangeKind.RETURNED, at, detail, record.title)])

    def _keep_version(self, row: _Row) -> None:
        self._db.execute(
            "INSERT INTO version (pmid, fetched, revised, hash, dictionary, served) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (row.pmid, row.fetched, row.revised, row.hash, row.dictionary, row.served),
        )

    def _write(self, came: _Arrival) -> None:
        record = came.record
        self._db.execute(
            _PUT,
            {
                "pmid": came.pmid,
                "year": record.year,
                "revised": record.revised.isoformat() if record.revised else None,
                "at": moment(came.at),
                "query": came.query,
                "retracted": notices.retracted(record),
                "doi": record.doi.lower(),
                "pmcid": record.pmcid.upper(),
                "hash": came.hash,
                "dictionary": self._press.current,
                "served": self._press.pack(came.served),
            },
        )
        documents.put(self._db, came.pmid, record)
        digests.hide(self._db, came.pmid, record)

    def _mark_one(self, pmid: int, kind: ChangeKind, at: datetime, detail: str) -> list[Change]:
        row = self._row(pmid)
        state = _STATES[kind]
        if row is None or row.state == state:
            return []
        title = self._parsed(row).title
        self._db.execute("UPDATE record SET state = ? WHERE pmid = ?", (state, pmid))
        documents.drop(self._db, pmid)
        digests.unhide(self._db, pmid)
        return self._noted([Change(Pmid(str(pmid)), kind, at, detail, title)])

    def _noted(self, found: list[Change]) -> list[Change]:
        self._db.executemany(
            "INSERT INTO change (pmid, kind, noticed, detail) VALUES (?, ?, ?, ?)",
            [
                (int(c.pmid), c.kind.value, moment(c.noticed), c.detail)
                for c in found
                if c.kind is not ChangeKind.NEW
            ],
        )
        return found

    # -- reading -------------------------------------------------------------------------------

    def _row(self, pmid: int) -> _Row | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM record WHERE pmid = ?", (pmid,))  # noqa: S608
        found = row.fetchone()
        return _Row(*found) if found else None

    def _parsed(self, row: _Row) -> Record:
        return pubmed.parse(self._press.unpack(row.served, row.dictionary))

    @told
    def _current(self, topic: str | None) -> list[int]:
        sql = "SELECT pmid FROM record WHERE state = 'current'"
        if topic is not None:
            sql += (
                " AND pmid IN (SELECT f.pmid FROM found f JOIN query q ON q.id = f.query "
                "WHERE q.topic = :topic AND f.until IS NULL)"
            )
        rows = self._db.execute(sql + " ORDER BY pmid", {"topic": topic})
        return [pmid for (pmid,) in rows]

    @told
    def _read(self, pmids: list[int]) -> list[Record]:
        return [self._parsed(row) for pmid in pmids if (row := self._row(pmid))]

    @told
    def _digests(self, topic: str | None) -> list[Record]:
        return digests.visible(self._db, topic)


def _read(pmid: int, served: bytes) -> Record:
    try:
        return pubmed.parse(served)
    except RecordError as error:
        raise RecordError(f"PMID {pmid}: {error}") from error


def _adds_nothing(held: bytes, served: bytes) -> bool:
    """Tell whether a record says nothing the held one does not: the same, or NBIB beside XML."""
    return alike(held, served) or (pubmed.is_nbib(served) and not pubmed.is_nbib(held))


def _number(pmid: str) -> int:
    try:
        return int(pmid)
    except ValueError as error:
        raise RecordError(f"{pmid!r} is no PMID: a PMID is a number.") from error


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

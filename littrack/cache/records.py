"""Records in and out: kept as served, their former versions kept too, changes noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from littrack import model, pubmed
from littrack.cache import digests, retraction_watch
from littrack.cache.base import Base, moment, translate_values
from littrack.cache.compression import Codec, fingerprint
from littrack.cache.translate import damaged
from littrack.cache.values import Held, State, Version
from littrack.model import ChangeKind, Pmid, RecordError

_READ_AT_ONCE = 200
_LARGEST = (1 << 63) - 1  # that SQLite counts to
_COLUMNS = "pmid, state, revised, fetched, hash, dictionary, served"


@dataclass(frozen=True, slots=True)
class Row:
    """A record's row as it lies in the store."""

    pmid: int
    state: State
    revised: str | None
    fetched: str
    hash: bytes
    dictionary: int
    served: bytes


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
    def _codec(self) -> Codec:
        return Codec(self._db)

    @translate_values
    def held(self) -> dict[Pmid, Held]:
        """Tell of every record held, gone ones too: its revision day, its fetch, its state."""
        rows = self._db.execute("SELECT pmid, revised, fetched, state, query FROM record")
        return {
            Pmid(str(pmid)): Held(day_of(revised), datetime.fromisoformat(fetched), state, query)
            for pmid, revised, fetched, state, query in rows
        }

    @translate_values
    def held_one(self, pmid: Pmid) -> Held | None:
        """Give for one record what `held` gives for all."""
        row = self._row(number(pmid))
        if row is None:
            return None
        return Held(day_of(row.revised), datetime.fromisoformat(row.fetched), row.state)

    def records(
        self, topic: str | None = None, *, limit: int | None = None
    ) -> Iterator[model.Record]:
        """Read what is current, by PMID, visible digests last; of a topic, or all."""
        keys = self._current(topic)[:limit]
        for start in range(0, len(keys), _READ_AT_ONCE):
            yield from self._read(keys[start : start + _READ_AT_ONCE])
        left = None if limit is None else limit - len(keys)
        yield from self._digests(topic)[:left]

    @translate_values
    def record(self, key: str) -> model.Record | None:
        """Read one record, gone or not, by PMID, DOI or PMCID; a digest by its key too."""
        if key.isdecimal() and int(key) > _LARGEST:
            return None
        row = self._row(int(key) if key.isdecimal() else self._numbered(key))
        return self._parsed(row) if row else digests.find(self._db, key)

    def indexed(self, key: str) -> model.Record:
        """Read a record the index names; one that is not there is damage."""
        record = self.record(key)
        if record is None:
            message = f"The index of the store {self.path} names {key}, which is not in it."
            raise damaged(message, self.path)
        return record

    def _numbered(self, key: str) -> int:
        """The PMID of the record a DOI or PMCID names; 0, which no record has, where none does."""
        row = self._db.execute(
            "SELECT pmid FROM record WHERE (doi <> '' AND doi = ?) OR (pmcid <> '' AND pmcid = ?)",
            (key.lower(), key.upper()),
        ).fetchone()
        return int(row[0]) if row else 0

    @translate_values
    def served(self, pmid: Pmid) -> bytes | None:
        """Give a record to the byte as it was served."""
        row = self._row(number(pmid))
        return self._unpacked(row) if row else None

    @translate_values
    def versions(self, pmid: Pmid) -> list[Version]:
        """List all a record has been, the first first."""
        rows = self._db.execute(
            "SELECT fetched, revised, dictionary, served FROM version WHERE pmid = :pmid "
            "UNION ALL SELECT fetched, revised, dictionary, served FROM record WHERE pmid = :pmid "
            "ORDER BY 1",
            {"pmid": number(pmid)},
        )
        return [
            Version(datetime.fromisoformat(at), day_of(revised), self._codec.unpack(served, codec))
            for at, revised, codec, served in rows
        ]

    @translate_values
    def changes(
        self, since: datetime | None = None, *, pmid: Pmid | None = None
    ) -> list[model.Change]:
        """List what was noticed (of one record), the earliest first; new by when they came."""
        rows = self._db.execute(
            _CHANGES,
            {
                "start": moment(since) if since else "",
                "new": ChangeKind.NEW.value,
                "pmid": number(pmid) if pmid else None,
            },
        )
        return [
            model.Change(
                Pmid(str(pmid)),
                ChangeKind(kind),
                datetime.fromisoformat(noticed),
                detail,
                title,
            )
            for pmid, kind, noticed, detail, title in rows
        ]

    def _row(self, pmid: int) -> Row | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM record WHERE pmid = ?", (pmid,))  # noqa: S608
        found = row.fetchone()
        return Row(*found) if found else None

    def _rows(self, pmids: Sequence[int]) -> dict[int, Row]:
        """Read the rows held of these PMIDs."""
        found: dict[int, Row] = {}
        for start in range(0, len(pmids), _READ_AT_ONCE):
            part = pmids[start : start + _READ_AT_ONCE]
            marks = ",".join("?" * len(part))
            sql = f"SELECT {_COLUMNS} FROM record WHERE pmid IN ({marks})"  # noqa: S608
            found.update((row[0], Row(*row)) for row in self._db.execute(sql, part))
        return found

    def _parsed(self, row: Row) -> model.Record:
        record = pubmed.parse(self._unpacked(row))
        links = self._watched.get(row.pmid)
        return retraction_watch.with_notices(record, links) if links else record

    @cached_property
    def _watched(self) -> dict[int, tuple[model.Link, ...]]:
        return retraction_watch.of_held(self._db)

    def _unpacked(self, row: Row) -> bytes:
        """Give what was served; a row that is not what its hash was taken of is damage."""
        try:
            served = self._codec.unpack(row.served, row.dictionary)
        except (ValueError, MemoryError):
            served = b""
        if fingerprint(served) != row.hash:
            raise damaged(f"The record of PMID {row.pmid} in {self.path} is damaged.", self.path)
        return served

    @translate_values
    def _current(self, topic: str | None) -> list[int]:
        sql = "SELECT pmid FROM record WHERE state = 'current'"
        if topic is not None:
            sql += (
                " AND pmid IN (SELECT f.pmid FROM found f JOIN query q ON q.id = f.query "
                "WHERE q.topic = :topic AND f.until IS NULL)"
            )
        rows = self._db.execute(sql + " ORDER BY pmid", {"topic": topic})
        return [pmid for (pmid,) in rows]

    @translate_values
    def _read(self, pmids: list[int]) -> list[model.Record]:
        rows = self._rows(pmids)
        return [self._parsed(rows[pmid]) for pmid in pmids if pmid in rows]

    @translate_values
    def _digests(self, topic: str | None) -> list[model.Record]:
        return digests.visible(self._db, topic)


def number(pmid: str) -> int:
    """The number of a PMID; `RecordError` for what is none."""
    if not pmid.isdecimal() or int(pmid) > _LARGEST:
        raise RecordError(f"{pmid!r} is no PMID: a PMID is a number of at most eight digits.")
    return int(pmid)


def day_of(text: str | None) -> date | None:
    """The day of a column that holds an ISO date or nothing."""
    return date.fromisoformat(text) if text else None

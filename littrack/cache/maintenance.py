"""Looking after the store: what is wrong with it, mending what is derived, copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from littrack.cache import dictionary_repair, fts_index, value_checks
from littrack.cache.base import translate_errors
from littrack.cache.compression import fingerprint
from littrack.cache.record_writer import RecordWriter
from littrack.cache.values import Contents, Size
from littrack.cache.work_log import WorkLog
from littrack.model.wording import counted

_AT_ONCE = 500
_COUNTED = {
    "records that the full-text index lacks: {n}": "SELECT count(*) FROM record "
    "WHERE state = 'current' AND pmid NOT IN (SELECT id FROM document)",
    "records in the full-text index that are not current: {n}": "SELECT count(*) FROM document "
    "WHERE id > 0 AND id NOT IN (SELECT pmid FROM record WHERE state = 'current')",
    "digests that the full-text index lacks: {n}": "SELECT count(*) FROM digest "
    "WHERE hidden_by IS NULL AND id NOT IN (SELECT id FROM document)",
    "digests hidden by records that are not current: {n}": "SELECT count(*) FROM digest WHERE "
    "hidden_by IS NOT NULL AND hidden_by NOT IN (SELECT pmid FROM record WHERE state = 'current')",
    "records found by queries that have no number: {n}": "SELECT count(*) FROM found "
    "WHERE typeof(pmid) <> 'integer'",
    "versions that belong to no record: {n}": "SELECT count(*) FROM version "
    "WHERE pmid NOT IN (SELECT pmid FROM record)",
}


_POINTERS = (
    ("record", "dictionary", "dictionary", "id"),
    ("version", "dictionary", "dictionary", "id"),
    ("version", "pmid", "record", "pmid"),
    ("run", "query", "query", "id"),
    ("found", "query", "query", "id"),
    ("found", "since", "run", "id"),
    ("found", "until", "run", "id"),
)


class Maintenance(RecordWriter, WorkLog):
    """The part of the store that looks after it."""

    @translate_errors
    def size(self) -> Size:
        """Tell how much is held."""
        counts = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM digest), "
        counts += "(SELECT count(*) FROM version), (SELECT page_count FROM pragma_page_count) * "
        counts += "(SELECT page_size FROM pragma_page_size)"
        return Size(*self._db.execute(counts).fetchone())

    @translate_errors
    def contents(self) -> Contents:
        """Count what a backup must not lose."""
        tables = ("record", "digest", "decision", "report")
        counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)  # noqa: S608
        return Contents(*self._db.execute(f"SELECT {counts}").fetchone())

    @translate_errors
    def integrity(self) -> list[str]:
        """List what is wrong, a sentence each; nothing is an empty list."""
        found = self._database()
        if found:
            return found
        orphans = self._db.execute("PRAGMA foreign_key_check").fetchall()
        found += [f"rows that point to rows that are not there: {len(orphans)}"] if orphans else []
        found += self._index()
        for sentence, sql in _COUNTED.items():
            (n,) = self._db.execute(sql).fetchone()
            found += [sentence.format(n=n)] if n else []
        values = value_checks.unreadable(self._db)
        found += [
            f"{column} of row {row} in {table} cannot be read" for table, column, row in values
        ]
        return found + [f"{what} is not what was served" for what, _, _ in self._damaged()]

    @translate_errors
    def repair(self) -> list[str]:
        """Build again what is derived, put former versions in place of damaged records."""
        self._db.execute("PRAGMA foreign_keys = OFF")  # what points to a dropped row goes with it
        done = list(self._dictionaries())
        done += [self._mended(table, key) for _, table, key in list(self._damaged())]
        with self._writing() as db:
            if mended := value_checks.mend(db):
                done.append(f"{counted(mended, 'value')} that could not be read put right")
        self.drop_dangling()
        self._db.execute("PRAGMA foreign_keys = ON")
        with self._writing() as db:
            db.execute("DELETE FROM citation_field")
            db.execute("INSERT INTO words (words) VALUES ('delete-all')")
            db.execute("DELETE FROM document")
            db.execute("UPDATE digest SET hidden_by = NULL")
            self._index_all()
        self._db.execute("REINDEX")
        return [*done, "the full-text index was built again"]

    def copy_to(self, path: Path) -> None:
        """Copy the store to a file while others use it; SQLite's errors are the caller's."""
        with closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")

    @translate_errors
    def settle_journal(self) -> None:
        """Write all into the one file, with no journal beside it."""
        self._db.execute("PRAGMA journal_mode = DELETE")

    @translate_errors
    def take(self, table: str, rows: Iterator[tuple[object, ...]]) -> int:
        """Take rows read out of a damaged store; one that is there already is passed over."""
        taken = 0
        listed = self._db.execute(f"PRAGMA table_info({table})")
        columns = [str(name) for _, name, *_ in listed]
        self._db.execute("PRAGMA foreign_keys = OFF")
        with self._writing() as db:
            for row in rows:  # an earlier version's has fewer columns: later ones are at the end
                names, marks = ", ".join(columns[: len(row)]), ", ".join("?" * len(row))
                sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
                with suppress(sqlite3.IntegrityError):  # a value that is damaged itself
                    taken += db.execute(sql, row).rowcount
        self._db.execute("PRAGMA foreign_keys = ON")
        return taken

    @translate_errors
    def drop_dangling(self) -> None:
        """Drop rows whose other end was lost with the damage."""
        with self._writing() as db:
            db.execute("DELETE FROM found WHERE typeof(pmid) <> 'integer'")
            for table, column, other, key in _POINTERS:
                db.execute(
                    f"DELETE FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608 - our tables
                    f"AND {column} NOT IN (SELECT {key} FROM {other})"
                )

    def _dictionaries(self) -> Iterator[str]:
        """Put lost dictionaries back; records packed with one that stays lost are dropped later."""
        with self._writing() as db:
            restored = dictionary_repair.restore(db)
        if restored:
            self.__dict__.pop("_codec", None)
            yield f"{counted(restored, 'dictionary')} of compressed records put back"

    def _database(self) -> list[str]:
        rows = self._db.execute("PRAGMA integrity_check(20)").fetchall()
        return [f"the database is damaged: {text}" for (text,) in rows if text != "ok"]

    def _index(self) -> list[str]:
        if self.read_only:  # SQLite is asked this by an INSERT
            return []
        try:
            self._db.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            return ["the full-text index does not agree with the records"]
        return []

    def _damaged(self) -> Iterator[tuple[str, str, int]]:
        """Yield what does not unpack to the bytes its hash was taken of: words, table, key."""
        for table, key, name in (("record", "pmid", "record"), ("version", "id", "version")):
            sql = f"SELECT {key}, pmid, hash, dictionary, served FROM {table}"  # noqa: S608
            for number, pmid, named, dictionary, packed in self._db.execute(sql):
                try:
                    whole = fingerprint(self._codec.unpack(packed, dictionary)) == named
                except (ValueError, TypeError, MemoryError):
                    whole = False
                if not whole:
                    yield f"the {name} of PMID {pmid}", table, number

    def _mended(self, table: str, key: int) -> str:
        if table == "version":
            self._db.execute("DELETE FROM version WHERE id = ?", (key,))
            return "a damaged former version was dropped"
        damaged = {number for _, name, number in self._damaged() if name == "version"}
        rows = self._db.execute("SELECT id FROM version WHERE pmid = ? ORDER BY id DESC", (key,))
        good = next((number for (number,) in rows if number not in damaged), None)
        if good is None:
            with self._writing() as db:
                db.execute("DELETE FROM version WHERE pmid = ?", (key,))
                db.execute("DELETE FROM record WHERE pmid = ?", (key,))
            return f"PMID {key} was dropped: the next refresh, or an import, fetches it again"
        with self._writing() as db:
            db.execute(
                "UPDATE record SET (fetched, revised, hash, dictionary, served) = (SELECT fetched, "
                "revised, hash, dictionary, served FROM version WHERE id = ?) WHERE pmid = ?",
                (good, key),
            )
            db.execute("DELETE FROM version WHERE id = ?", (good,))
        return f"PMID {key} is its former version again, until the next refresh"

    def _index_all(self) -> None:
        from littrack.cache import digests

        keys = self._current(None)
        for start in range(0, len(keys), _AT_ONCE):
            rows = self._rows(keys[start : start + _AT_ONCE])
            fts_index.put_many(self._db, {key: self._parsed(row) for key, row in rows.items()})
        digests.settle(self._db)

"""The index of authors, journals and types: made when it is first asked for, then kept up."""

from __future__ import annotations

from collections.abc import Mapping

from littrack.cache.records import Records
from littrack.cache.search_fields import values

_AT_ONCE = 500
_TABLE = "citation_field (id INTEGER PRIMARY KEY, authors TEXT, journal TEXT, types TEXT)"


class FieldIndex(Records):
    """The part of the store that knows the fields of records by value."""

    def index_fields(self) -> None:
        """Index what is not yet: all records at the first search by field, later what is new.

        A store that is read-only has its index in memory.
        """
        if self.read_only:
            self._db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_TABLE}")
        sql = "SELECT id FROM document WHERE id NOT IN (SELECT id FROM citation_field) ORDER BY id"
        missing = [key for (key,) in self._db.execute(sql)]
        if not missing:
            return
        self._put_fields(self._digest_fields())
        for start in range(0, len(missing), _AT_ONCE):
            part = [key for key in missing[start : start + _AT_ONCE] if key > 0]
            self._put_fields({int(r.pmid): values(r) for r in self._read(part) if r.pmid})

    def _digest_fields(self) -> dict[int, tuple[str, str, str]]:
        rows = self._db.execute("SELECT id, key FROM digest WHERE hidden_by IS NULL").fetchall()
        by_key = {record.key: record for record in self._digests(None)}
        return {key: values(by_key[name]) for key, name in rows if name in by_key}

    def _put_fields(self, found: Mapping[int, tuple[str, str, str]]) -> None:
        rows = [(key, *said) for key, said in found.items()]
        sql = "INSERT OR REPLACE INTO citation_field VALUES (?, ?, ?, ?)"
        if self.read_only:
            self._db.executemany(sql, rows)
            return
        with self._writing() as db:
            db.executemany(sql, rows)

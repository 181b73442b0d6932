"""Values SQLite takes as they are and nobody can read: days, states, kinds, lists, digests.

Every column of every table that is not derived is held against the type its table declares, and
those that mean more than their type against what they mean.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from littrack.cache import decision_rows, digests
from littrack.cache.values import RunOutcome, State
from littrack.model import ChangeKind, Opinion

# So early that whatever depends on it is looked at again by the next refresh.
_LONG_AGO = "'2000-01-01T00:00:00.000000+00:00'"
_DROP = ""  # a row that cannot be read is worth nothing, or its log has it
_TABLES = (
    *("record", "version", "query", "run", "change", "digest", "report", "decision"),
    *("unresolved", "retraction_watch", "citation_field"),
)

Check = Callable[[str], object]
_CHECKS: dict[tuple[str, str], Check] = {
    ("record", "fetched"): datetime.fromisoformat,
    ("record", "added"): datetime.fromisoformat,
    ("record", "revised"): date.fromisoformat,
    ("record", "state"): get_args(State).index,
    ("version", "fetched"): datetime.fromisoformat,
    ("version", "revised"): date.fromisoformat,
    ("run", "started"): datetime.fromisoformat,
    ("run", "ended"): datetime.fromisoformat,
    ("run", "outcome"): get_args(RunOutcome).index,
    ("run", "watermark"): date.fromisoformat,
    ("run", "warnings"): lambda text: iter(json.loads(text)),
    ("change", "noticed"): datetime.fromisoformat,
    ("change", "kind"): ChangeKind,
    ("digest", "record"): digests.read,
    ("report", "at"): datetime.fromisoformat,
    ("decision", "at"): datetime.fromisoformat,
    ("decision", "opinion"): Opinion,
    ("decision", "places"): decision_rows.places_of,
    ("decision", "changed"): decision_rows.changed_of,
}
# What is put in place where the table names no default and the row need not go.
_INSTEAD = {
    ("record", "fetched"): _LONG_AGO,
    ("record", "added"): _LONG_AGO,
    ("version", "fetched"): _LONG_AGO,
    ("run", "started"): _LONG_AGO,
    ("run", "term"): "''",
    ("change", "noticed"): _LONG_AGO,
    **{("unresolved", name): "''" for name in ("topic", "source", "place", "title")},
    **{("unresolved", name): "''" for name in ("pmid", "doi", "pmcid")},
    ("unresolved", "added"): _LONG_AGO,
}


@dataclass(frozen=True, slots=True)
class _Column:
    table: str
    name: str
    kinds: tuple[str, ...]
    instead: str


def unreadable(db: sqlite3.Connection) -> Iterator[tuple[str, str, int]]:
    """Yield table, column and row of each value that cannot be read."""
    for column in _columns(db):
        yield from ((column.table, column.name, row) for row in _wrong(db, column))


def mend(db: sqlite3.Connection) -> int:
    """Put in place of each what has the next refresh look again, or drop the row; count them."""
    found = [(column, row) for column in _columns(db) for row in _wrong(db, column)]
    for column, row in found:
        if column.instead:
            sql = f"UPDATE {column.table} SET {column.name} = {column.instead} WHERE rowid = ?"  # noqa: S608 - our tables
        else:
            sql = f"DELETE FROM {column.table} WHERE rowid = ?"  # noqa: S608 - our tables
        db.execute(sql, (row,))
    return len(found)


def _columns(db: sqlite3.Connection) -> Iterator[_Column]:
    """List the columns to look at, keys left out: SQLite itself sees that they are numbers."""
    for table in _TABLES:
        for _, name, kind, full, default, key in db.execute(f"PRAGMA table_info({table})"):
            if not key:
                kinds = (kind.lower(),) if full else (kind.lower(), "null")
                free = _DROP if full else "NULL"
                yield _Column(table, name, kinds, _INSTEAD.get((table, name)) or default or free)


def _wrong(db: sqlite3.Connection, column: _Column) -> Iterator[int]:
    text = "text" in column.kinds
    check = _CHECKS.get((column.table, column.name), str)
    # As bytes: SQLite hands out no text that is not UTF-8.
    value = f"CAST({column.name} AS BLOB)" if text else "NULL"
    sql = f"SELECT rowid, typeof({column.name}), {value} FROM {column.table}"  # noqa: S608 - ours
    for row, kind, held in db.execute(sql):
        if kind not in column.kinds or (held is not None and not _passes(check, held)):
            yield row


def _passes(check: Check, value: bytes) -> bool:
    try:
        check(value.decode())
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True

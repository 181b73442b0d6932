"""Values SQLite takes as they are and nobody can read: days, states, kinds, lists, digests."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import get_args

from littrack.cache import digests
from littrack.cache.values import State
from littrack.model import ChangeKind

# So early that whatever depends on it is looked at again by the next refresh.
_LONG_AGO = "'2000-01-01T00:00:00.000000+00:00'"
_DROP = "a row that cannot be read is worth nothing"

Check = Callable[[str], object]
_CHECKS: dict[tuple[str, str], tuple[Check, str]] = {
    ("record", "fetched"): (datetime.fromisoformat, _LONG_AGO),
    ("record", "added"): (datetime.fromisoformat, _LONG_AGO),
    ("record", "revised"): (date.fromisoformat, "NULL"),
    ("record", "state"): (get_args(State).index, "'current'"),
    ("record", "query"): (str, "''"),
    ("version", "fetched"): (datetime.fromisoformat, _LONG_AGO),
    ("version", "revised"): (date.fromisoformat, "NULL"),
    ("run", "started"): (datetime.fromisoformat, _LONG_AGO),
    ("run", "ended"): (datetime.fromisoformat, "NULL"),
    ("run", "watermark"): (date.fromisoformat, "NULL"),
    ("run", "warnings"): (json.loads, "'[]'"),
    ("run", "term"): (str, "''"),
    ("run", "translation"): (str, "''"),
    ("run", "reason"): (str, "''"),
    ("change", "noticed"): (datetime.fromisoformat, _LONG_AGO),
    ("change", "kind"): (ChangeKind, _DROP),
    ("change", "detail"): (str, "''"),
    ("digest", "record"): (digests.read, _DROP),
}


def unreadable(db: sqlite3.Connection) -> Iterator[tuple[str, str, int]]:
    """Yield table, column and row of each value that cannot be read."""
    for (table, column), (check, _) in _CHECKS.items():
        # As bytes: SQLite hands out no text that is not UTF-8.
        sql = f"SELECT rowid, CAST({column} AS BLOB) FROM {table}"  # noqa: S608 - our tables
        for row, value in db.execute(sql):
            if value is not None and not _passes(check, value):
                yield table, column, row


def mend(db: sqlite3.Connection) -> int:
    """Put in place of each what has the next refresh look again, or drop the row; count them."""
    found = list(unreadable(db))
    for table, column, row in found:
        instead = _CHECKS[table, column][1]
        if instead == _DROP:
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))  # noqa: S608 - our tables
        else:
            sql = f"UPDATE {table} SET {column} = {instead} WHERE rowid = ?"  # noqa: S608
            db.execute(sql, (row,))
    return len(found)


def _passes(check: Check, value: bytes) -> bool:
    try:
        check(value.decode())
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True

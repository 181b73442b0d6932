"""A damaged database: what can still be read of it, copied into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from littrack.cache.upkeep import Upkeep
from littrack.model import CacheError

# In an order in which what is pointed to comes first; the full-text index is built again.
_TABLES = {
    "meta": "name",
    "dictionary": "id",
    "record": "pmid",
    "version": "id",
    "query": "id",
    "run": "id",
    "found": "query, pmid, since",
    "change": "id",
    "digest": "id",
    "memo": "kind, key",
    "report": "id",
    "decision": "id",
}


def salvage(path: Path) -> list[str]:
    """Copy what can be read of a damaged store to a new one in its place; keep the damaged file."""
    fresh = path.with_name(path.name + ".salvaged")
    aside = path.with_name(path.name + ".damaged")
    for tail in ("", "-wal", "-shm"):
        fresh.with_name(fresh.name + tail).unlink(missing_ok=True)
    with Upkeep(fresh) as new, closing(sqlite3.connect(path)) as old:
        counts = {table: _copied(old, new, table, order) for table, order in _TABLES.items()}
        if not counts["dictionary"] and not counts["decision"] and not counts["run"]:
            raise CacheError(
                f"Nothing can be read of {path}; `littrack restore` a backup, or move it away and "
                "refresh."
            )
        new.drop_dangling()
        done = new.repair()
        new.settle_journal()
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    path.replace(aside)
    fresh.replace(path)
    told = ", ".join(f"{n} {table}" for table, n in counts.items() if n)
    return [f"read out of the damaged file (kept as {aside}): {told}", *done]


def _copied(old: sqlite3.Connection, new: Upkeep, table: str, order: str) -> int:
    return new.take(table, _readable(old, table, order))


def _readable(old: sqlite3.Connection, table: str, order: str) -> Iterator[tuple[object, ...]]:
    """Yield a table's rows from the front up to the damage, then from the back down to it."""
    down = ", ".join(f"{column} DESC" for column in order.split(", "))
    for way in (order, down):
        rows = old.execute(f"SELECT * FROM {table} ORDER BY {way}")  # noqa: S608 - ours
        try:
            yield from rows
        except sqlite3.DatabaseError:
            continue
        return

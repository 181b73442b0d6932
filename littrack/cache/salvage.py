"""A damaged database: what can still be read of it, copied into a new one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from littrack.cache import schema
from littrack.cache.backup import move_aside, prune, set_aside
from littrack.cache.connection import create, forget
from littrack.cache.maintenance import Maintenance
from littrack.cache.translate import damaged
from littrack.model import CacheError

_LARGEST = 1 << 40  # a header that says more than a terabyte is damaged itself
_PROBES = 400  # how often the rows between damaged pages are looked for
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
    "unresolved": "id",
    "retraction_watch": "rowid",
}
_WITHOUT_NUMBERS = ("meta", "found", "memo", "retraction_watch")
Row = tuple[object, ...]


def salvage(path: Path, at: datetime) -> list[str]:
    """Put what can be read of a damaged store, and of its logs, in its place; keep the damaged."""
    fresh = path.with_name(path.name + ".salvaged")
    copy = path.with_name(path.name + ".reading")
    try:
        forget(fresh)
        forget(copy)
        create(fresh)
        done = _read_out(path, copy, fresh)
        if path.exists():
            done = [f"the damaged file is kept as {_replaced(path, fresh, at)}", *done]
        else:
            fresh.replace(path)
    except OSError as error:
        raise CacheError(f"The store {path} cannot be mended: {error.strerror}.") from error
    finally:
        forget(fresh)
        forget(copy)
    return done


def _replaced(path: Path, fresh: Path, at: datetime) -> Path:
    aside = set_aside(path, "damaged", at)
    move_aside(path, aside)
    fresh.replace(path)
    prune(path, "damaged", aside)
    return aside


def _read_out(path: Path, copy: Path, fresh: Path) -> list[str]:
    with Maintenance(fresh) as new:
        counts = _rescued(path, copy, new)
        done = new.repair()
        logs = new.repair_from_logs()
        if not any(counts.values()) and not logs:
            raise damaged(f"Nothing can be read of {path}, and nothing was changed.", path)
        new.settle_journal()
    summary = ", ".join(f"{n} {table}" for table, n in counts.items() if n) or "nothing"
    return [f"read out of the damaged file: {summary}", *logs, *done]


def _rescued(path: Path, copy: Path, new: Maintenance) -> dict[str, int]:
    """Take what is readable; where the list of tables is not, with the list of a new store."""
    if not path.exists():
        return {}
    for own in (False, True):
        forget(copy)
        _padded(path, copy)
        if own:
            _graft(copy, _first_pages(copy.with_name(copy.name + ".tables")))
        with closing(sqlite3.connect(copy)) as old:
            # A byte that is no text any more costs its character, not its row.
            old.text_factory = lambda data: data.decode(errors="replace")
            counts = {t: new.take(t, _readable(old, t, order)) for t, order in _TABLES.items()}
        if any(counts.values()):
            return counts
    return {}


def _padded(path: Path, copy: Path) -> None:
    """Copy a file with its journal, filled up with nothing to the length its header names.

    SQLite reads no row of a database that is shorter than it should be.
    """
    shutil.copyfile(path, copy)
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    with copy.open("r+b") as file:
        header = file.read(32)
        size = int.from_bytes(header[16:18], "big")
        pages = int.from_bytes(header[28:32], "big")
        wanted = (65536 if size == 1 else size) * pages
        if file.seek(0, 2) < wanted < _LARGEST:
            file.truncate(wanted)


def _first_pages(place: Path) -> bytes:
    """Give an empty store with the tables every store began with, before any migration."""
    forget(place)
    try:
        with closing(sqlite3.connect(place, isolation_level=None)) as db:
            schema.migrate(db, until=1)
        return place.read_bytes()
    finally:
        forget(place)


def _graft(copy: Path, first: bytes) -> None:
    """Put the first page and the list of tables of an empty store in place of damaged ones.

    Every store begins with the same statements, so these tables begin on the same pages.
    Format: https://www.sqlite.org/fileformat.html.
    """
    size = int.from_bytes(first[16:18], "big")
    with copy.open("r+b") as file:
        pages = max(-(-file.seek(0, 2) // size), len(first) // size)
        for number in _schema_pages(first):
            file.seek((number - 1) * size)
            file.write(first[(number - 1) * size : number * size])
        file.truncate(pages * size)
        file.seek(28)
        file.write(pages.to_bytes(4, "big") + bytes(8))


def _schema_pages(first: bytes) -> list[int]:
    """List the pages of the list of tables: the first, and those it points to."""
    kind, cells = first[100], int.from_bytes(first[103:105], "big")
    if kind != _INTERIOR:
        return [1]
    at = [int.from_bytes(first[112 + 2 * n : 114 + 2 * n], "big") for n in range(cells)]
    below = [int.from_bytes(first[cell : cell + 4], "big") for cell in at]
    return [1, *below, int.from_bytes(first[108:112], "big")]


_INTERIOR = 5  # a table's page that points to further pages


def _readable(old: sqlite3.Connection, table: str, order: str) -> Iterator[Row]:
    """Yield a table's rows from both ends up to the damage, then those between damaged pages."""
    ends: list[Row] = []
    down = ", ".join(f"{column} DESC" for column in order.split(", "))
    for way in (order, down):
        last: Row | None = None
        try:
            for last in old.execute(f"SELECT * FROM {table} ORDER BY {way}"):  # noqa: S608 - ours
                yield last
        except (sqlite3.DatabaseError, OverflowError):
            ends += [last] if last else []
            continue
        return
    if table not in _WITHOUT_NUMBERS:
        yield from _between(old, table, order, [int(str(row[0])) for row in ends])


def _between(old: sqlite3.Connection, table: str, key: str, ends: list[int]) -> Iterator[Row]:
    """Look for rows between two keys by halving what could not be read."""
    if len(ends) < 2:  # noqa: PLR2004 - one end or none was read
        return
    sql = f"SELECT * FROM {table} WHERE {key} > ? AND {key} < ? ORDER BY {key}"  # noqa: S608
    gaps, probes = [(min(ends), max(ends))], 0
    while gaps and probes < _PROBES:
        low, high = gaps.pop(0)
        middle, probes = (low + high) // 2, probes + 1
        if middle == low:
            continue
        gaps.append((low, middle + 1))
        last = middle
        try:
            for row in old.execute(sql, (middle, high)):
                last = int(str(row[0]))
                yield row
        except sqlite3.DatabaseError:
            gaps.append((last, high))

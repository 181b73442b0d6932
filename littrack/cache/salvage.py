"""A damaged database: what can still be read of it, copied into a new one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from littrack.cache.maintenance import Maintenance
from littrack.model import CacheError

_LARGEST = 1 << 40  # a header that tells of more than a terabyte is rubbish itself
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


def salvage(path: Path) -> list[str]:
    """Copy what can be read of a damaged store to a new one in its place; keep the damaged file."""
    fresh = path.with_name(path.name + ".salvaged")
    copy = path.with_name(path.name + ".reading")
    aside = path.with_name(path.name + ".damaged")
    try:
        _forget(fresh, copy)
        _padded(path, copy)
        counts, done = _read_out(copy, fresh, path)
        _forget_journals(path)
        path.replace(aside)
        fresh.replace(path)
    except OSError as error:
        raise CacheError(f"The store {path} cannot be mended: {error}.") from error
    finally:
        _forget(fresh, copy)
    told = ", ".join(f"{n} {table}" for table, n in counts.items() if n)
    return [f"read out of the damaged file (kept as {aside}): {told}", *done]


def _read_out(copy: Path, fresh: Path, path: Path) -> tuple[dict[str, int], list[str]]:
    with Maintenance(fresh) as new, closing(sqlite3.connect(copy)) as old:
        counts = {t: new.take(t, _readable(old, t, order)) for t, order in _TABLES.items()}
        if not any(counts.values()):
            raise CacheError(
                f"Nothing can be read of {path}. `littrack restore` a backup; without one, move "
                "the file away and run `littrack refresh`: every record can be fetched again, "
                "only decisions made in `littrack review` are lost."
            )
        new.drop_dangling()
        done = new.repair()
        new.settle_journal()
    return counts, done


def _padded(path: Path, copy: Path) -> None:
    """Copy a file with its journal, filled up with nothing to the length its header tells of.

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


def _forget(*places: Path) -> None:
    for place in places:
        place.unlink(missing_ok=True)
        _forget_journals(place)


def _forget_journals(place: Path) -> None:
    for tail in ("-wal", "-shm", "-journal"):
        place.with_name(place.name + tail).unlink(missing_ok=True)


def _readable(old: sqlite3.Connection, table: str, order: str) -> Iterator[tuple[object, ...]]:
    """Yield a table's rows from the front up to the damage, then from the back down to it."""
    down = ", ".join(f"{column} DESC" for column in order.split(", "))
    for way in (order, down):
        try:
            yield from old.execute(f"SELECT * FROM {table} ORDER BY {way}")  # noqa: S608 - ours
        except sqlite3.DatabaseError:
            continue
        return

"""Opening the one file: what is no whole store of ours is refused before anything is read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from littrack.cache import journal, schema
from littrack.cache.translate import SENTENCES, damaged
from littrack.model import CacheError

WAIT = 60.0  # seconds another process may keep the store to itself; the longest batch takes a few
TAILS = ("-wal", "-shm", "-journal")
_HEADER = b"SQLite format 3\0"


def connect(path: Path) -> sqlite3.Connection:
    """Open a store for writing, and bring its tables up to this version."""
    refuse_other_files(path)
    left = journal.look(path)
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        _set_up(db, path)
        _refuse_lost(db, path, left)
    except BaseException:
        db.close()
        raise
    return db


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a store that cannot be written; a journal beside it is read where SQLite can."""
    refuse_other_files(path)
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        return _checked(address, path)
    except sqlite3.OperationalError:
        return _checked(f"{address}&immutable=1", path)


def create(path: Path) -> None:
    """Make a new store beside its place and put it there whole: no store is ever empty."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(fresh, timeout=WAIT, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            schema.migrate(db)
        _link(fresh, path)
    except OSError as error:
        raise CacheError(
            f"The store {path} cannot be made: {error.strerror}; look at the folder's permissions."
        ) from error
    finally:
        with suppress(OSError):
            forget(fresh)


def forget(place: Path) -> None:
    """Delete a database file and its journals."""
    for tail in ("", *TAILS):
        place.with_name(place.name + tail).unlink(missing_ok=True)


def refuse_other_files(path: Path) -> None:
    """Refuse what SQLite would take for a new database or report badly."""
    if path.is_dir():
        raise CacheError(f"The store {path} is a folder; a file was expected.")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CacheError(f"The store {path} cannot be opened: {error.strerror}.") from error
    if not size:
        raise damaged(f"The store {path} is empty (0 bytes): what it held is gone.", path)
    if size < len(_HEADER):
        raise damaged(SENTENCES["SQLITE_NOTADB"].format(path=path), path)


def lacking(db: sqlite3.Connection) -> list[str]:
    """List the tables a store of this version has and this one has not."""
    held = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return sorted(schema.TABLES - held)


def _link(fresh: Path, path: Path) -> None:
    """Give a new store its name, unless another process was first."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            fresh.replace(path)


def _checked(address: str, path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        _refuse_other_versions(db, path)
        _refuse_earlier(db, path)
        _refuse_lacking(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _set_up(db: sqlite3.Connection, path: Path) -> None:
    _refuse_other_versions(db, path)
    if schema.version(db) != len(schema.MIGRATIONS):
        schema.migrate(db)
    _refuse_lacking(db, path)
    with suppress(sqlite3.OperationalError):  # others are in it: it is done another time
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")
    # Pages are written to the file once in 32 MB instead of 4: a sixth less CPU for a large import.
    db.execute("PRAGMA wal_autocheckpoint = 8000")
    db.execute("PRAGMA cache_size = -16000")


def _refuse_other_versions(db: sqlite3.Connection, path: Path) -> None:
    applied = schema.version(db)
    if applied > len(schema.MIGRATIONS):
        raise CacheError(
            f"The store {path} was written by a newer littrack (tables {applied}, this one knows "
            f"{len(schema.MIGRATIONS)}); upgrade littrack. Nothing was changed."
        )
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != schema.APPLICATION:
        (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            raise damaged(f"The store {path} has no tables: what it held is gone.", path)
        raise CacheError(
            f"{path} is another program's database; name another file, or move it away."
        )


def _refuse_earlier(db: sqlite3.Connection, path: Path) -> None:
    if schema.version(db) != len(schema.MIGRATIONS):
        raise CacheError(
            f"The store {path} has the tables of another littrack and is read-only; make the file "
            "and its folder writable once, or use that littrack."
        )


def _refuse_lost(db: sqlite3.Connection, path: Path, left: journal.Journal | None) -> None:
    """Say once that the end of the journal is lost; afterwards the store is whole without it."""
    if journal.lost(db, path, left):
        raise CacheError(
            f"The journal of the store {path} is damaged: what was written last is lost, what was "
            "kept before is whole. Run `littrack doctor --repair`, which reads decisions and "
            "reports back, then `littrack refresh`."
        )


def _refuse_lacking(db: sqlite3.Connection, path: Path) -> None:
    if gone := lacking(db):
        tables = "table" if len(gone) == 1 else "tables"
        raise damaged(f"The store {path} lacks the {tables} {', '.join(gone)}.", path)

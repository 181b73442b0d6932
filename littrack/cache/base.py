"""The open file: connecting, transactions, and every SQLite error told as a sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from littrack.cache import schema
from littrack.model import CacheError

_WAIT = 10.0  # seconds another process may keep the store to itself
_HEADER = b"SQLite format 3\0"

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="Base")


def translate_errors(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Make a method raise `CacheError`, one sentence with the remedy, and nothing of SQL."""

    @wraps(method)
    def wrapper(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    return wrapper


def moment(at: datetime) -> str:
    """Write a moment in UTC, so that the order of texts is the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def explained(error: sqlite3.Error, path: Path) -> CacheError:
    """Say what happened to the store, and what to do."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, sentence in _SENTENCES.items():
        if name.startswith(start):
            return CacheError(sentence.format(path=path))
    return CacheError(f"The store {path} cannot be used: {error}. Try `littrack doctor`.")


_SENTENCES = {
    "SQLITE_BUSY": "The store {path} is in use by another process; wait for it to end, or stop it.",
    "SQLITE_LOCKED": "The store {path} is in use by another process; wait for it, or stop it.",
    "SQLITE_NOTADB": "{path} is not a littrack store (no SQLite database); "
    "move it away, or `littrack restore` a backup.",
    "SQLITE_CORRUPT": "The store {path} is damaged; nothing was changed. Run `littrack doctor "
    "--repair`, or `littrack restore` a backup.",
    "SQLITE_FULL": "The disk is full: the store {path} kept everything it had and nothing new. "
    "Make room and run again.",
    "SQLITE_READONLY": "The store {path} is read-only; make the file and its folder writable.",
    "SQLITE_CANTOPEN": "The store {path} cannot be opened; look at its folder's permissions.",
    "SQLITE_IOERR": "The disk failed while the store {path} was read or written; what was kept "
    "before is kept. Check the disk, then run `littrack doctor`.",
    "SQLITE_PERM": "The store {path} may not be read; look at its permissions.",
    "SQLITE_NOMEM": "There is not enough memory to read the store {path}.",
}


class Base:
    """One SQLite file in WAL mode; a context manager."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open a store, make it if there is none (unless told not to), bring its tables up."""
        self.path = Path(path)
        if not create and not self.path.exists():
            raise CacheError(f"There is no store at {self.path} yet; `littrack refresh` makes it.")
        self._read_only = _closed_to_writing(self.path)
        self._db = self._open()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._db.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: a folder mounted, shared or backed up so."""
        return self._read_only

    def _open(self) -> sqlite3.Connection:
        try:
            if self._read_only:
                return _connected_to_read(self.path)
            return _connected(self.path)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the store for one transaction: all of it is kept, or none."""
        if self._read_only:
            raise CacheError(_SENTENCES["SQLITE_READONLY"].format(path=self.path))
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
            self._db.execute("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself (disk full); then there is nothing to undo.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise


def _closed_to_writing(path: Path) -> bool:
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _connected(path: Path) -> sqlite3.Connection:
    _look_at(path)
    db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _set_up(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _connected_to_read(path: Path) -> sqlite3.Connection:
    """Open a store that cannot be written; a journal beside it is read where SQLite can."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    for more in ("", "&immutable=1"):
        db = sqlite3.connect(address + more, uri=True, timeout=_WAIT, isolation_level=None)
        try:
            applied = schema.version(db)
        except sqlite3.OperationalError:
            db.close()
            if more:
                raise
            continue
        except BaseException:
            db.close()
            raise
        break
    if applied != len(schema.MIGRATIONS):
        db.close()
        raise CacheError(
            f"The store {path} has the tables of another littrack and is read-only; make the file "
            "and its folder writable once, or use that littrack."
        )
    return db


def _look_at(path: Path) -> None:
    """Refuse what SQLite would take for a new database or report badly."""
    if path.is_dir():
        raise CacheError(f"The store {path} is a folder; a file was expected.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and 0 < path.stat().st_size < len(_HEADER):
            raise CacheError(_SENTENCES["SQLITE_NOTADB"].format(path=path))
    except OSError as error:
        raise CacheError(
            f"The store {path} cannot be made: {error.strerror}; look at the folder's permissions."
        ) from error


def _set_up(db: sqlite3.Connection, path: Path) -> None:
    applied = schema.version(db)
    if applied > len(schema.MIGRATIONS):
        raise CacheError(
            f"The store {path} was written by a newer littrack (tables {applied}, this one knows "
            f"{len(schema.MIGRATIONS)}); upgrade littrack. Nothing was changed."
        )
    if applied != len(schema.MIGRATIONS):
        _prepare(db, path)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")
    # Pages are written to the file once in 32 MB instead of 4: a sixth less CPU for a large import.
    db.execute("PRAGMA wal_autocheckpoint = 8000")
    db.execute("PRAGMA cache_size = -16000")


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if tables and application != schema.APPLICATION:
        raise CacheError(
            f"{path} is another program's database; name another file, or move it away."
        )
    db.execute("PRAGMA journal_mode = WAL")
    schema.migrate(db)

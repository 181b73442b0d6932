"""SQLite's errors, and values that cannot be read, as one sentence with the remedy."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from littrack.cache.backup_list import way_out
from littrack.model import CacheError, StoreDamaged

SENTENCES = {
    "SQLITE_BUSY": "The store {path} is in use by another process; wait for it to end, or stop it.",
    "SQLITE_LOCKED": "The store {path} is in use by another process; wait for it, or stop it.",
    "SQLITE_NOTADB": "{path} is not a littrack store (no SQLite database).",
    "SQLITE_CORRUPT": "The store {path} is damaged; nothing was changed.",
    "SQLITE_FULL": "The disk is full: the store {path} kept everything it had and nothing new. "
    "Free some space and run again.",
    "SQLITE_READONLY": "The store {path} is read-only; make the file and its folder writable.",
    "SQLITE_CANTOPEN": "The store {path} cannot be opened; look at its folder's permissions.",
    "SQLITE_IOERR": "The disk failed while the store {path} was read or written; what was kept "
    "before is kept. Check the disk, then run `littrack doctor`.",
    "SQLITE_PERM": "The store {path} may not be read; look at its permissions.",
    "SQLITE_NOMEM": "There is not enough memory to read the store {path}.",
}
_SHARED = 1 << 16  # bytes: SQLite's -shm file has 32 KB, and grows by as many
_DAMAGE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
# What a value damaged on disk raises where it is decoded: a date, a label, JSON, zlib, UTF-8.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, zlib.error, MemoryError)


class _Store(Protocol):
    @property
    def path(self) -> Path:
        """Where the store lies."""
        ...


P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound=_Store)
Method = Callable[Concatenate[S, P], T]


def translate_errors(method: Method[S, P, T]) -> Method[S, P, T]:
    """Make a method raise `CacheError`, one sentence with the remedy, and nothing of SQL."""

    @wraps(method)
    def wrapper(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise explained(error, self.path) from error

    return wrapper


def translate_values(method: Method[S, P, T]) -> Method[S, P, T]:
    """Do the same for a method that decodes what it reads: a damaged value is damage too."""

    @wraps(method)
    def wrapper(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except UnicodeEncodeError:  # of a name that was given; the store is well
            raise
        except (sqlite3.Error, *_UNREADABLE) as error:
            raise explained(error, self.path) from error

    return wrapper


def explained(error: Exception, path: Path) -> CacheError:
    """Say what happened to the store, and what to do."""
    # SQLite quotes damaged names in its messages: bytes that are no text, even to Python.
    if isinstance(error, _UNREADABLE):
        return damaged(SENTENCES["SQLITE_CORRUPT"].format(path=path), path)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_IOERR") and _disk_is_full(path):
        name = "SQLITE_FULL"
    for start, sentence in SENTENCES.items():
        if name.startswith(start):
            message = sentence.format(path=path)
            return damaged(message, path) if start in _DAMAGE else CacheError(message)
    return damaged(f"The store {path} cannot be used: {error}.", path)


def _disk_is_full(path: Path) -> bool:
    """Whether there is no room for the file SQLite shares between processes, even to read."""
    try:
        return shutil.disk_usage(path.parent).free < _SHARED
    except OSError:
        return False


def damaged(sentence: str, path: Path) -> StoreDamaged:
    """Say that what a store held is lost or unreadable, and how it comes back."""
    return StoreDamaged(sentence, way_out(path))

"""The open file: transactions, and what is said when it is empty, damaged or gone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from littrack.cache import connection
from littrack.cache.backup_list import left_behind
from littrack.cache.translate import (
    SENTENCES,
    damaged,
    explained,
    translate_errors,
    translate_values,
)
from littrack.model import CacheError

__all__ = ["Base", "moment", "translate_errors", "translate_values"]


def moment(at: datetime) -> str:
    """Write a moment in UTC, so that the order of texts is the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class Base:
    """One SQLite file in WAL mode; a context manager."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open a store, make it if there is none and `create`, bring its tables up."""
        self.path = Path(path)
        if not self.path.exists():
            _begin(self.path, create=create)
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
                return connection.connect_read_only(self.path)
            return connection.connect(self.path)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise explained(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the store for one transaction: all of it is kept, or none."""
        if self._read_only:
            raise CacheError(SENTENCES["SQLITE_READONLY"].format(path=self.path))
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


def _begin(path: Path, *, create: bool) -> None:
    """Make a new store where there was none; one that was there and is gone is an alarm."""
    if left_behind(path):
        raise damaged(f"The store {path} is gone.", path)
    if not create:
        raise CacheError(f"There is no store at {path} yet; `littrack refresh` makes it.")
    try:
        connection.create(path)
    except sqlite3.Error as error:
        raise explained(error, path) from error

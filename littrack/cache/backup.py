"""Copies of the store: made, verified, put back. What stands in their place is never lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import (
    AbstractContextManager,
    closing,
    contextmanager,
    nullcontext,
    suppress,
)
from datetime import datetime
from pathlib import Path

from littrack.cache import backup_list
from littrack.cache.backup_list import Backup
from littrack.cache.connection import TAILS, forget
from littrack.cache.maintenance import Maintenance
from littrack.cache.values import Contents
from littrack.model import CacheError, StoreDamaged

KEPT = 10  # former stores kept beside the store, the newest


def back_up(store: Path, target: Path, at: datetime, *, force: bool = False) -> Backup:
    """Copy the store to a file, whole and verified, while others go on using it.

    A file that is no backup, or holds more than the store does, is replaced only with `force`.
    """
    with Maintenance(store, create=False) as source:
        _refuse_itself(store, target)
        _refuse_no_file(target)
        if not force:
            _refuse_to_lose(target, source.contents())
        part = target.with_name(target.name + ".part")
        try:
            forget(part)
            source.copy_to(part)
            contents = _verified(part, f"The store {store}")
            part.replace(target)
        except (sqlite3.Error, OSError) as error:
            raise CacheError(f"The backup {target} cannot be written: {error}.") from error
        finally:
            forget(part)
    made = Backup(target.absolute(), at, contents)
    with suppress(
        CacheError
    ):  # a folder that cannot be written to: its backup is good all the same
        backup_list.note(store, made)
    return made


def restore(
    source: Path, store: Path, at: datetime, alone: AbstractContextManager[None] | None = None
) -> tuple[Contents, Path | None]:
    """Put a backup in the store's place, once it is verified; give the path of the former one.

    `alone` is held while the stores change places. A backup that is refused leaves nothing behind.
    """
    if not source.is_file():
        raise CacheError(f"There is no backup at {source}; nothing was changed.")
    _refuse_itself(store, source)
    part = store.with_name(f"{store.name}.{os.getpid()}.part")
    made = not part.parent.exists()
    try:
        forget(part)
        part.parent.mkdir(parents=True, exist_ok=True)
        _copied(source, part)
        contents = _verified(part, f"The backup {source}")
        with alone or nullcontext():
            return contents, _swapped(part, store, at)
    except OSError as error:
        raise CacheError(
            f"{store} cannot be restored: {error.strerror}; nothing was changed."
        ) from error
    finally:
        with suppress(OSError):
            forget(part)
            if made:  # a folder that is empty again
                part.parent.rmdir()


def verify(path: Path) -> Contents:
    """Count what a backup holds, once every record in it is what was served."""
    return _counted(path)


def set_aside(store: Path, kind: str, at: datetime) -> Path:
    """Give the name a former store is kept under, dated; no earlier one is ever replaced."""
    name = f"{store.name}.{kind}-{at.astimezone():%Y%m%d-%H%M%S}"
    free = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(path for path in map(store.with_name, free) if not path.exists())


def prune(store: Path, kind: str, newest: Path) -> None:
    """Delete all but the newest former stores of a kind; the one just made always stays."""
    former = [path for path in store.parent.glob(f"{store.name}.{kind}-*") if _main(path)]
    former.sort(key=lambda path: (path == newest, path.stat().st_mtime), reverse=True)
    for path in former[KEPT:]:
        forget(path)


def move_aside(store: Path, aside: Path) -> None:
    """Give a store with its journal another name; until it is replaced it keeps its own too."""
    journal = store.with_name(store.name + "-wal")
    if journal.exists():
        journal.replace(aside.with_name(aside.name + "-wal"))
    store.with_name(store.name + "-shm").unlink(missing_ok=True)
    try:
        os.link(store, aside)
    except OSError:  # a file system without links
        store.replace(aside)


def _main(path: Path) -> bool:
    return not path.name.endswith(TAILS)


def _refuse_itself(store: Path, other: Path) -> None:
    if other.exists() and store.exists() and other.samefile(store):
        raise CacheError(f"{other} is the store itself; name another file.")


def _refuse_no_file(target: Path) -> None:
    if not target.parent.is_dir():
        raise CacheError(f"The folder {target.parent} does not exist; make it, or name another.")
    if target.exists() and not target.is_file():
        raise CacheError(f"{target} is no file; name one to write the backup into.")


def _refuse_to_lose(target: Path, mine: Contents) -> None:
    """Refuse to replace what is no backup, or a good backup that holds more."""
    if not target.exists():
        return
    if not backup_list.is_store(target) and target.stat().st_size:
        raise CacheError(f"{target} is no littrack backup and is not replaced; name another file.")
    try:
        held = _counted(target)
    except CacheError:
        return  # it is damaged, and no loss
    if less := mine.lacks(held):
        raise CacheError(
            f"The backup {target} holds more {' and '.join(less)} than the store "
            f"({held.sentence}; the store: {mine.sentence}) and is not replaced; name another "
            "file, or say --force."
        )


def _counted(path: Path) -> Contents:
    """Count what a backup holds, on a copy: to open a store may bring its tables up."""
    try:
        with _place_for_copy(path) as copy:
            _copied(path, copy)
            return _verified(copy, f"The backup {path}")
    except OSError as error:
        raise CacheError(f"{path} cannot be looked into: {error.strerror}.") from error


@contextmanager
def _place_for_copy(path: Path) -> Iterator[Path]:
    """Give the place beside a backup; where that is read-only, one among the temporary files."""
    if not os.access(path.parent, os.W_OK):
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder) / path.name
        return
    copy = path.with_name(path.name + ".part")
    try:
        forget(copy)
        yield copy
    finally:
        forget(copy)


def _copied(source: Path, copy: Path) -> None:
    """Copy a database file with its journal: what is only in the journal is part of it."""
    shutil.copyfile(source, copy)
    journal = source.with_name(source.name + "-wal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(copy.name + "-wal"))


def _verified(part: Path, what: str) -> Contents:
    """Count what a copy holds, once every record in it is what was served."""
    try:
        with Maintenance(part, create=False) as copy:
            wrong = copy.integrity()
            contents = copy.contents()
            copy.settle_journal()
    except CacheError as error:
        reason = error.what if isinstance(error, StoreDamaged) else str(error)
        reason = reason.replace(f"The store {part}", "it").replace(str(part), "it")
        reason = reason.replace("; nothing was changed", "")
        raise CacheError(f"{what} cannot be used, and nothing was changed: {reason}") from error
    if wrong:
        raise CacheError(f"{what} is damaged: {wrong[0]}; nothing was changed.")
    return contents


def _swapped(part: Path, store: Path, at: datetime) -> Path | None:
    if not store.exists():
        part.replace(store)
        return None
    if not store.is_file():
        raise CacheError(f"The store {store} is no file: move it away; nothing was changed.")
    _refuse_in_use(store)
    former = set_aside(store, "before-restore", at)
    move_aside(store, former)
    part.replace(store)
    prune(store, "before-restore", former)
    return former


def _refuse_in_use(store: Path) -> None:
    """Refuse to pull the store from under another process; a damaged one may be replaced."""
    with closing(sqlite3.connect(store, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise CacheError(
                    f"The store {store} is in use by another process; nothing was changed."
                ) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return

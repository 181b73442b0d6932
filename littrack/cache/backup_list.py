"""Which backups there are of a store, and how a lost one comes back."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from littrack.cache import schema
from littrack.cache.jsonl_log import JsonlLog
from littrack.cache.values import Contents

_FILE = "backups.jsonl"
LOGS = ("decisions.jsonl", "reports.jsonl")
_APPLICATION_AT = 68  # https://www.sqlite.org/fileformat.html, "application ID"
_NO_BACKUP = (".damaged", ".part", ".new", ".salvaged", ".reading")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the store; `contents` is known of those `littrack backup` made."""

    path: Path
    at: datetime
    contents: Contents | None = None

    @property
    def former(self) -> bool:
        """Whether it is a store that a restore replaced, for whatever was wrong with it."""
        return ".before-restore-" in self.path.name

    @property
    def sentence(self) -> str:
        """Say which it is and what is in it."""
        held = f", {self.contents.sentence}" if self.contents else ""
        return f"{self.path} ({self.at.astimezone():%Y-%m-%d %H:%M}{held})"


def note(store: Path, backup: Backup) -> None:
    """Remember that a backup was made of a store."""
    contents = backup.contents.counts if backup.contents else {}
    row = {"path": str(backup.path.absolute()), "at": backup.at.isoformat(), **contents}
    JsonlLog(store.with_name(_FILE)).append([row])


def known(store: Path) -> list[Backup]:
    """List the backups that are still there, the newest first, and former stores after them."""
    found = {backup.path: backup for backup in _beside(store)}
    for row in JsonlLog(store.with_name(_FILE)).read()[0]:
        with suppress(ValueError, KeyError, TypeError):
            path = Path(row["path"])
            counts = Contents(*(int(row[name]) for name in Contents.__slots__))
            if is_store(path):
                found[path] = Backup(path, datetime.fromisoformat(row["at"]), counts)
    return sorted(found.values(), key=lambda backup: (not backup.former, backup.at), reverse=True)


def is_store(path: Path) -> bool:
    """Tell by its first bytes whether a file is a store of ours."""
    try:
        with path.open("rb") as file:
            return is_store_head(file.read(100))
    except OSError:
        return False


def is_store_head(head: bytes) -> bool:
    """Tell the same by the first bytes themselves."""
    application = head[_APPLICATION_AT : _APPLICATION_AT + 4]
    return head.startswith(b"SQLite format 3\0") and application == schema.APPLICATION.to_bytes(4)


def left_behind(store: Path) -> bool:
    """Tell whether a store that is not there was there: its backups or logs are."""
    return any(JsonlLog(store.with_name(name)).filled for name in (_FILE, *LOGS))


def way_out(store: Path) -> str:
    """Say how what a store held comes back."""
    newest = next(iter(known(store)), None)
    repair = "`littrack doctor --repair` saves what can be read of it"
    if any(JsonlLog(store.with_name(name)).filled for name in LOGS):
        repair += " and of the decisions and reports kept beside it"
    if newest is None:
        return f"No backup of it is known; {repair}."
    command = f"littrack restore {shlex.quote(str(newest.path))}"
    return f"The newest backup is {newest.sentence}: `{command}`. Without it, {repair}."


def _beside(store: Path) -> Iterator[Backup]:
    """Find copies in the store's folder and in the workspace, by what they are."""
    for folder in dict.fromkeys((store.absolute().parent, store.absolute().parent.parent)):
        with suppress(OSError):
            for path in sorted(folder.iterdir()):
                if path.name != store.name and _may_be_copy(path) and is_store(path):
                    at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    yield Backup(path, at)


def _may_be_copy(path: Path) -> bool:
    return path.is_file() and not any(part in path.name for part in _NO_BACKUP)

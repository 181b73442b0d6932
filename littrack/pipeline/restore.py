"""A backup put in the store's place, while nobody refreshes the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack import cache
from littrack.cache import Cache, Contents
from littrack.model import CacheError
from littrack.pipeline import workspace_lock
from littrack.settings import Settings


@dataclass(frozen=True, slots=True)
class Restored:
    """What the store holds now, where the former one lies, what the logs hold beside it."""

    contents: Contents
    former: Path | None
    newer: tuple[str, ...]


def restore(settings: Settings, file: Path, at: datetime) -> Restored:
    """Put a backup back; decisions made after it stay in the log, and are said."""
    alone = workspace_lock.alone(settings.cache)
    contents, former = cache.restore(file, settings.database, at, alone)
    try:
        with Cache(settings.database) as store:
            newer = tuple(store.compare_logs())
    except CacheError as error:  # a log that cannot be read; the backup is in place all the same
        newer = (str(error).rstrip("."),)
    return Restored(contents, former, newer)

"""The store: searches as asked and records as served, in one SQLite file.

The only package that uses sqlite3. Everything but the served bytes, the runs and what people wrote
is derived, and can be built again from them.
"""

from __future__ import annotations

from littrack.cache.backup import back_up, restore
from littrack.cache.backup_list import Backup, is_store_head, known, left_behind
from littrack.cache.maintenance import Maintenance
from littrack.cache.memo_store import MemoStore
from littrack.cache.runs import Runs
from littrack.cache.salvage import salvage
from littrack.cache.search import Search
from littrack.cache.unresolved import Unresolved
from littrack.cache.values import (
    Contents,
    Held,
    Hit,
    RunState,
    Size,
    Version,
    WaitingReference,
    WatchedNotice,
)

__all__ = [
    "Backup",
    "Cache",
    "Contents",
    "Held",
    "Hit",
    "RunState",
    "Size",
    "Version",
    "WaitingReference",
    "WatchedNotice",
    "back_up",
    "is_store_head",
    "known",
    "left_behind",
    "restore",
    "salvage",
]


class Cache(Maintenance, Runs, MemoStore, Search, Unresolved):
    """A store on disk. Every method raises `CacheError` with one sentence when it cannot."""

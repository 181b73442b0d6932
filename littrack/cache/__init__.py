"""The store: searches as asked and records as served, in one SQLite file.

The only room that knows sqlite3. Everything but the served bytes, the runs and what people wrote is
derived, and can be built again from them.
"""

from __future__ import annotations

from littrack.cache.maintenance import Maintenance, restore
from littrack.cache.memo_store import MemoStore
from littrack.cache.runs import Runs
from littrack.cache.salvage import salvage
from littrack.cache.search import Search
from littrack.cache.unresolved import Unresolved
from littrack.cache.values import Held, Hit, RunState, Size, Version, WaitingReference

__all__ = [
    "Cache",
    "Held",
    "Hit",
    "RunState",
    "Size",
    "Version",
    "WaitingReference",
    "restore",
    "salvage",
]


class Cache(Maintenance, Runs, MemoStore, Search, Unresolved):
    """A store on disk. Every method raises `CacheError` with one sentence when it cannot."""

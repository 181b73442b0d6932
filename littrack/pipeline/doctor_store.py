"""The store examined, and mended where it can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack.cache import Cache, left_behind, salvage
from littrack.model import CacheError


@dataclass(frozen=True, slots=True)
class Examined:
    """What was wrong, what was done about it, and whether all is well now."""

    wrong: tuple[str, ...]
    done: tuple[str, ...]
    well: bool
    summary: str


def examine(path: Path, at: datetime, *, repair: bool) -> Examined:
    """Check a store; mend it if asked to."""
    try:
        with Cache(path, create=False) as cache:
            return _examined(cache, repair=repair)
    except CacheError as error:
        if not repair or not (path.exists() or left_behind(path)):
            raise
        return _salvaged(path, at, str(error))


def _examined(cache: Cache, *, repair: bool) -> Examined:
    wrong = _wrong(cache)
    if any("database is damaged" in sentence for sentence in wrong) and repair:
        raise CacheError(wrong[0])
    done = (*cache.repair(), *cache.repair_from_logs()) if wrong and repair else ()
    left = _wrong(cache) if done else wrong
    size = cache.size()
    text = f"{cache.contents().sentence}, {size.bytes:,} bytes"
    if left:
        return Examined(wrong, done, False, f"{text}; something is wrong")
    return Examined(wrong, done, True, f"{text}, all whole")


def _wrong(cache: Cache) -> tuple[str, ...]:
    return (*cache.integrity(), *cache.compare_logs())


def _salvaged(path: Path, at: datetime, wrong: str) -> Examined:
    done = tuple(salvage(path, at))
    with Cache(path, create=False) as cache:
        left = _wrong(cache)
    text = "it is whole again; run `littrack refresh` next" if not left else "it is still damaged"
    return Examined((wrong,), done, not left, text)

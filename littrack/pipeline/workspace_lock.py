"""One refresh of a workspace at a time; the lock dies with the process that holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from littrack import locks
from littrack.model import CacheError


@contextmanager
def alone(cache: Path) -> Iterator[None]:
    """Hold a workspace's refresh lock, or raise `CacheError` with who holds it."""
    path = cache / "refresh.lock"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
    except OSError as error:
        raise CacheError(
            f"{path} cannot be written: {error.strerror}; make the folder writable."
        ) from error
    with file:
        if not locks.acquire(file, wait=False):
            holder = file.read(20).decode(errors="replace").strip() or "unknown"
            raise CacheError(
                f"Another refresh of this workspace is running (process {holder});"
                " wait for it to end, then run this again."
            )
        file.truncate(0)
        file.write(f"{os.getpid()}\n".encode())
        try:
            yield
        finally:
            file.truncate(0)
            locks.release(file)

"""A lock on an open file that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def acquire(file: BinaryIO, *, wait: bool = True) -> bool:
        """Take the lock; without waiting, tell whether it was free."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            if wait:
                raise
            return False
        return True

    def release(file: BinaryIO) -> None:
        """Let go of the lock."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def acquire(file: BinaryIO, *, wait: bool = True) -> bool:
        """Take the lock; without waiting, tell whether it was free."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def release(file: BinaryIO) -> None:
        """Let go of the lock."""
        fcntl.flock(file, fcntl.LOCK_UN)

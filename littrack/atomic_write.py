"""Files written whole or not at all: a full disk or a killed process spoils none that was there."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

# What a system says where nothing can be written: no room, a quota, a limit, a read-only disk.
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


def write(path: Path, content: bytes) -> None:
    """Write beside a file, then put that in its place; raises `OSError` and leaves it as it was."""
    place = path.resolve()  # a link stays a link
    beside = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno:  # said of the file that is meant
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise

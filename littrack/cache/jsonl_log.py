"""A file of JSON lines that is only ever added to, each line with its own checksum."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from littrack import locks
from littrack.model import CacheError

Row = dict[str, Any]
_CHECK = "crc32"


class JsonlLog:
    """One such file. It need not exist: then it holds nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def filled(self) -> bool:
        """Whether anything is in it."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def append(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows and see them onto the disk; a line that was cut off stays a line of its own."""
        lines = b"".join(_line(row) for row in rows)
        try:
            with self.path.open("a+b") as file:
                locks.acquire(file)
                torn = _torn(file.fileno())
                file.write(b"\n" * torn + lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CacheError(
                f"{self.path} cannot be written: {error.strerror}; nothing was kept."
            ) from error

    def read(self) -> tuple[list[Row], int]:
        """Give the rows, and how many lines cannot be read or do not match their checksum."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return [], 0
        except OSError as error:
            raise CacheError(f"{self.path} cannot be read: {error.strerror}.") from error
        rows = [_row(line) for line in lines if line.strip()]
        whole = [row for row in rows if row is not None]
        return whole, len(rows) - len(whole)


def _line(row: Mapping[str, Any]) -> bytes:
    return _written({**row, _CHECK: _sum(row)}) + b"\n"


def _sum(row: Mapping[str, Any]) -> str:
    return f"{zlib.crc32(_written(row)):08x}"


def _written(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
        checksum = row.pop(_CHECK)
        return row if checksum == _sum(row) else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _torn(file: int) -> bool:
    """Tell whether the last line lacks its end: a process died while it wrote."""
    end = os.lseek(file, 0, os.SEEK_END)
    if not end:
        return False
    os.lseek(file, end - 1, os.SEEK_SET)
    return os.read(file, 1) != b"\n"

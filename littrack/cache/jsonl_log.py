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
        self.add_lines(map(_line, rows))

    def add_lines(self, lines: Iterable[bytes]) -> None:
        """Add lines as they are, each with its end."""
        try:
            with self.path.open("a+b") as file:
                locks.acquire(file)
                torn = _torn(file.fileno())
                file.write(b"\n" * torn + b"".join(lines))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CacheError(
                f"{self.path} cannot be written: {error.strerror}; nothing was kept."
            ) from error

    @property
    def aside(self) -> JsonlLog:
        """The file beside it with its lines that cannot be read, once a repair has shown them."""
        return JsonlLog(self.path.with_name(f"{self.path.name}.unreadable"))

    def read(self) -> tuple[list[Row], int]:
        """Give the rows, and how many lines cannot be read or do not match their checksum."""
        rows, unreadable = self._sorted()
        return rows, len(unreadable)

    def set_aside(self) -> int:
        """Copy the lines that cannot be read beside the log, which stays as it is; count them."""
        _, lines = self._sorted()
        if lines:
            self.aside.add_lines([line + b"\n" for line in lines])
        return len(lines)

    def _sorted(self) -> tuple[list[Row], list[bytes]]:
        """The rows, and the lines that cannot be read, without those that were set aside."""
        rows: list[Row] = []
        lost: list[bytes] = []
        for line in self.lines():
            row = _row(line)
            if row is None:
                lost.append(line)
            else:
                rows.append(row)
        known = set(self.aside.lines()) if lost else set()
        return rows, [line for line in lost if line not in known]

    def lines(self) -> list[bytes]:
        """All that are not blank, as they stand in the file."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CacheError(f"{self.path} cannot be read: {error.strerror}.") from error
        return [line for line in lines if line.strip()]


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

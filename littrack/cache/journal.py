"""What SQLite's journal (the -wal file) holds, to know whether all of it was read.

SQLite passes over what does not match its checksum, and says nothing of it. Format:
https://www.sqlite.org/walformat.html.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_HEADER, _FRAME = 32, 24
_BIG_ENDIAN = 0x377F0683
_FORMER = 1 << 16  # journals begun before this one, whose frames may still lie behind its own


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal as it lies: its salts, and how many frames there are up to the last commit.

    A frame whose salts no journal of this file ever had counts as a commit: nothing shows
    which of the two it is.
    """

    salts: bytes
    committed: int
    whole_header: bool


def look(store: Path) -> Journal | None:
    """Look at the journal beside a store by its headers alone; None where there is none."""
    try:
        with store.with_name(store.name + "-wal").open("rb") as file:
            header = file.read(_HEADER)
            if len(header) < _HEADER:
                return None
            size = _FRAME + int.from_bytes(header[8:12], "big")
            committed, number, salts = 0, 0, header[16:24]
            while len(frame := file.read(_FRAME)) == _FRAME and size > _FRAME:
                number += 1
                if _may_commit(frame, salts):
                    committed = number
                file.seek(_HEADER + number * size)
    except OSError:
        return None
    return Journal(salts, committed, _matches(header))


def _may_commit(frame: bytes, salts: bytes) -> bool:
    """Whether a frame ends a commit of this journal, or is damaged so that it may have.

    Each new journal counts the first salt up by one and draws the second.
    """
    if frame[8:16] == salts:
        return any(frame[4:8])
    behind = (int.from_bytes(salts[:4]) - int.from_bytes(frame[8:12])) % (1 << 32)
    return not 0 < behind <= _FORMER


def lost(db: sqlite3.Connection, store: Path, before: Journal | None) -> bool:
    """Tell whether SQLite read less of the journal than was committed to it.

    Other processes may write and begin a new journal meanwhile: only one that is as it was, while
    nobody writes, is damaged.
    """
    if before is None or (before.whole_header and _read_all(db, before)):
        return False
    db.execute("BEGIN IMMEDIATE")  # waits until whoever writes has made it known
    db.execute("ROLLBACK")
    if look(store) != before:
        return False
    return not before.whole_header or not _read_all(db, before)


def _read_all(db: sqlite3.Connection, journal: Journal) -> bool:
    """Whether SQLite takes all frames for good; when others are at it, it is not known."""
    busy, read, _ = db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return bool(busy) or read < 0 or read >= journal.committed


def _matches(header: bytes) -> bool:
    """Hold the header against its own checksum."""
    order: Literal["big", "little"] = "little"
    if int.from_bytes(header[:4], "big") == _BIG_ENDIAN:
        order = "big"
    first = second = 0
    for at in range(0, _FRAME, 8):
        one = int.from_bytes(header[at : at + 4], order)
        other = int.from_bytes(header[at + 4 : at + 8], order)
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return header[24:32] == first.to_bytes(4, "big") + second.to_bytes(4, "big")

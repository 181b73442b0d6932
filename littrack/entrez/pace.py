"""One pace for all littrack processes of the machine: never more than NCBI allows in a second.

A small file, locked while it is read and written, holds when requests were sent and when their
answers began. A request counts from its sending until a second after its answer began: by then the
server has certainly seen it, so no delay on the way can squeeze four of them into one second.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from littrack import locks

_SECOND = 1.02
_LOST = 5.0  # a request sent so long ago has arrived, or never will
_LONGEST_HOLD = 86_400.0


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `limit` requests in any second, none sooner than `spacing` seconds after another."""

    limit: int
    spacing: float


# A third of a second exactly is sometimes too tight: EDirect waits 0.35 s, 0.11 s with a key.
ANONYMOUS = Rate(3, 0.35)
KEYED = Rate(10, 0.11)


@dataclass
class _Book:
    """What the file holds: the hold, the last sending, and [sent, answered or None] of each."""

    hold: float = 0.0
    last: float = 0.0
    sent: dict[str, list[float | None]] = field(default_factory=dict)


class Pace:
    """Gives turns to send; `folder` None is the machine's own place for temporary files."""

    def __init__(self, host: str, rate: Rate, folder: Path | None = None) -> None:
        place = folder or Path(tempfile.gettempdir())
        kind = "keyed" if rate.limit > ANONYMOUS.limit else "anonymous"
        name = "".join(c if c.isalnum() or c in ".-" else "_" for c in host)
        self._path = place / f"littrack-pace-{name}-{kind}.json"
        self._rate = rate
        self._turns = 0
        self._own = _Book()

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn; the block ends when the answer begins."""
        self._turns += 1
        name = f"{os.getpid()}.{id(self)}.{self._turns}"
        while (wait := self._take(name)) > 0:
            time.sleep(wait)
        try:
            yield
        finally:
            with self._book() as book:
                if name in book.sent:
                    book.sent[name][1] = time.monotonic()

    def hold(self, seconds: float) -> None:
        """Let nobody on this machine send for so long: the server asked for it."""
        with self._book() as book:
            book.hold = max(book.hold, time.monotonic() + seconds)

    def held(self) -> float:
        """Tell for how many seconds nobody may send."""
        with self._book() as book:
            now = time.monotonic()
            _forget(book, now)
            return max(0.0, book.hold - now)

    def _take(self, name: str) -> float:
        with self._book() as book:
            now = time.monotonic()
            _forget(book, now)
            free = self._window(book, now)
            wait = max(book.hold, book.last + self._rate.spacing, free) - now
            if wait <= 0:
                book.last = now
                book.sent[name] = [now, None]
            return wait

    def _window(self, book: _Book, now: float) -> float:
        if len(book.sent) < self._rate.limit:
            return now
        answered = [end for _, end in book.sent.values() if end is not None]
        return min(answered) + _SECOND if answered else now + self._rate.spacing / 2

    @contextlib.contextmanager
    def _book(self) -> Iterator[_Book]:
        file = _opened(self._path)
        if file is None:
            yield self._own
            return
        with file, _locked(file):
            book = _read(file)
            yield book
            file.seek(0)
            file.truncate()
            file.write(json.dumps([book.hold, book.last, book.sent]).encode())
            file.flush()


def _forget(book: _Book, now: float) -> None:
    """Drop what is over, and times no clock of this boot can have given."""
    book.sent = {
        name: [start, end]
        for name, (start, end) in book.sent.items()
        if start is not None
        and start <= now
        and (end is None or now - end < _SECOND)
        and (end is not None or now - start < _LOST)
    }
    book.last = book.last if book.last <= now else 0.0
    book.hold = book.hold if book.hold <= now + _LONGEST_HOLD else 0.0


def _read(file: BinaryIO) -> _Book:
    with contextlib.suppress(ValueError, TypeError):
        hold, last, sent = json.loads(file.read())
        return _Book(float(hold), float(last), {str(k): [v[0], v[1]] for k, v in sent.items()})
    return _Book()


def _opened(path: Path) -> BinaryIO | None:
    """Open the file all users share; where that is forbidden, one of this user's own, if any."""
    for place in (path, path.with_stem(f"{path.stem}-{_user()}")):
        with contextlib.suppress(OSError):
            return _open(place)
    return None


def _open(path: Path) -> BinaryIO:
    follow = getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | follow)
    except FileNotFoundError:
        before = os.umask(0)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | follow, 0o666)
        finally:
            os.umask(before)
    return os.fdopen(descriptor, "r+b", buffering=0)


def _user() -> str:
    return str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "user")


@contextlib.contextmanager
def _locked(file: BinaryIO) -> Iterator[None]:
    locks.acquire(file)
    try:
        yield
    finally:
        locks.release(file)

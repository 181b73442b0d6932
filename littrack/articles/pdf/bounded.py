"""The glyphs of a PDF, read by a process of its own that is ended when it takes too much.

A file of a kilobyte can keep PDFium busy for days (forms that draw each other), and nothing in the
same process can stop it: it runs outside Python.
"""

from __future__ import annotations

import marshal
import os
import signal
import subprocess
import sys
from dataclasses import dataclass

from littrack.articles.pdf import worker
from littrack.articles.pdf.glyphs import Damaged, Glyph, Locked, Page, Pages, TooMuch

# PDFium ends its process where it gets no memory; the system ends one that takes too much.
_SIGNALS = ("SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL")
_TOO_MUCH = {worker.TOO_MUCH, *(-getattr(signal, name, 0) for name in _SIGNALS)} - {0}


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds by the clock, bytes of memory."""

    seconds: float = 30.0
    memory: int = 1_000_000_000


def read(data: bytes, limits: Limits) -> Pages:
    """Read the glyphs of a file within limits; Locked, Damaged or TooMuch when that cannot be."""
    command = [sys.executable, "-m", worker.__name__, str(limits.memory)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
    except subprocess.TimeoutExpired as why:
        raise TooMuch(f"{limits.seconds:.0f} seconds") from why
    if done.returncode == worker.LOCKED:
        raise Locked
    if done.returncode in _TOO_MUCH:
        raise TooMuch(f"{limits.memory / 1e6:.0f} MB of memory")
    if done.returncode:
        raise Damaged(f"it ended with {done.returncode}")
    return _unpacked(done.stdout)


def _unpacked(packed: bytes) -> Pages:
    pages, count, title, author = marshal.loads(packed)  # noqa: S302 - our own process wrote it
    found = [Page(number, [Glyph(*g) for g in glyphs], drawn) for number, glyphs, drawn in pages]
    return Pages(found, count, title, author)

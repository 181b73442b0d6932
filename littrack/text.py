"""Plain text: where its sentences begin and end, and what its words are."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    """
    al approx apr assoc aug ca cf co corp dec dept dr e.g ed eds eq esp etc feb fig figs gen gov
    i.e inc jan jr jul jun ltd max mar med min mr mrs ms no nos nov oct p pp ph.d prof ref refs resp
    sec sep sept sp spp sr st subsp syn u.k u.s u.s.a var viz vol vs
    """.split()
)
# Closing marks, then reference marks such as [3] or [4,5], belong to the sentence they follow.
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?:\[[\d,\s–-]+\])*(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"([\w.]+)\.$")
_LONG_WORD = 60  # characters before a full stop that can be an abbreviation
_NEXT = re.compile(r"\s*([\"'“‘(\[]*)(\S)")
_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text as (start, end) character offsets, blanks trimmed.

    A line end always ends a sentence; a full stop does unless it belongs to an abbreviation, an
    initial or a number, or the next word begins in lower case.
    """
    start = 0
    for stop in _STOP.finditer(text):
        if not stop.group().startswith("\n") and not _ends(text, start, stop):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def sentences(text: str) -> list[str]:
    """List the sentences of a text."""
    return [text[start:end] for start, end in spans(text)]


def words(text: str) -> list[str]:
    """List the lower-case words of a text, compounds kept whole."""
    return _WORD.findall(text.lower())


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    if following[2].islower():
        return False
    if not stop.group().startswith("."):
        return True
    before = _LAST_WORD.search(text, max(start, stop.start() - _LONG_WORD), stop.start() + 1)
    if before is None:
        return True
    word = before[1].lower()
    if word == "no" and not following[2].isdigit():
        return True
    initial = len(word) == 1 and word.isalpha() and text[stop.start() - 1].isupper()
    return word not in _ABBREVIATIONS and not initial


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right

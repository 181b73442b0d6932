"""UTF-8 that was read as Windows-1252 and written as UTF-8 again ("cafÃ©"), undone."""

from __future__ import annotations

import codecs
import re
from itertools import groupby

_LEADING = re.compile("[\u00c2-\u00f4]")  # how UTF-8 begins a sign above 127, read as Windows-1252
_FREE = "littrack_free"  # how what Windows-1252 leaves free is encoded


def once(text: str) -> str:
    """A text with its signs above 127 read once, where most of them were written twice over."""
    if _LEADING.search(text) is None:
        return text
    codecs.register_error(_FREE, _of_latin)
    pieces = ["".join(part) for _, part in groupby(text, key=lambda sign: sign > "\x7f")]
    mended = [_mended(piece) for piece in pieces]
    high = sum(not piece.isascii() for piece in pieces)
    changed = sum(one != other for one, other in zip(pieces, mended, strict=True))
    return "".join(mended) if changed * 2 > high else text


def _mended(piece: str) -> str:
    try:
        return piece.encode("cp1252", errors=_FREE).decode("utf-8")
    except UnicodeError:
        return piece


def _of_latin(error: UnicodeError) -> tuple[bytes, int]:
    """The bytes of control characters, which Latin-1 has where Windows-1252 has none."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    if any(not "\x80" <= sign <= "\x9f" for sign in signs):
        raise error
    return signs.encode("latin-1"), error.end

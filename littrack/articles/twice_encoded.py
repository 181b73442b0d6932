"""UTF-8 that was read as Windows-1252 and written as UTF-8 again ("cafÃ©"), undone."""

from __future__ import annotations

from itertools import groupby

_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}  # bytes that Windows-1252 leaves free


def once(text: str) -> str:
    """A text with its signs above 127 read once, where most of them were written twice over."""
    if not any("\u00c2" <= sign <= "\u00f4" for sign in text):
        return text
    pieces = ["".join(part) for _, part in groupby(text, key=lambda sign: sign > "\x7f")]
    mended = [_mended(piece) for piece in pieces]
    high = sum(not piece.isascii() for piece in pieces)
    changed = sum(one != other for one, other in zip(pieces, mended, strict=True))
    return "".join(mended) if changed * 2 > high else text


def _mended(piece: str) -> str:
    try:
        return b"".join(map(_byte, piece)).decode("utf-8")
    except UnicodeError:
        return piece


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if ord(sign) in _UNDEFINED else _western(sign)


def _western(sign: str) -> bytes:
    """The byte of a sign, also of the control characters that Latin-1 has in its place."""
    return sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252")

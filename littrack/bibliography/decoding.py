"""Text of an unknown encoding: byte order marks, UTF-16 without one, UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 400  # bytes looked at for the NULs that UTF-16 puts between ASCII letters
_OLD = "Windows-1252 (Latin-1)"


def decode(data: bytes) -> tuple[str, str]:
    """Give the text and the encoding it was read in, when that is none of Unicode's own.

    A line that is no UTF-8 is read as Windows-1252, so that one damaged line spoils no other.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ""
    if name := _unmarked(data[:_SAMPLE]):
        return data.decode(name, "replace"), ""
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        return "\n".join(map(_line, data.split(b"\n"))), _OLD


def _unmarked(start: bytes) -> str:
    """Tell UTF-16 without a byte order mark by where its NULs stand."""
    half = len(start) // 2
    if half and start[1::2].count(0) > half // 2 and not start[::2].count(0):
        return "utf-16-le"
    if half and start[::2].count(0) > half // 2 and not start[1::2].count(0):
        return "utf-16-be"
    return ""


def _line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            return line.decode("latin-1")

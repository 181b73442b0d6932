"""Bytes -> characters: byte order mark, then UTF-8, then what page or server say, then a guess."""

from __future__ import annotations

import codecs
import re

from littrack.articles.code_pages import likeliest
from littrack.articles.raw import Raw
from littrack.articles.twice_encoded import once

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)=["']?([\w.:-]+)""", re.IGNORECASE)
_STRAY = "littrack_stray"
_SAMPLE = 200_000
_HEAD = 4096
# What calls itself Latin-1 on the web is Windows-1252 (WHATWG encoding standard).
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
_OF_MORE_BYTES = ("utf", "big5", "gb", "shift", "euc", "iso2022")
_ZEROS = 0.2  # of the bytes of a text in UTF-16 without a mark


def decode(raw: Raw) -> str:
    """Decode the bytes of a text; what fits no encoding gets U+FFFD for what does not fit."""
    for mark, name in _MARKS:
        if raw.data.startswith(mark):
            return raw.data.decode(name, errors="replace")
    if name := _wide(raw.data[:_HEAD]):
        return raw.data.decode(name, errors="replace")
    try:
        return once(raw.data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guess(raw)


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: every second byte of a Latin text is zero."""
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        others = head[::2] if zeros is not head[::2] else head[1::2]
        if len(head) > 1 and zeros.count(0) > len(zeros) * (1 - _ZEROS) and 0 not in others:
            return name
    return ""


def _guess(raw: Raw) -> str:
    name = _said(raw)
    try:
        # A text that says UTF-8 and is not: a stray byte, or said wrongly.
        text = raw.data.decode(name or "utf-8", errors="replace")
    except LookupError:
        text = ""
    if text.count("\ufffd") * 1000 > len(text):
        text = ""
    if text and name:
        return text
    return _mixed(raw.data) or text or _likeliest(raw.data)


def _said(raw: Raw) -> str:
    """The encoding that a reply or a page names, "" when neither does."""
    said = _CHARSET.search(raw.kind.encode()) or _CHARSET.search(raw.data[:_HEAD])
    name = said[1].decode("ascii", errors="replace").lower() if said else ""
    return "cp1252" if name in _LATIN else name


def _mixed(data: bytes) -> str:
    """As UTF-8 with pieces pasted in Windows-1252; none when more bytes are stray than signs."""
    codecs.register_error(_STRAY, _as_western)
    text = data.decode("utf-8", errors=_STRAY)
    high = sum(c > "\x7f" for c in text)
    stray = data.decode("utf-8", errors="replace").count("\ufffd")
    return text if 0 < stray * 2 <= high else ""


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    of_more = best is not None and best.encoding.startswith(_OF_MORE_BYTES)
    text = "" if of_more else likeliest(data)
    return text or data.decode(best.encoding if best else "latin-1", errors="replace")

"""Bytes -> characters, kept to the letter, and the title and headings of a plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from littrack.articles.source import Raw
from littrack.model import ArticleError, Reference

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHARSET = re.compile(rb"""charset=["']?([\w.:-]+)""", re.IGNORECASE)
# More control characters than this in a thousand: no text at all.
_CONTROLS = 0.01
_HEADING_WORDS = 14
_LETTERS = 0.5  # of a title's signs; less is a row of figures
_TITLE = re.compile(r"[^\n]{3,160}")
_MARKDOWN = re.compile(r"(?m)^#{1,6}[ \t]+(\S[^\n]*)$")
_FIELD = re.compile(r"(?im)^title:[ \t]*[\"']?([^\n\"']+)")
_END = tuple(".!?…:;,")


@dataclass(slots=True)
class Draft:
    """What a format gives before it becomes an Article."""

    text: str
    title: str = ""
    headings: list[tuple[int, int]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    published: date | None = None


def decode(raw: Raw) -> str:
    """Decode by byte order mark, then UTF-8, then what the page or server says, then a guess."""
    for mark, name in _MARKS:
        if raw.data.startswith(mark):
            return raw.data.decode(name, errors="replace")
    try:
        return raw.data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(raw)


def _guess(raw: Raw) -> str:
    said = _CHARSET.search(raw.kind.encode()) or _CHARSET.search(raw.data[:4096])
    if said:
        name = said[1].decode("ascii", errors="replace").lower()
        # What calls itself Latin-1 on the web is Windows-1252 (WHATWG encoding standard).
        name = (
            "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else name
        )
        try:
            return raw.data.decode(name, errors="replace")
        except LookupError:
            pass
    try:
        return raw.data.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(raw.data[:200_000]).best()
        return raw.data.decode(best.encoding if best else "latin-1", errors="replace")


def plain(raw: Raw) -> Draft:
    """Read plain text or Markdown, not a character changed."""
    text = decode(raw)
    sample = text[:100_000]
    odd = sum(c < " " and c not in "\t\n\r\f\v" for c in sample)
    if "\0" in sample or odd > _CONTROLS * len(sample):
        raise ArticleError(
            f"{raw.name} is not text: give a plain text, Markdown, HTML, PDF or Word (.docx) file."
        )
    headings = [m.span(1) for m in _MARKDOWN.finditer(text)]
    return Draft(text, _title(text), headings, notes=_misnamed(raw))


def _misnamed(raw: Raw) -> list[str]:
    """A text that calls itself something else is read, and said to be one."""
    if not raw.name.lower().endswith((".pdf", ".docx", ".doc", ".html", ".htm", ".rtf")):
        return []
    return [
        f"{raw.name} is a plain text by what it holds, whatever its name says, and was read so."
    ]


def _title(text: str) -> str:
    if text.lstrip().startswith("---") and (named := _FIELD.search(text[:2000])):
        return named[1].strip()
    if marked := re.search(r"(?m)^#[ \t]+(\S[^\n]*)$", text[:5000]):
        return marked[1].strip().rstrip("#").strip()
    first = _TITLE.search(text)
    line = first[0].strip().lstrip("\ufeff") if first else ""
    worded = sum(c.isalpha() for c in line) >= _LETTERS * len(line.replace(" ", ""))
    titled = line and worded and not line.endswith(_END) and len(line.split()) <= _HEADING_WORDS + 6
    return line if titled else ""

"""What kind of bytes these are, by looking at them, and the reader for that kind."""

from __future__ import annotations

import re

from littrack.articles.plain import Draft, decode, plain
from littrack.articles.source import Raw
from littrack.model import ArticleError

_HTML = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:p|div"
    r"|article)[\s>]",
    re.IGNORECASE,
)
_HEAD = 4096
_MARKS = {
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file (.doc, .xls)",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"SQLite format": "a database",
    b"\x7fELF": "a program",
}


def draft(raw: Raw) -> Draft:
    """Read the bytes by what they are, whatever their name ends in."""
    head = raw.data[:_HEAD].lstrip()
    if b"%PDF-" in raw.data[:1024]:
        from littrack.articles.pdf import pdf

        return pdf(raw)
    if raw.data.startswith(b"PK\x03\x04"):
        from littrack.articles.word import word

        return word(raw)
    for mark, what in _MARKS.items():
        if head.startswith(mark):
            raise ArticleError(
                f"{raw.name} is {what}: give a plain text, Markdown, HTML, PDF or Word"
                f" (.docx) file."
            )
    if _is_html(raw):
        from littrack.articles.html import html

        return html(raw)
    return plain(raw)


def _is_html(raw: Raw) -> bool:
    if "html" in raw.kind:
        return True
    text = decode(Raw(raw.data[:_HEAD], raw.name, raw.kind)).lstrip("\ufeff \t\r\n")
    return text.startswith("<") and _HTML.search(text) is not None

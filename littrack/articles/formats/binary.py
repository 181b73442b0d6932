"""Bytes that hold no text of an article: one sentence on what they are and what to do."""

from __future__ import annotations

from littrack.articles.draft import Draft
from littrack.articles.raw import Raw
from littrack.model import ArticleError

KNOWN = (
    "a text, Markdown, HTML, PDF, Word (.docx), OpenDocument (.odt), RTF, EPUB, MHTML or mail file"
)
_MARKS = {
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "a picture, a film or a sound",
    b"II*\0": "an image",
    b"MM\0*": "an image",
    b"\0\0\0 ftyp": "a film",
    b"\0\0\0\x18ftyp": "a film or an image",
    b"ID3": "a sound",
    b"OggS": "a sound or a film",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"(\xb5/\xfd": "a compressed file",
    b"SQLite format": "a database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"%!PS": "a PostScript file",
    b"PK": "a zip file with no document in it that littrack knows",
}
_OLE = b"\xd0\xcf\x11\xe0"


def recognises(raw: Raw) -> bool:
    """Whether the first bytes are those of a format that holds no text, or none that is read."""
    return raw.data.startswith((_OLE, *_MARKS))


def read(raw: Raw) -> Draft:
    """Always an ArticleError."""
    if raw.data.startswith(_OLE):
        locked = b"E\0n\0c\0r\0y\0p\0t" in raw.data[:200_000]
        what = (
            "is a Word file locked with a password: save an open copy of it."
            if locked
            else "is an old Word or Excel file (.doc, .xls): save it as .docx or as text."
        )
        raise ArticleError(f"{raw.name} {what}")
    what = next(said for mark, said in _MARKS.items() if raw.data.startswith(mark))
    raise ArticleError(f"{raw.name} is {what}: give {KNOWN}.")

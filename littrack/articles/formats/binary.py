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
_HEAD = 200_000
_STREAMS = {
    "Encrypt": "a Word file locked with a password: save an open copy of it.",
    "__substg1.0_": "an Outlook mail (.msg): save it as .eml or as text.",
    "PowerPoint Document": "an old PowerPoint file (.ppt): save its text to a file.",
}
_OLE = b"\xd0\xcf\x11\xe0"


def recognises(raw: Raw) -> bool:
    """Whether the first bytes are those of a format that holds no text, or none that is read."""
    return raw.data.startswith((_OLE, *_MARKS))


def read(raw: Raw) -> Draft:
    """Always an ArticleError."""
    if raw.data.startswith(_OLE):
        raise ArticleError(f"{raw.name} is {_old_office(raw.data[:_HEAD])}")
    what = next(said for mark, said in _MARKS.items() if raw.data.startswith(mark))
    raise ArticleError(f"{raw.name} is {what}: give {KNOWN}.")


def _old_office(data: bytes) -> str:
    """What a compound file of Microsoft's holds, by the names of its streams."""
    for name, said in _STREAMS.items():
        if name.encode("utf-16-le") in data:
            return said
    return "an old Word or Excel file (.doc, .xls): save it as .docx or as text."

"""A PDF's text layer -> running text: hyphens at line ends undone, lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
import warnings

from littrack.articles.draft import Draft, Piece, laid_out
from littrack.articles.normalise import tidy
from littrack.articles.raw import Raw
from littrack.model import ArticleError

_PAGES = 400
_CHARACTERS = 10_000_000
_SHORT = 0.75  # a line this much shorter than the usual ends its paragraph
_HYPHEN = re.compile(r"(\w)[-\u2010\u00ad]\n(?=[a-z])")


def recognises(raw: Raw) -> bool:
    """Whether the bytes begin as a PDF does, or nearly."""
    return b"%PDF-" in raw.data[:1024]


def read(raw: Raw) -> Draft:
    """Read the text of a PDF; a scan, a locked or a damaged file is an ArticleError."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(io.BytesIO(raw.data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ArticleError(
                    f"{raw.name} is locked with a password: save an open copy of it."
                )
            notes = _too_many(len(reader.pages))
            pages = _pages(reader)
            title = str((reader.metadata.title if reader.metadata else "") or "").strip()
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        OSError,
    ) as why:
        raise ArticleError(
            f"{raw.name} is a damaged PDF: open it and save its text to a file."
        ) from why
    text = "\n\n".join(_paragraphs(page) for page in pages if page.strip())
    if len(text.strip()) < len(pages):
        raise ArticleError(
            f"{raw.name} is a PDF of pictures without a text layer: run it through OCR first."
        )
    found = laid_out([Piece(line) for line in text.split("\n") if line.strip()])
    found.title, found.notes = title, notes
    return found


def _pages(reader: object) -> list[str]:
    pages: list[str] = []
    for page in reader.pages[:_PAGES]:  # type: ignore[attr-defined]  # pypdf is imported lazily
        pages.append(tidy(page.extract_text() or ""))
        if sum(map(len, pages)) > _CHARACTERS:
            break
    return pages


def _too_many(count: int) -> list[str]:
    return [f"Only the first {_PAGES} of {count} pages were read."] if count > _PAGES else []


def _paragraphs(page: str) -> str:
    page = _HYPHEN.sub(r"\1", page)
    lines = [line.strip() for line in page.split("\n")]
    usual = sorted(len(line) for line in lines if line)[-max(1, len(lines) // 4)] if lines else 0
    out: list[str] = []
    joined = False
    for line in lines:
        if joined and line:
            out[-1] += " " + line
        else:
            out.append(line)
        ended = line.endswith((".", "!", "?", ":")) and len(line) < usual * _SHORT
        joined = bool(line) and not ended and len(line) >= usual * _SHORT
    return "\n".join(line for line in out if line)

"""Rich Text (.rtf) -> what its readers see: destinations that hold no text are passed over."""

from __future__ import annotations

import re

from littrack.articles.draft import Draft, laid_out
from littrack.articles.formats.rtf_reader import Reader
from littrack.articles.raw import Raw
from littrack.articles.sources import names_source
from littrack.model import ArticleError, BlockKind, Reference


def recognises(raw: Raw) -> bool:
    """Whether the bytes begin as Rich Text does."""
    return re.match(rb"\s*\{\\rtf", raw.data[:100]) is not None


def read(raw: Raw) -> Draft:
    """Read Rich Text; what holds no text is an ArticleError of the caller."""
    reader = Reader()
    reader.read(raw.data.decode("latin-1"))
    found = laid_out(reader.writer.pieces)
    for number, words in reader.noted:
        start, end = found.append(words, BlockKind.NOTE, mark=f"[{number}] ")
        if names_source(words):
            found.references.append(Reference(words, "", number, (), start, end))
    found.notes += reader.notes()
    heads = [found.text[slice(*span)] for span in found.headings[:1]]
    found.title = next(iter(heads), "") or reader.said.get("title", "")
    found.author = reader.said.get("author", "")
    if not found.text:
        raise ArticleError(f"{raw.name} holds no text: save it anew as text.")
    return found

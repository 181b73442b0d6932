"""Which reader takes which bytes, by what they are and not by how their name ends."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from littrack.articles.draft import Draft
from littrack.articles.raw import Raw

# In this order; the last one takes any text. A new format is a module here and its name.
_FILES = ("compressed", "pdf", "word", "opendocument", "epub", "binary", "rtf")
_TEXTS = ("mail", "jats", "feed", "html", "markdown", "plain")
FORMATS = (*_FILES, *_TEXTS)


class Reader(Protocol):
    """A module of `littrack.articles.formats`."""

    def recognises(self, raw: Raw) -> bool:
        """Whether the bytes are of this format."""

    def read(self, raw: Raw) -> Draft:
        """The draft of the bytes; ArticleError when they hold no text to read."""


def draft(raw: Raw) -> Draft:
    """Read the bytes by what they are."""
    reader = next(r for r in map(_reader, FORMATS) if r.recognises(raw))
    return reader.read(raw)


def _reader(name: str) -> Reader:
    return cast("Reader", import_module(f"littrack.articles.formats.{name}"))

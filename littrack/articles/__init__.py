"""A file, a page or a pipe -> Article: its text, with every offset kept."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from littrack.articles.draft import Draft
from littrack.articles.language import NAMES, language_of
from littrack.articles.raw import Raw
from littrack.articles.readers import draft
from littrack.articles.references import linked
from littrack.articles.source import fetch, is_url
from littrack.model import Article, ArticleError, Block, BlockKind, Reference
from littrack.model.article import LONGEST_READ
from littrack.text import has_words

__all__ = ["read"]


def read(
    source: str,
    *,
    at: datetime,
    allow_private: bool = False,
    stdin: bytes | None = None,
    known: Callable[[str], bool] | None = None,
) -> Article:
    """Read a path, a URL or `-` (the bytes of `stdin`) as an article.

    `known` tells whether a word stands in the records at hand: a word that a line end of a PDF
    broke is joined where it does.

    Plain text is kept to the letter, so offsets count characters of the file itself. Every other
    format becomes running text with a line for each block.
    """
    raw = fetch(source, allow_private=allow_private, stdin=stdin)
    raw = replace(raw, known=known) if known else raw
    found = draft(raw)
    if not has_words(found.text):
        raise ArticleError(f"{raw.name} holds no text: nothing can be checked in it.")
    references = linked(found.text, found.references)
    return Article(
        id=_identity(source, found.text),
        source=source,
        title=found.title,
        text=found.text,
        read=at,
        published=found.published,
        language=language_of(found.text, found.language),
        headings=tuple(found.headings),
        references=references,
        notes=_notes(found, raw),
        blocks=tuple(_told(found.blocks, references)),
        author=found.author,
        publisher=found.publisher,
        unreadable=tuple(found.unreadable),
    )


def _told(blocks: Iterable[Block], references: tuple[Reference, ...]) -> Iterator[Block]:
    """The blocks, those that are entries of a reference list told to be so."""
    spans = sorted((r.start, r.end or 0) for r in references if r.start is not None)
    starts = [start for start, _ in spans]
    for block in blocks:
        at = bisect_right(starts, block.start) - 1
        entry = at >= 0 and block.start < spans[at][1]
        if entry and block.kind is not BlockKind.HEADING:
            yield replace(block, kind=BlockKind.REFERENCE, lead_in=None)
        else:
            yield block


def _identity(source: str, text: str) -> str:
    if source == "-":
        seed, stem = text, "stdin"
    elif is_url(source):
        seed, stem = source, source.split("//", 1)[1]
    else:
        path = Path(source).resolve()
        seed, stem = "/".join(path.parts[-2:]), path.stem
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40].strip("-")
    return f"{slug or 'article'}-{hashlib.sha256(seed.encode()).hexdigest()[:8]}"


def _notes(found: Draft, raw: Raw) -> tuple[str, ...]:
    notes = list(found.notes)
    if (language := language_of(found.text, found.language)) in NAMES:
        notes.append(
            f"{raw.name} seems to be in {NAMES[language]}: claims are read in English only, so what"
            " it says was not judged."
        )
    if len(found.text) > LONGEST_READ:
        notes.append(
            f"{raw.name} is {len(found.text):,} characters long, the length of a book: "
            f"only the first {LONGEST_READ:,} were read for claims."
        )
    return tuple(notes)

"""An electronic book or article (.epub): its pages in the order of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from littrack.articles.archive import Archive, holds
from littrack.articles.draft import Draft, Piece, laid_out
from littrack.articles.encoding import decode
from littrack.articles.formats.html import left_out, parsed
from littrack.articles.formats.html_blocks import Walk
from littrack.articles.formats.html_meta import day
from littrack.articles.formats.html_references import references
from littrack.articles.raw import Raw
from littrack.articles.reference_placement import placed
from littrack.model import ArticleError, Reference

_CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_HEAD = 200
_PAGES = (".xhtml", ".html", ".htm")
_GROUPS = 100_000  # lists and rows of a page


def recognises(raw: Raw) -> bool:
    """Whether it is a zip file that names a book's package, or says that it is a book."""
    return holds(raw, _CONTAINER) or (
        raw.data.startswith(b"PK\x03\x04") and b"application/epub+zip" in raw.data[:_HEAD]
    )


def read(raw: Raw) -> Draft:
    """Read a book's pages; a locked or damaged one is an ArticleError."""
    archive = Archive(raw)
    package, folder = _package(archive)
    spine = list(_spine(package, folder)) if package is not None else []
    names = spine or _pages(archive)
    pieces: list[Piece] = []
    listed: list[Reference] = []
    notes: list[str] = []
    for number, name in enumerate(names, 1):
        source = decode(Raw(archive.part(name), raw.name))
        if not source.strip():
            continue
        page = parsed(_without_declaration(source), raw.name)
        listed += references(page)
        walk = Walk(page)
        notes += left_out(walk)
        for piece in walk.pieces:
            piece.group += number * _GROUPS if piece.group else 0
            pieces.append(piece)
    found = laid_out(pieces)
    placed(found, listed)
    found.notes += dict.fromkeys(notes)
    if package is not None:
        _describe(package, found)
    found.title = found.title or next((found.text[slice(*h)] for h in found.headings), "")
    return found


def _pages(archive: Archive) -> list[str]:
    """The pages of a book whose package is missing, by name."""
    return sorted(name for name in archive.names if name.lower().endswith(_PAGES))


def _package(archive: Archive) -> tuple[etree._Element | None, str]:
    container = archive.tree(_CONTAINER)
    roots = container.iter("{*}rootfile") if container is not None else iter(())
    path = next((root.get("full-path", "") for root in roots), "")
    package = archive.tree(path)
    locked = archive.part("META-INF/encryption.xml")
    if b".xhtml" in locked or b".html" in locked or b".xml" in locked:
        raise ArticleError(f"{archive.name} is locked by its shop: save an open copy of it.")
    return package, posixpath.dirname(path)


def _spine(package: etree._Element, folder: str) -> Iterator[str]:
    """The names of the book's pages in order, its table of contents left out."""
    items = {item.get("id", ""): item for item in package.iter(f"{_OPF}item")}
    for entry in package.iter(f"{_OPF}itemref"):
        item = items.get(entry.get("idref", ""))
        if item is not None and "nav" not in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _without_declaration(source: str) -> str:
    start = source.find("?>") + 2 if source.lstrip().startswith("<?xml") else 0
    return source[start:]


def _describe(package: etree._Element, found: Draft) -> None:
    said = {
        name: [" ".join((n.text or "").split()) for n in package.iter(f"{_DC}{name}")]
        for name in ("title", "creator", "publisher", "date", "language")
    }
    found.title = next(iter(said["title"]), "")
    found.author = "; ".join(said["creator"])
    found.publisher = next(iter(said["publisher"]), "")
    found.published = next(filter(None, map(day, said["date"])), None)

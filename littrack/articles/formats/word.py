"""A Word file (.docx) -> what its readers see: tracked changes accepted, notes at the end."""

from __future__ import annotations

from lxml import etree

from littrack.articles.archive import Archive, holds
from littrack.articles.draft import Draft, laid_out
from littrack.articles.formats.word_blocks import Body
from littrack.articles.formats.word_styles import Styles, W
from littrack.articles.raw import Raw
from littrack.articles.reference_placement import placed
from littrack.articles.sources import names_source
from littrack.model import ArticleError, BlockKind, Reference

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_DC = "{http://purl.org/dc/elements/1.1/}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def recognises(raw: Raw) -> bool:
    """Whether it is a zip file with a Word document in it."""
    return holds(raw, _MAIN)


def read(raw: Raw) -> Draft:
    """Read a .docx; a damaged or locked one is an ArticleError."""
    archive = Archive(raw)
    root = archive.tree(_MAIN)
    if root is None:
        raise ArticleError(f"{raw.name} is a damaged Word file: save it anew as text.")
    styles = Styles(archive.tree("word/styles.xml"), archive.tree("word/numbering.xml"))
    body = Body(styles, _links(archive))
    body.read(root)
    notes = _noted(archive, body)
    found = laid_out(body.pieces)
    _write_notes(found, notes)
    placed(found, body.references)
    found.notes += body.notes()
    _describe(archive, found, body)
    return found


def _links(archive: Archive) -> dict[str, str]:
    root = archive.tree("word/_rels/document.xml.rels")
    targets = root if root is not None else ()
    return {link.get("Id", ""): link.get("Target", "") for link in targets}


def _noted(archive: Archive, body: Body) -> list[tuple[str, str]]:
    """The foot and end notes that the text points at: number and words, in order."""
    said: dict[tuple[str, str], str] = {}
    for kind in _NOTES:
        root = archive.tree(f"word/{kind}.xml")
        for note in root if root is not None else ():
            inner = Body(body.styles, {})
            inner.read(note)
            said[kind, note.get(f"{W}id", "")] = " ".join(p.text for p in inner.pieces)
            body.take(inner)
    return [(str(n), said[key]) for n, key in enumerate(body.noted, 1) if said.get(key)]


def _write_notes(found: Draft, notes: list[tuple[str, str]]) -> None:
    """Write notes below the text; one that names a source is a reference."""
    for number, words in notes:
        mark = f"[{number}] "
        start, end = found.append(words, BlockKind.NOTE, mark=mark)
        if names_source(words):
            found.references.append(Reference(words, "", number, (), start, end))


def _describe(archive: Archive, found: Draft, body: Body) -> None:
    """Set title and author: the title in the text or its first line, else the file's properties."""
    said = _properties(archive)
    heads = [found.text[start:end] for start, end in found.headings]
    first = heads[0] if heads else ""
    opens = bool(heads) and found.blocks[0].kind is BlockKind.HEADING
    found.title = body.title or (first if opens else "") or said.get(f"{_DC}title", "") or first
    found.author = said.get(f"{_DC}creator", "")


def _properties(archive: Archive) -> dict[str, str]:
    core = archive.tree("docProps/core.xml")
    if core is None:
        return {}
    return {node.tag: (node.text or "").strip() for node in core.iter(etree.Element)}

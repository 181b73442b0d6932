"""A Word file (.docx) -> what its readers see: tracked changes accepted, notes at the end."""

from __future__ import annotations

import posixpath

from lxml import etree

from littrack.articles.archive import Archive, holds, root_name
from littrack.articles.draft import Draft, laid_out
from littrack.articles.flat import ROOTS, Flat
from littrack.articles.formats.word_blocks import Body
from littrack.articles.formats.word_styles import Styles, W
from littrack.articles.raw import Raw
from littrack.articles.reference_placement import placed
from littrack.articles.sources import names_source
from littrack.model import ArticleError, BlockKind, Reference

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_DC = "{http://purl.org/dc/elements/1.1/}"
_ROOT = "_rels/.rels"
# What a document saved as "Strict Open XML" calls the same things (ISO/IEC 29500-1).
_OF = "officeDocument"
_SPELT = tuple(
    (f"http://purl.oclc.org/ooxml/{one}/{other}".encode(),
     f"http://schemas.openxmlformats.org/{one}/2006/{other}".encode())
    for one, other in (("wordprocessingml", "main"), (_OF, "math"), (_OF, "relationships"))
)  # fmt: skip


def recognises(raw: Raw) -> bool:
    """Whether it is a Word document, packed or in one XML file, whatever it is called."""
    return (
        root_name(raw) in ROOTS
        or holds(raw, _MAIN)
        or (holds(raw, _ROOT) and b"word/document" in raw.data)
    )


class Parts:
    """The parts of a Word file, found by what the file says that they are."""

    def __init__(self, archive: Archive | Flat) -> None:
        self.archive = archive
        main = self._related(_ROOT).get(_OF, "")
        self.main = main.lstrip("/") if main.lstrip("/") in archive.names else _MAIN
        folder, _, name = self.main.rpartition("/")
        self.folder, self.relations = folder, f"{folder}/_rels/{name}.rels"
        self._named = self._related(self.relations)

    def tree(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind, such as "styles"; None when there is none."""
        named = posixpath.normpath(posixpath.join(f"/{self.folder}", self._named.get(kind, "")))[1:]
        return self.root(named if named in self.archive.names else f"word/{kind}.xml")

    def root(self, name: str) -> etree._Element | None:
        """The root of a part by its name."""
        return self.archive.tree(name, _SPELT)

    def _related(self, name: str) -> dict[str, str]:
        root = self.root(name)
        links = root if root is not None else ()
        return {n.get("Type", "").rpartition("/")[2]: n.get("Target", "") for n in links}


def read(raw: Raw) -> Draft:
    """Read a .docx; a damaged or locked one is an ArticleError."""
    parts = Parts(Flat(raw) if root_name(raw) in ROOTS else Archive(raw))
    root = parts.root(parts.main)
    if root is None:
        raise ArticleError(f"{raw.name} is a damaged Word file: save it anew as text.")
    styles = Styles(parts.tree("styles"), parts.tree("numbering"))
    body = Body(styles, _links(parts))
    body.read(root)
    notes = _noted(parts, body)
    found = laid_out(body.pieces)
    _write_notes(found, notes)
    placed(found, body.references)
    found.notes += body.notes()
    _describe(parts.archive, found, body)
    return found


def _links(parts: Parts) -> dict[str, str]:
    root = parts.root(parts.relations)
    targets = root if root is not None else ()
    return {link.get("Id", ""): link.get("Target", "") for link in targets}


def _noted(parts: Parts, body: Body) -> list[tuple[str, str]]:
    """The foot and end notes that the text points at: number and words, in order."""
    said: dict[tuple[str, str], str] = {}
    for kind in _NOTES:
        root = parts.tree(kind)
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


def _describe(archive: Archive | Flat, found: Draft, body: Body) -> None:
    """Set title and author: the title in the text or its first line, else the file's properties."""
    said = _properties(archive)
    heads = [found.text[start:end] for start, end in found.headings]
    first = heads[0] if heads else ""
    opens = bool(heads) and found.blocks[0].kind is BlockKind.HEADING
    found.title = body.title or (first if opens else "") or said.get(f"{_DC}title", "") or first
    found.author = said.get(f"{_DC}creator", "")


def _properties(archive: Archive | Flat) -> dict[str, str]:
    core = archive.tree("docProps/core.xml")
    if core is None:
        return {}
    return {node.tag: (node.text or "").strip() for node in core.iter(etree.Element)}

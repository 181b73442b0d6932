"""An OpenDocument text (.odt) -> what its readers see."""

from __future__ import annotations

from lxml import etree

from littrack.articles.archive import Archive, holds, root_name, xml
from littrack.articles.draft import Draft, laid_out
from littrack.articles.formats.opendocument_blocks import Body
from littrack.articles.raw import Raw
from littrack.articles.reference_placement import placed
from littrack.articles.sources import names_source
from littrack.model import ArticleError, BlockKind, Reference

_MAIN = "content.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FLAT = f"{_OFFICE}document"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def recognises(raw: Raw) -> bool:
    """Whether it is an OpenDocument text, packed or in one XML file (.fodt)."""
    return root_name(raw) == _FLAT or holds(raw, _MAIN)


def read(raw: Raw) -> Draft:
    """Read an .odt; a damaged or locked one is an ArticleError."""
    if root_name(raw) == _FLAT:
        root = xml(raw.data, raw.name)
        styles, meta = None, root.find(f"{_OFFICE}meta")
    else:
        root, styles, meta = _unpacked(raw)
    body = Body([styles, root])
    for part in list(root.iter(f"{_OFFICE}body")) or [root]:
        body.read(part)
    found = laid_out(body.writer.pieces)
    for number, words in body.noted:
        start, end = found.append(words, BlockKind.NOTE, mark=f"[{number}] ")
        if names_source(words):
            found.references.append(Reference(words, "", number, (), start, end))
    placed(found, body.references)
    found.notes += body.notes()
    _describe(meta, found, body.title)
    return found


def _unpacked(
    raw: Raw,
) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    """The content, the styles and the metadata of a packed document."""
    archive = Archive(raw)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise ArticleError(f"{raw.name} is locked with a password: save an open copy of it.")
    root = archive.tree(_MAIN)
    if root is None:
        raise ArticleError(f"{raw.name} is a damaged file: save the text anew.")
    return root, archive.tree("styles.xml"), archive.tree("meta.xml")


def _describe(meta: etree._Element | None, found: Draft, title: str) -> None:
    said = {} if meta is None else {n.tag: (n.text or "").strip() for n in meta.iter(etree.Element)}
    heads = [found.text[slice(*span)] for span in found.headings[:1]]
    found.title = title or said.get(f"{_DC}title", "") or next(iter(heads), "")
    found.author = said.get(f"{_META}initial-creator", "") or said.get(f"{_DC}creator", "")

"""A feed of news (RSS, Atom): its items one after the other, each under its title."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml import etree

from littrack.articles.archive import root_name, xml
from littrack.articles.draft import Draft
from littrack.articles.formats.html import drafted, parsed
from littrack.articles.formats.html_blocks import Walk
from littrack.articles.raw import Raw
from littrack.model import ArticleError

_ROOTS = frozenset({"rss", "feed", "RDF"})
_ITEMS = ("{*}item", "{*}entry")
# Where the text of an item is, the fullest first.
_TEXTS = ("{*}encoded", "{*}content", "{*}description", "{*}summary")


def recognises(raw: Raw) -> bool:
    """Whether the first element is that of a feed."""
    return root_name(raw).rpartition("}")[2] in _ROOTS


def read(raw: Raw) -> Draft:
    """Read the items of a feed; one without any is an ArticleError."""
    root = xml(raw.data, raw.name)
    items = list(root.iter(*_ITEMS))
    if not items:
        raise ArticleError(f"{raw.name} is a feed without items: give the page of an article.")
    channel = root.find("{*}channel")
    title = _title(root if channel is None else channel)
    body = "".join(f"<article><h2>{escape(_title(i))}</h2>{_text(i)}</article>" for i in items)
    page = parsed(f"<html><body><h1>{escape(title)}</h1>{body}</body></html>", raw.name)
    walk = Walk(page)
    found = drafted(page, walk, [piece for piece in walk.pieces if not piece.aside])
    found.title = title
    found.notes.append(
        f"{raw.name} is a feed: {len(items)} {'item was' if len(items) == 1 else 'items were'} read"
        " as one text, and an item may be no more than the beginning of its article."
    )
    return found


def _title(node: etree._Element) -> str:
    said = node.find("{*}title")
    return "" if said is None else " ".join("".join(map(str, said.itertext())).split())


def _text(item: etree._Element) -> str:
    """The text of an item as the source of a page."""
    said = next(_sources(item), None)
    if said is None:
        return ""
    if len(said):  # XHTML within the XML
        return "".join(etree.tostring(child, encoding="unicode") for child in said)
    return f"<div>{said.text or ''}</div>"


def _sources(item: etree._Element) -> Iterator[etree._Element]:
    for name in _TEXTS:
        yield from (node for node in item.iterfind(name) if len(node) or node.text)

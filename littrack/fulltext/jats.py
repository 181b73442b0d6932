"""JATS XML read into sections, captions of tables and legends of figures; pure, no network."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from littrack.model import RecordError, Section
from littrack.model.fulltext import FullText, FullTextState

# What an article says of itself in place of its body when its publisher refuses.
_REFUSAL = "does not allow downloading of the full text"
_OPEN_WORDS = (
    "creativecommons.org",
    "creative commons",
    "open access",
    "open-access",
    "public domain",
    "publicdomain",
    "open government licence",
)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_BLOCKS = frozenset({"p", "disp-quote", "def", "list-item", "title", "td", "th", "verse-line"})
_LEFT_OUT = frozenset({"tex-math", "object-id", "graphic", "table"})
_CAPTIONED = {"fig": "figure legend", "table-wrap": "table caption"}


def parse(data: bytes) -> FullText:
    """Read one article."""
    article = _article(data)
    pmcid = _pmcid(article)
    pmid = _id(article, {"pmid"})
    body = _child(article, "body")
    licence, free = _licence(article)
    if body is None:
        refused = _refused(article)
        state = FullTextState.REFUSED if refused else FullTextState.ABSENT
        return FullText(pmcid, pmid, state, licence)
    if not free:
        return FullText(pmcid, pmid, FullTextState.NOT_OPEN, licence)
    read = [*_sections(body, "body")]
    floats = _child(article, "floats-group")
    read += [] if floats is None else _sections(floats, "figures and tables")
    return FullText(pmcid, pmid, FullTextState.HELD, licence, tuple(read))


def _article(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RecordError(f"This is no JATS article: {error}") from error
    found = next((e for e in root.iter() if _name(e) == "article"), None)
    if found is None:
        raise RecordError("This is no JATS article: it has no <article>.")
    return found


def _name(element: etree._Element) -> str:
    """Name an element without its namespace; comments and instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _front(article: etree._Element) -> etree._Element:
    front = _child(article, "front")
    return article if front is None else front


def _id(article: etree._Element, kinds: set[str]) -> str:
    """Give an identifier of the article itself, never of a work it cites."""
    for element in _front(article).iter():
        if _name(element) == "article-id" and element.get("pub-id-type") in kinds:
            return (element.text or "").strip()
    return ""


def _pmcid(article: etree._Element) -> str:
    digits = "".join(c for c in _id(article, {"pmc", "pmcid"}) if c.isdigit())
    return f"PMC{digits}" if digits else ""


def _refused(article: etree._Element) -> bool:
    comments = (str(c.text) for c in article.iter(etree.Comment))
    return any(_REFUSAL in " ".join(text.split()) for text in comments)


def _licence(article: etree._Element) -> tuple[str, bool]:
    """Give the licence, and whether it is open; NCBI marks open articles by an instruction too."""
    marked = any("open_access" in str(i.text) for i in article.iter(etree.PI))
    stated = ""
    for element in _front(article).iter():
        if _name(element) in {"license", "license_ref", "copyright-statement"}:
            address, words, kind = _statement(element)
            if any(w in f"{address} {kind} {words}".lower() for w in _OPEN_WORDS):
                return address or words or kind, True
            stated = stated or address or words
    return stated, marked


def _statement(element: etree._Element) -> tuple[str, str, str]:
    """Give the address of a licence, its words and its kind; "" for what is not given."""
    words = " ".join(_text(element).split())
    return element.get(_XLINK) or "", words, element.get("license-type") or ""


def _sections(element: etree._Element, heading: str) -> Iterator[Section]:
    """List the paragraphs under an element, each with its heading."""
    for child in element:
        name = _name(child)
        if name == "sec":
            title = _child(child, "title")
            own = " ".join(_text(title).split()) if title is not None else ""
            yield from _sections(child, own or heading)
        elif name in _CAPTIONED:
            yield from _caption(child, _CAPTIONED[name])
        elif name == "p":
            yield from _paragraph(child, heading)
        elif name not in {"", "title", "label", "sub-article", "response", "ref-list"}:
            yield from _sections(child, heading)


def _paragraph(element: etree._Element, heading: str) -> Iterator[Section]:
    if text := " ".join(_text(element).split()):
        yield Section(text, heading)
    for inner in element.iter():
        if _name(inner) in _CAPTIONED:
            yield from _caption(inner, _CAPTIONED[_name(inner)])


def _caption(element: etree._Element, kind: str) -> Iterator[Section]:
    label, caption = _child(element, "label"), _child(element, "caption")
    number = " ".join(_text(label).split()) if label is not None else ""
    if caption is not None and (text := " ".join(_text(caption).split())):
        yield Section(text, f"{kind} {number}".strip())


def _text(element: etree._Element) -> str:
    """Give the text of an element without the marks of its references, and without captions."""
    pieces = [element.text or ""]
    for child in element:
        name = _name(child)
        cited = name == "xref" and child.get("ref-type") == "bibr"
        if name and not cited and name not in _LEFT_OUT and name not in _CAPTIONED:
            inner = _text(child)
            pieces.append(f" {inner} " if name in _BLOCKS else inner)
        pieces.append(child.tail or "")
    return "".join(pieces)

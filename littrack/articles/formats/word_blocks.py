"""The pieces of a Word document's body, its runs as their readers see them."""

from __future__ import annotations

from lxml import etree

from littrack.articles.draft import Piece
from littrack.articles.formats.html_tables import Tables
from littrack.articles.formats.office_notes import office_notes
from littrack.articles.formats.symbols import symbol
from littrack.articles.formats.word_colours import is_unseen
from littrack.articles.formats.word_styles import Styles, W, value
from littrack.articles.writer import BREAK, Left, Writer
from littrack.model import BlockKind, Reference

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_SKIPPED = frozenset(
    f"{W}{name}" for name in "pPr rPr tblPr trPr tcPr sdtPr instrText delText rt sectPr".split()
)
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": BREAK,
    f"{W}cr": BREAK,
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{_M}sup": "^",
    f"{_M}den": "/",
}
_UNREAD = {
    "chart": "chart",
    "relIds": "drawing",
    "object": "embedded object",
    "altChunk": "embedded document",
    "blip": "picture",
    "imagedata": "picture",
}


class Body:
    """Goes once over a part of a document; text boxes come after the paragraph they hang on."""

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self.styles, self.links = styles, links
        self.writer = Writer()
        self.tables = Tables(self.writer)
        self.noted: list[tuple[str, str]] = []
        self.references: list[Reference] = []
        self.title = ""
        self.deleted, self.inserted = Left(), 0
        self.unread: dict[str, int] = {}
        self._boxes: list[etree._Element] = []
        self._counts: dict[tuple[str, int], int] = {}
        self._paragraphs = self._open = 0
        self._raised = self._cells = 0
        self._joint: str | None = None
        self._is_title = False
        self._properties: etree._Element | None = None

    @property
    def pieces(self) -> list[Piece]:
        """What is read, in order."""
        return self.writer.pieces

    def take(self, other: Body) -> None:
        """Add what another part of the document left out."""
        for mine, theirs in (
            (self.writer.struck, other.writer.struck),
            (self.writer.hidden, other.writer.hidden),
            (self.deleted, other.deleted),
        ):
            mine.passages += theirs.passages
            mine.words += theirs.words

    def read(self, root: etree._Element) -> None:
        """Read a part whole."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: set[etree._Element] = set()
        for event, node in walk:
            if event == "start":
                if not self._enter(node):
                    skipped.add(node)
                    walk.skip_subtree()
            elif node in skipped:
                skipped.discard(node)
            else:
                self._leave(node)
        self._close()

    def _enter(self, node: etree._Element) -> bool:
        """Begin an element; False when nothing of it is read here."""
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIPPED or self._is_fallback(node):
            return False
        if tag == f"{W}txbxContent":
            self._boxes.append(node)
            return False
        if tag in _GONE or _is_deleted(node):
            self.deleted.add(_text(node))
            return False
        if self._is_placeholder(node) or not self._count(node):
            return False
        if tag == f"{W}r":
            return self._run(node)
        self._structure(node)
        self._signs(node)
        return True

    def _structure(self, node: etree._Element) -> None:
        tag = node.tag
        if tag == f"{W}p":
            self._paragraph(node)
        elif tag == f"{W}tbl":
            self._close()
            self.tables.begin()
        elif tag == f"{W}tr":
            self.tables.row()
        elif tag == f"{W}tc":
            self._cell(node)
        elif tag == f"{W}ins":
            self.inserted += 1

    def _leave(self, node: etree._Element) -> None:
        tag = node.tag
        if tag == f"{W}p":
            self._joint = _joint(node)
            if self._joint is None:
                self._close()
                self._read_boxes()
        elif tag == f"{W}tbl":
            self.tables.end()
        elif tag == f"{W}tc":
            self._close()
            self.tables.cell_over()
            self._cells -= 1
        elif tag == f"{W}r":
            self._raised = 0
        elif tag == f"{W}hyperlink":
            self._link(node)

    def _read_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for child in (child for box in boxes for child in box):
            self.read(child)

    def _paragraph(self, node: etree._Element) -> None:
        self._paragraphs += 1
        joint, self._joint = self._joint, None
        if joint:
            self.writer.say(joint)
            return
        properties = node.find(f"{W}pPr")
        name = self.styles.name(properties)
        kind, mark = BlockKind.PARAGRAPH, ""
        if self.styles.is_heading(properties):
            kind = BlockKind.HEADING
        elif item := self.styles.item(properties):
            kind, mark = BlockKind.ITEM, self._mark(*item)
        elif self._cells:
            kind = BlockKind.CELL
        elif name == "caption":
            kind = BlockKind.CAPTION
        elif "quote" in name:
            kind = BlockKind.QUOTE
        self.writer.at_level(item[0] if kind is BlockKind.ITEM and item else -1)
        self.writer.kind(kind, mark=mark, paragraph=self._paragraphs)
        self._is_title = name == "title"
        self._properties = properties

    def _mark(self, level: int, number: str) -> str:
        """The number that Word sets before an item."""
        key = number, level
        self._counts[key] = self._counts.get(key, 0) + 1
        for other in [k for k in self._counts if k[0] == number and k[1] > level]:
            del self._counts[other]
        return f"{self._counts[key]}. " if self.styles.numbered(number, level) else ""

    def _cell(self, node: etree._Element) -> None:
        self._close()
        properties = node.find(f"{W}tcPr")
        span = value(properties.find(f"{W}gridSpan")) if properties is not None else ""
        head = node.find(f"../{W}trPr/{W}tblHeader") is not None
        self.tables.cell_at(width=int(span) if span.isdigit() else 1, is_head=head)
        self._cells += 1

    def _run(self, node: etree._Element) -> bool:
        properties = node.find(f"{W}rPr")
        hidden = self.styles.switched(properties, self._properties, "vanish")
        if hidden or is_unseen(self.styles, node, self._properties):
            self.writer.hidden.add(_text(node))
            return False
        if self.styles.switched(properties, self._properties, "strike", "dstrike"):
            self.writer.struck.add(_text(node))
            return False
        self._raised = int(self.styles.is_raised(properties))
        return True

    def _signs(self, node: etree._Element) -> None:
        tag = node.tag
        if tag in {f"{W}t", f"{_M}t"}:
            self.writer.say(node.text, raised=bool(self._raised))
        elif tag in _SIGNS:
            is_page = node.get(f"{W}type") in {"page", "column"}
            self.writer.say(" " if is_page else _SIGNS[tag])
        elif tag == f"{W}sym":
            self._symbol(node)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnotes" if "footnote" in tag else "endnotes"
            self.noted.append((kind, node.get(f"{W}id", "")))
            self.writer.say(str(len(self.noted)), raised=True)

    def _symbol(self, node: etree._Element) -> None:
        sign = symbol(node.get(f"{W}font", ""), node.get(f"{W}char", ""))
        if sign is None:
            self._unread("symbol")
        self.writer.say(sign or "\ufffd")

    def _count(self, node: etree._Element) -> bool:
        """Count what holds no text that can be read; False to go no deeper."""
        what = _UNREAD.get(etree.QName(node).localname)
        if what:
            self._unread(what)
        return what is None or what == "embedded object"

    def _unread(self, what: str) -> None:
        self.unread[what] = self.unread.get(what, 0) + 1

    def _is_fallback(self, node: etree._Element) -> bool:
        return node.tag == f"{_MC}Fallback" and node.getprevious() is not None

    def _is_placeholder(self, node: etree._Element) -> bool:
        """Whether a content control shows only the prompt of its form."""
        return node.tag == f"{W}sdt" and node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None

    def _link(self, node: etree._Element) -> None:
        url = self.links.get(node.get(f"{_R}id", ""), "")
        words = " ".join(_text(node).split())
        if url.startswith("http") and words:
            self.references.append(Reference(words, url))

    def _close(self) -> None:
        for piece in self.writer.close():
            self.tables.place(piece)
            if self._is_title and not self.title:
                self.title = piece.text

    def notes(self) -> list[str]:
        """What was left out, and what could not be read."""
        return office_notes(self.writer, self.deleted, self.unread, inserted=self.inserted)


def _is_deleted(node: etree._Element) -> bool:
    """Whether tracked changes took a row or a cell away."""
    row = node.tag == f"{W}tr" and node.find(f"{W}trPr/{W}del") is not None
    return row or (node.tag == f"{W}tc" and node.find(f"{W}tcPr/{W}cellDel") is not None)


def _joint(node: etree._Element) -> str | None:
    """What joins a paragraph to the next: its end is deleted, or it is a large initial."""
    if node.find(f"{W}pPr/{W}rPr/{W}del") is not None:
        return " "
    frame = node.find(f"{W}pPr/{W}framePr")
    dropped = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return "" if dropped else None


def _text(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText"))

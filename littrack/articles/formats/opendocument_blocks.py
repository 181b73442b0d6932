"""The pieces of an OpenDocument text, its spans as their readers see them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from littrack.articles.formats.html_tables import Tables
from littrack.articles.formats.office_notes import office_notes
from littrack.articles.writer import BREAK, Left, Writer
from littrack.model import BlockKind, Reference

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE = f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}", f"{{{_NS}style:1.0}}"
_DRAW, _FO = f"{{{_NS}drawing:1.0}}", f"{{{_NS}xsl-fo-compatible:1.0}}"
_STYLE_NAMES = tuple(f"{space}style-name" for space in (TEXT, TABLE, _DRAW))
_FILL, _WHITE = f"{_DRAW}fill-color", "#ffffff"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset(
    """
    annotation automatic-styles font-face-decls scripts covered-table-cell sequence-decls
    hidden-text note-citation ruby-text shapes
    """.split()
)
_UNREAD = {"image": "picture", "object": "embedded object"}
_STYLED = frozenset({"p", "h", "span"})
_LINES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
_CHAIN = 20  # styles that rest on each other
_SPACES = 1_000


class _Styles:
    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._styles = {
            style.get(f"{STYLE}name", ""): style
            for root in roots
            if root is not None
            for style in root.iter(f"{STYLE}style")
        }

    def says(self, name: str, attribute: str) -> str:
        """What a style, or one that it rests on, says of its text."""
        for _ in range(_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return ""
            properties = style.find(f"{STYLE}text-properties")
            said = properties.get(attribute) if properties is not None else None
            if said is not None:
                return str(said)
            name = style.get(f"{STYLE}parent-style-name", "")
        return ""

    def shades(self, name: str) -> bool:
        """Whether a style, or one that it rests on, has a colour behind the text."""
        for _ in range(_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return False
            grounds = (n.get(key, "") for n in style for key in (f"{_FO}background-color", _FILL))
            if any(said.lower() not in {"", "transparent", _WHITE} for said in grounds):
                return True
            name = style.get(f"{STYLE}parent-style-name", "")
        return False

    def names(self, name: str) -> list[str]:
        """A style's name and those that it rests on, in lower case."""
        found = []
        for _ in range(_CHAIN):
            found.append(name.lower().replace("_20_", " "))
            style = self._styles.get(name)
            if style is None:
                break
            name = style.get(f"{STYLE}parent-style-name", "")
        return found


class Body:
    """Goes once over the content; text boxes and notes come after what they hang on."""

    def __init__(self, roots: list[etree._Element | None]) -> None:
        self.styles = _Styles(roots)
        self.writer = Writer()
        self.tables = Tables(self.writer)
        self.noted: list[tuple[str, str]] = []
        self.references: list[Reference] = []
        self.title = ""
        self.deleted, self.unread = Left(), dict[str, int]()
        self._boxes: list[etree._Element] = []
        self._raised = self._paragraphs = self._cells = self._heads = self._items = 0
        self._is_title = False

    def read(self, root: etree._Element) -> None:
        """Read a part whole."""
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: set[etree._Element] = set()
        for event, node in walk:
            if event == "start":
                if not self._enter(node):
                    skipped.add(node)
                    walk.skip_subtree()
            elif event == "end":
                if node not in skipped:
                    self._leave(node)
                self._say(node.tail if node is not root else "")
        self._close()

    def _enter(self, node: etree._Element) -> bool:
        """Begin an element; False when nothing of it is read here."""
        tag = _local(node)
        if tag in _SKIPPED or not self._counts(node):
            return False
        if tag == "tracked-changes":
            for deletion in node.iter("{*}deletion"):
                self.deleted.add(_words(deletion))
            return False
        if tag in {"text-box", "note"}:
            return self._apart(node)
        if not self._is_shown(node):
            return False
        self._structure(node)
        self._say(_blank(node))
        self._say(node.text)
        return True

    _paragraphs_open = 0

    def _apart(self, node: etree._Element) -> bool:
        if _local(node) == "note":
            body = node.find("{*}note-body")
            number = str(len(self.noted) + 1)
            self.noted.append((number, _words(body) if body is not None else ""))
            self.writer.say(f"[{number}]")
        else:
            self._boxes.append(node)
        return False

    def _structure(self, node: etree._Element) -> None:
        tag = _local(node)
        if tag in {"p", "h"}:
            self._paragraph(node)
        elif tag == "list":
            self.writer.begin_list()
        elif tag in {"list-item", "list-header"}:
            self._items += 1
        elif tag == "table":
            self._close()
            self.tables.begin()
        elif tag == "table-header-rows":
            self._heads += 1
        elif tag == "table-row":
            self.tables.row()
        elif tag == "table-cell":
            self._cell(node)
        elif tag == "span":
            self._raised += self._is_raised(node)

    def _cell(self, node: etree._Element) -> None:
        self._close()
        span = node.get(f"{TABLE}number-columns-spanned", "1")
        width = int(span) if span.isdigit() else 1
        self.tables.cell_at(width=width, is_head=bool(self._heads))
        self._cells += 1

    def _is_raised(self, span: etree._Element) -> bool:
        """Whether the style of a span sets its text as superscript."""
        position = self.styles.says(span.get(f"{TEXT}style-name", ""), f"{STYLE}text-position")
        return position.startswith("super") or position[:1].isdigit()

    def _leave(self, node: etree._Element) -> None:
        tag = _local(node)
        if tag in {"p", "h"}:
            self._paragraph_over()
        elif tag == "list":
            self.writer.end_list()
        elif tag in {"list-item", "list-header"}:
            self._items -= 1
        elif tag == "table":
            self.tables.end()
        elif tag == "table-header-rows":
            self._heads -= 1
        elif tag == "table-cell":
            self._close()
            self.tables.cell_over()
            self._cells -= 1
        elif tag == "span":
            self._raised -= self._is_raised(node)
        elif tag == "a":
            self._link(node)

    def _paragraph_over(self) -> None:
        """End a paragraph and read the text boxes that hang on it."""
        self._close()
        self._paragraphs_open -= 1
        boxes, self._boxes = self._boxes, []
        for child in (child for box in boxes for child in box):
            self.read(child)

    def _paragraph(self, node: etree._Element) -> None:
        self._close()
        self._paragraphs += 1
        self._paragraphs_open += 1
        names = self.styles.names(node.get(f"{TEXT}style-name", ""))
        self._is_title = "title" in names
        heading = _local(node) == "h" or any(
            n in {"title", "subtitle", "heading"} or n.startswith("contents ") for n in names
        )
        kind = BlockKind.PARAGRAPH
        if heading:
            kind = BlockKind.HEADING
        elif self._items:
            kind = BlockKind.ITEM
        elif self._cells:
            kind = BlockKind.CELL
        elif "quotations" in names:
            kind = BlockKind.QUOTE
        elif "caption" in names:
            kind = BlockKind.CAPTION
        self.writer.kind(kind, paragraph=self._paragraphs)

    def _is_shown(self, node: etree._Element) -> bool:
        """Whether an element's readers see it; what they do not see or see struck is counted."""
        if _is_hidden(node):
            self.writer.hidden.add(_words(node))
            return False
        style = node.get(f"{TEXT}style-name", "") if _local(node) in _STYLED else ""
        if any(self.styles.says(style, line) not in {"", "none"} for line in _LINES):
            self.writer.struck.add(_words(node))
            return False
        if self.styles.says(style, f"{TEXT}display") == "none" or self._is_blank(node, style):
            self.writer.hidden.add(_words(node))
            return False
        return True

    def _is_blank(self, node: etree._Element, style: str) -> bool:
        """Whether text is white with nothing of another colour behind it."""
        if self.styles.says(style, f"{_FO}color").lower() != _WHITE:
            return False
        around = [n.get(key, "") for n in (node, *node.iterancestors()) for key in _STYLE_NAMES]
        return not any(self.styles.shades(name) for name in around if name)

    def _counts(self, node: etree._Element) -> bool:
        what = _UNREAD.get(_local(node))
        if what:
            self.unread[what] = self.unread.get(what, 0) + 1
        return what is None

    def _say(self, text: str | None) -> None:
        if self._paragraphs_open and text:
            self.writer.say(text, raised=bool(self._raised))

    def _link(self, node: etree._Element) -> None:
        url, words = node.get(_XLINK, ""), " ".join(_words(node).split())
        if url.startswith("http") and words:
            self.references.append(Reference(words, url))

    def _close(self) -> None:
        for piece in self.writer.close():
            self.tables.place(piece)
            if self._is_title and not self.title:
                self.title = piece.text

    def notes(self) -> list[str]:
        """What was left out, and what could not be read."""
        return office_notes(self.writer, self.deleted, self.unread)


def _blank(node: etree._Element) -> str:
    """The blanks or the line break that an element stands for; none for most."""
    tag = _local(node)
    if tag == "s":
        count = node.get(f"{TEXT}c", "1")
        return " " * min(int(count) if count.isdigit() else 1, _SPACES)
    return {"tab": " ", "line-break": BREAK}.get(tag, "")


def _is_hidden(node: etree._Element) -> bool:
    """Whether a section or a paragraph is hidden by itself, whatever its style."""
    if _local(node) == "section":
        return node.get(f"{TEXT}display") == "none"
    sign = node.find(f"{TEXT}hidden-paragraph") if _local(node) in _STYLED else None
    return sign is not None and sign.get(f"{TEXT}is-hidden") == "true"


def _words(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _local(node: etree._Element) -> str:
    """An element's name without its namespace; none for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""

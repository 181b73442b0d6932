"""The pieces of a page as a reader sees them: one for each paragraph, heading, cell and item."""

from __future__ import annotations

import re

import lxml.html
from lxml.etree import iterwalk

from littrack.articles.draft import Piece
from littrack.articles.formats.html_asides import is_aside, is_foot, is_lone, is_prose
from littrack.articles.formats.html_tables import Tables
from littrack.articles.formats.visibility import Visibility
from littrack.articles.writer import BREAK, Left, Writer
from littrack.model import BlockKind

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form header hgroup hr li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6
    """.split()
)
_IN_DRAWINGS = frozenset({"text", "foreignobject"})  # blocks of an SVG
_UNDRAWN = frozenset("title desc defs metadata symbol annotation annotation-xml".split())
_KINDS = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6 summary".split(), BlockKind.HEADING),
    **dict.fromkeys("figcaption caption".split(), BlockKind.CAPTION),
    "li": BlockKind.ITEM,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
    "blockquote": BlockKind.QUOTE,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
}
_NO_TEXT = frozenset(
    """
    script style noscript template canvas iframe object select option textarea head
    audio video map input embed progress meter datalist rp rt
    """.split()
)
_NOTE = re.compile(r"\[?\s*(?:\d{1,3}|[a-z*†‡])\s*\]?")
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.DEFINITION})
_SHARE = 0.5  # of a line's characters inside links: a list of links, no prose


class Walk:
    """Goes once over the tree, element by element: no depth of nesting is too much."""

    def __init__(self, page: lxml.html.HtmlElement) -> None:
        self.visibility = Visibility(page)
        self.writer = Writer()
        self.concealed: list[str] = []
        self.tables = Tables(self.writer)
        self.kinds: list[BlockKind] = []
        self.term: Piece | None = None
        self.linked = self.heads = self.asides = self.feet = self.links = self.raised = 0
        self.standing: list[tuple[bool, bool]] = []
        self.veils: list[tuple[lxml.html.HtmlElement, bool]] = []
        self._over(page)

    @property
    def pieces(self) -> list[Piece]:
        """What is shown of the page, in order."""
        return self.writer.pieces

    @property
    def struck(self) -> Left:
        """What is shown struck out."""
        return self.writer.struck

    def _over(self, page: lxml.html.HtmlElement) -> None:
        walk = iterwalk(page, events=("start", "end", "comment", "pi"))
        skipped: set[int] = set()
        for event, node in walk:
            if event == "start":
                if self._enter(node):
                    continue
                skipped.add(id(node))
                walk.skip_subtree()
            elif event != "end" or id(node) in skipped:
                skipped.discard(id(node))
                self._say(node.tail)
            else:
                self._leave(node)
                self._say(node.tail)
        self._close()
        for at, piece in enumerate(self.pieces):
            piece.aside |= piece.linked and not is_lone(self.pieces, at)

    def _enter(self, node: lxml.html.HtmlElement) -> bool:
        """Begin an element; False when nothing of it is read."""
        if not self._is_shown(node):
            return False
        veil = self.visibility.veils(node)
        if veil is not None:
            self.veils.append((node, veil))
        if _is_block(node):
            self._close()
        self._structure(node)
        self.heads += _KINDS.get(node.tag) is BlockKind.HEADING
        self.links += node.tag == "a"
        self._stand(node)
        self.raised += _is_raised(node)
        self._say("“" if node.tag == "q" else "")
        self._say(node.text)
        return True

    def _is_shown(self, node: lxml.html.HtmlElement) -> bool:
        """Whether something of an element is read; what is hidden or struck is counted."""
        if node.tag in _NO_TEXT | _UNDRAWN and "shadowrootmode" not in node.attrib:
            return False
        if node.tag == "button" and not self.heads:
            return False
        if self.visibility.hides(node):
            self.concealed.append(" ".join(node.text_content().split()))
            return False
        if self.visibility.strikes(node):
            self.writer.struck.add(node.text_content())
            return False
        return True

    def _stand(self, node: lxml.html.HtmlElement) -> None:
        """Note whether an element stands beside the article, and whether as its footer."""
        aside = is_aside(node)
        self.standing.append((aside, aside and is_foot(node)))
        self.asides += aside
        self.feet += self.standing[-1][1]

    def _structure(self, node: lxml.html.HtmlElement) -> None:
        if node.tag in {"ul", "ol", "dir"}:
            self.writer.begin_list()
        elif node.tag == "table":
            self.tables.begin()
        elif node.tag == "tr":
            self.tables.row()
        elif node.tag in {"td", "th"}:
            self.tables.cell(node)
        if node.tag in _KINDS:
            self.kinds.append(_KINDS[node.tag])

    def _leave(self, node: lxml.html.HtmlElement) -> None:
        if node.tag == "br":
            self.writer.say(BREAK)
        elif _is_block(node):
            self._close()
        self._unstructure(node)
        self.heads -= _KINDS.get(node.tag) is BlockKind.HEADING
        self.links -= node.tag == "a"
        aside, foot = self.standing.pop()
        self.asides -= aside
        self.feet -= foot
        self.raised -= _is_raised(node)
        self._say("”" if node.tag == "q" else "")
        if self.veils and self.veils[-1][0] is node:
            self.veils.pop()

    def _unstructure(self, node: lxml.html.HtmlElement) -> None:
        if node.tag in {"ul", "ol", "dir"}:
            self.writer.end_list()
        elif node.tag == "table":
            self.tables.end()
        elif node.tag in {"td", "th"}:
            self.tables.cell_over()
        if node.tag in _KINDS and self.kinds:
            self.kinds.pop()

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self.veils and self.veils[-1][1]:
            self.concealed.append(" ".join(text.split()))
            return
        self.writer.say(text, raised=bool(self.raised))
        self.linked += len(text.strip()) if self.links else 0

    def _close(self) -> None:
        self.writer.kind(self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH)
        made = self.writer.close()
        whole = sum(len(piece.text) for piece in made)
        for piece in made:
            self.tables.place(piece)
            piece.linked = self._in_links(piece, whole)
            piece.aside = self._is_apart(piece)
            self._define(piece)
        self.linked = 0

    def _is_apart(self, piece: Piece) -> bool:
        """Whether a piece stands in a menu or a banner; prose of a footer is text of the page."""
        return self.asides > self.feet or (self.feet > 0 and not is_prose(piece))

    def _in_links(self, piece: Piece, whole: int) -> bool:
        """Whether a piece is nothing but links: one of a list, and no sentence of running text."""
        running = piece.kind in _RUNNING
        sentence = running and piece.text.endswith((".", "!", "?"))
        under_head = piece.kind is BlockKind.CELL and piece.lead is not None
        return self.linked > _SHARE * whole and not sentence and not under_head

    def _define(self, piece: Piece) -> None:
        if piece.kind is BlockKind.TERM:
            self.term = piece
        elif piece.kind is BlockKind.DEFINITION:
            piece.lead = self.term


def _is_block(node: lxml.html.HtmlElement) -> bool:
    """Whether an element begins a line: by its name, or an inline element around paragraphs."""
    return node.tag in _BLOCKS | _IN_DRAWINGS or (
        node.tag in {"span", "a", "font", "b", "strong"} and any(c.tag in _BLOCKS for c in node)
    )


def _is_raised(node: lxml.html.HtmlElement) -> bool:
    """Superscript, or a link to a place of a page that is no more than a note's number."""
    style = node.get("style", "").replace(" ", "")
    if node.tag == "sup" or "vertical-align:super" in style or _is_power(node):
        return True
    target = node.get("href", "") if node.tag == "a" else ""
    within = "#" in target and ":" not in target.split("#")[0]
    return within and _NOTE.fullmatch(node.text_content()) is not None


def _is_power(node: lxml.html.HtmlElement) -> bool:
    """The upper one of the two parts of a power in a formula."""
    above = node.getparent()
    return above is not None and above.tag == "msup" and node.getnext() is None

"""The lines of a page as a reader sees them: one for each paragraph, heading, row and item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml.etree import iterwalk

from littrack.articles.tidy import tidy

_BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form header hgroup hr li main menu nav ol p pre section summary table tbody tfoot
    thead tr ul h1 h2 h3 h4 h5 h6
""".split()
)
_HEADS = frozenset("h1 h2 h3 h4 h5 h6 summary".split())
_NO_TEXT = frozenset(
    """
    script style noscript template svg math canvas iframe object select option textarea head
    audio video map input
""".split()
)
_APART = frozenset("nav footer aside form dialog menu".split())
_ROLES = frozenset(
    "navigation banner contentinfo dialog alertdialog search complementary form alert".split()
)
# What the class or id of a part of a page says about it.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ccpa|banner|pop-?up|modal|overlay|newsletter|subscribe"
    r"|signup|sidebar|related|share|sharing|social|comments?|breadcrumbs?|menu|nav|navbar|navigation"
    r"|footer|advert\w*|ads?|promo|recommend\w*|skip-link|toolbar|copyright)(?=$|[\s_-])",
    re.IGNORECASE,
)
_PANEL = re.compile(
    r"accordion|collaps|panel|faq|toggle|tab(?:s|-|_|$)|expand|disclos|details|answer|read-?more",
    re.IGNORECASE,
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]+)\s*\{[^{}]*display\s*:\s*none[^{}]*\}", re.IGNORECASE)
_MEDIA = re.compile(r"@[\w-]+[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_ENDED = re.compile(r"[.!?:;…][\"'”’)]*\s*$")
_SHARE = 0.5  # of a line's characters inside links: a list of links, no prose


@dataclass(slots=True)
class Block:
    """One line of a page; `aside` when it stands in a menu, a footer, a banner or in links."""

    text: str
    heading: bool = False
    aside: bool = False


@dataclass(slots=True)
class Seen:
    """What is shown of a page, and how many characters of it are hidden from a reader."""

    blocks: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def seen(page: lxml.html.HtmlElement) -> Seen:
    """List the lines of a page in order; what it hides for good is set apart."""
    concealed = _Concealed(page)
    return _Walk(concealed).over(page)


class _Walk:
    """Goes once over the tree, element by element: no depth of nesting is too much."""

    def __init__(self, concealed: _Concealed) -> None:
        self.concealed = concealed
        self.found = Seen()
        self.parts: list[str] = []
        self.linked = 0
        self.heads = 0
        self.asides = 0
        self.links = 0

    def over(self, page: lxml.html.HtmlElement) -> Seen:
        walk = iterwalk(page, events=("start", "end", "comment", "pi"))
        skipped: set[int] = set()
        for event, node in walk:
            if event == "start":
                if self._enter(node):
                    continue
                skipped.add(id(node))
                walk.skip_subtree()
            else:
                gone = event != "end" or id(node) in skipped
                skipped.discard(id(node))
                self._leave(node, gone=gone)
        self._close()
        return self.found

    def _enter(self, node: lxml.html.HtmlElement) -> bool:
        """Begin an element; False when nothing of it is shown."""
        if node.tag in _NO_TEXT or (node.tag == "button" and not self.heads):
            return False
        if self.concealed.hides(node):
            self.found.hidden.append(" ".join(node.text_content().split()))
            return False
        if node.tag in _BLOCKS or _holds_blocks(node):
            self._close()
        self.heads += node.tag in _HEADS
        self.links += node.tag == "a"
        self.asides += _is_aside(node)
        self._say(node.text)
        return True

    def _leave(self, node: lxml.html.HtmlElement, *, gone: bool) -> None:
        if not gone:
            if node.tag == "br":
                self._break(node)
            elif node.tag in {"td", "th"} and not _holds_blocks(node):
                self.parts.append(" | ")
            elif node.tag in _BLOCKS or _holds_blocks(node):
                self._close()
            self.heads -= node.tag in _HEADS
            self.links -= node.tag == "a"
            self.asides -= _is_aside(node)
        self._say(node.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def _break(self, node: lxml.html.HtmlElement) -> None:
        """A line break ends a line that ends as a sentence does, or that a second break follows."""
        after = node.getnext()
        twice = after is not None and after.tag == "br" and not (node.tail or "").strip()
        if twice or _ENDED.search("".join(self.parts)):
            self._close()
        else:
            self.parts.append(" ")

    def _close(self) -> None:
        line = " ".join(tidy("".join(self.parts)).split()).strip(" |")
        if line:
            linked = self.linked > _SHARE * len(line)
            aside = bool(self.asides) or linked
            self.found.blocks.append(Block(line, bool(self.heads), aside))
        self.parts, self.linked = [], 0


def _holds_blocks(node: lxml.html.HtmlElement) -> bool:
    """Whether a cell or an inline element holds paragraphs of its own (a table for layout)."""
    return node.tag in {"td", "th", "span", "a", "section"} and any(c.tag in _BLOCKS for c in node)


def _is_aside(node: lxml.html.HtmlElement) -> bool:
    if node.tag in _APART or node.get("role", "").lower() in _ROLES:
        return True
    if node.tag in {"body", "html", "main", "article"}:
        return False
    if node.tag == "header" and node.find(".//h1") is None:
        return node.find(".//nav") is not None
    return bool(_ASIDE.search(f"{node.get('class', '')} {node.get('id', '')}"))


class _Concealed:
    """Which elements a page hides for good; what a click opens is no secret."""

    def __init__(self, page: lxml.html.HtmlElement) -> None:
        styles = " ".join(s.text or "" for s in page.iter("style"))
        self.classes = frozenset(_RULE.findall(_MEDIA.sub("", styles)))
        self.opened = frozenset(_opened(page.iter()))
        self.all = len(page.text_content())

    def hides(self, node: lxml.html.HtmlElement) -> bool:
        return self._hidden(node) and not self._opens(node) and self._small(node)

    def _hidden(self, node: lxml.html.HtmlElement) -> bool:
        if "hidden" in node.attrib and node.get("hidden", "").lower() != "until-found":
            return True
        classes = self.classes.intersection(node.get("class", "").split())
        return bool(classes) or _HIDING.search(node.get("style", "")) is not None

    def _opens(self, node: lxml.html.HtmlElement) -> bool:
        """Whether a click shows it: a panel something controls, or called so."""
        named = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"
        if node.get("id", "") in self.opened or _PANEL.search(named):
            return True
        above = node.getparent()
        around = f"{above.get('class', '')} {above.get('id', '')}" if above is not None else ""
        before = node.getprevious()
        switch = before is not None and bool(
            before.get("aria-expanded") or before.xpath(".//*[@aria-expanded]")
        )
        return switch or _PANEL.search(around) is not None

    def _small(self, node: lxml.html.HtmlElement) -> bool:
        """A page that hides most of itself shows it by a script."""
        return len(node.text_content()) * 2 < self.all


def _opened(nodes: Iterable[lxml.html.HtmlElement]) -> Iterator[str]:
    """The ids that buttons, links and labels of the page open."""
    for node in nodes:
        if isinstance(node.tag, str):
            yield from node.get("aria-controls", "").split()
            for name in ("href", "data-target", "data-bs-target"):
                target = node.get(name, "")
                if target[1:] and target.startswith("#"):
                    yield target[1:]

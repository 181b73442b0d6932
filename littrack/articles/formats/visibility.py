"""Which elements of a page its readers do not see, and which they see struck out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import lxml.html

_PANEL = re.compile(
    r"accordion|collaps|panel|faq|toggle|tab(?:s|-|_|$)|expand|disclos|details|answer|read-?more",
    re.IGNORECASE,
)
_HIDING = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?"
    r"\s*(?:[;!]|$)|font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:[;!]|$)"
    r"|(?:left|top|text-indent|right)\s*:\s*-\d{4,}px)",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_STRIKING = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_UNSTRIKING = re.compile(r"text-decoration[\w-]*\s*:\s*none", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[\w-]+[^{};]*;")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_RULES = 300  # rules that hide or strike; a style sheet with more is no article's own
_STRUCK = frozenset({"s", "strike", "del"})


class Visibility:
    """What a page hides for good or strikes out; what a click opens is no secret."""

    def __init__(self, page: lxml.html.HtmlElement) -> None:
        rules = list(_rules(" ".join(s.text or "" for s in page.iter("style"))))
        self.hidden = _chosen(page, rules, _HIDING, _SHOWING)
        self.struck = _chosen(page, rules, _STRIKING, _UNSTRIKING)
        self.opened = frozenset(_opened(page.iter()))
        self.all = len(page.text_content())

    def strikes(self, node: lxml.html.HtmlElement) -> bool:
        """Whether an element is shown struck out."""
        style = node.get("style", "")
        if _UNSTRIKING.search(style):
            return False
        return bool(node.tag in _STRUCK or node in self.struck or _STRIKING.search(style))

    def hides(self, node: lxml.html.HtmlElement) -> bool:
        """Whether no reader of the page sees an element."""
        return self._hidden(node) and not self._opens(node) and self._small(node)

    def _hidden(self, node: lxml.html.HtmlElement) -> bool:
        if "hidden" in node.attrib and node.get("hidden", "").lower() != "until-found":
            return True
        style = node.get("style", "")
        if _HIDING.search(style):
            return True
        return node in self.hidden and not _SHOWING.search(style)

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


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    plain = _MEDIA.sub("", _COMMENT.sub("", styles))
    for rule in _RULE.finditer(plain):
        yield rule[1].strip(), rule[2]


def _chosen(
    page: lxml.html.HtmlElement,
    rules: list[tuple[str, str]],
    doing: re.Pattern[str],
    undoing: re.Pattern[str],
) -> frozenset[lxml.html.HtmlElement]:
    """The elements that the rules of a page do something to, a later rule over an earlier one."""
    if not any(doing.search(body) for _, body in rules):
        return frozenset()
    found: set[lxml.html.HtmlElement] = set()
    kept = [r for r in rules if doing.search(r[1]) or undoing.search(r[1])][:_RULES]
    for selector, body in kept:
        nodes = _selected(page, selector)
        if doing.search(body):
            found.update(nodes)
        else:
            found.difference_update(nodes)
    return frozenset(found)


def _selected(page: lxml.html.HtmlElement, selector: str) -> list[lxml.html.HtmlElement]:
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        found = CSSSelector(selector, translator="html")(page)
    except (SelectorError, ValueError):  # a selector that cssselect does not know, such as :hover
        return []
    return found if isinstance(found, list) else []


def _opened(nodes: Iterable[lxml.html.HtmlElement]) -> Iterator[str]:
    """The ids that buttons, links and labels of the page open."""
    for node in nodes:
        if isinstance(node.tag, str):
            yield from node.get("aria-controls", "").split()
            for name in ("href", "data-target", "data-bs-target"):
                target = node.get(name, "")
                if target[1:] and target.startswith("#"):
                    yield target[1:]

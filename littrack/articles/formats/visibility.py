"""Which elements of a page its readers do not see, and which they see struck out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import lxml.html

from littrack.articles.formats import css

_PANEL = re.compile(
    r"accordion|collaps|panel|faq|toggle|tab(?:s|-|_|$)|expand|disclos|details|answer|spoiler"
    r"|(?:read|show)-?more",
    re.IGNORECASE,
)
_RULES = 300  # rules that hide or strike; a style sheet with more is no article's own
_STRUCK = frozenset({"s", "strike", "del"})
_PAGE = 250  # characters; what holds less is no page that waits for its script


class Visibility:
    """What a page hides for good or strikes out; what a click opens is no secret."""

    def __init__(self, page: lxml.html.HtmlElement) -> None:
        rules = list(css.rules(" ".join(s.text or "" for s in page.iter("style"))))
        self.hidden = _chosen(page, rules, css.hides, css.shows)
        self.struck = _chosen(page, rules, css.strikes, css.unstrikes)
        self.opened = frozenset(_opened(page.iter()))
        self.all = len(page.text_content())

    def strikes(self, node: lxml.html.HtmlElement) -> bool:
        """Whether an element is shown struck out."""
        style = css.declared(node.get("style", ""))
        if css.unstrikes(style):
            return False
        return node.tag in _STRUCK or node in self.struck or css.strikes(style)

    def hides(self, node: lxml.html.HtmlElement) -> bool:
        """Whether no reader of the page sees an element."""
        return self._hidden(node) and not self._opens(node) and self._small(node)

    def _hidden(self, node: lxml.html.HtmlElement) -> bool:
        if "hidden" in node.attrib and node.get("hidden", "").lower() != "until-found":
            return True
        style = css.declared(node.get("style", ""))
        return css.hides(style) or (node in self.hidden and not css.shows(style))

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
        size = len(node.text_content())
        return size < _PAGE or size * 2 < self.all


def _chosen(
    page: lxml.html.HtmlElement,
    rules: list[tuple[str, css.Style]],
    doing: Callable[[css.Style], bool],
    undoing: Callable[[css.Style], bool],
) -> frozenset[lxml.html.HtmlElement]:
    """The elements that the rules of a page do something to, a later rule over an earlier one."""
    if not any(doing(body) for _, body in rules):
        return frozenset()
    found: set[lxml.html.HtmlElement] = set()
    kept = [r for r in rules if doing(r[1]) or undoing(r[1])][:_RULES]
    for selector, body in kept:
        nodes = _selected(page, selector)
        if doing(body):
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

"""Which elements of a page its readers do not see, and which they see struck out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import cssselect
import lxml.html
from cssselect.parser import Selector

from littrack.articles.formats import css

_PANEL = re.compile(
    r"accordion|collaps|panel|faq|toggle|tab(?:s|-|_|$)|expand|disclos|details|answer|spoiler"
    r"|(?:read|show)-?more",
    re.IGNORECASE,
)
_STATES = (":checked", ":target", ":focus-within")  # of a page once its reader has clicked
_RULES = 300  # rules that hide or strike; a style sheet with more is no article's own
_XPATH = cssselect.HTMLTranslator()
_STRUCK = frozenset({"s", "strike", "del"})
_PAGE = 250  # characters; what holds less is no page that waits for its script


class Visibility:
    """What a page hides for good or strikes out; what a click opens is no secret."""

    def __init__(self, page: lxml.html.HtmlElement) -> None:
        rules = list(css.rules(" ".join(s.text or "" for s in page.iter("style"))))
        self._said = _cascade(page, [(one, says) for one, says, strong in rules if not strong])
        self._strong = _cascade(page, [(one, says) for one, says, strong in rules if strong])
        self.opened = frozenset(_opened(page.iter()))
        self._switched = _switched(page, [(one, says) for one, says, _ in rules])
        self.all = len(page.text_content())

    def style(self, node: lxml.html.HtmlElement) -> css.Style:
        """What the rules of the page and the element itself say of its looks."""
        written = node.get("style")
        if not written and not self._said and not self._strong:
            return {}
        own = css.declared(written or "")
        return {**self._said.get(node, {}), **own, **self._strong.get(node, {})}

    def strikes(self, node: lxml.html.HtmlElement) -> bool:
        """Whether an element is shown struck out."""
        style = self.style(node)
        return not css.unstrikes(style) and (node.tag in _STRUCK or css.strikes(style))

    def veils(self, node: lxml.html.HtmlElement) -> bool | None:
        """Whether an element is invisible but for some parts; None: it is what is around it."""
        said = css.veils(self.style(node))
        return None if said and (self._opens(node) or not self._small(node)) else said

    def hides(self, node: lxml.html.HtmlElement) -> bool:
        """Whether no reader of the page sees an element."""
        return self._hidden(node) and not self._opens(node) and self._small(node)

    def _hidden(self, node: lxml.html.HtmlElement) -> bool:
        if "hidden" in node.attrib and node.get("hidden", "").lower() != "until-found":
            return True
        return css.hides(self.style(node))

    def _opens(self, node: lxml.html.HtmlElement) -> bool:
        """Whether a click shows it: a panel something controls, or called so."""
        named = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"
        if node in self._switched or node.get("id", "") in self.opened or _PANEL.search(named):
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


def _cascade(
    page: lxml.html.HtmlElement, rules: list[tuple[str, css.Style]]
) -> dict[lxml.html.HtmlElement, css.Style]:
    """What rules that hide or strike, and those that undo it, say of the elements of a page.

    An exact selector goes over a general one, a later rule over an earlier one.
    """
    chosen = [(each, says) for one, says in _telling(rules) for each in _selectors(one)]
    found: dict[lxml.html.HtmlElement, css.Style] = {}
    for selector, says in sorted(chosen, key=lambda pair: pair[0].specificity()):
        for node in _selected(page, selector):
            found.setdefault(node, {}).update(says)
    return found


def _telling(rules: list[tuple[str, css.Style]]) -> list[tuple[str, css.Style]]:
    """The rules that hide or strike, and those that may take that back, in order."""
    acting = [(at, *rule) for at, rule in enumerate(rules) if _acts(rule[1])]
    telling = css.UNDOABLE & {name for *_, says in acting for name in says}
    known = {at for at, *_ in acting}
    others = ((at, *r) for at, r in enumerate(rules) if at not in known and telling & r[1].keys())
    kept = sorted([*acting, *others][:_RULES], key=lambda rule: rule[0])
    return [(one, says) for _, one, says in kept]


def _switched(
    page: lxml.html.HtmlElement, rules: list[tuple[str, css.Style]]
) -> frozenset[lxml.html.HtmlElement]:
    """What rules show once a box is ticked or a link is followed, and no style of itself."""
    shown: list[str] = []
    for written, says in rules:
        if css.UNDOABLE & says.keys() and not _acts(says):
            shown += [written.replace(state, "") for state in _STATES if state in written]
    chosen = (each for one in shown[:_RULES] for each in _selectors(one))
    return frozenset(node for selector in chosen for node in _selected(page, selector))


def _acts(says: css.Style) -> bool:
    return css.hides(says) or css.veils(says) is True or css.strikes(says)


def _selectors(written: str) -> list[Selector]:
    try:
        return list(cssselect.parse(written))
    except cssselect.SelectorError:
        return []


def _selected(page: lxml.html.HtmlElement, selector: Selector) -> list[lxml.html.HtmlElement]:
    """What a selector points at; nothing for one that holds for no page at rest, as :hover."""
    try:
        found = page.xpath(_XPATH.selector_to_xpath(selector, translate_pseudo_elements=True))
    except (cssselect.SelectorError, lxml.etree.XPathError):
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

"""What stands beside the article of a page: menus, banners, footers, lists of links."""

from __future__ import annotations

import re
from itertools import pairwise

import lxml.html

from littrack.articles.draft import Piece
from littrack.lexicon.word_lists import word_lists
from littrack.model import BlockKind

_APART = frozenset("nav footer aside form dialog search".split())
_ROLES = frozenset(
    "navigation banner contentinfo dialog alertdialog search complementary form alert".split()
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]+")
_MOST = 0.5  # of a page's characters: what holds them and its headline is the page
_BARE = frozenset({"script", "style", "noscript"})
_HAVING = ("has-", "with-", "no-", "without-", "page-with-", "is-with-")
_LACKING = ("-free", "-off", "-none")
_FOOT = frozenset({"footer", "contentinfo"})
_RUNNING = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.DEFINITION, BlockKind.NOTE}
)
_AFTER = "\"'”’)[]0123456789,†* "  # what may follow the stop of a sentence
_CLAUSE = 3  # words of a sentence at least
_HEADLINE = 5  # words of a line that is no name of a section


def is_aside(node: lxml.html.HtmlElement) -> bool:
    """Whether an element stands beside the article, by its tag, its role or its names."""
    if _is_apart(node):
        return not _is_page(node)
    if node.tag in {"body", "html", "main", "article"}:
        return False
    if node.tag == "header" and node.find(".//h1") is None:
        return node.find(".//nav") is not None
    return _is_called_aside(node) and not _is_page(node)


def _is_called_aside(node: lxml.html.HtmlElement) -> bool:
    """Whether its classes or its id call an element a menu, a banner and the like."""
    tag = [node.tag] if "-" in node.tag else []  # an element of the site's or of AMP's own
    parts = word_lists("page_parts")
    own_box = _is_in_text(node, "article") or node.find(".//h1") is not None
    beside = {*parts["beside"], *([] if own_box else parts["outside"])}
    called = (set(_words(n)) for n in [*tag, *_own_names(node), node.get("id", "")] if n)
    return any(words & beside and not words & set(parts["content"]) for words in called)


def _words(name: str) -> list[str]:
    """The words of a name, and each two of them as one: "popUp-box" has "popup" too."""
    words = [word.lower() for word in _CAPITAL.split(name) if word]
    return [*words, *(a + b for a, b in pairwise(words))]


def _is_in_text(node: lxml.html.HtmlElement, *tags: str) -> bool:
    return next(node.iterancestors(*tags), None) is not None


def is_foot(node: lxml.html.HtmlElement) -> bool:
    """Whether an element that stands beside the article is a footer, by its tag or its names."""
    named = {node.tag, node.get("role", "").lower(), *node.get("class", "").lower().split()}
    return bool(named & _FOOT) or node.get("id", "").lower() in _FOOT


def is_prose(piece: Piece) -> bool:
    """Whether a piece is a sentence, and no notice of who runs the site and by which rules."""
    words = f" {' '.join(piece.text.lower().split())} "
    stopped = piece.text.rstrip(_AFTER).endswith((".", "!", "?"))
    sentence = piece.kind in _RUNNING and stopped and piece.text.count(" ") >= _CLAUSE - 1
    return sentence and not any(notice in words for notice in _notices())


def is_lone(pieces: list[Piece], at: int) -> bool:
    """Whether a line that is a link whole stands between sentences of running text."""
    around = [*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2]]
    in_text = all(is_prose(p) and not (p.aside or p.linked) for p in around)
    piece = pieces[at]
    long = piece.kind is BlockKind.PARAGRAPH and piece.text.count(" ") >= _HEADLINE - 1
    return long and len(around) > 1 and in_text


def _notices() -> list[str]:
    return list(word_lists("page_notices")["notices"])


def _is_apart(node: lxml.html.HtmlElement) -> bool:
    """Whether its tag or role sets an element apart; a box of an article is part of it."""
    role = node.get("role", "").lower()
    box = node.tag == "aside" or role in {"alert", "complementary"}
    if box and _is_in_text(node, "article", "main"):
        return False
    return node.tag in _APART or role in _ROLES


def _own_names(node: lxml.html.HtmlElement) -> list[str]:
    """What its classes call an element, not what they say that it has or lacks."""
    names = node.get("class", "").split()
    return [n for n in names if not n.startswith(_HAVING) and not n.endswith(_LACKING)]


def _is_page(node: lxml.html.HtmlElement) -> bool:
    """Whether an element holds the page itself: most of its words, and its headline or a form."""
    if node.tag != "form" and node.find(".//h1") is None and node.find(".//main") is None:
        return False
    return _shown(node) >= _MOST * _shown(node.getroottree().getroot())


def _shown(node: lxml.html.HtmlElement) -> int:
    return sum(len((e.text or "").strip()) for e in node.iter() if e.tag not in _BARE) + sum(
        len((e.tail or "").strip()) for e in node.iterdescendants()
    )

"""Lists whose later items a parser hung on the verb, or on a word above the list: mended.

"X leads to nausea, low mood and cramps": a noun joined to a verb is joined to the noun before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from littrack.language.tree import VERBAL, child, children, lemma
from littrack.lexicon import is_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ITEMS = frozenset({"dobj", "pobj", "attr", "conj", "oprd", "nsubj", "nsubjpass"})
_STRAY = frozenset({"conj", "npadvmod", "dep", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def joined_again(doc: Doc) -> Doc:
    """Join the items of a list to the item before them, in the tree itself."""
    for token in (t for t in doc if _is_bare_ing(t)):
        _named(token)
    for token in (t for t in doc if t.dep_ in _STRAY and t.pos_ in _NOUNS):
        before = _item_before(token)
        if before is not None and (_hangs_on_verb(token) or _hangs_above(token, before)):
            _join(token, before)
    return doc


def _is_bare_ing(token: Token) -> bool:
    """ "Decreases pain, swelling and stiffness": a word in -ing with nothing but list before it."""
    listed = token.tag_ == "VBG" and token.dep_ in {"advcl", "conj"} and token.i > 1
    if not listed or token.nbor(-1).text != "," or token.nbor(-2).pos_ not in _NOUNS:
        return False
    below = {c.dep_ for c in token.children}
    return "cc" in below and below <= {"cc", "conj", "punct"} and token.head.pos_ in VERBAL


def _named(token: Token) -> None:
    """Make a word in -ing, and an item that follows it, nouns; an item of two words stays."""
    for item in (token, *children(token, "conj")):
        if child(item, "dobj", "prep", "xcomp", "det") is None:
            item.pos_, item.tag_ = "NOUN", "NN"
    token.dep_ = "conj"


def _join(token: Token, before: Token) -> None:
    for tie in children(token.head, "cc", "punct"):
        if before.i < tie.i < token.i:
            tie.head = before
    token.head, token.dep_ = before, "conj"


def _hangs_on_verb(token: Token) -> bool:
    if child(token, "nsubj") is not None:
        return False
    listed = token.dep_ == "conj" or child(token, "conj") is not None
    return token.head.pos_ in VERBAL and listed and not is_noun(lemma(token), "time")


def _hangs_above(token: Token, before: Token) -> bool:
    """ "A contributor to strokes, clots, and fits": "fits" belongs to the list that has begun."""
    begun = before.dep_ == "conj" and before != token.head and token.dep_ == "conj"
    return begun and child(token.head, "det") is not None and child(token, "det") is None


def _item_before(token: Token) -> Token | None:
    """The item that ends right before the comma or "and" that leads to a word."""
    first = at = token.left_edge.i - 1
    while at > 0 and _leads_on(token.doc[at]):
        at -= 1
    if at == first or at < 0:
        return None
    above = [token.doc[at], *token.doc[at].ancestors]
    items = [t for t in above if _is_item_below(t, token.head)]
    return next((t for t in items if t.dep_ == "conj"), items[-1] if items else None)


def _is_item_below(token: Token, head: Token) -> bool:
    """Whether a word may be an item of a list that hangs on a head before it."""
    item = token.pos_ in _NOUNS and token.dep_ in _ITEMS
    return item and token.i > head.i and head in token.ancestors


def _leads_on(word: Token) -> bool:
    """A comma, "and", and each word of "as well as"."""
    return word.text == "," or "cc" in {word.dep_, word.head.dep_}

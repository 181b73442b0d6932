"""People in a study: how a text describes them, and what they took."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from littrack.language.phrases import is_a, spelled_out
from littrack.language.tree import (
    children,
    conjoined,
    effect_of,
    lemma,
    under,
)
from littrack.lexicon import is_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKING = frozenset("give receive have get do undergo practise practice wear".split())
_HAVING = frozenset("go suffer diagnose treat assign randomise randomize put".split())
_TAKEN_WITH = frozenset({"on", "using", "of", "taking", "with"})


def described(who: Token) -> str:
    """People as the text describes them: "older adults with gout"."""
    kept = [
        t for c in children(who, "nummod", "amod", "compound") for t in c.subtree if c.i < who.i
    ]
    for c in children(who, "prep"):
        if c.lower_ in {"with", "over", "of", "aged", "under"}:
            kept += c.subtree
    return spelled_out(sorted([*kept, who], key=lambda t: t.i))


def taken(who: Token) -> Iterator[Token]:
    """What these people took, used or were given; what they do to themselves ("who smoke")."""
    own = [t for c in children(who, "relcl", "acl") for t in _taken_in(c)]
    if not own and is_a(who, "people"):  # "knee replacement patients", "magnet-treated patients"
        own = [t for c in children(who, "amod") for t in children(c, "npadvmod", "compound")]
        own += children(who, "compound", "nmod")
    yield from own
    for c in children(who, "prep") if not own else ():
        if c.lower_ in _TAKEN_WITH and is_a(who, "people"):
            for o in children(c, "pobj"):
                if c.lower_ != "of" or is_noun(lemma(who), "user"):
                    yield from _stuff(o)
        if c.lower_ in {"in", "from"}:
            arms = [o for o in children(c, "pobj") if is_noun(lemma(o), "arm")]
            yield from arms


def _taken_in(verb: Token) -> Iterator[Token]:
    takes = effect_of(verb) == "use" or lemma(verb) in TAKING
    objects = children(verb, "dobj", "oprd", "dative", "attr", "pobj") if takes else []
    if not objects and (takes or lemma(verb) in _HAVING):
        objects = under(verb, "with", "through", "from", "to", "on")
    yield from (x for o in objects for x in _stuff(o))
    if not objects and lemma(verb) in {"smoke", "drink"}:
        yield verb


def _stuff(token: Token) -> Iterator[Token]:
    """Two cups of beetroot juice are beetroot juice; a time is nothing taken."""
    counted = is_noun(lemma(token), "dose", "amount", "time")
    inner = under(token, "of") if counted else []
    yield from inner or ([] if is_noun(lemma(token), "time") else conjoined(token))

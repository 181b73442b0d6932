"""Whether a verb is denied: by its negation, by its subject, by how seldom it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from littrack.language.tree import (
    SUBJECTS,
    child,
    children,
    words_below,
)
from littrack.lexicon import is_adjective

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIONS = frozenset({"never", "neither", "nor", "cannot"})
_NOT_ONLY = frozenset({"just", "only", "merely", "simply", "solely"})
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "few", "not", "zero", "n't"})


def is_denied(verb: Token) -> bool:
    """Whether a verb is denied: by its own negation, by its subject or by how seldom it is."""
    own = [c for c in verb.children if c.dep_ == "neg" or c.lower_ in _NEGATIONS]
    if own and words_below(verb) & _NOT_ONLY:
        own = []
    own += [c for c in verb.children if c.lower_ == "longer" and _has_no(c, verb)]
    own += [c for c in verb.children if c.lower_ == "by" and _by_no_means(c)]
    seldom = any(c.dep_ == "advmod" and is_adjective(c.lower_, "few") for c in verb.children)
    return bool(own) ^ has_no_subject(verb) or seldom


def _by_no_means(prep: Token) -> bool:
    means = child(prep, "pobj")
    return means is not None and means.lower_ == "means" and "no" in words_below(means)


def _has_no(word: Token, verb: Token) -> bool:
    return "no" in words_below(word) | words_below(verb)


def has_no_subject(verb: Token) -> bool:
    """Whether a subject says that there is none: "no death", "not a single", "few people"."""
    who = child(verb, *SUBJECTS)
    if who is None or who.dep_ == "expl":
        return False
    before = children(who, "det", "neg", "amod", "preconj", "predet")
    said = {who.lower_, *(c.lower_ for c in before)}
    return bool(said & _NOBODY) and not ("a" in said and "few" in said)

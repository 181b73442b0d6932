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
HARDLY = frozenset({"hardly", "scarcely", "barely"})
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "few", "not", "zero", "n't"})


def is_denied(verb: Token) -> bool:
    """Whether a verb is denied: by its own negation, by its subject or by how seldom it is."""
    own = [c for c in verb.children if _denies(c) and not is_not_only(c)]
    if own and words_below(verb) & _NOT_ONLY:
        own = []
    own += [c for c in verb.children if c.lower_ == "longer" and _has_no(c, verb)]
    own += [c for c in verb.children if c.lower_ == "by" and _by_no_means(c)]
    seldom = any(c.dep_ == "advmod" and is_adjective(c.lower_, "few") for c in verb.children)
    return bool(own) ^ has_no_subject(verb) or seldom


def does_nothing(verb: Token) -> bool:
    """ "Did nothing to prevent it", "does little to ease it"."""
    return any(o.lower_ in {"nothing", "little"} for o in children(verb, "dobj"))


def is_not_only(token: Token) -> bool:
    """ "Not only aspirin but also ibuprofen": the first word denies nothing."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "not" and after in _NOT_ONLY


def shared_helpers(verb: Token) -> list[Token]:
    """What a joined verb shares with the one before: "may reduce X and improve Y", "nor does Y"."""
    if verb.dep_ != "conj" or child(verb, "aux", *SUBJECTS) is not None:
        return []
    before = [c for c in verb.head.children if c.i < verb.head.i]
    if _shares_denial(verb):
        return [c for c in before if c.dep_ == "aux" or _denies(c)]
    modal = verb.tag_ == "VB" and verb.head.tag_ == "VB"
    return [c for c in before if modal and c.tag_ == "MD" and c.dep_ == "aux"]


def _shares_denial(verb: Token) -> bool:
    """ "Does not X or Y", "neither X nor Y"."""
    joins = {c.lower_ for t in (verb.head, verb) for c in children(t, "cc")}
    either = bool(joins & {"or", "nor"})
    return either and is_denied(verb.head) and child(verb, "neg") is None


def _denies(token: Token) -> bool:
    return token.dep_ == "neg" or token.lower_ in _NEGATIONS


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
    before = [c for c in before if not is_not_only(c)]
    said = {who.lower_, *(c.lower_ for c in before)}
    hardly = any(t.lower_ in HARDLY for t in who.doc[who.left_edge.i : who.i])
    return (hardly or bool(said & _NOBODY)) and not ("a" in said and "few" in said)

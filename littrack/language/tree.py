"""Walks over a dependency tree: conjuncts, subjects, objects, what stands under a preposition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from littrack.lexicon import frame_of, is_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"which", "that", "who", "whom", "what"})
APART = frozenset({",", "—", "–", "--", "("})  # opens what is not needed to know its noun
_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})


def lemma(token: Token) -> str:
    """A word's base form, in small letters."""
    return token.lemma_.lower()


def effect_of(token: Token) -> str:
    """What a verb does, by its lemma alone."""
    return frame_of(lemma(token)).effect


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def children(token: Token, *deps: str) -> list[Token]:
    """All children in one of these relations."""
    return [c for c in token.children if c.dep_ in deps]


def words_below(token: Token) -> set[str]:
    """The lower-case words that hang directly on a word."""
    return {c.lower_ for c in token.children}


def conjoined(token: Token) -> list[Token]:
    """A word and what is joined to it: nausea, vomiting and cramps."""
    later = [c for c in token.conjuncts if c.i > token.i and not _is_half_word(c)]
    return [token, *(c for c in later if c.pos_ not in VERBAL or c.tag_ == "VBG")]


def _is_half_word(token: Token) -> bool:
    """A hyphen, or what stands before one: "mini" of "mini-stroke"."""
    after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return token.is_punct or (after == "-" and not token.whitespace_)


def under(token: Token, *prepositions: str) -> list[Token]:
    """What stands under a word's prepositions (any, where none is named), conjuncts apart."""
    found: list[Token] = []
    for prep in children(token, *_PREPOSITIONAL):
        if prepositions and prep.lower_ not in prepositions:
            continue
        for inner in prep.children:
            if inner.dep_ in {"pobj", "pcomp"}:
                found += conjoined(inner)
            elif inner.dep_ == "prep":
                found += [x for p in children(inner, "pobj") for x in conjoined(p)]
    return found


def has_tense(verb: Token) -> bool:
    """Whether a verb, or an auxiliary before it, has a tense."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in children(verb, "aux", "auxpass"))


def mark_before(clause: Token) -> str:
    """The word or sign before the first word of a clause; empty at the start of its sentence."""
    first = clause.left_edge.i
    return str(clause.doc[first - 1].text) if first else ""


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb itself, also one that the parser took for its object."""
    found = children(verb, *SUBJECTS)
    before = [
        c for c in found if c.i < verb.i
    ]  # of two the nearer: "Named after a king, this herb"
    own = before[-1] if before else next(iter(found), None)
    if own is None and verb.tag_ in {"VBZ", "VBP", "VBD"} and verb.dep_ in {"ROOT", "ccomp"}:
        own = next((c for c in verb.lefts if _may_be_subject(c)), None)
    return own


def _may_be_subject(token: Token) -> bool:
    stray = token.dep_ in {"npadvmod", "compound", "dep", "nmod"}
    return stray and token.pos_ in {"NOUN", "PROPN"} and not is_noun(lemma(token), "time")


def subject(verb: Token) -> Token | None:
    """Who or what a verb is said of: its own subject, or that of the verb it hangs on."""
    seen: set[int] = set()
    at: Token | None = verb
    while at is not None and at.i not in seen:
        seen.add(at.i)
        own = own_subject(at)
        if own is not None:
            return _pointed(at, own)
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in NOMINAL:
            if at.tag_ != "VB":
                bare = at.head.dep_ == "appos" and child(at.head, "det") is None
                return at.head.head if bare else at.head
            owner = child(at.head, "poss")  # "its ability to ease pain"
            if owner is not None:
                return owner
            at = next((a for a in at.ancestors if a.pos_ in VERBAL), None)
            continue
        held = child(at.head, "dobj") if at.dep_ == "xcomp" else None
        if held is not None:
            return held
        at = _governor(at)
        if at is not None and at.pos_ in {"NOUN", "PROPN"}:
            if is_noun(lemma(at), "effect") and at.dep_ in {"dobj", "attr"}:
                at = at.head  # "plays a role in easing pain"
            elif not is_noun(lemma(at), "time"):
                return at
    return None


def _pointed(verb: Token, own: Token) -> Token | None:
    """The noun that a relative pronoun stands for; any other subject as it is."""
    if own.lower_ not in RELATIVE or verb.dep_ not in {"relcl", "acl"}:
        return own
    over = verb.head
    if over.dep_ == "attr":  # "X is a virus that causes Y", "a symptom is pain, which ..."
        told = subject(over.head)
        return over if told is None or is_noun(lemma(told), "symptom", "side", "vague") else told
    return over.head if over.dep_ == "appos" else over


def _governor(verb: Token) -> Token | None:
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return verb.head.head
    if verb.dep_ in {"xcomp", "conj", "advcl", "dep", "prep"} and verb.head != verb:
        return verb.head
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, with an auxiliary or without."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "relcl"}:
        return child(verb, "nsubj") is None
    alone = verb.dep_ == "conj" and child(verb, "aux", *SUBJECTS) is None
    return alone and verb.head.tag_ == "VBN" and is_passive(verb.head)


def joined_verbs(verb: Token) -> Iterator[Token]:
    """The verbs joined to a verb that come after it: each begins a clause of its own."""
    for c in verb.children:
        if c.dep_ == "conj" and c.pos_ in VERBAL and c.i > verb.i:
            yield c


def is_people(token: Token) -> bool:
    """Whether a word stands for people or animals, and so for no treatment."""
    name = lemma(token)
    if is_noun(name, "people", "animal") or token.lower_ in {"those", "mice"}:
        return True
    inner = under(token, "of")
    if inner and (is_noun(name, "amount") or token.pos_ == "NUM"):
        return is_people(inner[0]) or inner[0].lower_ in {"them", "us", "whom"}
    if token.pos_ == "NUM" and token.head.pos_ != "NOUN":
        return True
    return any(_who_leads(c) for c in children(token, "relcl"))


def _who_leads(verb: Token) -> bool:
    who = child(verb, "nsubj")
    return who is not None and who.lower_ == "who"

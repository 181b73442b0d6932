"""Relative pronouns that a parser left without a task, and clauses that it hung on a verb: mended.

"It reverses a change called methylation, which may silence genes": "which" is the subject of its
verb, and the clause tells of the noun before the comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from littrack.language.tree import SUBJECTS, VERBAL, child, effect_of, is_people, lemma
from littrack.lexicon import is_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECT = frozenset({"which", "who", "that"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OF_STATEMENTS = frozenset({"be", "say", "show", "keep", "hold"})  # "..., which shows that"


def related(doc: Doc) -> Doc:
    """Give relative pronouns their verb, and their clause the noun before it, in the tree."""
    for token in (t for t in doc if t.dep_ == "dep" and t.lower_ in _SUBJECT):
        verb = token.head
        if verb.pos_ in VERBAL and token.i < verb.i and child(verb, *SUBJECTS) is None:
            token.dep_ = "nsubjpass" if child(verb, "auxpass") is not None else "nsubj"
            _hang(token, verb)
    return doc


def _hang(which: Token, verb: Token) -> None:
    """Hang a clause that stands after a comma on the noun before the comma, where it is meant."""
    if verb.dep_ != "advcl" or which.i < 2 or which.nbor(-1).text != ",":  # noqa: PLR2004
        return
    noun = which.nbor(-2)
    if noun.pos_ in _NOUNS and _may_mean(verb, noun) and verb.head in [noun, *noun.ancestors]:
        verb.head, verb.dep_ = noun, "relcl"


def _may_mean(verb: Token, noun: Token) -> bool:
    """Whether a clause can tell of a noun, and not of the whole statement before it."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), verb)
    differs = first.tag_ == "VBZ" and noun.tag_ in _PLURAL
    differs |= first.tag_ == "VBP" and noun.tag_ not in _PLURAL
    of_all = effect_of(verb) in _OF_STATEMENTS and child(verb, "auxpass") is None
    return not (differs or of_all or is_people(noun) or is_noun(lemma(noun), "time"))

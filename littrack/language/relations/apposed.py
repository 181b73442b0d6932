"""What an apposition says of its noun: "LDL, the main risk factor for strokes"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from littrack.language.phrases import is_evidence, spelled_out
from littrack.language.relations import being
from littrack.language.relations.clause import Clause, Relation, stands_for
from littrack.language.scopes import Scope
from littrack.language.tree import APART, children, is_people, lemma, mark_before
from littrack.lexicon import Frame, is_noun, words
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset({"NOUN", "PROPN"})
_DETERMINERS = frozenset({"a", "an", "the", "one", "another"})


def apposed(doc: Doc) -> Iterator[tuple[Clause, Relation]]:
    """Yield what each apposition of a sentence says, as a clause whose verb is its noun."""
    for token in doc:
        if is_statement(token):
            clause = Clause(token, Frame("be"), token.head, Scope(token), (stands_for(token.head),))
            found = list(being.stated(clause, token)) or list(_plain(clause, token))
            yield from ((clause, relation) for relation in found)


def is_statement(token: Token) -> bool:
    """Whether a noun describes the thing that it stands beside, set apart from it."""
    if token.dep_ != "appos" or token.pos_ not in _NAMED or token.head.pos_ not in _NAMED:
        return False
    opened = any(c.lower_ in _DETERMINERS for c in children(token, "det", "nummod"))
    told = opened and mark_before(token) in APART
    return told and not _is_of_somebody(token) and not _is_remark(token)


def _is_of_somebody(token: Token) -> bool:
    """ "Ann Bell, a professor", "the study, a survey of nurses": who or what speaks."""
    both = (token, token.head)
    none = ("somebody", "time", "amount")
    return any(is_people(t) or is_evidence(t) or is_noun(lemma(t), *none) for t in both)


def _is_remark(token: Token) -> bool:
    """ "What a word", "the latest craze", "the same drug", "a cup a day": says not what it is."""
    before = token.doc[token.left_edge.i : token.i]
    vague = is_noun(lemma(token), "remark", "vague") or _is_dose(lemma(token))
    return vague or any(t.lower_ in words().cues["remark"] for t in before)


def _is_dose(noun: str) -> bool:
    return is_noun(noun, "dose") and not is_noun(noun, "thing")


def _plain(clause: Clause, token: Token) -> Iterator[Relation]:
    beside = {t.i for c in children(token, "det", "relcl", "appos", "punct") for t in c.subtree}
    kept = [t for t in token.subtree if t.i not in beside and not t.is_space]
    yield from clause.say(ClaimType.OTHER, spelled_out(kept), Direction.ASSERTED)

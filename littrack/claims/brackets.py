"""What stands in [brackets] in a claim: what a pronoun stands for, and a subject it only shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from littrack.claims.coreference import PRONOUNS, Memory
from littrack.language.negation import HARDLY
from littrack.language.phrases import change, name
from littrack.language.tree import APART, SUBJECTS, child, children, mark_before, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"it", "they", "this", "these"})
_HOW_MANY = HARDLY | {"not", "only", "half", "fewer", "less"}
_RELATIVE = frozenset({"which", "that", "who"})


def brackets_of(
    kept: list[Token], verb: Token, thing: Token | None, memory: Memory
) -> tuple[dict[int, str], str]:
    """The pronouns of a claim that are surely resolved, and the subject that it only shares.

    A shared subject that is a pronoun of which nothing is sure joins `kept` as it stands.
    """
    who = subject(verb)
    brackets = _resolved(kept, dict.fromkeys(t for t in (who, thing) if t is not None), memory)
    if who is None or not kept or not {who, *who.conjuncts}.isdisjoint(kept):
        return brackets, ""
    lead = _named(_antecedent(who), memory)
    if lead and kept[0].lower_ in _RELATIVE and kept[0].dep_ in SUBJECTS and _is_added(kept[0]):
        return {**brackets, kept[0].i: lead}, ""
    if not lead and who.lower_ in _PERSONAL and who.i < kept[0].i:
        kept.insert(0, who)
    return brackets, lead


def _is_added(which: Token) -> bool:
    """Whether a relative clause adds a statement: "X, which ...", "X is a herb that ..."."""
    told_of = which.head.head
    return mark_before(which.head) in APART or told_of.dep_ == "attr"


def _antecedent(who: Token) -> Token:
    """The noun before a relative pronoun that the parser took for a subject; else the subject."""
    if who.lower_ not in _RELATIVE:
        return who
    before = [t for t in who.doc[max(0, who.i - 2) : who.i] if not t.is_punct]
    return before[-1] if before and before[-1].pos_ in {"NOUN", "PROPN"} else who


def _resolved(kept: list[Token], things: Iterable[Token], memory: Memory) -> dict[int, str]:
    """What the pronouns among these words of a claim stand for, by place, where that is sure."""
    brackets: dict[int, str] = {}
    for pronoun in (p for token in things for p in _pronouns(token) if p in kept):
        told = memory.resolve(pronoun)
        before = " ".join(t.text for t in kept if t.i < pronoun.i)
        if told and told.lower() not in before.lower():
            brackets[pronoun.i] = told + ("'s" if pronoun.dep_ == "poss" else "")
    return brackets


def _pronouns(token: Token) -> list[Token]:
    own = [token, *children(token, "poss")]
    return [t for t in own if t.lower_ in PRONOUNS and t.pos_ in {"PRON", "DET"}]


def _named(who: Token, memory: Memory) -> str:
    """A shared subject by its name, with what its pronoun stands for; empty where not sure."""
    if who.lower_ in PRONOUNS:
        return memory.resolve(who)
    owner = next((t for t in _pronouns(who) if t != who), None)
    told = memory.resolve(owner) if owner is not None else ""
    return f"{told}'s {name(who)}" if told else _counted(who)


def _counted(who: Token) -> str:
    """A name with the word that says how few or how many: "no herb", "few patients"."""
    before = who.doc[who.left_edge.i : who.i]
    if not any(t.like_num or t.lower_ in _HOW_MANY or change(t) in {"deny", "few"} for t in before):
        return name(who)
    last = who.right_edge.i if child(who, "conj") is not None else who.i
    return who.doc[who.left_edge.i : last + 1].text

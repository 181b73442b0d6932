"""What no shape fits: a clause that asserts something, with its subject and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from littrack.language.joints import within
from littrack.language.phrases import change, is_evidence, spelled_out
from littrack.language.relations.clause import Clause, Relation
from littrack.language.tree import (
    SUBJECTS,
    child,
    children,
    conjoined,
    effect_of,
    has_tense,
    is_passive,
    is_people,
    lemma,
    under,
)
from littrack.lexicon import is_adjective, is_noun
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset("ROOT conj ccomp relcl advcl parataxis acl csubj".split())
_NO_PREDICATE = frozenset(
    "nsubj nsubjpass expl csubj conj advcl punct cc mark aux auxpass parataxis".split()
)
_HANDLES = frozenset({"use", "hold", "recommend", "study", "try", "need", "treat"})
_COMPLEMENTS = ("dobj", "attr", "acomp", "oprd", "dative")


def says_something(clause: Clause) -> bool:
    """Whether a clause asserts by itself: finite, and no mere frame of another clause."""
    verb = clause.verb
    shown = verb.dep_ == "xcomp" and is_frame(verb.head)
    if (verb.dep_ not in _CLAUSES and not shown) or clause.scope.advice or is_order(verb):
        return False
    if shown:
        return True
    if is_frame(verb):
        return False
    if verb.dep_ == "acl":
        told = bool(effect_of(verb)) and (verb.tag_ == "VBG" or bool(under(verb)))
        return told and not is_evidence(verb.head) and effect_of(verb) != "say"
    return is_finite(verb)


def is_frame(verb: Token) -> bool:
    """Whether a clause only says of another one that it is said, shown, denied, likely or false."""
    effect = effect_of(verb)
    if effect in {"say", "deny", "doubt", "study", "fail", "show"} and _carries_clause(verb):
        return True
    who = child(verb, *SUBJECTS)
    if who is not None and is_noun(lemma(who), "idea", "myth") and holds_statement(who):
        return True  # "the idea that X is nonsense"
    if effect == "say" and (child(verb, "dobj") is None or _ends_quotation(verb)):
        return True
    if effect in {"lose", "give"}:
        powers = [o for o in children(verb, "dobj") if is_noun(lemma(o), "power")]
        return any(child(o, "acl") is not None for o in powers)
    return _is_verdict(verb) or (effect == "be" and _judges(verb))


def _is_verdict(verb: Token) -> bool:
    """ "This is not true": it judges the statement before it."""
    state = child(verb, "acomp", "attr", "oprd")
    if state is None or not is_adjective(state.lower_, "false", "true"):
        return False
    before = [c.lower_ for c in verb.children if c.i < verb.i and c.dep_ != "mark"]
    return bool({"this", "that", "it", "which"} & set(before))


def _carries_clause(verb: Token) -> bool:
    """ "Says that ...", "denies the idea that ..."; what studies show stands in a clause alone."""
    if child(verb, "ccomp", "xcomp", "csubj") is not None:
        return True
    return effect_of(verb) != "show" and any(holds_statement(o) for o in children(verb, "dobj"))


def holds_statement(noun: Token) -> bool:
    """ "The idea that X cures Y", "a myth that ...", "evidence that ..."."""
    told = is_noun(lemma(noun), "idea", "myth") or is_evidence(noun)
    return told and any(c.tag_ != "VB" for c in children(noun, "acl", "ccomp", "relcl"))


def _judges(verb: Token) -> bool:
    """ "It is clear that ...", "the good news is that ...", "this is not true"."""
    state = child(verb, "acomp", "attr", "oprd")
    if state is None:  # "the good news is that ..."
        inner = child(verb, "xcomp", "csubj") if _led_by_it(verb) else None
        return child(verb, "ccomp") is not None or inner is not None
    held = child(verb, "ccomp", "xcomp", "csubj") is not None or holds_statement(state)
    return _led_by_it(verb) and held


def _led_by_it(verb: Token) -> bool:
    return any(c.lower_ == "it" for c in children(verb, "nsubj", "expl"))


def _ends_quotation(verb: Token) -> bool:
    """ "X is Y, writes a blog": what is said stands first."""
    return any(c.dep_ in {"ccomp", "nsubj", "advcl"} and c.i < verb.i for c in verb.children) and (
        verb.i > 0 and verb.nbor(-1).text in {",", "”", '"'}
    )


def is_order(verb: Token) -> bool:
    """Whether a verb tells the reader what to do."""
    helped = any(c.lower_ != "do" for c in children(verb, "aux"))
    bare = child(verb, *SUBJECTS, "expl") is None and verb.tag_ == "VB" and not helped
    return bare and verb.dep_ in {"ROOT", "conj"} and (verb.dep_ == "ROOT" or is_order(verb.head))


def is_finite(verb: Token) -> bool:
    """Whether a verb, or an auxiliary before it, has a tense; a joined verb shares it."""
    if has_tense(verb):
        return True
    if verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        return is_finite(verb.head)
    return _is_bare_present(verb) or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def _is_bare_present(verb: Token) -> bool:
    """A plural's present tense, which a tagger takes for the bare form."""
    own = child(verb, *SUBJECTS) is not None
    return verb.tag_ == "VB" and own and child(verb, "aux") is None


def general(clause: Clause) -> Iterator[Relation]:
    """The clause with its subject and predicate, one relation for each item of its list."""
    verb = clause.verb
    items = [x for c in children(verb, *_COMPLEMENTS) for x in conjoined(c)]
    items = [x for x in items if x.i > verb.i]
    handled = _handled(clause, items)
    for item in handled:
        yield from _say(clause.of_things([item]), predicate(verb), item)
    if handled:
        return
    if not items:
        yield from _say(clause, predicate(verb), None)
    for item in items:
        yield from _say(clause, predicate(verb, items, item), item)


def _handled(clause: Clause, items: Sequence[Token]) -> list[Token]:
    """What people, or a study, do something with: "doctors use a scanner", "were given the jab"."""
    if clause.who is None or clause.effect not in _HANDLES or not _only_handles(clause, clause.who):
        return []
    found = [x for x in items if x.dep_ == "dobj"] or under(clause.verb, "with", "to", "on")
    return [x for x in found if x.pos_ in {"NOUN", "PROPN"} and not is_people(x)]


def _only_handles(clause: Clause, who: Token) -> bool:
    if is_noun(lemma(who), "somebody", "vague"):
        return True
    if is_people(who):
        return not clause.things or is_passive(clause.verb)
    return not clause.things and is_evidence(who)


def _say(clause: Clause, what: str, item: Token | None) -> Iterator[Relation]:
    denied = clause.negated ^ (item is not None and is_none(item))
    way = Direction.NO_EFFECT if denied else Direction.ASSERTED
    yield from clause.say(ClaimType.OTHER, what, way, item=item, negated=denied)


def is_none(item: Token) -> bool:
    """ "There is no cure", "it takes off no kilos"."""
    return any(change(c) == "deny" for c in children(item, "det", "neg", "amod"))


def predicate(verb: Token, items: Sequence[Token] = (), chosen: Token | None = None) -> str:
    """The words of a predicate without its subject, its auxiliaries and clauses beside it.

    Of a list of `items` the `chosen` one is kept.
    """
    left_out = _beside(verb) | _other_items(items, chosen)
    kept = within(verb, [t for t in verb.subtree if t.i not in left_out and not t.is_space])
    while kept and kept[-1].is_punct and kept[-1].text != ")":
        kept.pop()
    if (lemma(verb) == "be" or verb.pos_ == "AUX") and len(kept) > 1:
        kept.remove(verb)
    return spelled_out(kept)


def _other_items(items: Sequence[Token], chosen: Token | None) -> set[int]:
    """The places of the items of a list that are not chosen, and of what joins them."""
    if chosen is None or len(items) == 1:
        return set()
    others = {i for item in items if item != chosen for i in _one_item(item)}
    ties = {t.i for item in items for c in children(item, "cc", "punct") for t in c.subtree}
    return (others | ties) - _one_item(chosen)


def _beside(verb: Token) -> set[int]:
    """The places of what belongs to a verb and is no part of what it says."""
    left_out: set[int] = set()
    for c in verb.children:
        whole = c.dep_ == "ccomp" and effect_of(verb) != "keep"
        if c.dep_ in _NO_PREDICATE or whole or c.i < verb.i:
            left_out |= {t.i for t in c.subtree}
    return left_out


def _one_item(item: Token) -> set[int]:
    """The places of one item of a list, without the items joined to it."""
    joined = {t.i for c in children(item, "conj", "cc", "punct") for t in c.subtree}
    return {t.i for t in item.subtree if t.i not in joined}

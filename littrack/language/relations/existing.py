"""What there is: links, evidence, risks; and side effects that are listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.language.phrases import (
    Quantity,
    is_a,
    is_evidence,
    name,
    quantities,
)
from littrack.language.relations.clause import (
    Clause,
    Relation,
    stands_for,
)
from littrack.language.scopes import Scope
from littrack.language.tree import child, children, lemma, under
from littrack.lexicon import is_noun
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token


def are_side_effects(token: Token) -> bool:
    named = any(c.lower_ in {"side", "adverse"} for c in token.children)
    return is_a(token, "side") or (lemma(token) in {"effect", "event"} and named)


def side_effects(clause: Clause, items: list[Token]) -> Iterator[Relation]:
    """ "Side effects of X are nausea and cramps": a harm for each."""
    who = clause.who
    of = under(who, "of", "from", "with") if who is not None else []
    things = [x for x in of if not is_noun(lemma(x), "dose", "time")]
    turned = clause.of_things(things or ([who] if who is not None else []))
    for item in items:
        yield from turned.say(ClaimType.HARM, name(item), Direction.INCREASES, item=item)


def exists(clause: Clause) -> Iterator[Relation]:
    """ "There is no link between X and Y", "there is little risk of dependence on X"."""
    what = child(clause.verb, "attr", "dobj", "nsubj")
    for q in quantities(what) if what is not None else ():
        none = clause.negated or q.none
        if is_a(q.token, "link"):
            yield from _link(clause, q, none=none)
        elif is_evidence(q.token):
            yield from _evidence_exists(clause, q.token, none=none)
        elif q.relief:
            way = Direction.DECREASES if q.wanted < 0 else Direction.INCREASES
            way = Direction.NO_EFFECT if none else way
            yield from clause.say(ClaimType.EFFICACY, q.name, way, item=q.token, negated=none)
        elif q.wanted < 0:
            inside = [x for x in q.token.head.subtree if x.dep_ == "prep"]
            on = [t for x in inside if x.lower_ in {"on", "with", "from"} for t in under_of(x)]
            yield from clause.of_things(on[:1]).moves(q, q.sign or 1)


def under_of(prep: Token) -> list[Token]:
    """The objects of one preposition."""
    return children(prep, "pobj")


def _link(clause: Clause, q: Quantity, *, none: bool) -> Iterator[Relation]:
    pair = under(q.token, "between") + under(q.token, "to", "with")
    if len(pair) > 1:
        turned = replace(clause, scope=Scope(clause.verb, negated=none), things=(pair[0],))
        for x in (x for o in pair[1:] for x in quantities(o)):
            yield from turned.moves(replace(x, wanted=x.wanted or -1), 1)


def _evidence_exists(clause: Clause, what: Token, *, none: bool) -> Iterator[Relation]:
    """ "There is no evidence for X"; what follows "evidence that" is a clause of its own."""
    if child(what, "ccomp", "relcl") is not None:
        return
    backed = [o for c in children(what, "acl") for o in children(c, "dobj")]
    things = [stands_for(o) for o in backed[:1]] or under(what, "for", "of", "on")[:1]
    bare = clause.of_things(things)
    yield from bare.say(ClaimType.EVIDENCE, "", Direction.ASSERTED, negated=none)

"""What studies show, rule out or find no link of; what works and does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.language.phrases import (
    aim_of,
    is_a,
    name,
    quantities,
)
from littrack.language.relations.clause import Clause, Relation
from littrack.language.relations.general import predicate
from littrack.language.relations.moving import effects_on, no_effect_or, occurs, relieves
from littrack.language.tree import (
    child,
    children,
    is_passive,
    is_people,
    lemma,
    under,
    words_below,
)
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    pass


def shown(clause: Clause) -> Iterator[Relation]:
    """ "Studies show effectiveness against anxiety"; "rare cases of rash have been seen"."""
    if is_passive(clause.verb):
        yield from occurs(clause) if child(clause.verb, "xcomp", "oprd", "ccomp") is None else ()
        return
    for o in children(clause.verb, "dobj"):
        pair = under(o, "between") if is_a(o, "link") else []
        if len(pair) > 1:
            turned = clause.of_things(pair[:1])
            yield from (r for q in quantities(pair[-1]) for r in turned.moves(q, 1))
            continue
        bare = clause.of_things([])
        for q in quantities(o):
            if (is_a(o, "effect") and not is_a(o, "side")) or (lemma(o) == "benefit" and q.denied):
                yield from effects_on(bare, q)
            elif q.relief and q.name:
                yield from relieves(bare, q)
            elif q.sign:
                yield from bare.moves(q, q.sign)


def nil(clause: Clause) -> Iterator[Relation]:
    """ "Did nothing to prevent cancer", "does nothing for acne"."""
    verb = clause.verb
    inner = [c for o in verb.children for c in children(o, "relcl", "xcomp", "acl")]
    aims = [x for c in inner for x in children(c, "dobj")]
    aims += under(verb, "for", "about", "against")
    aims += [x for c in children(verb, "dobj") for x in under(c, "for", "about")]
    for q in (q for x in aims for q in quantities(x)):
        none = Direction.NO_EFFECT
        yield from clause.say(ClaimType.EFFICACY, q.name, none, item=q.token, negated=True)


def ruled_out(clause: Clause) -> Iterator[Relation]:
    """ "Ruled out a link between X and Y"; "has nothing to do with Y"."""
    for o in children(clause.verb, "dobj"):
        pair = under(o, "between")
        if is_a(o, "link") and len(pair) > 1:
            turned = clause.of_things(pair[:1])
            absent = Direction.ABSENT
            yield from turned.say(ClaimType.NO_HARM, name(pair[1]), absent, negated=True)


def unlinked(clause: Clause) -> Iterator[Relation]:
    """ "Has nothing to do with autism"."""
    for x in (t for t in clause.verb.subtree if t.dep_ == "pobj" and t.head.lower_ == "with"):
        yield from clause.say(ClaimType.NO_HARM, name(x), Direction.ABSENT, negated=True)


def works(clause: Clause) -> Iterator[Relation]:
    """ "Works against pain", "works by blocking X"."""
    if clause.population and not clause.things:
        return
    if under(clause.verb, "by"):
        return
    if any("no" in words_below(o) for o in children(clause.verb, "dobj")):  # "works no miracles"
        clause = replace(clause, scope=replace(clause.scope, negated=not clause.negated))
    aims = under(clause.verb, "for", "against", "in", "on")
    found = [q for x in aims if not is_people(x) for q in aim_of(x)]
    for q in found:
        way = Direction.DECREASES if q.wanted < 0 else Direction.ASSERTED
        way = no_effect_or(clause, way)
        yield from clause.say(ClaimType.EFFICACY, q.name, way, item=q.token)
    if not found:
        way = no_effect_or(clause, Direction.ASSERTED)
        yield from clause.say(ClaimType.EFFICACY, predicate(clause.verb), way)

"""The relations of a sentence: which shape reads which verb, and what no shape fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.language.phrases import is_a, name, quantities
from littrack.language.relations import being, moving, showing
from littrack.language.relations.apposed import apposed
from littrack.language.relations.clause import Clause, Relation, objects
from littrack.language.relations.comparing import compared, rival
from littrack.language.relations.general import general, is_frame, is_order, says_something
from littrack.language.tree import child, children, conjoined, is_passive, lemma, under
from littrack.lexicon import is_noun
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

Shape = Callable[[Clause], Iterator[Relation]]


def relations_in(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, Relation]]:
    """Yield every relation of a sentence with its clause; a condition or an aim states none."""
    parts = [c for c in clauses if not c.scope.unreal]
    beside = list(_without(parts))
    phrases = tuple(r.phrase for _, r in beside if r.phrase is not None)
    for clause in parts:
        framed = is_frame(clause.verb) or is_order(clause.verb)
        found = [] if framed else list(_relations(clause))
        if not found and says_something(clause):
            found = list(general(clause))
        yield from ((clause, replace(r, left_out=phrases)) for r in found)
    yield from beside
    yield from apposed(parts[0].verb.doc) if parts else ()


def _relations(clause: Clause) -> Iterator[Relation]:
    """What a clause says, by the effect of its verb."""
    verb = clause.verb
    effect = clause.effect
    safely = any(c.lower_ == "safely" for c in verb.children)
    if safely and effect not in {"be", "hold"}:
        kind = ClaimType.HARM if clause.negated else ClaimType.NO_HARM
        way = Direction.INCREASES if clause.negated else Direction.ABSENT
        yield from clause.say(kind, "harm", way, negated=not clause.negated)
    if effect in {"tout", "hold"} and not is_passive(verb):
        clause = clause.of_things(_held_things(verb))
    rivals = compared(clause)
    if rivals is not None:
        yield from rivals
    elif effect in _SHAPES:
        yield from _SHAPES[effect](clause)


def _held_things(verb: Token) -> list[Token]:
    """ "Experts consider X the best treatment": X."""
    inner = [child(c, "nsubj") for c in children(verb, "ccomp", "xcomp", "oprd")]
    first = child(verb, "dobj") or next((t for t in inner if t is not None), None)
    return conjoined(first) if first is not None else []


def _without(parts: list[Clause]) -> Iterator[tuple[Clause, Relation]]:
    """ "... without side effects", "with minimal side effects": a claim of its own."""
    for p in parts[0].verb.doc if parts else ():
        if p.dep_ != "prep" or p.lower_ not in {"without", "with"}:
            continue
        over = [c for c in parts if c.verb.i < p.i and c.things and _acts(c)]
        if over and not (over[-1].effect in {"be", "link"} and p.head == over[-1].verb):
            yield from ((over[-1], replace(r, phrase=p)) for r in _spares(over[-1], p))


def _acts(clause: Clause) -> bool:
    return clause.effect not in {"show", "say"} and not clause.scope.rejected


def _spares(clause: Clause, p: Token) -> Iterator[Relation]:
    same = any(is_noun(lemma(t), "sameness") for t in p.subtree)
    bare = p.lower_ == "without"
    for q in (q for o in children(p, "pobj") for x in conjoined(o) for q in quantities(x)):
        if q.wanted >= 0:
            continue
        if (bare and same) or (not bare and q.sign < 0):
            less, other = Direction.DECREASES, rival(p)
            yield from clause.say(
                ClaimType.COMPARATIVE, q.name, less, item=q.token, comparator=other, negated=False
            )
        elif (bare and not clause.negated) or (not bare and q.none):
            absent = Direction.ABSENT
            yield from clause.say(ClaimType.NO_HARM, q.name, absent, item=q.token, negated=True)


def _lasts(clause: Clause) -> Iterator[Relation]:
    """ "Symptoms last a week": a time course."""
    varies = lemma(clause.verb) in {"vary", "differ", "fluctuate"}
    for r in general(clause):
        what = r.outcome if varies else f"time course {r.outcome}".strip()
        yield replace(r, type=ClaimType.EPIDEMIOLOGY, outcome=what)


def _died(clause: Clause) -> Iterator[Relation]:
    things = under(clause.verb, "from", "of", "after", "on")
    turned = clause.of_things([x for x in things if not is_a(x, "time")])
    word = "overdose" if lemma(clause.verb) == "overdose" else "death"
    if turned.things:
        kind = ClaimType.NO_HARM if clause.negated else ClaimType.HARM
        way = Direction.ABSENT if clause.negated else Direction.INCREASES
        yield from turned.say(kind, word, way)


def _lives(clause: Clause) -> Iterator[Relation]:
    yield from clause.say(
        ClaimType.EFFICACY, "deaths", moving.no_effect_or(clause, Direction.DECREASES)
    )


def _hurts(clause: Clause) -> Iterator[Relation]:
    kind = ClaimType.NO_HARM if clause.negated else ClaimType.HARM
    way = Direction.ABSENT if clause.negated else Direction.INCREASES
    yield from clause.say(kind, "harm", way)


def _approved(clause: Clause) -> Iterator[Relation]:
    """ "The FDA approved X for Y"; law, not literature, decides it."""
    acts = list(clause.things) if is_passive(clause.verb) else objects(clause)
    aims = under(clause.verb, "for", "to") + [x for o in acts for x in under(o, "for")]
    what = ", ".join([f"{lemma(clause.verb)}", *(name(a) for a in aims)])
    yield from clause.of_things(acts).say(ClaimType.REGULATORY, what, Direction.ASSERTED)


def _used(clause: Clause) -> Iterator[Relation]:
    """ "Is used to treat X", "is used for X": a use, and no proof of an effect."""
    if any(c.lower_ in {"when", "if", "once"} for c in clause.verb.children):
        return
    if not is_passive(clause.verb):
        acts = objects(clause)
        aims = [o for c in children(clause.verb, "xcomp", "advcl") for o in children(c, "dobj")]
        clause = clause.of_things(acts)
        for o in aims:
            yield from clause.say(ClaimType.EPIDEMIOLOGY, name(o), Direction.ASSERTED)
        return
    for r in general(clause):
        yield replace(r, type=ClaimType.EPIDEMIOLOGY)


def _studied(clause: Clause) -> Iterator[Relation]:
    passive = is_passive(clause.verb) and clause.who is not None
    acts = conjoined(clause.who) if passive and clause.who else children(clause.verb, "dobj")
    inner = [x for o in acts for x in (under(o, "of") if is_a(o, "effect", "use") else [o])]
    bare = clause.of_things(inner[:1])
    yield from bare.say(ClaimType.EVIDENCE, "", Direction.ASSERTED)


def _fame(clause: Clause) -> Iterator[Relation]:
    """ "Has gained attention as an aid in managing pain": attention, and the promise."""
    for q in (q for x in under(clause.verb, "as", "for") for q in quantities(x)):
        if q.relief and q.name:
            way = Direction.DECREASES if q.wanted < 0 else Direction.INCREASES
            yield from clause.say(ClaimType.EFFICACY, q.name, way, item=q.token, why="promise")
    yield from clause.say(ClaimType.EPIDEMIOLOGY, "attention", Direction.INCREASES)


def _composed(clause: Clause) -> Iterator[Relation]:
    """ "Contains X", "consists of X"."""
    for o in objects(clause):
        way = moving.no_effect_or(clause, Direction.ASSERTED)
        yield from clause.say(ClaimType.OTHER, name(o), way, item=o, why="composition")


def _kept(clause: Clause) -> Iterator[Relation]:
    yield from being.made(clause)


_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("less", "more", "treat", "help", "cause", "harm", "act"), moving.move),
    "link": moving.linked,
    "give": moving.given,
    "feel": moving.felt,
    "lose": moving.felt,
    "be": being.held,
    "hold": being.held,
    "tout": being.held,
    "keep": _kept,
    "last": _lasts,
    "occur": moving.occurs,
    "include": being.included,
    "use": _used,
    "work": showing.works,
    "nil": showing.nil,
    "unlinked": showing.unlinked,
    "fame": _fame,
    "hurt": _hurts,
    "die": _died,
    "lives": _lives,
    "approve": _approved,
    "study": _studied,
    "deny": showing.ruled_out,
    "effect": moving.effect_verb,
    "up": lambda c: moving.itself(c, 1),
    "down": lambda c: moving.itself(c, -1),
    "show": showing.shown,
    "consist": _composed,
}

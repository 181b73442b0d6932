"""Verbs that move something: what acts, on what, which way, and what that is to people."""

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
    spelled_out,
    wanted_of,
)
from littrack.language.relations.clause import Clause, Relation, objects, theme_of
from littrack.language.relations.people import taken
from littrack.language.tree import (
    child,
    children,
    conjoined,
    effect_of,
    is_passive,
    is_people,
    lemma,
    under,
)
from littrack.lexicon import is_noun, valence
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_BLOCKS = frozenset(
    """
    block inhibit suppress neutralize neutralise antagonize antagonise interrupt inactivate
    """.split()
)
_MEETS = frozenset({"interact", "react", "interfere"})


def no_effect_or(clause: Clause, direction: Direction, *, denied: bool = False) -> Direction:
    """A direction, or none where the clause or the phrase denies it."""
    return Direction.NO_EFFECT if clause.negated ^ denied else direction


def move(clause: Clause) -> Iterator[Relation]:
    """ "X reduces Y", "Y is caused by X", "X helps people sleep"."""
    theme, clause = theme_of(clause)
    effect = clause.effect
    if effect == "treat" and not theme:  # "protects the heart"
        theme, effect = children(clause.verb, "dobj"), "help"
    if not theme and effect in {"less", "more"} and not is_passive(clause.verb):
        yield from itself(clause, 1 if effect == "more" else -1)
        return
    if effect == "help" and lemma(clause.verb) == "help":
        yield from _helped(clause)
    if effect == "help" and not theme and clause.who is not None:
        wanted = wanted_of(clause.who, name(clause.who))
        yield from itself(clause, wanted) if wanted else ()
    for q in (q for t in theme for q in quantities(t)):
        if not is_people(q.token):
            yield from effect_on(clause, q, effect)
        elif effect == "harm":
            yield from clause.say(ClaimType.HARM, q.name, Direction.INCREASES, item=q.token)


def _helped(clause: Clause) -> Iterator[Relation]:
    """ "Helps people quit smoking": what they are helped to do, in the text's own words."""
    for c in children(clause.verb, "ccomp", "xcomp"):
        for verb in (c, *(x for x in c.conjuncts if x.i > c.i)):
            if verb.pos_ == "VERB" and effect_of(verb) not in {"less", "more", "treat", "help"}:
                what = predicate_words(verb)
                way = no_effect_or(clause, Direction.INCREASES)
                yield from clause.say(ClaimType.EFFICACY, what, way, item=verb)


def predicate_words(verb: Token) -> str:
    """A verb with its objects and states: "quit smoking", "stay asleep"."""
    kept = [verb]
    for o in children(verb, "dobj", "acomp", "prt", "oprd"):
        kept += [o, *(x for x in o.lefts if x.dep_ in {"compound", "amod"})]
    return spelled_out(sorted(kept, key=lambda t: t.i))


def effect_on(clause: Clause, q: Quantity, effect: str) -> Iterator[Relation]:
    """One relation of a verb of change with one thing that it changes."""
    if effect == "treat" or (effect == "help" and q.wanted < 0):
        wanted = q.wanted or -1
        way = -q.sign if q.sign and effect == "treat" else wanted
        yield from clause.moves(replace(q, wanted=wanted), way)
    elif effect == "help":
        yield from clause.moves(replace(q, wanted=q.wanted or 1), q.sign or 1)
    elif effect == "harm":
        yield from clause.moves(replace(q, wanted=q.wanted or -1), -1 if q.wanted > 0 else 1)
    elif effect == "cause":
        yield from clause.moves(q, (q.wanted or 1) if q.relief else q.sign or 1)
    elif effect == "act":
        yield from _acts_on(clause, q)
    elif effect == "more":
        yield from clause.moves(q, q.sign or 1)
    else:
        yield from clause.moves(q, -(q.sign or 1))


def _acts_on(clause: Clause, q: Quantity) -> Iterator[Relation]:
    """ "Binds to receptors", "interacts with warfarin", "blocks pain"."""
    body = is_a(q.token, "bio") or any(is_noun(c.lower_, "bio") for c in q.token.children)
    blocks = lemma(clause.verb) in _BLOCKS
    denied = clause.negated ^ q.denied
    if lemma(clause.verb) in _MEETS and not body and q.wanted >= 0:
        kind = ClaimType.NO_HARM if denied else ClaimType.HARM
        way = Direction.ABSENT if denied else Direction.INCREASES
        what = f"interaction with {q.name}"
        yield from clause.say(kind, what, way, item=q.token, negated=denied)
    elif q.wanted and not body and (blocks or q.sign):
        yield from clause.moves(q, -1 if blocks else q.sign)
    else:
        way = Direction.DECREASES if blocks else Direction.ASSERTED
        way = no_effect_or(clause, way, denied=q.denied)
        yield from clause.say(ClaimType.MECHANISM, q.name, way, item=q.token, negated=denied)


def itself(clause: Clause, way: int) -> Iterator[Relation]:
    """ "Blood pressure fell in people who took garlic": the subject is what moved."""
    if clause.who is None or is_people(clause.who):
        return
    turned = clause.of_things(_movers(clause))
    for q in (q for x in conjoined(clause.who) for q in quantities(x)):
        if not turned.things:
            direction = Direction.INCREASES if way * (q.sign or 1) > 0 else Direction.DECREASES
            direction = no_effect_or(clause, direction, denied=q.denied)
            epidemiology = ClaimType.EPIDEMIOLOGY
            yield from turned.say(epidemiology, q.name, direction, item=q.token)
        else:
            yield from turned.moves(q, way)


def _movers(clause: Clause) -> list[Token]:
    """What moved a thing: what people took, or what stands after "after", "with", "on"."""
    verb = clause.verb
    things = [t for o in under(verb, "in", "among", "of") if is_people(o) for t in taken(o)]
    after = under(verb, "after", "with", "following", "on")
    return things + [o for o in after if not is_people(o) and not is_noun(lemma(o), "time", "dose")]


def linked(clause: Clause) -> Iterator[Relation]:
    """ "X is linked to Y", "links X to Y", "is blamed for Y"."""
    verb = clause.verb
    outcomes = under(verb, *(s for s in clause.frame.slots if s != "obj"))
    actor = child(verb, "dobj", "xcomp")
    if not is_passive(verb) and actor is not None:
        clause = clause.of_things(conjoined(actor))
        outcomes = outcomes or under(actor, *clause.frame.slots)
    if _is_backward(clause, outcomes):
        outcomes, clause = list(clause.things), clause.of_things(outcomes)
    for q in (q for o in outcomes for q in quantities(o)):
        if q.wanted:
            yield from clause.moves(q, q.sign or 1)
        else:
            way = no_effect_or(clause, Direction.INCREASES, denied=q.denied)
            yield from clause.say(ClaimType.EPIDEMIOLOGY, q.name, way, item=q.token)


def _is_backward(clause: Clause, outcomes: list[Token]) -> bool:
    """Whether a harm stands first: "seizures have been linked to kratom"."""
    if not clause.things or not outcomes or not is_passive(clause.verb):
        return False
    first = name(clause.things[0])
    return valence(first) < 0 and not valence(name(outcomes[0])) and outcomes[0].tag_ != "VBG"


def given(clause: Clause) -> Iterator[Relation]:
    """ "Has no side effects", "offers relief from pain", "carries a risk of stroke"."""
    theme, acted = theme_of(clause)
    people = bool(clause.population) and not clause.things
    for q in (x for t in theme for y in quantities(t) for x in _aimed(clause, y)):
        if is_a(q.token, "effect") and not is_a(q.token, "side") and q.wanted >= 0 and not q.relief:
            yield from effects_on(acted, q)
        elif q.relief and not people:
            yield from relieves(acted, q)
        elif not people or q.sign or q.none:
            yield from acted.moves(q, q.sign or 1) if q.wanted else ()
        elif q.wanted:
            epidemiology = ClaimType.EPIDEMIOLOGY
            yield from acted.say(epidemiology, q.name, Direction.ASSERTED, item=q.token)


def relieves(clause: Clause, q: Quantity) -> Iterator[Relation]:
    denied = (clause.negated ^ q.denied) or q.few
    way = Direction.DECREASES if q.wanted < 0 else Direction.INCREASES
    way = Direction.NO_EFFECT if denied else way if q.name else Direction.ASSERTED
    yield from clause.say(ClaimType.EFFICACY, q.name, way, item=q.token, negated=denied)


def _aimed(clause: Clause, q: Quantity) -> list[Quantity]:
    """Relief whose "from ..." the parser hung on the verb."""
    if not q.relief or q.name:
        return [q]
    aims = under(clause.verb, "from", "for", "against")
    aims = [t for t in aims if not is_people(t) and not is_noun(lemma(t), "time")]
    inner = [replace(x, relief=True, denied=q.denied) for t in aims for x in quantities(t)]
    return inner or [q]


def effects_on(clause: Clause, q: Quantity) -> Iterator[Relation]:
    """ "Has no effect on nausea", "has a role in sleep"."""
    denied = (clause.negated ^ q.denied) or q.few
    prepositions = ("on", "against", "in", "for", "to")
    of = under(q.token, "of")
    if of and not clause.things:
        clause = clause.of_things(of)
    on = under(q.token, *prepositions) or under(clause.verb, *prepositions)
    for o in on or [None]:  # type: ignore[list-item]
        what = name(o) if o is not None else q.name
        kind = ClaimType.EFFICACY if denied else ClaimType.MECHANISM
        way = Direction.NO_EFFECT if denied else Direction.ASSERTED
        yield from clause.say(kind, what, way, item=o, negated=denied)


def effect_verb(clause: Clause) -> Iterator[Relation]:
    """ "Makes no difference to nausea": the noun is the object, what it is on stands under it."""
    for o in children(clause.verb, "dobj", "attr", "nsubjpass"):
        for q in quantities(o):
            if is_a(o, "effect") or lemma(o) == "difference":
                yield from effects_on(clause, q)


def felt(clause: Clause) -> Iterator[Relation]:
    """ "Users reported less pain": what befell people is laid at what they took."""
    if is_passive(clause.verb):
        yield from occurs(clause)
        return
    if clause.who is None or is_evidence(clause.who):
        return
    for o in objects(clause) or children(clause.verb, "acomp"):
        for q in (x for y in quantities(o) for x in _aimed(clause, y)):
            yield from _felt(clause, q)


def _felt(clause: Clause, q: Quantity) -> Iterator[Relation]:
    if lemma(clause.verb) == "lose":
        slims = q.name == "weight"
        q = replace(q, name="weight loss" if slims else q.name, sign=1 if slims else -1)
        q = replace(q, wanted=1) if slims else q
    if q.relief:
        yield from relieves(clause, q)
    elif q.sign or clause.things or q.none or clause.negated:
        yield from clause.moves(q, q.sign or 1) if q.wanted or q.sign else ()
    elif q.wanted:
        yield from clause.say(ClaimType.EPIDEMIOLOGY, q.name, Direction.ASSERTED, item=q.token)


def occurs(clause: Clause) -> Iterator[Relation]:
    """ "Seizures occurred after high doses", "rash was seen in users of the cream"."""
    if clause.who is None:
        return
    around = under(clause.verb, "after", "with", "from", "following", "in")
    around = [x for x in around if not is_noun(lemma(x), "time")]
    things = [t for x in around for t in (taken(x) if is_people(x) else [x])]
    turned = clause.of_things([t for t in things if not is_a(t, "study") and t.pos_ != "NUM"])
    for q in (q for x in conjoined(clause.who) for q in quantities(x)):
        if q.wanted < 0 and (q.denied or clause.negated):
            absent = Direction.ABSENT
            yield from turned.say(ClaimType.NO_HARM, q.name, absent, item=q.token, negated=True)
        elif q.wanted < 0 and (turned.things or is_a(clause.who, "side", "instance")):
            yield from turned.moves(q, 1)
        elif q.wanted < 0:
            bare = clause.of_things([])
            yield from bare.say(ClaimType.EPIDEMIOLOGY, q.name, Direction.ASSERTED, item=q.token)

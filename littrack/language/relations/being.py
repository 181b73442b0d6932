"""What a thing is said to be: safe, addictive, a remedy, common; and what there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from littrack.language.phrases import (
    Quantity,
    aim_of,
    is_a,
    is_evidence,
    name,
    quantities,
    spelled,
    wanted_of,
)
from littrack.language.relations.clause import Clause, Relation, frame, objects
from littrack.language.relations.existing import are_side_effects, exists, side_effects
from littrack.language.relations.general import predicate
from littrack.language.relations.moving import itself
from littrack.language.relations.people import taken
from littrack.language.scopes import Scope
from littrack.language.tree import VERBAL, child, children, conjoined, is_people, lemma, under
from littrack.lexicon import is_adjective, is_noun, outcome_named
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = ("acomp", "attr", "oprd", "advmod")
_AIMS = ("for", "against", "in", "at", "of", "with", "to")
_BODIES = (
    "agonist", "agonists", "inhibitor", "inhibitors", "antagonist", "antagonists", "blocker",
    "blockers", "precursor", "antioxidant", "antioxidants",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """One thing that a clause says its subject is; `word` is without "non-", `denied` with it."""

    token: Token
    word: str
    denied: bool


def held(clause: Clause) -> Iterator[Relation]:
    """ "X is safe / addictive / effective against Y / a treatment for Y"; "there is a link"."""
    if child(clause.verb, "expl") is not None:
        yield from exists(clause)
        return
    states = list(_states(clause))
    if not states:
        yield from _without(clause)
    for token in states:
        yield from stated(clause, token)


def _states(clause: Clause) -> Iterator[Token]:
    verb = clause.verb
    for c in verb.children:
        small = c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"ADJ", "NOUN"}
        if c.dep_ in _STATES or small:
            yield from _all_states(c)
    if clause.effect in {"hold", "tout"}:
        for p in children(verb, "prep"):
            if p.lower_ == "as":
                yield from (s for c in p.children for s in _all_states(c))


def _all_states(first: Token) -> Iterator[Token]:
    yield first
    yield from (x for x in first.conjuncts if x.i > first.i and x.pos_ not in VERBAL)


def _without(clause: Clause) -> Iterator[Relation]:
    """ "Is without side effects"."""
    for p in children(clause.verb, "prep"):
        if p.lower_ == "without":
            for q in (q for o in children(p, "pobj") for x in conjoined(o) for q in quantities(x)):
                yield from clause.moves(replace(q, denied=not q.denied), 1)


def stated(clause: Clause, token: Token) -> Iterator[Relation]:
    """What one state says; "anything but safe" and "far from safe" say the contrary."""
    contrary = _contrary(token)
    if contrary is not None:
        turned = Scope(clause.verb, negated=not clause.negated)
        yield from stated(replace(clause, scope=turned), contrary)
        return
    word = spelled(token) if token.pos_ in {"ADJ", "ADV", "VERB"} else lemma(token)
    bare = word.removeprefix("non-")
    no = any(c.lower_ in {"no", "not", "hardly"} for c in token.children)
    state = State(token, bare, clause.negated ^ (bare != word) ^ no)
    yield from _quality(clause, state)


def _contrary(token: Token) -> Token | None:
    if token.lower_ not in {"far", "anything"}:
        return None
    inner = [c for p in token.children if p.lower_ in {"from", "but"} for c in p.children]
    inner += [c for c in token.children if c.pos_ == "ADJ"]
    return inner[0] if inner else None


def _quality(clause: Clause, state: State) -> Iterator[Relation]:
    """What a quality says of its subject, by the class of its word."""
    word, token = state.word, state.token
    if is_adjective(word, "equal") or any(is_adjective(c.lower_, "equal") for c in _degrees(token)):
        yield from _equals(clause, state)
    elif is_adjective(word, "likely") and child(token, "xcomp") is not None:
        yield from _more_likely(clause, token)
    elif word == "free":
        yield from _free_of(clause, state)
    elif is_adjective(word, "weak", "unknown", "ongoing"):
        yield from _known(clause, state)
    elif is_adjective(word, "safe"):
        yield from _safe(clause, state)
    elif is_adjective(word, "unsafe") and not (word == "dependent" and clause.things):
        yield from _unsafe(clause, state)
    elif _is_working(state):
        yield from working(clause, token, denied=state.denied ^ is_adjective(word, "vain"))
    else:
        yield from _other_state(clause, state)


def _degrees(token: Token) -> list[Token]:
    return children(token, "advmod") if token.pos_ == "ADJ" else []


def _equals(clause: Clause, state: State) -> Iterator[Relation]:
    """ "Are equally effective", "is similar to X": neither wins."""
    rivals = under(state.token, "to", "as", "with", "between") + under(clause.verb, "to", "as")
    other = name(rivals[0]) if rivals else ""
    way = Direction.ASSERTED if state.denied else Direction.NO_EFFECT
    what = state.token.text
    yield from clause.say(ClaimType.COMPARATIVE, what, way, item=state.token, comparator=other)


def _other_state(clause: Clause, state: State) -> Iterator[Relation]:
    word, token = state.word, state.token
    if token.pos_ in {"NOUN", "NUM", "PROPN", "PRON"}:
        yield from _noun_state(clause, state)
    elif is_adjective(word, "common", "few"):
        yield from _common(clause, token)
    elif token.tag_ == "JJR" or is_adjective(word, "less", "more"):
        yield from _moved_state(clause, word)


def _known(clause: Clause, state: State) -> Iterator[Relation]:
    """ "Evidence for X is thin", "its effects are unknown", "research is ongoing"."""
    who = clause.who
    if who is not None and is_evidence(who) and is_adjective(state.word, "weak"):
        yield from _evidence_is(clause, negated=not state.denied)
    elif who is not None and (is_evidence(who) or is_a(who, "effect", "link")):
        yield from _evidence_is(clause, negated=not is_adjective(state.word, "ongoing"))


def _is_working(state: State) -> bool:
    noun = state.token.pos_ == "NOUN" and is_a(state.token, "relief")
    noun = noun and lemma(state.token) not in {"support", "benefit", "promise"}
    return is_adjective(state.word, "works", "vain") or noun


def _moved_state(clause: Clause, word: str) -> Iterator[Relation]:
    """ "Deaths are lower": the subject moved."""
    who = clause.who
    if who is not None and is_adjective(word, "less", "more") and wanted_of(who, name(who)):
        yield from itself(clause, 1 if is_adjective(word, "more") else -1)


def _more_likely(clause: Clause, state: Token) -> Iterator[Relation]:
    """ "Smokers are twice as likely to have a stroke"."""
    verb = child(state, "xcomp")
    how = {c.lower_ for c in state.children}
    if verb is None or not how & {"less", "more", "twice", "times", "as"}:
        return
    way = -1 if "less" in how else 1
    acts = replace(clause, verb=verb, frame=frame(verb))
    for q in (q for o in objects(acts) or children(verb, "dobj") for q in quantities(o)):
        yield from acts.moves(replace(q, wanted=q.wanted or -1), (q.sign or 1) * way)
    if acts.effect == "die":
        yield from acts.moves(Quantity("death", verb, wanted=-1), way)


def _free_of(clause: Clause, state: State) -> Iterator[Relation]:
    for q in (q for x in under(state.token, "of", "from") for q in quantities(x) if q.wanted < 0):
        if not clause.negated:
            yield from clause.moves(replace(q, denied=not state.denied), 1)


def _safe(clause: Clause, state: State) -> Iterator[Relation]:
    own = [x for x in under(state.token, "for", "on") if not is_people(x) and not is_a(x, "use")]
    own = [x for x in own if not is_noun(lemma(x), "time")]
    what = name(own[0]) if own and state.word != "gentle" else "harm"
    kind = ClaimType.HARM if state.denied else ClaimType.NO_HARM
    way = Direction.INCREASES if state.denied else Direction.ABSENT
    yield from clause.say(kind, what, way, item=state.token, negated=not state.denied)


def _unsafe(clause: Clause, state: State) -> Iterator[Relation]:
    people = clause.who is not None and is_people(clause.who) and not clause.things
    if people:
        clause = clause.of_things(under(state.token, "to", "on"))
    what = outcome_named(state.word)
    own = [name(x) for x in under(state.token, "for", "to") if not is_people(x)]
    what = own[0] if own and what == "harm" and not people else what
    kind = ClaimType.NO_HARM if state.denied else ClaimType.HARM
    way = Direction.ABSENT if state.denied else Direction.INCREASES
    yield from clause.say(kind, what, way, item=state.token, negated=state.denied)


def _evidence_is(clause: Clause, *, negated: bool) -> Iterator[Relation]:
    """ "Evidence for X is thin", "its effects are unknown"."""
    inner = under(clause.who, "for", "on", "of", "into", "that") if clause.who is not None else []
    bare = clause.of_things(inner[:1])
    yield from bare.say(ClaimType.EVIDENCE, "", Direction.ASSERTED, negated=negated)


def working(clause: Clause, state: Token, *, denied: bool) -> Iterator[Relation]:
    """ "Effective against pain", "a remedy for coughs", "useful to treat warts"."""
    aims = _AIMS[:-1] if lemma(state) == "alternative" else _AIMS
    inner = [x for x in under(state, *aims) if not is_people(x) and not is_a(x, "bench")]
    found = [q for x in inner for q in aim_of(x)]
    for purpose in children(state, "xcomp", "relcl", "acl", "advcl"):
        if purpose.tag_ == "VB":
            found += [q for o in children(purpose, "dobj") for q in quantities(o)]
    if any(is_adjective(c.lower_, "safe") for c in children(state, "amod")):
        yield from _safe(clause, State(state, "safe", denied))
    for q in found:
        way = Direction.DECREASES if q.wanted < 0 else Direction.INCREASES
        way = Direction.NO_EFFECT if denied else way
        yield from clause.say(ClaimType.EFFICACY, q.name, way, item=q.token, negated=denied)
    if not found:
        way = Direction.NO_EFFECT if denied else Direction.ASSERTED
        what = predicate(clause.verb)
        yield from clause.say(ClaimType.EFFICACY, what, way, item=state, negated=denied)


def _noun_state(clause: Clause, state: State) -> Iterator[Relation]:
    who, token = clause.who, state.token
    kinds = [spelled(c) for c in children(token, "amod")]
    if who is not None and are_side_effects(who):
        yield from side_effects(clause, conjoined(token))
    elif is_noun(lemma(token), "cause") and under(token, "of", "for", "in", "to"):
        for q in (q for o in under(token, "of", "for", "in", "to") for q in quantities(o)):
            yield from clause.moves(replace(q, denied=state.denied ^ clause.negated), 1)
    elif _of_kind(token, "relief", "thing"):
        yield from working(clause, under(token, "of", "among")[0], denied=state.denied)
    elif is_a(token, "bio") or token.lower_.endswith(_BODIES):
        what = predicate(clause.verb)
        yield from clause.say(ClaimType.MECHANISM, what, Direction.ASSERTED, item=token)
    elif any(is_adjective(k, "works") for k in kinds) and not is_people(token):
        yield from working(clause, token, denied=state.denied)
    elif any(is_adjective(k, "unsafe") for k in kinds) and not is_people(token):
        bad = next(k for k in kinds if is_adjective(k, "unsafe"))
        yield from _unsafe(clause, State(token, bad, state.denied))


def _of_kind(token: Token, *kinds: str) -> bool:
    """ "One of the best remedies"."""
    counts = is_noun(lemma(token), "amount") or token.pos_ == "NUM"
    inner = under(token, "of", "among") if counts else []
    return bool(inner) and is_a(inner[0], *kinds)


def _common(clause: Clause, state: Token) -> Iterator[Relation]:
    """ "Nausea is common with X"; "relapse was less common among users of the patch"."""
    prepositions = ("with", "after", "among", "in", "on", "during")
    around = [x for at in (state, clause.verb) for x in under(at, *prepositions)]
    around = [x for x in around if x.ent_type_ != "GPE" and not is_noun(lemma(x), "time")]
    things = [t for o in around for t in (taken(o) if is_people(o) else [o])]
    less = "less" in {c.lower_ for c in state.children} or is_adjective(state.lower_, "few")
    turned = clause.of_things(things)
    subjects = conjoined(clause.who) if clause.who is not None else []
    for q in (q for x in subjects for q in quantities(x)):
        if things and q.wanted:
            yield from turned.moves(q, -1 if less else 1)
        else:
            asserted = Direction.ASSERTED
            yield from turned.say(ClaimType.EPIDEMIOLOGY, q.name, asserted, item=q.token)


def made(clause: Clause) -> Iterator[Relation]:
    """ "Makes the pill less effective", "makes wrinkles less visible", "leaves users groggy"."""
    for c in children(clause.verb, "ccomp", "oprd", "xcomp", "acomp"):
        if is_a(c, "relief"):
            yield from working(clause, c, denied=clause.negated)
        elif c.pos_ in {"ADJ", "VERB", "ADV"}:
            yield from _made_so(clause, c)


def _made_so(clause: Clause, state: Token) -> Iterator[Relation]:
    what = child(state, "nsubj") or child(clause.verb, "dobj")
    less = any(x.lower_ == "less" for x in state.children)
    label = name(what) if what is not None and what != clause.who else ""
    if what is not None and is_people(what):
        label = ""
    if is_adjective(state.lower_, "unsafe"):
        yield from _unsafe(clause, State(state, state.lower_, clause.negated ^ less))
    elif is_adjective(state.lower_, "works") and label:
        q = Quantity(f"{label} effectiveness", state, wanted=1)
        yield from clause.moves(q, -1 if less else 1)
    elif what is not None and (wanted := wanted_of(what, label)):
        yield from clause.moves(Quantity(label, what, wanted=wanted), -1 if less else 1)


def included(clause: Clause) -> Iterator[Relation]:
    """ "Side effects include nausea", "symptoms include fever"."""
    who, items = clause.who, objects(clause)
    if who is not None and are_side_effects(who):
        yield from side_effects(clause, items)

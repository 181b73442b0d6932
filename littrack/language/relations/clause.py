"""A clause: its verb and frame, who acts, on what, and what holds of it; a relation read off it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from littrack.language.phrases import Quantity, is_a, is_evidence, name, wanted_of
from littrack.language.relations.people import TAKING, described, taken
from littrack.language.scopes import Scope, scope_of
from littrack.language.tree import (
    VERBAL,
    child,
    children,
    conjoined,
    effect_of,
    is_passive,
    is_people,
    lemma,
    own_subject,
    subject,
    under,
)
from littrack.lexicon import NO_FRAME, Frame, is_adjective, is_noun, words
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PREDICATES = frozenset(
    "ROOT conj ccomp xcomp advcl relcl acl pcomp csubj csubjpass dep parataxis appos".split()
)
_MOST = 4  # things that people took, of those named
_ACTING_PREPOSITIONS = frozenset("by for in at of without through with from".split())
_LED_BY = ("with", "after", "following", "under")
_SERVES = frozenset({"benefit", "treatment", "therapy"})
_OBJECTS = ("dobj", "oprd", "attr", "npadvmod", "dative")


@dataclass(frozen=True, slots=True)
class Relation:
    """What one clause says. `items` are the chosen words of its lists; an empty field is unsure.

    `phrase` is the preposition whose phrase alone says it ("without side effects"); `left_out` are
    such prepositions, which are claims of their own.
    """

    type: ClaimType
    verb: Token
    thing: Token | None = None
    outcome: str = ""
    direction: Direction = Direction.ASSERTED
    negated: bool = False
    comparator: str = ""
    population: str = ""
    items: tuple[Token, ...] = ()
    why: str = ""
    phrase: Token | None = None
    left_out: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, what it does, who or what does it (`things`), in whom, and what holds of it."""

    verb: Token
    frame: Frame
    who: Token | None
    scope: Scope
    things: tuple[Token, ...] = ()
    population: str = ""

    @property
    def negated(self) -> bool:
        """Whether the clause is denied."""
        return self.scope.negated

    @property
    def effect(self) -> str:
        """What the verb does."""
        return self.frame.effect

    def of_things(self, things: list[Token]) -> Clause:
        """The same clause with other things acting."""
        return replace(self, things=tuple(things))

    def say(
        self,
        kind: ClaimType,
        outcome: str,
        direction: Direction,
        *,
        item: Token | None = None,
        negated: bool | None = None,
        comparator: str = "",
        why: str = "",
    ) -> Iterator[Relation]:
        """One relation for each thing that acts."""
        denied = self.negated if negated is None else negated
        for thing in self.things or (None,):
            items = tuple(t for t in (thing, item) if t is not None)
            yield Relation(
                kind,
                self.verb,
                thing,
                outcome,
                direction,
                denied,
                comparator,
                self.population,
                items,
                why,
            )

    def moves(self, q: Quantity, way: int, *, why: str = "") -> Iterator[Relation]:
        """What moving a quantity this way is to people: a benefit, a harm, or neither."""
        if (self.negated ^ q.denied) or q.few:
            yield from self._moves_not(q, way)
            return
        kind = ClaimType.MECHANISM
        if q.wanted:
            kind = ClaimType.EFFICACY if q.wanted * way > 0 else ClaimType.HARM
        direction = Direction.INCREASES if way > 0 else Direction.DECREASES
        yield from self.say(kind, q.name, direction, item=q.token, negated=False, why=why)

    def _moves_not(self, q: Quantity, way: int) -> Iterator[Relation]:
        harms = q.wanted * way < 0
        kind = ClaimType.NO_HARM if harms else ClaimType.EFFICACY
        direction = Direction.ABSENT if harms else Direction.NO_EFFECT
        yield from self.say(kind, q.name, direction, item=q.token, negated=True)


def clauses(doc: Doc) -> Iterator[Clause]:
    """Yield each verb that says something, with its frame and who acts."""
    for verb in doc:
        if verb.pos_ in VERBAL and verb.dep_ in _PREDICATES and not _is_read_elsewhere(verb):
            yield _acting(Clause(verb, frame(verb), subject(verb), scope_of(verb)))


def frame(verb: Token) -> Frame:
    """What a verb does: by an idiom, with its particle, or by itself."""
    base = lemma(verb)
    below = {lemma(t) for t in verb.subtree if t.i > verb.i}
    for word in sorted(below):
        if (base, word) in words().idioms:
            return words().idioms[base, word]
    for c in children(verb, "prt", "prep", "advmod"):
        joined = words().verbs.get(f"{base}_{c.lower_}")
        if joined is not None:
            return joined
    return words().verbs.get(base, NO_FRAME)


def _is_read_elsewhere(verb: Token) -> bool:
    """Whether a verb only fills out a phrase that is read whole: "risk of falling"."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _fills_phrase(head)
    if verb.dep_ == "xcomp" and is_adjective(head.lower_, "likely"):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and effect_of(verb) in {"link", "cause"}:
        return wanted_of(head, name(head)) < 0
    if verb.dep_ in {"relcl", "acl"} and is_people(head):
        return lemma(verb) == "give" or effect_of(verb) == "use"
    purpose = verb.tag_ == "VB" and is_a(head, "relief") and head.dep_ in {"dobj", "attr"}
    hanging = verb.dep_ in {"relcl", "acl", "xcomp"}
    return hanging and (head.lower_ in {"nothing", "anything"} or purpose)


def _fills_phrase(prep: Token) -> bool:
    over = prep.head
    if prep.lower_ not in _ACTING_PREPOSITIONS or over.tag_ in {"JJR", "RBR"}:
        return True
    if prep.lower_ == "of":
        return is_a(over, "risk", "symptom")
    stated = over.pos_ in {"ADJ", "ADV"} or is_a(over, "relief")
    return prep.lower_ in {"at", "in", "for"} and stated


def _acting(clause: Clause) -> Clause:
    """Tell people from what they took: "adults who took garlic had lower pressure"."""
    who = clause.who
    if who is None:
        return clause
    actors = conjoined(who)
    if not any(is_people(t) for t in actors):
        return replace(clause, things=tuple(_things(who, actors)))
    nobody = who.lower_ in {"nobody", "none", "one"}
    counted = under(who, "of") if is_noun(lemma(who), "amount") or who.pos_ == "NUM" else []
    people = counted[0] if counted else who
    told = "" if nobody or not is_people(people) else described(people)
    things = [*taken(who), *taken(people)] or _means(clause.verb)
    return replace(clause, population=told, things=tuple(things[:_MOST]))


def _means(verb: Token) -> list[Token]:
    """How people come to something: "with physiotherapy, patients walk"."""
    led = [t for t in under(verb, *_LED_BY) if t.i < verb.i and not is_people(t)]
    return [t for t in led if not is_noun(lemma(t), "time", "vague")]


def _things(who: Token, actors: list[Token]) -> list[Token]:
    inner = under(who, "of") if is_noun(lemma(who), "amount") else []
    acting = [t for t in actors if not is_evidence(t) and not is_noun(lemma(t), "amount", "time")]
    named = [x for t in acting for x in _called(t) or _done_with(t)]
    return inner or named or [stands_for(t) for t in acting]


def _done_with(token: Token) -> list[Token]:
    """ "Using X", "taking X", "adhering to X" as what acts: X."""
    if token.tag_ != "VBG" or not (effect_of(token) == "use" or lemma(token) in TAKING):
        return []
    return [x for o in children(token, "dobj") for x in conjoined(o)]


def _called(token: Token) -> list[Token]:
    """ "Medicines such as clonidine", "a technique called Y", "the drug, X,": its name."""
    if not is_noun(lemma(token), "thing", "class", "relief", "amount"):
        return []
    named = [o for c in children(token, "acl") if lemma(c) == "call" for o in children(c, "oprd")]
    for prep in children(token, "prep"):
        such = prep.lower_ == "as" and prep.i > 0 and prep.nbor(-1).lower_ == "such"
        if such or prep.lower_ in {"like", "including"}:
            named += [x for o in children(prep, "pobj") for x in conjoined(o)]
    return named or [c for c in children(token, "appos") if c.pos_ == "PROPN"]


def stands_for(token: Token) -> Token:
    """Kratom's role, the potential of kratom, two cups of tea: the thing itself."""
    if not (is_a(token, "effect", "dose", "power", "use", "symptom") or lemma(token) in _SERVES):
        return token
    inner = under(token, "of", "with")
    owner = child(token, "poss")
    if owner is not None and owner.pos_ != "PRON":
        return owner
    return inner[0] if inner and not is_people(inner[0]) else owner or token


def objects(clause: Clause) -> list[Token]:
    """What stands where the frame says that its theme stands."""
    verb, slots = clause.verb, clause.frame.slots
    found = _direct(verb) if "obj" in slots else []
    prepositions = [s for s in slots if s not in {"obj", "-"}]
    if prepositions and not found:
        found = under(verb, *prepositions)
        for o in children(verb, "dobj"):
            found = found or under(o, *prepositions)
    return list(dict.fromkeys(found))


def _direct(verb: Token) -> list[Token]:
    found: list[Token] = []
    for c in verb.children:
        if c.dep_ in _OBJECTS and c.i > verb.i:
            if c.dep_ != "npadvmod" or not is_noun(lemma(c), "time"):
                found += conjoined(c)
        elif (c.dep_ == "xcomp" and c.tag_ == "VBG") or (
            c.dep_ == "ccomp" and c.pos_ in {"NOUN", "PROPN"}
        ):
            found += conjoined(c)
        elif c.dep_ == "ccomp" and child(c, "mark") is None:
            found += _swallowed(verb, c)
    return found


def _swallowed(verb: Token, inner: Token) -> list[Token]:
    """An object that the parser took for a clause: "the idea that X causes Y is wrong"."""
    if inner.left_edge.i != verb.i + 1 or lemma(verb) in {"help", "show"}:
        return []
    led = own_subject(inner)
    if led is not None:
        return conjoined(led) if led.pos_ != "PRON" else []
    if child(inner, "aux") is None:
        return [x for o in children(inner, "dobj") for x in conjoined(o)]
    return []


def theme_of(clause: Clause) -> tuple[list[Token], Clause]:
    """The theme and the clause of who acts on it, a passive turned round."""
    turned = "obj" in clause.frame.slots and is_passive(clause.verb)
    if turned and clause.who is not None and child(clause.verb, "dobj") is None:
        by = [b for b in under(clause.verb, "by", "with") if not is_people(b)]
        using = [c for c in children(clause.verb, "advcl", "xcomp", "prep") if lemma(c) == "use"]
        by += [x for c in using for o in children(c, "dobj") for x in conjoined(o)]
        return conjoined(clause.who), clause.of_things(by)
    return objects(clause), clause

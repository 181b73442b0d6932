"""Things set beside their rivals: less than, as well as, ranked above; who won."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from littrack.language.phrases import aim_of, is_a, is_evidence, name, quantities, wanted_of
from littrack.language.relations.clause import Clause, Relation, objects
from littrack.language.relations.people import taken
from littrack.language.tree import VERBAL, child, children, conjoined, is_people, lemma, under
from littrack.lexicon import is_adjective, is_noun, valence
from littrack.model import ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTER = frozenset({"than", "versus"})
_BESIDE = frozenset({"compared", "relative"})
_AS = 2  # words back from the second "as" to the first
_NO_RIVAL = frozenset({"soon", "long", "far", "much", "many"})


def rival(token: Token) -> str:
    """What stands behind "than", "versus", "compared with" below a word; empty where nothing."""
    for t in token.subtree:
        if t.lower_ in _AFTER | _BESIDE and not _bounds_number(t):
            found = _rival_after(t)
            if found is not None:
                low = list(taken(found)) if is_people(found) else []
                return name(low[0] if low else found)
    return ""


def _bounds_number(t: Token) -> bool:
    """ "More than half", "less than 5": no rival follows."""
    if t.i == 0 or t.i + 1 >= len(t.doc) or t.nbor(-1).lower_ not in {"more", "less", "fewer"}:
        return False
    after = t.nbor(1)
    return is_noun(lemma(after), "amount") or after.pos_ == "NUM" or after.like_num


def _rival_after(t: Token) -> Token | None:
    holders = [t] if t.lower_ in _AFTER else list(t.children)
    inner = [x for c in holders for x in c.children if x.dep_ in {"pobj", "pcomp", "conj"}]
    inner += [x for p in children(t, "prep") for x in children(p, "pobj")]
    if not inner and t.lower_ == "than" and t.i + 1 < len(t.doc):
        after = t.nbor(1)
        inner = [after] if after.pos_ in {"NOUN", "PROPN"} else []
    return inner[0] if inner and not is_noun(lemma(inner[0]), "amount") else None


def compared(clause: Clause) -> Iterator[Relation] | None:
    """A comparison with a rival; None where the clause makes none, or only one with placebo."""
    if clause.effect == "rank":
        return _ranked(clause)
    equal = _equal(clause.verb)
    if equal is not None and not is_people(equal):
        none = Direction.NO_EFFECT
        what = next((m for m in _measures(clause, []) if m != name(equal)), "")
        return clause.say(ClaimType.COMPARATIVE, what, none, comparator=name(equal))
    other = rival(clause.verb)
    words = _comparatives(clause.verb)
    if not other or not words:
        return None
    none_better = clause.negated or any(c.lower_ == "no" for w in words for c in w.children)
    placebo = any(is_noun(w.lower().strip(","), "placebo") for w in other.split())
    if (placebo and not none_better) or _is_chance(clause.verb):
        return None
    return _set_beside(clause, words, other, none_better=none_better)


def _is_chance(verb: Token) -> bool:
    states = children(verb, "acomp")
    return any(is_adjective(s.lower_, "likely") and child(s, "xcomp") for s in states)


def _comparatives(verb: Token) -> list[Token]:
    return [
        t
        for t in verb.subtree
        if (t.tag_ in {"JJR", "RBR"} or t.lower_ in {"superior", "inferior"})
        and next((a for a in t.ancestors if a.pos_ in VERBAL and a.tag_ != "VBN"), None) == verb
    ]


def _ranked(clause: Clause) -> Iterator[Relation]:
    """ "The review ranked X above Y", "X outperforms Y"."""
    verb = clause.verb
    things = children(verb, "dobj")
    study = clause.who is not None and (is_evidence(clause.who) or is_people(clause.who))
    turned = clause.of_things(conjoined(things[0])) if study and things else clause
    other = under(verb, "above", "over", "below", "among") or ([] if study else things)
    below = any(c.lower_ == "below" for c in verb.children)
    way = Direction.DECREASES if below else Direction.INCREASES
    way = Direction.NO_EFFECT if clause.negated else way
    beaten = name(other[0]) if other else ""
    yield from turned.say(ClaimType.COMPARATIVE, "", way, comparator=beaten)


def _set_beside(
    clause: Clause, words: list[Token], other: str, *, none_better: bool
) -> Iterator[Relation]:
    down = any(is_adjective(w.lower_, "less", "worse", "milder") for w in words)
    way = Direction.DECREASES if down else Direction.INCREASES
    way = Direction.NO_EFFECT if none_better else way
    measures = _measures(clause, words)
    who = clause.who
    if who is not None and clause.effect == "be" and wanted_of(who, name(who)) < 0:
        clause, measures = clause.of_things(_sufferers(clause.verb)), [name(who)]
    for what in measures or [""]:
        yield from clause.say(ClaimType.COMPARATIVE, what, way, comparator=other)


def _sufferers(verb: Token) -> list[Token]:
    """ "Deaths were rarer with X than with Y": X."""
    inner = [
        x
        for w in verb.subtree
        if w.dep_ == "prep" and w.lower_ in {"with", "in", "among", "on"}
        for x in children(w, "pobj")
    ]
    first = inner[:1]
    return [t for x in first for t in (taken(x) if is_people(x) else [x])]


def _measures(clause: Clause, words: list[Token]) -> list[str]:
    """On what two things are compared: an object's quantity, or what is eased "at", "in"."""
    theme = [] if clause.effect in {"tout", "hold", "be"} else objects(clause)
    found = [
        q.name
        for o in theme
        if o.tag_ not in {"JJR", "RBR"}
        for q in quantities(o)
        if q.name and not is_people(q.token)
    ]
    for x in (x for w in [*words, clause.verb] for x in under(w, "at", "in", "for")):
        if not found and (x.tag_ == "VBG" or valence(name(x))):
            found = [q.name for q in aim_of(x)]
    if not found and any(w.lower_ == "safer" for w in words):
        found = ["harm"]
    states = [w for w in words if w.dep_ in {"acomp", "attr"} and not is_a(w, "people")]
    return list(dict.fromkeys(found)) or [s.text for s in states[:1] if s.pos_ == "ADJ"]


def _equal(verb: Token) -> Token | None:
    """ "As effective as", "as good as" a rival that is a thing like the subject."""
    for t in verb.subtree:
        if t.lower_ != "as" or "as" not in {x.lower_ for x in t.doc[max(0, t.i - _AS) : t.i]}:
            continue
        kind = t.nbor(-1).lower_
        others = [*t.children, *(x for x in children(t.head, "conj") if x.i > t.i)]
        found = next((c for c in others if c.dep_ in {"pobj", "conj"}), None)
        if found is None or kind in _NO_RIVAL:
            continue
        joins = kind == "well" and valence(name(found)) != 0
        if not joins and found.pos_ != "VERB":
            return found
    return None

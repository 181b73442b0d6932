"""From a relation to a claim: its words, its places, and the fields that are sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from littrack.claims.brackets import brackets_of
from littrack.claims.coreference import PRONOUNS, Memory, speaker_words
from littrack.claims.referents import is_nameless
from littrack.claims.wording import (
    Wording,
    clause_words,
    from_start,
    stated_in,
    worded,
)
from littrack.language import ParsedSentence
from littrack.language.phrases import is_a, name
from littrack.language.quantities import quantity_in
from littrack.language.relations import Clause, Relation
from littrack.language.relations.comparing import rival
from littrack.language.relations.general import is_none
from littrack.language.relations.people import described, taken
from littrack.language.scopes import scope_of
from littrack.language.tree import child, children, is_people, lemma, under
from littrack.lexicon import is_noun, words
from littrack.model import Claim, ClaimType, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_AMONG = frozenset({"in", "among", "for", "on"})
_NOTHING = ("somebody", "vague", "risk", "link", "idea", "symptom", "side", "time")
_PLAIN = frozenset({ClaimType.OTHER, ClaimType.EPIDEMIOLOGY})
_PLAIN_FIELD = 80  # characters; a longer field is no name of anything


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with the verb that it was read from, and which words of its tree it holds."""

    claim: Claim
    verb: Token
    words: frozenset[int] = frozenset()

    @property
    def filled(self) -> int:
        """How many of the main fields are filled; a known type and its own words count too."""
        claim = self.claim
        known = claim.type is not ClaimType.OTHER
        own = stated_in(self.verb) == self.verb
        return 4 * (bool(claim.intervention) + bool(claim.outcome)) + 2 * known + own


def drafted(
    sentence: ParsedSentence, article: str, clause: Clause, relation: Relation, memory: Memory
) -> Iterator[Draft]:
    """The claims of one relation; what is said to lack evidence gives two."""
    scope = clause.scope
    if scope.advice and relation.type not in {ClaimType.HARM, ClaimType.NO_HARM}:
        return
    writer = _Writer(sentence, article, clause, relation, memory)
    if scope.unproven:
        yield writer.lacking_evidence()
        yield writer.draft(relation.verb, endorsed=False)
        return
    top = scope.top if scope.top.i < relation.verb.i else relation.verb
    yield writer.draft(top, endorsed=not scope.rejected)


def clause_draft(
    sentence: ParsedSentence, article: str, verb: Token, memory: Memory
) -> Draft | None:
    """A clause as a claim whose fields are not known; None where it has no words of its own."""
    kept = clause_words(verb)
    if not any(t.is_alpha and t != verb for t in kept):
        return None
    brackets, lead = brackets_of(kept, verb, None, memory)
    kept = from_start(kept, lead)
    draft = _unfilled(worded(sentence, article, kept, brackets, lead), kept)
    denied = scope_of(verb).negated ^ any(is_none(o) for o in children(verb, "dobj", "attr"))
    way = Direction.NO_EFFECT if denied else Direction.ASSERTED
    return replace(draft, verb=verb, claim=replace(draft.claim, negated=denied, direction=way))


def plain_draft(sentence: ParsedSentence, article: str, kept: list[Token]) -> Draft:
    """Words of a sentence as a claim whose fields are not known."""
    return _unfilled(worded(sentence, article, kept, {}, ""), kept)


def _unfilled(wording: Wording, kept: list[Token]) -> Draft:
    return Draft(_worded(wording), _head_of(kept), frozenset(t.i for t in kept))


def _worded(wording: Wording) -> Claim:
    """A claim of which only the words are known, and what they say by themselves."""
    return Claim(
        "",
        wording.text,
        ClaimType.OTHER,
        wording.places,
        quantity=quantity_in(wording.text),
        boosts=_matches("boost", wording.text),
        certainty="proven" if _matches("proven", wording.text) else "",
        hedges=_matches("hedge", wording.text),
    )


def _head_of(kept: list[Token]) -> Token:
    """The word that governs a run of words."""
    inside = {t.i for t in kept}
    return next((t for t in kept if t.head == t or t.head.i not in inside), kept[0])


@dataclass(frozen=True, slots=True)
class _Writer:
    sentence: ParsedSentence
    article: str
    clause: Clause
    relation: Relation
    memory: Memory

    def wording(self, kept: list[Token]) -> Wording:
        relation = self.relation
        brackets, lead = brackets_of(kept, relation.verb, relation.thing, self.memory)
        kept[:] = from_start(kept, lead)
        return worded(self.sentence, self.article, kept, brackets, lead)

    def draft(self, top: Token, *, endorsed: bool) -> Draft:
        relation, scope = self.relation, self.clause.scope
        kept = clause_words(stated_in(top), relation.items, relation.left_out)
        wording = self.wording(kept)
        hedges = tuple(dict.fromkeys(scope.hedges))
        claim = replace(
            _worded(wording),
            type=relation.type,
            intervention=_short(self.intervention(wording)),
            outcome=_short(relation.outcome),
            population=relation.population or _said(population_of(relation.verb), wording),
            comparator=relation.comparator or _said(rival(relation.verb), wording),
            direction=relation.direction,
            hedges=hedges,
            negated=relation.negated,
            endorsed=endorsed,
            attributed_to=speaker_words(scope.speaker) if scope.speaker is not None else "",
            reported=scope.speaker is not None or scope.evidence is not None,
            why=relation.why,
        )
        return Draft(claim, relation.verb, frozenset(t.i for t in kept))

    def intervention(self, wording: Wording) -> str:
        """What acts; where nothing does, what the article is about, if the claim names it."""
        topic, told = self.memory.topic, intervention_of(self.relation, self.memory)
        if self.relation.thing is None and not told and self._is_about_topic(wording.text):
            return topic.main
        return "" if topic.is_stray(told) else told

    def _is_about_topic(self, text: str) -> bool:
        """Whether a claim of which nothing acts names the article's subject, not as its outcome."""
        topic = self.memory.topic
        moved = self.relation.type not in _PLAIN and topic.is_named_in(self.relation.outcome)
        return topic.is_named_in(text) and not moved

    def lacking_evidence(self) -> Draft:
        """ "No study shows that X cures Y" is a claim about evidence in its own words."""
        told = self.draft(self.clause.scope.top, endorsed=True)
        claim = replace(
            told.claim,
            type=ClaimType.EVIDENCE,
            direction=Direction.ASSERTED,
            negated=True,
            attributed_to="",
        )
        return replace(told, claim=claim)


def _said(words: str, wording: Wording) -> str:
    """What a field read off the whole tree says, where the claim's own words end with it too."""
    return words if words and words.rsplit(maxsplit=1)[-1] in wording.text else ""


def _short(words: str) -> str:
    """A field, cut at a word where it goes on too long to name anything."""
    if len(words) <= _PLAIN_FIELD:
        return words
    return words[:_PLAIN_FIELD].rsplit(" ", 1)[0].rstrip(",;:")


def _matches(kind: str, text: str) -> tuple[str, ...]:
    found = words().cue_patterns[kind].finditer(text)
    return tuple(dict.fromkeys(m[0].lower() for m in found))


def intervention_of(relation: Relation, memory: Memory) -> str:
    """The name of what acts; empty where a pronoun or a class hides it, or somebody acts."""
    token = relation.thing
    if token is None:
        return ""
    if _is_nothing(token):
        return memory.spoken_of if _is_of_subject(token) else ""
    if is_noun(lemma(token), "fall", "rise"):
        return _moved(token, relation)
    told = memory.resolve(token)
    if told or token.lower_ in PRONOUNS or token.pos_ == "PRON" or is_nameless(token):
        return told
    return _named(token, memory)


def _moved(token: Token, relation: Relation) -> str:
    """ "A rise in X": X is what rose; a plain clause says no more of it."""
    moved = [name(t) for t in under(token, "in", "of") if relation.type not in _PLAIN]
    return f"{token.text} in {moved[0]}" if moved else ""


def _named(token: Token, memory: Memory) -> str:
    """The name of a noun, its owner's pronoun resolved; empty for one who speaks."""
    owner = child(token, "poss")
    if owner is not None and owner.pos_ == "PRON":
        told = memory.resolve(owner)
        return f"{told}'s {name(token)}" if told else ""
    return "" if name(token).lower() in memory.topic.speakers else name(token)


def _is_of_subject(token: Token) -> bool:
    """ "The first symptom", "side effects": of what was spoken of, where nothing is named."""
    named = child(token, "prep", "poss", "nmod") is not None
    return is_a(token, "symptom", "side") and not named


def _is_nothing(token: Token) -> bool:
    """Whether a noun acts in no way by itself: people (but not "the TMS group"), a time, a risk."""
    if is_people(token) or is_noun(lemma(token), "amount"):
        return child(token, "compound") is None or not is_noun(lemma(token), "arm")
    return is_noun(lemma(token), *_NOTHING)


def population_of(verb: Token) -> str:
    """In whom: "in adults with gout", wherever it hangs in the clause."""
    for t in verb.subtree:
        if t.dep_ == "prep" and t.lower_ in _AMONG:
            for o in children(t, "pobj"):
                if is_people(o) and o.pos_ != "NUM" and not is_a(o, "study"):
                    return o.text if list(taken(o)) else described(o)
    return ""

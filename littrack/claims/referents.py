"""Which nouns may be meant by a pronoun or be what an article is about, and what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from littrack.language.phrases import is_evidence, name
from littrack.language.relations.people import taken
from littrack.language.tree import child, children, effect_of, is_people, lemma, under
from littrack.lexicon import is_noun, valence

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_THING = (
    "evidence", "somebody", "page", "risk", "effect", "symptom", "time", "amount", "link", "idea",
    "fall", "rise", "use", "dose", "side", "people",
)  # fmt: skip


def is_candidate(token: Token) -> bool:
    """Whether a noun could be what an article is about: a thing, no person, study or illness."""
    return is_referent(token) and not valence(name(token))


def is_referent(token: Token) -> bool:
    """Whether "it" or "they" may stand for a noun: a thing or an illness, no person or study."""
    low = lemma(token)
    named = token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG"
    if not named or low.endswith(("thing", "body")) or is_people(token):
        return False
    return not is_noun(low, *_NO_THING) and not _is_class(token)


def _is_class(token: Token) -> bool:
    """ "This drug", "our products": a class without a name."""
    pointed = any(c.lower_ not in {"a", "an"} for c in children(token, "det", "poss"))
    return pointed and is_noun(lemma(token), "thing", "relief") and not is_qualified(token)


def is_qualified(token: Token) -> bool:
    return child(token, "compound", "nmod", "amod") is not None


def meant(token: Token) -> Token:
    """The use, dose or effect of a thing stands for the thing."""
    inner = under(token, "of")
    stands = is_noun(lemma(token), "use", "dose", "effect", "amount", "relief", "side", "power")
    return inner[0] if inner and stands else token


def speaks(token: Token) -> bool:
    """Whether a subject says or shows something, and so is no thing that is judged.

    "Garlic shows promise" and "garlic shows effects" say something of garlic.
    """
    verb = token.head
    effect = effect_of(verb)
    if token.dep_ != "nsubj" or effect not in {"say", "show", "try", "tout", "deny", "doubt"}:
        return False
    return effect != "show" or is_evidence(token) or child(verb, "ccomp", "xcomp") is not None


def acting(token: Token) -> list[Token]:
    """What a subject stands for: the thing meant, or what the people took."""
    return list(taken(token)) if is_people(token) else [meant(token)]


def is_nameless(token: Token) -> bool:
    """ "A treatment", "techniques": a class with nothing that names which."""
    named = is_qualified(token) or child(token, "prep", "appos") is not None
    return is_noun(lemma(token), "thing", "use", "dose", "class", "relief") and not named

"""All words of littrack's readers, as data: one row teaches a word."""

from littrack.lexicon.loader import NO_FRAME, Frame, LexiconError, Words, words
from littrack.lexicon.phrase_matcher import PhraseMatcher, phrases
from littrack.lexicon.valence import phrase_valence, valence
from littrack.lexicon.word_lists import any_word, word_lists

__all__ = [
    "NO_FRAME",
    "Frame",
    "LexiconError",
    "PhraseMatcher",
    "Words",
    "any_word",
    "frame_of",
    "is_adjective",
    "is_noun",
    "outcome_named",
    "phrase_valence",
    "phrases",
    "valence",
    "word_lists",
    "words",
]


def frame_of(lemma: str) -> Frame:
    """Give what a verb does; an unknown verb does nothing that is known."""
    return words().verbs.get(lemma, NO_FRAME)


def is_noun(lemma: str, *classes: str) -> bool:
    """Whether a noun is of one of these classes."""
    return any(lemma in words().nouns[name] for name in classes)


def is_adjective(word: str, *classes: str) -> bool:
    """Whether an adjective or adverb is of one of these classes."""
    return any(word in words().adjectives[name] for name in classes)


def outcome_named(adjective: str) -> str:
    """The outcome that a harmful quality names ("addictive": addiction); harm where none does."""
    return words().adjectives["unsafe"].get(adjective, "").replace("_", " ") or "harm"

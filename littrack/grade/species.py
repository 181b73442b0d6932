"""Whose body it was: from MeSH, and from title and abstract."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import sqrt

from littrack.lexicon import any_word, word_lists
from littrack.model import Species, Trace

_NONHUMAN = re.compile(r"\bnon-?\s?human\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z0-9-]{2,}")
_LEANING = "words that lean this way"
_NAMED = 2.5  # what naming a body weighs against words that only lean
_FIRM = 0.7  # how far words that only lean must lean


@cache
def _naming(bodies: str) -> re.Pattern[str]:
    """What finds the words that name animals, humans or cells."""
    return any_word(word_lists("bodies")[bodies])


@cache
def _digest() -> tuple[tuple[re.Pattern[str], Species], ...]:
    rows = word_lists("bodies")["digest"].items()
    return tuple((any_word(words), Species[name.upper()]) for name, words in rows)


def from_mesh(headings: Iterable[str]) -> Species | None:
    """Read whose body it was off MeSH check tags."""
    names = frozenset(headings)
    human, animal = "Humans" in names, "Animals" in names
    if human and animal:
        return Species.MIXED
    if human:
        return Species.HUMAN
    return Species.ANIMAL if animal else None


def from_text(title: str, abstract: str) -> tuple[Species, str] | None:
    """Read whose body it was off title and abstract alone: bodies named, then words that lean."""
    text = _NONHUMAN.sub("animal", f"{title}\n{title}\n{abstract}")
    animals, humans = _naming("animals").findall(text), _naming("humans").findall(text)
    leans = word_lists("bodies")["leans"]
    lean = sum(leans.get(w, 0.0) for w in frozenset(_WORD.findall(text.lower())))
    score = lean + _NAMED * (_weight(humans) - _weight(animals))
    if animals or humans:
        found = _side(score)
        own = humans if found is Species.HUMAN else animals
        return found, (own or [_LEANING])[0]
    cells = _naming("cells").search(text)
    if cells and lean < _FIRM:
        return Species.CELLS, cells.group()
    return None if abs(lean) < _FIRM else (_side(lean), _LEANING)


def _side(score: float) -> Species:
    return Species.HUMAN if score > 0 else Species.ANIMAL


def animals_named(text: str) -> str:
    """Give the first animal a text names, else the word for all of them."""
    found = _naming("animals").search(text)
    return found.group().lower() if found else "animals"


def _weight(named: list[str]) -> float:
    """The more often a body is named the more it counts, each time less."""
    return sqrt(len(named))


def from_digest(population: str) -> Species | None:
    """Read whose body it was off a digest's own field."""
    return next((species for pattern, species in _digest() if pattern.search(population)), None)


def settle(indexed: Species | None, said: tuple[Species, str] | None) -> tuple[Species, Trace]:
    """Bring MeSH and text together: MeSH decides, the text where MeSH tags both bodies."""
    if indexed is Species.MIXED and said:
        return said[0], Trace("species", "MeSH names both, the text decides", said[1])
    if indexed:
        return indexed, Trace("species", "MeSH", indexed)
    if said:
        return said[0], Trace("species", "title and abstract", said[1])
    return Species.UNCLEAR, Trace("species", "nothing says", "")

"""Amounts that a text says: percent, folds, times, shares, "all", "never", "nobody"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.lexicon import words

# Structure only: a number with its sign or unit; the words are data (cues.tsv).
_NUMBER = r"\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?"
_UNIT = r"\s?(?:%|percent\b|per\s?cent\b|-?fold\b|times\b|points?\b|[mµ]?g\b|kg\b|mm\s?Hg\b)"
_AMOUNT = re.compile(rf"(?<![\w.]){_NUMBER}(?:{_UNIT})", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:\d[\d,]*|one|two) (?:out of|in) (?:every )?\w+\b")
_COUNT = re.compile(r"\bn ?= ?\d+", re.IGNORECASE)
_SHARES = re.compile(r"\b(?:third|quarter|fifth|tenth)s?\b", re.IGNORECASE)


def quantity_in(text: str) -> str:
    """The first amount of a text, in its own words; empty where it says none."""
    return next(iter(sorted_amounts(text)), "")


def sorted_amounts(text: str) -> list[str]:
    """All amounts of a text, in order."""
    found = sorted(_amounts(text), key=lambda m: m.start())
    return [m[0].strip() for m in found]


def _amounts(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_AMOUNT, _OUT_OF, _COUNT, _SHARES, words().cue_patterns["quantity"]):
        yield from pattern.finditer(text)

"""What a paper would say that found the contrary: the words and the sentence to look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from littrack.lexicon import any_word, word_lists


@cache
def _opposites() -> dict[str, str]:
    """Each word with its contrary, in both directions."""
    pairs = [line.split() for line in word_lists("opposites")["pairs"].split("\n") if line]
    found: dict[str, str] = {}
    for one, other in pairs:
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """What finds any word of a list of the lexicon, of the pairs or of the denials."""
    lexicon = word_lists("opposites")
    every: dict[str, Iterable[str]] = {"pairs": _opposites(), "denials": lexicon["denials"]}
    return any_word(" ".join(every.get(name) or [lexicon["lists"][name]]))


def opposite_words(claim: str) -> list[str]:
    """List words of the contrary finding: the other direction, null results, harms denied."""
    found = [_opposites()[hit[0].lower()] for hit in _pattern("pairs").finditer(claim)]
    if _pattern("harmless").search(claim):
        return found + _listed("harms")
    return found if _pattern("denials").search(claim) else found + _listed("nothing_found")


def refutation(claim: str) -> str:
    """Say the contrary of a claim in a sentence."""
    if hit := _pattern("denials").search(claim):
        denied = word_lists("opposites")["denials"]["_".join(hit[0].lower().split())]
        said = denied.capitalize() if hit[0][0].isupper() else denied
        return " ".join(f"{claim[: hit.start()]}{said}{claim[hit.end() :]}".split())
    if hit := _pattern("pairs").search(claim):
        return claim[: hit.start()] + _opposites()[hit[0].lower()] + claim[hit.end() :]
    if hit := _pattern("auxiliary").search(claim):
        return f"{claim[: hit.end()]} not{claim[hit.end() :]}"
    return f"No evidence that {claim}"


def _listed(name: str) -> list[str]:
    return [words.replace("_", " ") for words in word_lists("opposites")["lists"][name].split()]

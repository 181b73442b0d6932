"""Whether more of an outcome is wished for: pain is not, sleep is; most words are neither."""

from __future__ import annotations

import re
from functools import cache

from littrack.lexicon.loader import words


@cache
def valence(text: str) -> int:
    """1 where more of a thing is wished for, -1 where it is not, 0 where no list says so.

    A listed phrase decides before a listed word; of several words the last one decides.
    """
    low = text.lower()
    if any(stem in low for stem in words().valence_stems["plain"]):
        return 0
    phrase = phrase_valence(text)
    if phrase:
        return phrase
    last = {sign: _last(_single(sign), text) for sign in (-1, 1)}
    if any(last.values()):
        return max(last, key=last.__getitem__)
    return -1 if _endings().search(text) else 0


@cache
def phrase_valence(text: str) -> int:
    """The sign of the first listed phrase of several words in a text; 0 where there is none."""
    return next((sign for sign in (1, -1) if _phrases(sign).search(text)), 0)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)


@cache
def _phrases(sign: int) -> re.Pattern[str]:
    return _stems([s for s in _listed(sign) if "_" in s])


@cache
def _single(sign: int) -> re.Pattern[str]:
    return _stems([s for s in _listed(sign) if "_" not in s])


@cache
def _endings() -> re.Pattern[str]:
    ends = "|".join(words().valence_stems["bad_end"])
    return re.compile(rf"\b\w{{3,}}(?:{ends})\b", re.IGNORECASE)


def _listed(sign: int) -> list[str]:
    return words().valence_stems["good" if sign > 0 else "bad"]


def _stems(stems: list[str]) -> re.Pattern[str]:
    parts = sorted((s.replace("_", "[ -]") for s in stems), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(parts) + r")\w*", re.IGNORECASE)

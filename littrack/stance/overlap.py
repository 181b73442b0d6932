"""What can be counted of claim and sentence: shared words, negation, direction, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from littrack.text import words

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "ly")
_STEM = 4
_RARE = 9.0
_UP = re.compile(
    r"\b(?:increas|rais|rise|rising|rose|higher|greater|more|elevat|enhanc|promot|stimulat|activat"
    r"|induc|upregulat|up-regulat|improv|accelerat|prolong|longer|stronger|faster|gain|better|caus"
    r"|facilitat|strengthen|positively)\w*",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:decreas|reduc|lower|less|fewer|inhibit|suppress|prevent|impair|downregulat|down-regulat"
    r"|worse|attenuat|alleviat|delay|shorten|shorter|weak|slow|loss|lost|declin|diminish|protect"
    r"|block|fall|fell|mitigat|negatively|inversely)\w*",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|neither|without|cannot|fail(?:s|ed)?|lack(?:s|ed|ing)?|absence|ineffective"
    r"|unable|unlikely|independent(?:ly)?|unaffected|unchanged|never|none)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Cut a common ending off a word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Give the stems of a text, parts of compounds too."""
    found = {stem(w) for w in words(text) if len(w) > 1 or w.isdigit()}
    return frozenset(found | {stem(p) for w in words(text) if "-" in w for p in w.split("-")})


def share(claim: frozenset[str], sentence: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Give the part of the claim's information (idf) that a sentence repeats."""
    total = sum(rarity.get(w, _RARE) for w in claim)
    return sum(rarity.get(w, _RARE) for w in claim & sentence) / total if total else 0.0


def contrast(claim: str, evidence: str) -> tuple[float, ...]:
    """Say where claim and evidence differ: negated, directed, numbered."""
    up, down = _leaning(claim), _leaning(evidence)
    numbers = set(_NUMBER.findall(claim))
    met = len(numbers & set(_NUMBER.findall(evidence))) / len(numbers) if numbers else 0.0
    negated = bool(_NEGATION.search(claim)), bool(_NEGATION.search(evidence))
    return (
        float(negated[0]),
        float(negated[1]),
        float(negated[0] != negated[1]),
        float(up * down > 0),
        float(up * down < 0),
        float(bool(numbers)),
        met,
    )


def directed(text: str) -> bool:
    """Say whether a text names a direction."""
    return bool(_UP.search(text) or _DOWN.search(text))


def numbered(text: str) -> bool:
    """Say whether a text gives a number."""
    return bool(_NUMBER.search(text))


def _leaning(text: str) -> int:
    rising, falling = len(_UP.findall(text)), len(_DOWN.findall(text))
    return (rising > falling) - (rising < falling)


def order(claim: str, sentences: Sequence[str], rarity: Mapping[str, float]) -> list[int]:
    """List sentence numbers, those that share most with the claim first."""
    asked = stems(claim)
    shares = [share(asked, stems(s), rarity) for s in sentences]
    return sorted(range(len(sentences)), key=lambda i: (-shares[i], i))

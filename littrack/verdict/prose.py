"""Evidence in words: how many studies of which kind, as a fact-checker would print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from littrack.lexicon import words
from littrack.model import Design, Evidence

_IN_WORDS = range(1, 13)
_PLURALS = {
    Design.META_ANALYSIS: "meta-analyses",
    Design.CASE_CONTROL: "case-control studies",
    Design.COHORT: "cohort studies",
    Design.SURVEILLANCE: "surveillance reports",
    Design.QUALITATIVE: "qualitative studies",
    Design.CASE_SERIES: "case series",
    Design.IN_VITRO: "laboratory studies",
    Design.HUMAN_EXPERIMENT: "uncontrolled human studies",
    Design.PRODUCT_ANALYSIS: "product analyses",
    Design.OPINION: "opinion pieces",
    Design.REGISTRY: "registry entries",
    Design.UNCLEAR: "studies of unclear design",
}
_SINGULARS = {
    Design.CASE_CONTROL: "case-control study",
    Design.COHORT: "cohort study",
    Design.SURVEILLANCE: "surveillance report",
    Design.QUALITATIVE: "qualitative study",
    Design.IN_VITRO: "laboratory study",
    Design.OPINION: "opinion piece",
    Design.UNCLEAR: "study of unclear design",
}


_THIRD = {"do": "does", "are": "is", "were": "was"}


def number(count: int) -> str:
    """Write a count, in words up to twelve."""
    if not count:
        return "no"
    named = {value: word for word, value in words().numbers.items()}
    return named[count] if count in _IN_WORDS else f"{count:,}"


class Studies:
    """Studies in a sentence: `{studies}`, or `{studies:point}` with the verb agreeing."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        self._text = studies(evidence)
        self._one = len(evidence) == 1

    def __format__(self, verb: str) -> str:
        if not verb:
            return self._text
        return f"{self._text} {_THIRD.get(verb, f'{verb}s') if self._one else verb}"


def studies(evidence: Sequence[Evidence]) -> str:
    """Name the studies by kind and count: "two randomised trials and one survey"."""
    order = list(Design)
    counts = sorted(
        Counter(e.grade.design for e in evidence).items(), key=lambda c: order.index(c[0])
    )
    return listed([_kind(design, count) for design, count in counts]) or "nothing"


def listed(parts: Sequence[str]) -> str:
    """Join words as prose does."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def records(count: int) -> str:
    """Count records in words."""
    return f"{number(count)} record{'' if count == 1 else 's'}"


def sentence(text: str) -> str:
    """Begin with a capital, end with a stop."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _kind(design: Design, count: int) -> str:
    if count == 1:
        return f"one {_SINGULARS.get(design, design)}"
    return f"{number(count)} {_PLURALS.get(design, f'{design}s')}"

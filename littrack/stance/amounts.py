"""How much and how long: doses, times and shares as numbers that can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
_VAGUE = {"a": 1, "an": 1, "few": 3, "several": 5, "couple": 2}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join([*_SMALL[1:], *_VAGUE])
_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8766}
_TIME = re.compile(
    rf"\b(?P<low>{_DIGITS}|{_WORD})(?:\s+of)?(?:[\s-]*(?P<first>minute|hour|day|week|month|year)s?)?"
    rf"(?:\s*(?:-|–|to|or|and)\s*(?:an?\s+)?(?P<high>{_DIGITS}|{_WORD}))?[\s-]*"
    r"(?P<unit>minute|hour|day|week|month|year)s?\b(?![\s-]*(?:old|of\s+age))",
    re.IGNORECASE,
)
_DOSE = re.compile(
    rf"\b(?P<low>{_DIGITS})(?:\s*(?:-|–|to|and|or)\s*(?P<high>{_DIGITS}))?\s*"
    r"(?P<unit>mcg|µg|μg|ug|mg|g|grams?|milligrams?|micrograms?|IU|international\s+units)\b"
    r"(?P<per>\s*/\s*kg)?(?!\s*/\s*(?:d|m)?[lL])",
)
_GRAMS = {
    "mc": 1e-6,
    "ug": 1e-6,
    "µg": 1e-6,
    "μg": 1e-6,
    "mi": 1e-3,
    "mg": 1e-3,
    "g": 1.0,
    "gr": 1.0,
}
_HIGH = re.compile(
    r"\b(?:high(?:er|est)?|large(?:r)?|very\s+high|mega|massive|supraphysiologic\w*|toxic)"
    r"(?:\s+(?:and|or|to)\s+\w+)?[\s-]*dos\w+",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\b(?:low(?:er|est)?|small(?:er)?|micro|baby|minimal)(?:\s+(?:and|or|to)\s+\w+)?[\s-]*dos\w+|\bin\s+small\s+amounts\b",
    re.IGNORECASE,
)
_FAR = 3.0  # times as much from which two doses are not the same


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high` of one kind of unit, and the words it was read from."""

    low: float
    high: float
    kind: str
    said: str

    def meets(self, other: Span, factor: float = 1.0) -> bool:
        """Whether two spans share a value, each stretched by a factor."""
        return self.low <= other.high * factor and other.low <= self.high * factor


def times(text: str) -> list[Span]:
    """List the lengths of time a text names, in hours; ages are none."""
    return list(_times(text))


def _times(text: str) -> Iterator[Span]:
    for found in _TIME.finditer(text):
        unit = _HOURS[found["unit"].lower()]
        first = _HOURS[found["first"].lower()] if found["first"] else unit
        low = _value(found["low"]) * first
        high = _value(found["high"]) * unit if found["high"] else _value(found["low"]) * unit
        vague = found["low"].lower() in _VAGUE or (found["high"] or "").lower() in _VAGUE
        stretch = 2.0 if vague else 1.0
        yield Span(min(low, high) / stretch, max(low, high) * stretch, "hours", found.group())


def doses(text: str) -> list[Span]:
    """List the doses a text names, in grams or units, by body weight apart."""
    return [_dose(found) for found in _DOSE.finditer(text)]


def _dose(found: re.Match[str]) -> Span:
    unit = found["unit"]
    units = unit.upper() == "IU" or unit.startswith("inter")
    scale = 1.0 if units else _GRAMS[unit if unit == "g" else unit[:2]]
    low = _value(found["low"]) * scale
    high = _value(found["high"]) * scale if found["high"] else low
    kind = ("units" if units else "grams") + (" by weight" if found["per"] else "")
    return Span(min(low, high), max(low, high), kind, found.group())


def dosed_otherwise(claimed: str, told: str) -> tuple[str, ...]:
    """Name how the doses of a claim and a record part: low is not high, 5 mg not 100 mg."""
    for ours, theirs, names in ((_LOW, _HIGH, ("high", "low")), (_HIGH, _LOW, ("low", "high"))):
        if ours.search(claimed) and theirs.search(told) and not ours.search(told):
            return (f"dose: {names[0]}, not {names[1]}",)
    asked = doses(claimed)
    found = [d for d in doses(told) if any(d.kind == a.kind for a in asked)]
    if not found or any(d.meets(a, _FAR) for d in found for a in asked if a.kind == d.kind):
        return ()
    return (f"dose: {found[0].said}, not {asked[0].said}",)


def timed_otherwise(claimed: str, told: str) -> tuple[str, ...]:
    """Name how the times of a claim and of deciding sentences part: weeks are no years."""
    asked, found = times(claimed), times(told)
    if not asked or not found or any(f.meets(a, _FAR) for f in found for a in asked):
        return ()
    return (f"time: {found[0].said}, not {asked[0].said}",)


def _value(said: str) -> float:
    word = said.lower()
    if word in _VAGUE:
        return float(_VAGUE[word])
    if word in _SMALL:
        return float(_SMALL.index(word))
    return float(said.replace(",", ""))

"""What an article tells otherwise of a study than its record: numbers, in whom, by which design."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from littrack.citations.vocabulary import PEOPLE

_DATA = Path(__file__).parent.parent / "lexicon" / "data" / "study_contrasts.toml"
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:[,\u2009\u202f ]\d{3})+(?!\d)|(?<![\w.])\d+(?:[.·]\d+)?")
_PERCENT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s?(?:%|percent\b|per\scent\b)", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?<![\d.,-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\s(?:[a-z][\w-]*\s){{0,3}}?{PEOPLE}\b"
    r"|\bn\s?=\s?(\d{1,6})\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|approximately|up to)\s$"
)
_LOOSE = 0.05  # share by which a number said to be about right may be off
_HALF = 0.51  # points by which a percentage is rounded
_TENTH = 0.051  # the same where a decimal is given
_SUMMED = 60  # numbers of a record of which two are added up
_WORD = re.compile(r"[a-z][a-z-]+")


def other_numbers(told: str, record: str) -> Iterator[str]:
    """Yield the shares and the counts of people of a sentence that the record gives otherwise."""
    held = [_value(m[0]) for m in _NUMBER.finditer(record)]
    shares = [float(m[1]) for m in _PERCENT.finditer(record)]
    people = [_value(m[1] or m[2]) for m in _COUNT.finditer(record)]
    parts = [100 * a / b for b in people for a in held if 0 < a < b and a == int(a)]
    given_so = [*held, *(100 - s for s in shares), *parts]
    for found in _PERCENT.finditer(told):
        if shares and not _is_share(float(found[1]), given_so, loose=_loose(told, found)):
            given = ", ".join(dict.fromkeys(f"{s:g}" for s in shares))
            yield f"its abstract gives {given} %; the article says {found[0]}"
    for found in _COUNT.finditer(told):
        value = _value(found[1] or found[2])
        if people and not _is_count(value, held, loose=_loose(told, found)):
            given = ", ".join(dict.fromkeys(f"{p:,.0f}" for p in people))
            yield f"its abstract speaks of {given} people; the article says {found[0]}"


def other_groups(told: str, record: str) -> Iterator[str]:
    """Yield what a sentence says of whom and how, where the record says the contrary."""
    said, held = set(_WORD.findall(told.lower())), set(_WORD.findall(record.lower()))
    for table, groups in _contrasts().items():
        mine = [name for name, group in groups.items() if said & group]
        theirs = [name for name, group in groups.items() if held & group]
        if len(mine) == 1 and theirs and mine[0] not in theirs:
            word = min(said & groups[mine[0]])
            other = min(held & groups[theirs[0]])
            what = "design" if table == "design" else "people"
            yield f"its record speaks of “{other}”, the article of “{word}” ({what})"


def _is_share(value: float, held: list[float], *, loose: bool) -> bool:
    off = max(_HALF if value == int(value) else _TENTH, value * _LOOSE if loose else 0)
    return any(abs(h - value) <= off for h in held)


def _is_count(value: float, held: list[float], *, loose: bool) -> bool:
    off = value * _LOOSE if loose else 0
    sums = (a + b for a, b in combinations(held[:_SUMMED], 2))
    return any(abs(h - value) <= off for h in (*held, *sums))


def _loose(text: str, found: re.Match[str]) -> bool:
    return _ABOUT.search(text, 0, found.start()) is not None


def _value(number: str) -> float:
    return float(re.sub(r"[,\s\u2009\u202f]", "", number).replace("·", "."))


@cache
def _contrasts() -> dict[str, dict[str, frozenset[str]]]:
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        table: {name: frozenset(words.split()) for name, words in groups.items()}
        for table, groups in tables.items()
    }

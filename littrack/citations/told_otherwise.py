"""What an article tells otherwise of a study than its record: numbers, in whom, by which design."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from littrack.citations.gazetteer import is_year
from littrack.citations.subject import STEM, common_words, content_words, plain_words
from littrack.citations.vocabulary import PEOPLE
from littrack.citations.words import words
from littrack.language.number_words import in_digits
from littrack.lexicon import word_lists
from littrack.lexicon import words as tables

_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:[,\u2009\u202f ]\d{3})+(?!\d)|(?<![\w.])\d+(?:[.·]\d+)?")
_PERCENT = re.compile(
    r"(?<![\d.,·])(\d+(?:[.,·]\d+)?)\s?(?:%|percent\b|per\scent\b)", re.IGNORECASE
)
_COUNT = re.compile(
    rf"(?<![\w.,-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\s(?:[a-z][\w-]*\s){{0,3}}?{PEOPLE}\b"
    r"|\bn\s?=\s?(\d{1,6})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d{2,6})\s((?:[a-z][\w-]+\s?){1,3})")
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|approximately|up to)\s$"
)
_LOOSE = 0.05  # share by which a number said to be about right may be off
_HALF = 0.51  # points by which a percentage is rounded
_TENTH = 0.051  # the same where a decimal is given
_BESIDE = 2  # words of a number and what it counts
_SHARE = 4  # words of "nine out of every"
_THOUSANDS = 3  # digits behind the comma that parts thousands
_SUMMED = 60  # numbers of a record of which two are added up
_WORD = re.compile(r"[a-z][a-z-]+")
# What a number belongs to ends at a sign or at a word that joins: no digit group is cut.
_CLAUSE = re.compile(r"(?:[^,;:()]|(?<=\d),(?=\d))+")


def other_numbers(told: str, record: str) -> Iterator[str]:
    """Yield the shares and the counts of people of a sentence that the record gives otherwise.

    A number told of something that the record does not speak of is none of them.
    """
    yield from _other_shares(told, record)
    yield from _other_counts(told, record)


def _other_shares(told: str, record: str) -> Iterator[str]:
    shares = [_value(m[1]) for m in _PERCENT.finditer(record)]
    if not shares:
        return
    given_so = [*shares, *_numbers(record), *(100 - s for s in shares), *_parts(record)]
    given = ", ".join(dict.fromkeys(f"{s:g}" for s in shares))
    for found in _PERCENT.finditer(told):
        known = _is_share(_value(found[1]), given_so, loose=_loose(told, found))
        if not known and not _elsewhere(told, found, record):
            yield f"its abstract gives {given} %; the article says {found[0]}"


def _parts(record: str) -> Iterator[float]:
    """What its numbers are, in percent, of the people it counts."""
    whole = [n for n in _numbers(record) if n == int(n)]
    yield from (100 * a / b for b in _people(record) for a in whole if 0 < a < b)


def _numbers(text: str) -> list[float]:
    return [_value(m[0]) for m in _NUMBER.finditer(text)]


def _other_counts(told: str, record: str) -> Iterator[str]:
    told, written = in_digits(told), record
    record = in_digits(record)
    held, parts = _numbers(record), _numbers(written)[:_SUMMED]
    held += [a + b for a, b in combinations(parts, 2)]
    for text, value, given in _counts(told, record):
        known = _is_count(value, [*held, *given], loose=_loose(told, text))
        if not known and not _elsewhere(told, text, record):
            numbers = ", ".join(dict.fromkeys(f"{p:,.0f}" for p in given))
            yield f"its abstract speaks of {numbers} people; the article says {text[0]}"


def _counts(told: str, record: str) -> Iterator[tuple[re.Match[str], float, list[float]]]:
    """Yield what a sentence counts, with the counts of the same in the record."""
    people, counted = _people(record), _counted(record)
    for found in _COUNT.finditer(told) if people else ():
        if not _is_share_or_year(told, found):
            yield found, _value(found[1] or found[2]), people
    for found in _COUNTED.finditer(told):
        given = _given(found[2], counted) if not _is_year(found[1], found[0]) else []
        if len(set(given)) == 1 and not _COUNT.match(told, found.start()):
            yield found, _value(found[1]), given


def _is_share_or_year(told: str, found: re.Match[str]) -> bool:
    at = found.start()
    share = _PERCENT.match(told, at) is not None or _of_so_many(told, at)
    return share or _is_year(found[1] or "", found[0])


def _is_year(number: str, counted: str) -> bool:
    """Whether a number dates what follows: "a 2017 survey of women", not "2017 women"."""
    return is_year(number) and len(counted.split()) > _BESIDE


def _given(counts: str, counted: dict[str, list[float]]) -> list[float]:
    """The numbers of a record for the first noun of a few words that it counts."""
    return next((counted[s] for s in map(_stem, counts.split()) if s in counted), [])


def _of_so_many(told: str, at: int) -> bool:
    """Whether a number ends a share: the ten of "nine in ten adults"."""
    before = told[:at].lower().split()[-_SHARE:]
    numbers = tables().numbers
    return (
        bool(before)
        and before[-1] in {"in", "of", "every"}
        and any(word in numbers or word.isdigit() for word in before[:-1])
    )


def _counted(record: str) -> dict[str, list[float]]:
    """The numbers of a record by the nouns they count, units and measures left out."""
    table: dict[str, list[float]] = {}
    for found in _COUNTED.finditer(record):
        for stem in {_stem(w) for w in found[2].split() if not _measures(w)}:
            table.setdefault(stem, []).append(_value(found[1]))
    return table


def _stem(word: str) -> str:
    return word.lower().rstrip("s")


def _measures(word: str) -> bool:
    nouns = tables().nouns
    no_count = nouns["time"] | nouns["amount"] | nouns["dose"] | words("study") | plain_words()
    bare = word.lower()
    return bare in no_count or _stem(bare) in no_count or bare in common_words()


def _people(record: str) -> list[float]:
    return [_value(m[1] or m[2]) for m in _COUNT.finditer(record)]


def unshown_numbers(told: str, record: str) -> Iterator[str]:
    """Yield the shares of a sentence told of something that the record does not speak of."""
    held = _numbers(record)
    for found in _PERCENT.finditer(told):
        known = _is_share(_value(found[1]), held, loose=_loose(told, found))
        if not known and _elsewhere(told, found, record):
            yield found[0]


def _elsewhere(told: str, found: re.Match[str], record: str) -> bool:
    """Whether what a number is told of is for a good part not named in the record."""
    clause = next(
        part for part in _CLAUSE.finditer(told) if part.start() <= found.start() < part.end()
    )
    opens = clause.start() == 0
    spoken = [w for n, w in enumerate(clause[0].split()) if w.islower() or (opens and n == 0)]
    wanted = content_words(" ".join(spoken)) - plain_words()
    held = {word[:STEM] for word in _WORD.findall(record.lower())}
    missing = [word for word in wanted if word[:STEM] not in held]
    return 2 * len(missing) >= len(wanted) > 0


def other_groups(told: str, design: str, record: str) -> Iterator[tuple[str, str]]:
    """Yield what is said of whom and how a study was made, where the record says the contrary.

    Each behind the name of its table in study_contrasts.toml. `design` is what the article calls
    the study: other studies stand in a sentence too.
    """
    held = set(_WORD.findall(record.lower()))
    for table, groups in _contrasts().items():
        said = set(_WORD.findall((design if table == "design" else told).lower()))
        mine = [name for name, group in groups.items() if said & group]
        theirs = [name for name, group in groups.items() if held & group]
        if len(mine) == 1 and theirs and mine[0] not in theirs:
            word = min(said & groups[mine[0]])
            other = min(held & groups[theirs[0]])
            what = table if table in {"design", "species"} else "people"
            yield table, f"its record speaks of “{other}”, the article of “{word}” ({what})"


def _is_share(value: float, held: list[float], *, loose: bool) -> bool:
    off = max(_HALF if value == int(value) else _TENTH, value * _LOOSE if loose else 0)
    return any(abs(h - value) <= off for h in held)


def _is_count(value: float, held: list[float], *, loose: bool) -> bool:
    off = value * _LOOSE if loose else 0
    return any(abs(h - value) <= off for h in held)


def _loose(text: str, found: re.Match[str]) -> bool:
    return _ABOUT.search(text, 0, found.start()) is not None


def _value(number: str) -> float:
    """What a number is worth; a comma before three digits parts thousands, before fewer tenths."""
    whole, comma, rest = number.rpartition(",")
    if comma and len(rest) != _THOUSANDS:
        number = f"{whole}.{rest}"
    return float("".join(c for c in number.replace("·", ".") if c == "." or c.isdigit()))


def agreeing_figures(told: str, record: str, digits: int = _THOUSANDS) -> bool:
    """Whether figures by which a study can be known are told as the record gives them.

    Years are none; it takes so many digits, of one figure or of several.
    """
    held = {*_numbers(in_digits(record)), *(_value(m[1]) for m in _PERCENT.finditer(record))}
    said = [m[0] for m in _NUMBER.finditer(in_digits(told)) if not is_year(m[0])]
    known = {number for number in said if _value(number) in held}
    return sum(c.isdigit() for number in known for c in number) >= digits


@cache
def _contrasts() -> dict[str, dict[str, frozenset[str]]]:
    return {
        table: {name: frozenset(words.split()) for name, words in groups.items()}
        for table, groups in word_lists("study_contrasts").items()
    }

"""How many, how much, how long, and in which registered trial, as the abstract says it."""

from __future__ import annotations

import re
from functools import cache

from littrack.lexicon import any_word, phrases, word_lists, words
from littrack.model import Record

_TRIAL = re.compile(
    r"\b(?:NCT\s?\d{8}|ISRCTN\s?\d{8}|ACTRN\s?\d{14}|ChiCTR[\w-]*\d{6,}|EudraCT\s*\d{4}-\d{6}-\d{2}"
    r"|UMIN\d{9}|CTRI/\d{4}/\d{2}/\d{6}|IRCT\w*\d{8,}N?\d*|DRKS\d{8}|NTR\s?\d{3,4}|jRCT\w?\d{9,}"
    r"|PACTR\d{15,}|KCT\d{7}|TCTR\d{11}|RBR-\w{6})\b",
)
_NUMBER = r"(\d{1,3}(?:[,\u2009\u202f\u00a0 ]\d{3})+|\d+)(?![\d.%·]|\s?%)"
_ARM = re.compile(rf"\bn\s*=\s*{_NUMBER}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_DAILY = r"(?:(?:twice\s+|once\s+)?daily|(?:per|a)\s+day)"
_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?(?:\s*(?:-|–|to|and|or)\s*\d+(?:[.,]\d+)?)?\s*"
    r"(?:mg|g|µg|μg|mcg|ug|IU|m[lL](?=\s*/|\s+(?:daily|twice|once|per|a\s+day)))(?!\w)"
    rf"(?:\s*/\s*(?:kg|d|day|m2|ml|mL|h|week))*(?:\s+{_DAILY})?"
)
_ARMS_IN_BRACKETS = range(2, 7)  # more are subgroups, and one is a part


@cache
def _listed(name: str) -> str:
    """The pattern of the words of a list in `designs.toml`."""
    return f"(?:{'|'.join(word_lists('designs')[name].split())})"


@cache
def _whole() -> tuple[re.Pattern[str], ...]:
    """What says the whole number, the surest first: who was enrolled, a total, "N = 40"."""
    done, before = _listed("enrolled"), _listed("enrolling").replace("_", r"\s+")
    return (
        re.compile(rf"{_who()}\s+(?:\w+\s+){{0,4}}{done}", re.IGNORECASE),
        re.compile(rf"\b{before}\s+(?:a\s+total\s+of\s+)?{_who()}", re.IGNORECASE),
        re.compile(rf"\bN\s*=\s*{_NUMBER}"),
    )


@cache
def _who() -> str:
    return rf"\b{_NUMBER}\s+(?:(?!\d)[\w-]+\s+){{0,3}}{_listed('counted')}\b"


@cache
def _duration() -> re.Pattern[str]:
    count, unit = rf"(?:\d+|{'|'.join(words().numbers)})", _listed("period")
    lasting = rf"{_listed('lasting')}\s+(?:up\s+to\s+)?"
    length = rf"{count}(?:\s*(?:-|–|to)\s*\d+)?[\s-]+(?:{unit}|hour)s?"
    return re.compile(rf"\b{lasting}({length})\b|\b({count}-{unit})\b", re.IGNORECASE)


def trials(record: Record, text: str) -> tuple[str, ...]:
    """List the registry numbers a record is entered under or names as its own."""
    listed = [a for bank in record.databanks for a in bank.accessions]
    own = [a for a in listed if _TRIAL.fullmatch(a)]
    return tuple(dict.fromkeys(t.replace(" ", "") for t in [*own, *_TRIAL.findall(text)]))


def participants(text: str) -> tuple[int, str] | None:
    """The number of participants, and the words it was read from; of arms in brackets, the sum."""
    whole = next((m for pattern in _whole() if (m := pattern.search(text))), None)
    if whole:
        return _count(whole[1]), whole.group()
    for sentence in _SENTENCE.split(text):
        arms = list(_ARM.finditer(sentence))
        if arms:
            shown = arms if len(arms) in _ARMS_IN_BRACKETS else arms[:1]
            return sum(_count(m[1]) for m in shown), "; ".join(m.group() for m in shown)
    found = re.search(_who(), text, re.IGNORECASE)
    return (_count(found[1]), found.group()) if found else None


def _count(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def arms(text: str) -> int | None:
    """The number of groups, where the abstract gives it."""
    found = phrases("designs", "arms").first(text)
    if not found:
        return None
    word = re.split(r"[\W_]", text[found.start :], maxsplit=1)[0].lower()
    return words().numbers.get(word) or int(word)


def dose(text: str) -> str:
    """The first dose, in the abstract's words."""
    found = _DOSE.search(text)
    return found.group() if found else ""


@cache
def _routes() -> re.Pattern[str]:
    return any_word(word_lists("designs")["route"])


def route(text: str) -> str:
    """The first route, in the abstract's words."""
    found = _routes().search(text)
    return found.group() if found else ""


def duration(text: str) -> str:
    """The first length of treatment or follow-up, in the abstract's words."""
    found = _duration().search(text)
    return (found[1] or found[2]) if found else ""

"""How many, how much, how long, and in which registered trial, as the abstract says it."""

from __future__ import annotations

import re
from functools import cache

from littrack.grade.text_rules import any_word
from littrack.lexicon import word_lists
from littrack.model import Record

_TRIAL = re.compile(
    r"\b(?:NCT\s?\d{8}|ISRCTN\s?\d{8}|ACTRN\s?\d{14}|ChiCTR[\w-]*\d{6,}|EudraCT\s*\d{4}-\d{6}-\d{2}"
    r"|UMIN\d{9}|CTRI/\d{4}/\d{2}/\d{6}|IRCT\w*\d{8,}N?\d*|DRKS\d{8}|NTR\s?\d{3,4}|jRCT\w?\d{9,}"
    r"|PACTR\d{15,}|KCT\d{7}|TCTR\d{11}|RBR-\w{6})\b",
)
_PEOPLE = (
    r"(?:patients|participants|subjects|volunteers|adults|children|women|men|individuals|people"
    r"|persons|respondents|users|infants|students|veterans|mice|rats|animals|cases|adolescents)"
)
_NUMBER = r"(\d{1,3}(?:[,\u2009\u202f\u00a0 ]\d{3})+|\d+)(?![\d.%·]|\s?%)"
_WHO = rf"{_NUMBER}\s+(?:(?!\d)[\w-]+\s+){{0,3}}{_PEOPLE}\b"
_DONE = (
    r"(?:randomi[sz]ed|enrolled|included|recruited|completed|assigned|analy[sz]ed|treated"
    r"|participated|took|invited)"
)
# What says the whole number comes first: who was enrolled, a total, "N = 40"; then any number.
_N = (
    re.compile(rf"\b{_WHO}\s+(?:\w+\s+){{0,4}}{_DONE}", re.IGNORECASE),
    re.compile(
        r"\b(?:randomi[sz]ed|enrol(?:l?ed|ling)|includ(?:ed|ing)|recruited|assigned|surveyed|studied"
        r"|total\s+of|cohort\s+of|sample\s+of|in|involving|comprising|analy[sz]ed)\s+"
        rf"(?:a\s+total\s+of\s+)?{_WHO}",
        re.IGNORECASE,
    ),
    re.compile(rf"\bN\s*=\s*{_NUMBER}"),
)
_ARM = re.compile(rf"\bn\s*=\s*{_NUMBER}", re.IGNORECASE)
_ANY = re.compile(rf"\b{_WHO}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_DAILY = r"(?:(?:twice\s+|once\s+)?daily|(?:per|a)\s+day)"
_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?(?:\s*(?:-|–|to|and|or)\s*\d+(?:[.,]\d+)?)?\s*"
    r"(?:mg|g|µg|μg|mcg|ug|IU|m[lL](?=\s*/|\s+(?:daily|twice|once|per|a\s+day)))(?!\w)"
    rf"(?:\s*/\s*(?:kg|d|day|m2|ml|mL|h|week))*(?:\s+{_DAILY})?"
)
_DURATION = re.compile(
    r"\b(?:for|over|during|after|lasting|of)\s+(?:up\s+to\s+)?((?:\d+|one|two|three|four|five"
    r"|six|eight|ten|twelve)"
    r"(?:\s*(?:-|–|to)\s*\d+)?[\s-]+(?:day|week|month|year|hour)s?)\b"
    r"|\b((?:\d+|one|two|three|four|six|eight|twelve)-(?:day|week|month|year))\b",
    re.IGNORECASE,
)
_ARMS = re.compile(
    r"\b(two|three|four|five|six|2|3|4|5|6)[\s-]+(?:parallel\s+)?(?:arms?|groups?)\b", re.IGNORECASE
)
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def trials(record: Record, text: str) -> tuple[str, ...]:
    """List the registry numbers a record is entered under or names as its own."""
    listed = [a for bank in record.databanks for a in bank.accessions]
    own = [a for a in listed if _TRIAL.fullmatch(a)]
    return tuple(dict.fromkeys(t.replace(" ", "") for t in [*own, *_TRIAL.findall(text)]))


def participants(text: str) -> tuple[int, str] | None:
    """The number of participants, and the words it was read from; of arms in brackets, the sum."""
    whole = next((m for pattern in _N if (m := pattern.search(text))), None)
    if whole:
        return _count(whole[1]), whole.group()
    for sentence in _SENTENCE.split(text):
        arms = list(_ARM.finditer(sentence))
        if arms:
            shown = arms if len(arms) in _COUNT.values() else arms[:1]
            return sum(_count(m[1]) for m in shown), "; ".join(m.group() for m in shown)
    found = _ANY.search(text)
    return (_count(found[1]), found.group()) if found else None


def _count(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def arms(text: str) -> int | None:
    """The number of groups, where the abstract gives it."""
    found = _ARMS.search(text)
    if not found:
        return None
    word = found[1].lower()
    return _COUNT.get(word) or int(word)


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
    found = _DURATION.search(text)
    return (found[1] or found[2]) if found else ""

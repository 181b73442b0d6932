"""Dates in words and identifiers in addresses, read as far as they go."""

from __future__ import annotations

import re

from littrack.model import PartialDate

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_YEAR = re.compile(r"\b(1[5-9]|20|21)\d\d\b")
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\s*$")


def month(text: str) -> int | None:
    """Read a month given as a number or a word."""
    if text.isdigit():
        return int(text)
    return _MONTHS.get(text[:3].lower())


def phrased(phrase: str) -> PartialDate:
    """Read what can be of a date in words: "1998 Dec-1999 Jan" is 1998, December."""
    year = _YEAR.search(phrase)
    named = _MONTH.search(phrase)
    return PartialDate(
        year=int(year[0]) if year else None,
        month=_MONTHS[named[1].lower()] if named else None,
        text=phrase,
    )


def bare_orcid(text: str) -> str:
    """Strip an ORCID of the addresses it comes in; what is none stays as it is."""
    found = _ORCID.search(text)
    return "-".join(found.groups()).upper() if found else text

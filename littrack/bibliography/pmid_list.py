"""Lists of identifiers, a few a line: PMIDs, DOIs, PMCIDs, with headers, notes and quotes."""

from __future__ import annotations

import re

from littrack.bibliography import identifiers
from littrack.bibliography.values import Bibliography, Entry

_NOTE = re.compile(r"(?:^|\s)(?:#|//)(?!\d).*$")
_HEADER = re.compile(r"\W*(?:pub\s?med|pm)[\s_-]?u?ids?(?:\s*(?:list|numbers?))?\W*", re.IGNORECASE)
_SPACED = re.compile(r"\bPMC\s+(?=\d)", re.IGNORECASE)
_LABEL = re.compile(r"(?:pub\s?med|pm)[\s_-]?u?id\s*[:=#]?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s;|]+|,(?!\d{3}\b)|(?<=\d{4}),")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_LONG = "10000"  # a shorter number beside words is rather a count or a page
_TRIM = " \t'\"“”‘’`()[]{}.,;:*•-–"


def read(text: str) -> Bibliography:
    """Read every line; one without an identifier is a problem, or a header when it is the first."""
    found = Bibliography("a list of identifiers", only_identifiers=True)
    for number, line in enumerate(text.splitlines(), 1):
        said = _SPACED.sub("PMC", _NOTE.sub("", line)).strip(_TRIM)
        if said and not _HEADER.fullmatch(said):
            _line(found, f"line {number}", said)
    return found


def _line(found: Bibliography, place: str, said: str) -> None:
    words = [said] if _addressed(said) else _BETWEEN.split(_LABEL.sub(" ", said))
    read = [(word, _entry(place, word)) for raw in words if (word := raw.strip(_TRIM))]
    odd = [word for word, entry in read if not entry.identified]
    named = [entry for _, entry in read if entry.identified]
    if odd:
        # Other columns stand beside it: a year or a page among them is no PMID.
        named = [entry for entry in named if len(entry.pmid or _LONG) >= len(_LONG)][:1]
    for entry in named:
        found.add(entry)
    if odd and not named:
        found.problems.append(f"{place}: {_why(odd[0])}")


def _addressed(said: str) -> bool:
    """Whether the whole line is one address or DOI."""
    return " " not in said and ("/" in said or ":" in said) and "," not in said


def _entry(place: str, word: str) -> Entry:
    doi = identifiers.doi(word)
    pmcid = "" if doi else identifiers.pmcid(word)
    pmid = None if doi or pmcid else identifiers.pmid_cell(word)
    return Entry(place, pmid=pmid, doi=doi, pmcid=pmcid)


def _why(word: str) -> str:
    if _SCIENTIFIC.fullmatch(word):
        return f"{word} was a PMID before a spreadsheet rounded it; format the column as a number"
    return f"{word[:40]!r} is no PMID, DOI or PMCID"

"""Lists of identifiers, a few a line: PMIDs, DOIs, PMCIDs, with headers, notes and quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    read = [(word, _entry(place, word)) for word in _words(said)]
    odd = [word for word, entry in read if not entry.identified]
    named = [entry for _, entry in read if entry.identified]
    kept = _certain(named) if odd else named
    for entry in kept:
        found.add(entry)
    if odd and not kept:
        found.problems.append(f"{place}: {_why(odd[0])}")


def _words(said: str) -> list[str]:
    """Split a line, unless it is an address."""
    words = [said] if _addressed(said) else _BETWEEN.split(_LABEL.sub(" ", said))
    return [word for raw in words if (word := raw.strip(_TRIM))]


def _certain(named: Sequence[Entry]) -> list[Entry]:
    """Keep the first long identifier of a line with other columns: a year or a page is no PMID."""
    return [entry for entry in named if len(entry.pmid or _LONG) >= len(_LONG)][:1]


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

"""Tables of references: PubMed's CSV, Zotero's, what spreadsheets save; a header names columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from littrack.bibliography import identifiers
from littrack.bibliography.values import Bibliography

_COLUMNS = {
    "pmid": "pmid", "pubmedid": "pmid", "pubmed": "pmid", "pmids": "pmid", "pubmedids": "pmid",
    "pubmedpmid": "pmid", "uid": "pmid", "medlinepmid": "pmid", "pubmeduid": "pmid",
    "doi": "doi", "dois": "doi", "articledoi": "doi",
    "pmcid": "pmcid", "pmc": "pmcid",
    "title": "title", "articletitle": "title", "documenttitle": "title", "papertitle": "title",
    "publicationyear": "year", "year": "year", "pubyear": "year", "date": "year",
    "extra": "loose", "notes": "loose", "note": "loose", "url": "loose", "urls": "loose",
    "link": "loose", "accessionnumber": "loose",
}  # fmt: skip
_MARKS = ",;\t|"
_IDENTIFYING = {"pmid", "doi", "pmcid", "title"}


def read(text: str) -> Bibliography | None:
    """Read a table whose header names a column of identifiers or titles; None when it has none."""
    lines = text.lstrip("\r\n").splitlines()
    header = next((line for line in lines if line.strip()), "")
    mark = max(_MARKS, key=header.count)
    if not _named(next(csv.reader([header], delimiter=mark), [])):
        return None
    return from_rows(csv.reader(StringIO(text), delimiter=mark))


def from_rows(rows: Iterable[Sequence[str]]) -> Bibliography | None:
    """Read rows, the header first."""
    given = ((n, row) for n, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    header = next(given, (0, []))[1]
    names = _named(header)
    if not names:
        return None
    found = Bibliography("a table of references", only_identifiers="pmid" in names.values())
    for number, row in given:
        _row(found, f"row {number}", names, row)
    return found


def _row(found: Bibliography, place: str, names: dict[int, str], row: Sequence[str]) -> None:
    cells = [(name, row[at]) for at, name in names.items() if at < len(row)]
    fields = {name: cell for name, cell in reversed(cells) if cell.strip()}
    found.add(identifiers.entry(place, fields, [cell for name, cell in cells if name == "loose"]))


def _named(header: Sequence[str]) -> dict[int, str]:
    """Tell which column is what; empty when no column identifies a reference."""
    bare = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in header]
    named = {at: _COLUMNS[name] for at, name in enumerate(bare) if name in _COLUMNS}
    return named if _IDENTIFYING & set(named.values()) else {}

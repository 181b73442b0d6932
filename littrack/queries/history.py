"""A PubMed history download, or an older copy of its page, as numbered lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

_NUMBER, _QUERY, _RESULTS, _FILTERS = (
    ("search number", "search"),
    "query",
    (
        "results",
        "items found",
    ),
    "filters",
)
_WORD = re.compile(r"^(?:(?:Add|Query)\s+)?(?:Search:?\s+)?", re.IGNORECASE)
_CLOCK = re.compile(r"\s+\d{1,2}:\d\d(?::\d\d)?\s*$")
_DAY = re.compile(r"\s+(?:\d{1,2} [A-Z][a-z]{2} \d{4}|\d{4}[-/]\d\d[-/]\d\d)\s*$")
_LEAD = re.compile(r"^\s*#?\d{1,3}[.):]?\s+")


def unfolded(text: str) -> str:
    """Give the text with a line a search: the number, what was searched, the hits."""
    rows = _rows(text)
    return "\n".join(rows) if rows else "\n".join(_plain(line) for line in text.splitlines())


def _rows(text: str) -> list[str]:
    lines = text.strip().splitlines()
    head = next((n for n, line in enumerate(lines) if _header(line)), None)
    if head is None:
        return []
    mark = "\t" if "\t" in lines[head] else ","
    held = "\n".join(lines[head:])
    # What is copied off a page has the quotes of the search itself, and none around its cells.
    bare = mark == "\t" and '""' not in held
    names, *rows = csv.reader(
        StringIO(held), delimiter=mark, quoting=csv.QUOTE_NONE if bare else csv.QUOTE_MINIMAL
    )
    columns = [name.strip().lower() for name in names]
    return [_row(columns, row) for row in rows if any(row)]


def _header(line: str) -> bool:
    cells = [cell.strip().strip('"').lower() for cell in re.split(r"[,\t]", line)]
    return bool(cells) and cells[0] in _NUMBER and _QUERY in cells


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
    number = next(cells[name] for name in _NUMBER if name in cells).lstrip("#")
    query = " ".join(_WORD.sub("", cells.get(_QUERY, "")).split())
    filters = cells.get(_FILTERS, "")
    found = next((cells[name] for name in _RESULTS if name in cells), "")
    limited = f" Filters: {filters}" if filters else ""
    return f"#{number} {query}{limited}\t{found}"


def _plain(line: str) -> str:
    """A line of the old page: "#3 Add Search (#1) AND #2 1234 10:22:33"."""
    bare = _DAY.sub("", _CLOCK.sub("", line.rstrip()))
    lead = _LEAD.match(bare)
    if not lead:
        return bare
    return lead[0] + _WORD.sub("", bare[lead.end() :], count=1)

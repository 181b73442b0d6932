"""The words of what is current: one row a record, and the full-text index over them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from littrack import model

# Small raised and lowered signs are searched as plain ones: CO₂ as CO2, C_max as Cmax.
_SMALL, _PLAIN = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()n0123456789+-=()"
_FOLD = dict(zip(_SMALL, _PLAIN, strict=True)) | {"_": "", "^": ""}

_FOLDED = re.compile(rf"[{_SMALL}_^]")
_INDEX = "INSERT INTO words (rowid, title, abstract, keywords, mesh) VALUES (?, ?, ?, ?, ?)"
_UNINDEX = (
    "INSERT INTO words (words, rowid, title, abstract, keywords, mesh) "
    "VALUES ('delete', ?, ?, ?, ?, ?)"
)
_AT_ONCE = 500


def fold(text: str) -> str:
    """Write a text as it is searched."""
    return _FOLDED.sub(lambda sign: _FOLD[sign[0]], text)


def words(record: model.Record) -> tuple[str, str, str, str]:
    """Gather a record's words, a column each: title, abstract, keywords, MeSH and substances."""
    titles = [record.title, record.vernacular_title]
    return (
        fold("\n".join(filter(None, titles))),
        fold("\n".join(filter(None, _abstracts(record)))),
        fold("\n".join(record.keywords)),
        "\n".join(dict.fromkeys(_headings(record))),
    )


def _abstracts(record: model.Record) -> Iterator[str]:
    """Yield all prose of a record: its abstract, those in other languages, its digest."""
    yield from (section.text for section in record.abstract)
    for other in record.other_abstracts:
        if other.sections != record.abstract:
            yield from (section.text for section in other.sections)
    if record.digest:
        yield from (record.digest.finding, record.digest.population)


def _headings(record: model.Record) -> Iterator[str]:
    yield from (heading.heading.name for heading in record.mesh)
    yield from (q.name for heading in record.mesh for q in heading.qualifiers)
    yield from (term.name for term in record.supplementary_mesh)
    yield from (substance.name for substance in record.substances)


Words: TypeAlias = tuple[str, str, str, str]


def put_many(db: sqlite3.Connection, records: Mapping[int, model.Record | None]) -> None:
    """Index the words of records in place of those they had; None takes a record out.

    The index is written last and in one go: see `storing`.
    """
    old = _held(db, list(records))
    new = {key: words(record) for key, record in records.items() if record}
    dropped = [(key, *had) for key, had in old.items() if new.get(key) != had]
    added = [(key, *said) for key, said in new.items() if old.get(key) != said]
    db.executemany("DELETE FROM document WHERE id = ?", [row[:1] for row in dropped])
    db.executemany("DELETE FROM citation_field WHERE id = ?", [(key,) for key in old])
    db.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?)", added)
    db.executemany(_UNINDEX, dropped)
    db.executemany(_INDEX, added)


def _held(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Words]:
    found: dict[int, Words] = {}
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        rows = db.execute(f"SELECT * FROM document WHERE id IN ({marks})", part)  # noqa: S608
        found.update(
            (key, (title, abstract, tags, mesh)) for key, title, abstract, tags, mesh in rows
        )
    return found

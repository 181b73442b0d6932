"""The words of what is current: one row a record, and the full-text index over them."""

from __future__ import annotations

import sqlite3

from littrack.model import Record

# Small raised and lowered signs are searched as plain ones: CO₂ as CO2, C_max as Cmax.
_FOLD = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()n0123456789+-=()", "_^")

COLUMNS = ("title", "abstract", "keywords", "mesh")


def fold(text: str) -> str:
    """Write a text as it is searched."""
    return text.translate(_FOLD) if not text.isascii() or "_" in text or "^" in text else text


def words(record: Record) -> tuple[str, str, str, str]:
    """Gather a record's words, a column each: title, abstract, keywords, MeSH and substances."""
    said = [s.text for s in record.abstract]
    said += [s.text for other in record.other_abstracts for s in other.sections]
    if record.digest:
        said += [record.digest.finding, record.digest.population]
    headings = [h.heading.name for h in record.mesh]
    headings += [q.name for h in record.mesh for q in h.qualifiers]
    headings += [t.name for t in record.supplementary_mesh] + [s.name for s in record.substances]
    titles = [record.title, record.vernacular_title]
    return (
        fold("\n".join(filter(None, titles))),
        fold("\n".join(filter(None, said))),
        fold("\n".join(record.keywords)),
        "\n".join(dict.fromkeys(headings)),
    )


def put(db: sqlite3.Connection, key: int, record: Record) -> None:
    """Index a record's words, in place of those it had."""
    new = words(record)
    old = _held(db, key)
    if old == new:
        return
    if old is not None:
        drop(db, key)
    row = (key, *new)
    db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)
    db.execute("INSERT INTO words (rowid, title, abstract, keywords, mesh) VALUES (?,?,?,?,?)", row)


def drop(db: sqlite3.Connection, key: int) -> None:
    """Take a record out of the index."""
    old = _held(db, key)
    if old is None:
        return
    db.execute(
        "INSERT INTO words (words, rowid, title, abstract, keywords, mesh) "
        "VALUES ('delete', ?, ?, ?, ?, ?)",
        (key, *old),
    )
    db.execute("DELETE FROM document WHERE id = ?", (key,))


def _held(db: sqlite3.Connection, key: int) -> tuple[str, str, str, str] | None:
    row = db.execute("SELECT title, abstract, keywords, mesh FROM document WHERE id = ?", (key,))
    found: tuple[str, str, str, str] | None = row.fetchone()
    return found

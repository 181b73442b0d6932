"""Digests: our own words on a work, shown until PubMed's record of it is held."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict

from littrack.cache import documents
from littrack.cache.rebuild import built
from littrack.model import Record, RecordError


def put(db: sqlite3.Connection, record: Record, topic: str) -> None:
    """Keep a digest in place of the one with its key."""
    if record.digest is None:
        raise RecordError(
            f"{record.key or record.title!r} is no digest; a record is stored as XML."
        )
    text = json.dumps(asdict(record), ensure_ascii=False, default=str)
    key = record.digest.key
    old = db.execute("SELECT id, record, topic FROM digest WHERE key = ?", (key,)).fetchone()
    if old and old[1:] == (text, topic):
        return
    number = old[0] if old else _next(db)
    hidden = _real(db, record)
    db.execute(
        "INSERT OR REPLACE INTO digest (id, key, topic, pmid, doi, pmcid, hidden_by, year, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            key,
            topic,
            int(record.pmid) if record.pmid else None,
            record.doi.lower(),
            record.pmcid.upper(),
            hidden,
            record.year,
            text,
        ),
    )
    _index(db, number, record, hidden)


def _next(db: sqlite3.Connection) -> int:
    (lowest,) = db.execute("SELECT coalesce(min(id), 0) FROM digest").fetchone()
    return int(lowest) - 1


def _index(db: sqlite3.Connection, number: int, record: Record, hidden: int | None) -> None:
    if hidden is None:
        documents.put(db, number, record)
    else:
        documents.drop(db, number)


def _real(db: sqlite3.Connection, record: Record) -> int | None:
    """Find the PubMed record of the same work: by PMID, else DOI, else PMCID."""
    for column, value in (
        ("pmid", int(record.pmid) if record.pmid else None),
        ("doi", record.doi.lower()),
        ("pmcid", record.pmcid.upper()),
    ):
        if value:
            sql = f"SELECT pmid FROM record WHERE {column} = ? AND {column} <> '' AND state = 'current'"  # noqa: S608, E501 - column names are ours
            row = db.execute(sql, (value,)).fetchone()
            if row:
                return int(row[0])
    return None


def hide(db: sqlite3.Connection, pmid: int, record: Record) -> None:
    """Hide the digests of a work now that PubMed's record of it is held."""
    rows = db.execute(
        "SELECT id FROM digest WHERE hidden_by IS NULL AND (pmid = ? OR (doi <> '' AND doi = ?) "
        "OR (pmcid <> '' AND pmcid = ?))",
        (pmid, record.doi.lower(), record.pmcid.upper()),
    ).fetchall()
    for (number,) in rows:
        db.execute("UPDATE digest SET hidden_by = ? WHERE id = ?", (pmid, number))
        documents.drop(db, number)


def settle(db: sqlite3.Connection) -> None:
    """Look at every digest again: hidden while a record of the work is current, else indexed."""
    for number, text in db.execute("SELECT id, record FROM digest").fetchall():
        record = read(text)
        hidden = _real(db, record)
        db.execute("UPDATE digest SET hidden_by = ? WHERE id = ?", (hidden, number))
        _index(db, number, record, hidden)


def unhide(db: sqlite3.Connection, pmid: int) -> None:
    """Show again the digests a record hid, now that it is gone."""
    rows = db.execute("SELECT id, record FROM digest WHERE hidden_by = ?", (pmid,)).fetchall()
    for number, text in rows:
        db.execute("UPDATE digest SET hidden_by = NULL WHERE id = ?", (number,))
        documents.put(db, number, read(text))


def visible(db: sqlite3.Connection, topic: str | None) -> list[Record]:
    """Read the digests to be shown, those of no topic too."""
    rows = db.execute(
        "SELECT record FROM digest WHERE hidden_by IS NULL AND (? IS NULL OR topic IN ('', ?)) "
        "ORDER BY id DESC",
        (topic, topic),
    )
    return [read(text) for (text,) in rows]


def find(db: sqlite3.Connection, key: str) -> Record | None:
    """Read a digest by its key, else by its PMID."""
    row = db.execute(
        "SELECT record FROM digest WHERE key = ? OR pmid = ?",
        (key, int(key) if key.isdecimal() else None),
    ).fetchone()
    return read(row[0]) if row else None


def read(text: str) -> Record:
    """Read a digest back from what was kept of it."""
    return built(Record, json.loads(text))

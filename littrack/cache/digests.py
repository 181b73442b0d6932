"""Digests: our own words on a work, shown until PubMed's record of it is held."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict

from littrack import model
from littrack.cache import fts_index
from littrack.cache.decoding import built
from littrack.model import RecordError


def put(db: sqlite3.Connection, record: model.Record, topic: str) -> None:
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
    fts_index.put_many(db, {number: None if hidden else record})


def _next(db: sqlite3.Connection) -> int:
    (lowest,) = db.execute("SELECT coalesce(min(id), 0) FROM digest").fetchone()
    return int(lowest) - 1


def _real(db: sqlite3.Connection, record: model.Record) -> int | None:
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


def settle_for(
    db: sqlite3.Connection, records: Mapping[int, model.Record | None]
) -> dict[int, model.Record | None]:
    """Hide the digests of works whose record came, show those whose record is gone.

    Gives what is to be changed in the full-text index.
    """
    if not db.execute("SELECT EXISTS (SELECT 1 FROM digest)").fetchone()[0]:
        return {}
    moved: dict[int, model.Record | None] = {}
    for pmid, record in records.items():
        moved |= _hidden(db, pmid, record) if record else _shown(db, pmid)
    return moved


def _hidden(
    db: sqlite3.Connection, pmid: int, record: model.Record
) -> dict[int, model.Record | None]:
    rows = db.execute(
        "UPDATE digest SET hidden_by = ?1 WHERE hidden_by IS NULL AND (pmid = ?1 "
        "OR (doi <> '' AND doi = ?2) OR (pmcid <> '' AND pmcid = ?3)) RETURNING id",
        (pmid, record.doi.lower(), record.pmcid.upper()),
    ).fetchall()
    return {number: None for (number,) in rows}


def _shown(db: sqlite3.Connection, pmid: int) -> dict[int, model.Record | None]:
    rows = db.execute(
        "UPDATE digest SET hidden_by = NULL WHERE hidden_by = ? RETURNING id, record", (pmid,)
    ).fetchall()
    return {number: read(text) for number, text in rows}


def settle(db: sqlite3.Connection) -> None:
    """Look at every digest again: hidden while a record of the work is current, else indexed."""
    for number, text in db.execute("SELECT id, record FROM digest").fetchall():
        record = read(text)
        hidden = _real(db, record)
        db.execute("UPDATE digest SET hidden_by = ? WHERE id = ?", (hidden, number))
        fts_index.put_many(db, {number: None if hidden else record})


def visible(db: sqlite3.Connection, topic: str | None) -> list[model.Record]:
    """Read the digests to be shown, those of no topic too."""
    rows = db.execute(
        "SELECT record FROM digest WHERE hidden_by IS NULL AND (? IS NULL OR topic IN ('', ?)) "
        "ORDER BY id DESC",
        (topic, topic),
    )
    return [read(text) for (text,) in rows]


def find(db: sqlite3.Connection, key: str) -> model.Record | None:
    """Read a digest by its key, PMID, DOI or PMCID."""
    row = db.execute(
        "SELECT record FROM digest WHERE key = ? OR pmid = ?"
        " OR (doi <> '' AND doi = ?) OR (pmcid <> '' AND pmcid = ?)",
        (key, int(key) if key.isdecimal() else None, key.lower(), key.upper()),
    ).fetchone()
    return read(row[0]) if row else None


def read(text: str) -> model.Record:
    """Read a digest back from what was kept of it."""
    return built(model.Record, json.loads(text))

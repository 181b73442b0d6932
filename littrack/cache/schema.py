"""The tables. Each migration is applied once, in one transaction, and never changed after."""

from __future__ import annotations

import re
import sqlite3

APPLICATION = 0x4C495454  # "LITT": so that another program's database is not taken for ours

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- Dictionaries that served bytes are compressed with (zstd); never changed, only added to.
    CREATE TABLE dictionary (id INTEGER PRIMARY KEY, data BLOB NOT NULL);

    -- A record as served, compressed; what is beside it is derived from it.
    CREATE TABLE record (
        pmid INTEGER PRIMARY KEY,
        state TEXT NOT NULL DEFAULT 'current',
        year INTEGER,
        revised TEXT,
        added TEXT NOT NULL,
        fetched TEXT NOT NULL,
        query TEXT NOT NULL DEFAULT '',
        retracted INTEGER NOT NULL DEFAULT 0,
        doi TEXT NOT NULL DEFAULT '',
        pmcid TEXT NOT NULL DEFAULT '',
        hash BLOB NOT NULL,
        dictionary INTEGER NOT NULL REFERENCES dictionary (id),
        served BLOB NOT NULL
    );
    CREATE INDEX record_doi ON record (doi) WHERE doi <> '';
    CREATE INDEX record_pmcid ON record (pmcid) WHERE pmcid <> '';
    CREATE INDEX record_added ON record (added);

    -- What a record was before; `fetched` is when this version came.
    CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        pmid INTEGER NOT NULL REFERENCES record (pmid),
        fetched TEXT NOT NULL,
        revised TEXT,
        hash BLOB NOT NULL,
        dictionary INTEGER NOT NULL REFERENCES dictionary (id),
        served BLOB NOT NULL
    );
    CREATE INDEX version_pmid ON version (pmid);

    -- The words of what is current, for the full-text index; digests have ids below zero.
    CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        abstract TEXT NOT NULL,
        keywords TEXT NOT NULL,
        mesh TEXT NOT NULL
    );
    CREATE VIRTUAL TABLE words USING fts5 (
        title, abstract, keywords, mesh,
        content = 'document', content_rowid = 'id',
        tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab ('words', 'row');

    CREATE TABLE query (
        id INTEGER PRIMARY KEY,
        topic TEXT NOT NULL,
        name TEXT NOT NULL,
        UNIQUE (topic, name)
    );
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        query INTEGER NOT NULL REFERENCES query (id),
        term TEXT NOT NULL,
        started TEXT NOT NULL,
        outcome TEXT NOT NULL DEFAULT 'running',
        ended TEXT,
        count INTEGER,
        translation TEXT NOT NULL DEFAULT '',
        warnings TEXT NOT NULL DEFAULT '[]',
        watermark TEXT,
        requests INTEGER NOT NULL DEFAULT 0,
        new INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX run_query ON run (query, id);

    -- Which run first found a record, and which no longer did (empty: still found).
    CREATE TABLE found (
        query INTEGER NOT NULL REFERENCES query (id),
        pmid INTEGER NOT NULL,
        since INTEGER NOT NULL REFERENCES run (id),
        until INTEGER REFERENCES run (id),
        PRIMARY KEY (query, pmid, since)
    ) WITHOUT ROWID;

    -- What was noticed about records; that one is new is told by record.added.
    CREATE TABLE change (
        id INTEGER PRIMARY KEY,
        pmid INTEGER NOT NULL,
        kind TEXT NOT NULL,
        noticed TEXT NOT NULL,
        detail TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX change_noticed ON change (noticed);

    -- Digests of our own; hidden while PubMed's record of the same work is held.
    CREATE TABLE digest (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        topic TEXT NOT NULL DEFAULT '',
        pmid INTEGER,
        doi TEXT NOT NULL DEFAULT '',
        pmcid TEXT NOT NULL DEFAULT '',
        hidden_by INTEGER,
        year INTEGER,
        record TEXT NOT NULL
    );

    CREATE TABLE memo (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        version TEXT NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID;

    CREATE TABLE report (
        id INTEGER PRIMARY KEY,
        topic TEXT NOT NULL,
        at TEXT NOT NULL,
        json BLOB NOT NULL
    );
    CREATE INDEX report_topic ON report (topic, at);

    CREATE TABLE decision (
        id INTEGER PRIMARY KEY,
        topic TEXT NOT NULL,
        claim TEXT NOT NULL,
        record TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        opinion TEXT NOT NULL,
        machine TEXT NOT NULL,
        human TEXT NOT NULL,
        evidence TEXT NOT NULL,
        reason TEXT NOT NULL,
        version TEXT NOT NULL
    );
    """,
    """
    -- References a person imported that no PMID is known of yet, or whose record was not fetched.
    CREATE TABLE unresolved (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        topic TEXT NOT NULL,
        source TEXT NOT NULL,
        place TEXT NOT NULL,
        pmid TEXT NOT NULL,
        doi TEXT NOT NULL,
        pmcid TEXT NOT NULL,
        title TEXT NOT NULL,
        year INTEGER,
        added TEXT NOT NULL
    );

    -- What the Retraction Watch database says of a work, by its PMID and its DOI.
    CREATE TABLE retraction_watch (
        pmid INTEGER NOT NULL,
        doi TEXT NOT NULL,
        nature TEXT NOT NULL,
        day TEXT NOT NULL,
        reason TEXT NOT NULL,
        notice_pmid TEXT NOT NULL,
        notice_doi TEXT NOT NULL
    );
    CREATE INDEX retraction_watch_pmid ON retraction_watch (pmid) WHERE pmid > 0;
    CREATE INDEX retraction_watch_doi ON retraction_watch (doi) WHERE doi <> '';

    -- Authors, journals and publication types as they are searched; made when first asked for.
    CREATE TABLE citation_field (
        id INTEGER PRIMARY KEY,
        authors TEXT NOT NULL,
        journal TEXT NOT NULL,
        types TEXT NOT NULL
    );
    """,
    """
    -- The claim a person decided on, as it stood then (places as JSON), and what of its reading
    -- they changed (a JSON object): by these it is found again after another reading.
    ALTER TABLE decision ADD COLUMN text TEXT NOT NULL DEFAULT '';
    ALTER TABLE decision ADD COLUMN places TEXT NOT NULL DEFAULT '';
    ALTER TABLE decision ADD COLUMN changed TEXT NOT NULL DEFAULT '';
    """,
)

TABLES = frozenset(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", "".join(MIGRATIONS)))


def migrate(db: sqlite3.Connection, until: int = len(MIGRATIONS)) -> None:
    """Bring the tables to this version, a step a transaction; two programs may try at once."""
    while version(db) < until:
        _step(db)


def _step(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        applied = version(db)
        if applied < len(MIGRATIONS):
            for statement in _statements(MIGRATIONS[applied]):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {applied + 1}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def version(db: sqlite3.Connection) -> int:
    """Count the steps applied."""
    row: tuple[int] = db.execute("PRAGMA user_version").fetchone()
    return row[0]


def _statements(script: str) -> list[str]:
    """Cut a script at its semicolons (`executescript` would commit under us)."""
    found, held = [], ""
    for piece in script.split(";"):
        held += piece + ";"
        if sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found

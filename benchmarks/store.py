"""Keeping records: `python -m benchmarks.store [--records N] [--rounds N]`.

30,000 real records, in batches of 500, one transaction each, into a new file. littrack keeps the
XML as served (zstd) with its hash, a row of what it is, readable words and the full-text index, and
reads every record first; the rivals are given words that were read before.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks._bench import Rival, compete, served
from littrack import pubmed
from littrack.cache import Cache, fts_index
from littrack.model import Pmid

Work = Callable[[], dict[str, Any]]
Words = tuple[int, str, str, str, str]

_BATCH = 500
_ROW = "title, abstract, keywords, mesh"
_TABLE = f"CREATE TABLE document (id INTEGER PRIMARY KEY, {_ROW})"
_FTS = (
    f"CREATE VIRTUAL TABLE words USING fts5 ({_ROW}, content = 'document', content_rowid = 'id', "
    "tokenize = 'porter unicode61 remove_diacritics 2')"
)
_INDEX = "INSERT INTO words (rowid, title, abstract, keywords, mesh) VALUES (?, ?, ?, ?, ?)"
_TRIGGER = (
    "CREATE TRIGGER added AFTER INSERT ON document BEGIN INSERT INTO words (rowid, title, abstract,"
    " keywords, mesh) VALUES (new.id, new.title, new.abstract, new.keywords, new.mesh); END"
)


def main() -> None:
    """Race the stores."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=30_000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    args = (str(asked.records),)
    mine = "benchmarks.store"
    rivals = [
        Rival("littrack: read, keep, index", mine, "littrack", args),
        Rival("  of which reading the XML", mine, "reading", args),
        Rival("littrack: 95 % unchanged after", mine, "refreshed", args),
        Rival("littrack: all unchanged after", mine, "unchanged", args),
        Rival("SQLite: words only", mine, "plain", args),
        Rival("SQLite: FTS5 by trigger", mine, "triggered", args),
        Rival("SQLite: FTS5 in bulk", mine, "bulk", args),
        Rival("SQLite: FTS5 in bulk, XML in zlib", mine, "with_zlib", args),
        Rival("JSONL: words only", mine, "jsonl", args),
    ]
    compete("store: records into a file", rivals, asked.rounds)


def littrack(count: str) -> Work:
    """Store all for the first time."""
    records, path = served(int(count)), _place()

    def work() -> dict[str, Any]:
        _stored(path, records)
        return _size(path, len(records))

    return work


def reading(count: str) -> Work:
    """Read all and keep nothing: the part of the work that is the parser's."""
    records = served(int(count))

    def work() -> dict[str, Any]:
        return {"records": sum(1 for _ in map(pubmed.parse, records.values()))}

    return work


def refreshed(count: str) -> Work:
    """Store again, every twentieth with another title."""
    records, path = served(int(count)), _place()
    _stored(path, records)
    for pmid in list(records)[::20]:
        records[pmid] = records[pmid].replace(b"</ArticleTitle>", b" X</ArticleTitle>")

    def work() -> dict[str, Any]:
        _stored(path, records)
        return {"records": len(records)}

    return work


def unchanged(count: str) -> Work:
    """Store the same again."""
    records, path = served(int(count)), _place()
    _stored(path, records)

    def work() -> dict[str, Any]:
        _stored(path, records)
        return {"records": len(records)}

    return work


def plain(count: str) -> Work:
    """Insert the words and no more."""
    return _sqlite(count, [_TABLE], _insert)


def triggered(count: str) -> Work:
    """Let a trigger index every row."""
    return _sqlite(count, [_TABLE, _FTS, _TRIGGER], _insert)


def bulk(count: str) -> Work:
    """Index a batch in one statement after the rows."""

    def put(db: sqlite3.Connection, rows: list[Words]) -> None:
        _insert(db, rows)
        db.executemany(_INDEX, rows)

    return _sqlite(count, [_TABLE, _FTS], put)


def with_zlib(count: str) -> Work:
    """Index in bulk and keep the XML in zlib."""
    records = served(int(count))

    def put(db: sqlite3.Connection, rows: list[Words]) -> None:
        _insert(db, rows)
        db.executemany(_INDEX, rows)
        blobs = [(row[0], zlib.compress(records[str(row[0])])) for row in rows]
        db.executemany("INSERT INTO record VALUES (?, ?)", blobs)

    return _sqlite(count, [_TABLE, _FTS, "CREATE TABLE record (id INTEGER PRIMARY KEY, xml)"], put)


def jsonl(count: str) -> Work:
    """Write a line of JSON a record."""
    rows, path = _words(count), _place()

    def work() -> dict[str, Any]:
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return _size(path, len(rows))

    return work


def _sqlite(
    count: str, tables: Iterable[str], put: Callable[[sqlite3.Connection, list[Words]], None]
) -> Work:
    rows, path = _words(count), _place()

    def work() -> dict[str, Any]:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", *tables):
                db.execute(statement)
            for batch in _batches(rows):
                db.execute("BEGIN")
                put(db, batch)
                db.execute("COMMIT")
        return _size(path, len(rows))

    return work


def _insert(db: sqlite3.Connection, rows: list[Words]) -> None:
    db.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?)", rows)


def _stored(path: Path, records: dict[str, bytes]) -> None:
    keys = list(records)
    with Cache(path) as cache:
        for start in range(0, len(keys), _BATCH):
            part = {Pmid(key): records[key] for key in keys[start : start + _BATCH]}
            cache.store(part, at=datetime.now(UTC), query="benchmark")


def _words(count: str) -> list[Words]:
    return [
        (int(pmid), *fts_index.words(pubmed.parse(xml))) for pmid, xml in served(int(count)).items()
    ]


def _batches(rows: list[Words]) -> Iterator[list[Words]]:
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))


def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="littrack-bench-")) / "store"


def _size(path: Path, count: int) -> dict[str, Any]:
    return {"records": count, "bytes_each": round(path.stat().st_size / count)}


if __name__ == "__main__":
    main()

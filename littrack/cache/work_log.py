"""What people decided and what was reported, kept a second time as JSON lines beside the store.

No damage to SQLite can so lose a person's work: `doctor --repair` reads the lines back.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from littrack import model
from littrack.cache.base import Base, translate_errors
from littrack.cache.jsonl_log import JsonlLog, Row
from littrack.model.wording import counted

# What names a row: of two that agree in it and differ elsewhere, one is damaged.
_KEYS = {"decision": ("topic", "claim", "record", "reviewer", "at"), "report": ("topic", "at")}


@cache
def decision_columns() -> tuple[str, ...]:
    """Name the columns of a decision: the fields of its noun, without the mark of a report."""
    return tuple(field.name for field in fields(model.Decision) if field.name != "mark")


class WorkLog(Base):
    """The part of the store that keeps the logs and the tables alike."""

    def log(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table's log, after those it had before there was a log."""
        log = self._log_of(table)
        if not log.filled:
            log.append(self._stored(table))
        log.append(rows)

    @translate_errors
    def compare_logs(self) -> list[str]:
        """Say where the tables and their logs differ, a sentence each."""
        return [sentence for table in _KEYS for sentence in self._differences(table)]

    @translate_errors
    def repair_from_logs(self) -> list[str]:
        """Put back what the tables lack, and what of them is damaged; list what was done."""
        return [sentence for table in _KEYS for sentence in self._put_back(table)]

    def _log_of(self, table: str) -> JsonlLog:
        return JsonlLog(self.path.with_name(f"{table}s.jsonl"))

    def _logged(self, table: str) -> tuple[list[Row], int]:
        """The rows of a log, those of an earlier version with the columns of today."""
        rows, unreadable = self._log_of(table).read()
        if table == "decision":
            rows = [{name: str(row.get(name, "")) for name in decision_columns()} for row in rows]
        return rows, unreadable

    def _differences(self, table: str) -> Iterator[str]:
        log = self._log_of(table)
        rows, unreadable = self._logged(table)
        stored, logged = {_text(row) for row in self._stored(table)}, {_text(row) for row in rows}
        name = log.path.name
        if unreadable:
            yield f"{counted(unreadable, 'line')} of {name} cannot be read"
        if lost := len(logged - stored):
            yield f"{counted(lost, table)} of {name} {_be(lost)} not in the store"
        if new := len(stored - logged):
            yield f"{counted(new, table)} of the store {_be(new)} not in {name}"

    def _put_back(self, table: str) -> Iterator[str]:
        log = self._log_of(table)
        lost, left = self._apart(table, self._logged(table)[0])
        with self._writing() as db:
            for row in lost:
                self._insert(db, table, row)
        if left:
            log.append(left)
            yield f"{counted(len(left), table)} of the store added to {log.path.name}"
        if lost:
            yield f"{counted(len(lost), table)} read back from {log.path.name}"
        if unreadable := log.set_aside():
            yield (
                f"{counted(unreadable, 'line')} of {log.path.name} that cannot be read copied to"
                f" {log.aside.path}: look there for what the store lacks"
            )

    def _apart(self, table: str, logged: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Rows the table lacks, and rows its log lacks; a row that is damaged is none of these."""
        rows = {_text(row): row for row in logged}
        stored = {_text(row): row for row in self._stored(table)}
        lost = [rows[text] for text in rows.keys() - stored.keys()]
        named = {_name(table, row) for row in lost}
        new = (stored[text] for text in stored.keys() - rows.keys())
        return _in_order(lost), _in_order(row for row in new if _name(table, row) not in named)

    def _insert(self, db: sqlite3.Connection, table: str, row: Row) -> None:
        where = " AND ".join(f"{column} = :{column}" for column in _KEYS[table])
        db.execute(f"DELETE FROM {table} WHERE {where}", row)  # noqa: S608 - our tables
        insert_row(db, table, row)

    def _stored(self, table: str) -> list[Row]:
        return list(stored_rows(self._db, table))


def insert_row(db: sqlite3.Connection, table: str, row: Row) -> None:
    """Write a row of a log into its table."""
    if table == "report":
        data = zlib.compress(json.dumps(row["report"], ensure_ascii=False).encode())
        db.execute(
            "INSERT INTO report (topic, at, json) VALUES (?, ?, ?)", (row["topic"], row["at"], data)
        )
        return
    columns = decision_columns()
    names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    values = {name: str(row.get(name, "")) for name in columns}
    db.execute(f"INSERT INTO decision ({names}) VALUES ({marks})", values)  # noqa: S608


def stored_rows(db: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Read a table's rows as its log has them; one that cannot be read is left out."""
    if table == "decision":
        columns = decision_columns()
        sql = f"SELECT {', '.join(columns)} FROM decision ORDER BY id"  # noqa: S608
        rows = (row for row in db.execute(sql) if _are_texts(row))
        yield from (dict(zip(columns, row, strict=True)) for row in rows)
        return
    for topic, at, packed in db.execute("SELECT topic, at, json FROM report ORDER BY id"):
        report = _unpacked(packed)
        if report is not None and _are_texts((topic, at)):
            yield {"topic": topic, "at": at, "report": report}


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _unpacked(packed: bytes) -> Any:
    try:
        return json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError, TypeError):
        return None


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (str(row["at"]), _text(row)))


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _text(row: Row) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


def _name(table: str, row: Row) -> tuple[str, ...]:
    return tuple(str(row.get(column, "")) for column in _KEYS[table])

"""What was worked out or decided, kept beside the records: memos, reports, decisions."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from littrack import model
from littrack.cache.base import moment, translate_errors, translate_values
from littrack.cache.decision_rows import decision_of, decision_row
from littrack.cache.work_log import WorkLog, decision_columns, insert_row

_AT_ONCE = 500  # SQLite of old allows 999 values in one statement
_SUM = 4  # bytes of checksum before a memo: one that is damaged is worked out anew


class MemoStore(WorkLog):
    """The part of the store that holds what people and models made of the records."""

    @translate_errors
    def memo(
        self, kind: str, keys: Sequence[str], *, version: str | None = None
    ) -> dict[str, bytes]:
        """Recall what was worked out for these keys; of one version of the maker, if named."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            sql = f"SELECT key, value FROM memo WHERE kind = ? AND key IN ({marks})"  # noqa: S608
            values = [kind, *part]
            if version is not None:
                sql += " AND version = ?"
                values.append(version)
            found.update(self._db.execute(sql, values))
        return {key: value[_SUM:] for key, value in found.items() if _whole(value)}

    @translate_errors
    def keep_memo(self, kind: str, values: Mapping[str, bytes], version: str) -> None:
        """Keep what was worked out, in place of what an earlier version made of the same keys.

        In a store that is read-only it is worked out anew each time.
        """
        if self.read_only:
            return
        with self._writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO memo (kind, key, version, value) VALUES (?, ?, ?, ?)",
                [(kind, key, version, _sum(value) + value) for key, value in values.items()],
            )

    @translate_errors
    def forget_memos(self, kind: str, *, but: str = "") -> int:
        """Drop the memos of a kind, those of one version excepted; count them."""
        sql = "DELETE FROM memo WHERE kind = ? AND version <> ?"
        return self._db.execute(sql, (kind, but)).rowcount

    @translate_errors
    def keep_report(self, topic: str, at: datetime, json: bytes) -> None:
        """Keep a report as it was printed, to compare the next with."""
        from json import loads

        row = (topic, moment(at), zlib.compress(json))
        with self._writing() as db:
            self.log("report", [{"topic": topic, "at": row[1], "report": loads(json)}])
            db.execute("INSERT INTO report (topic, at, json) VALUES (?, ?, ?)", row)

    @translate_values
    def last_report(self, topic: str) -> tuple[datetime, bytes] | None:
        """Give the last report of a topic."""
        return next(iter(self._reports(topic, "DESC LIMIT 1")), None)

    @translate_values
    def reports(self, topic: str) -> list[tuple[datetime, bytes]]:
        """List the reports of a topic, the first first."""
        return self._reports(topic, "ASC")

    @translate_errors
    def decide(self, *decisions: model.Decision) -> None:
        """Keep a person's decisions, all or none; earlier ones on the same stay in the store."""
        rows = [decision_row(each) for each in decisions]
        with self._writing() as db:
            self.log("decision", rows)
            for row in rows:
                insert_row(db, "decision", row)

    @translate_values
    def decisions(self, *, all_of_them: bool = False) -> list[model.Decision]:
        """List what stands: each reviewer's last decision on each thing (or every one ever)."""
        columns = decision_columns()
        rows = self._db.execute(f"SELECT {', '.join(columns)} FROM decision ORDER BY at, id")  # noqa: S608
        listed = [decision_of(dict(zip(columns, row, strict=True))) for row in rows]
        if all_of_them:
            return listed
        return list({_about(d): d for d in listed}.values())

    def _reports(self, topic: str, order: str) -> list[tuple[datetime, bytes]]:
        sql = f"SELECT at, json FROM report WHERE topic = ? ORDER BY at {order}"  # noqa: S608
        rows = self._db.execute(sql, (topic,))
        return [(datetime.fromisoformat(at), zlib.decompress(json)) for at, json in rows]


def _about(decision: model.Decision) -> tuple[object, ...]:
    """Name what a decision is about: of two that agree in it the later stands."""
    return (
        decision.topic,
        decision.claim,
        decision.record,
        decision.reviewer,
        decision.opinion.of_reading,
    )


def _sum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(_SUM)


def _whole(value: object) -> bool:
    return isinstance(value, bytes) and value[:_SUM] == _sum(value[_SUM:])

"""What was worked out or decided, kept beside the records: memos, reports, decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime

from littrack import model
from littrack.cache.base import Base, moment, translate_errors

_AT_ONCE = 500  # SQLite of old allows 999 values in one statement


class MemoStore(Base):
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
        return found

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
                [(kind, key, version, value) for key, value in values.items()],
            )

    @translate_errors
    def forget_memos(self, kind: str, *, but: str = "") -> int:
        """Drop the memos of a kind, those of one version excepted; count them."""
        sql = "DELETE FROM memo WHERE kind = ? AND version <> ?"
        return self._db.execute(sql, (kind, but)).rowcount

    @translate_errors
    def keep_report(self, topic: str, at: datetime, json: bytes) -> None:
        """Keep a report as it was printed, to compare the next with."""
        import zlib

        row = (topic, moment(at), zlib.compress(json))
        self._db.execute("INSERT INTO report (topic, at, json) VALUES (?, ?, ?)", row)

    @translate_errors
    def last_report(self, topic: str) -> tuple[datetime, bytes] | None:
        """Give the last report of a topic."""
        return next(iter(self._reports(topic, "DESC LIMIT 1")), None)

    @translate_errors
    def reports(self, topic: str) -> list[tuple[datetime, bytes]]:
        """List the reports of a topic, the first first."""
        return self._reports(topic, "ASC")

    @translate_errors
    def decide(self, decision: model.Decision) -> None:
        """Keep a person's word; earlier ones on the same thing stay in the store."""
        values = asdict(decision) | {
            "at": moment(decision.at),
            "opinion": decision.opinion.value,
        }
        names, marks = ", ".join(_columns()), ", ".join(f":{name}" for name in _columns())
        self._db.execute(f"INSERT INTO decision ({names}) VALUES ({marks})", values)  # noqa: S608

    @translate_errors
    def decisions(self, *, all_of_them: bool = False) -> list[model.Decision]:
        """List what stands: each reviewer's last word on each thing (or every word ever)."""
        rows = self._db.execute(f"SELECT {', '.join(_columns())} FROM decision ORDER BY at, id")  # noqa: S608
        listed = [_decision(dict(zip(_columns(), row, strict=True))) for row in rows]
        if all_of_them:
            return listed
        return list({(d.topic, d.claim, d.record, d.reviewer): d for d in listed}.values())

    def _reports(self, topic: str, order: str) -> list[tuple[datetime, bytes]]:
        import zlib

        sql = f"SELECT at, json FROM report WHERE topic = ? ORDER BY at {order}"  # noqa: S608
        rows = self._db.execute(sql, (topic,))
        return [(datetime.fromisoformat(at), zlib.decompress(json)) for at, json in rows]


def _columns() -> list[str]:
    return [field.name for field in fields(model.Decision)]


def _decision(row: dict[str, str]) -> model.Decision:
    at, opinion = datetime.fromisoformat(row.pop("at")), model.Opinion(row.pop("opinion"))
    return model.Decision(at=at, opinion=opinion, **row)

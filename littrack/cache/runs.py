"""Searches as asked: every run of a saved query, failed ones too, and what each found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from operator import index
from typing import Any

from littrack import model
from littrack.cache.base import Base, moment, translate_errors, translate_values
from littrack.cache.values import RunState
from littrack.model import CacheError, ChangeKind, Pmid

_SELECT = (
    "SELECT r.id, q.topic, q.name, r.term, r.started, r.outcome, r.ended, r.count, r.translation, "
    "r.warnings, r.watermark, r.requests, r.new, r.reason "
    "FROM run r JOIN query q ON q.id = r.query "
)


class Runs(Base):
    """The part of the store that remembers searches."""

    @translate_errors
    def begin_run(self, topic: str, query: model.Query, at: datetime) -> int:
        """Note that a query is being asked; a run never finished shows as such."""
        with self._writing() as db:
            names = (topic, query.name)
            db.execute("INSERT OR IGNORE INTO query (topic, name) VALUES (?, ?)", names)
            row = db.execute(
                "INSERT INTO run (query, term, started) SELECT id, ?, ? FROM query "
                "WHERE topic = ? AND name = ? RETURNING id",
                (query.term, moment(at), *names),
            ).fetchone()
        return int(row[0])

    @translate_errors
    def finish_run(
        self,
        run: int,
        *,
        at: datetime,
        found: Sequence[Pmid],
        count: int,
        translation: str = "",
        warnings: Sequence[str] = (),
        watermark: date | None = None,
        requests: int = 0,
        new: int = 0,
    ) -> list[model.Change]:
        """Note what a query found, be it nothing; give what it finds no longer, or again."""
        with self._writing() as db:
            db.execute(
                "UPDATE run SET outcome = 'done', ended = ?, count = ?, translation = ?, "
                "warnings = ?, watermark = ?, requests = ?, new = ? WHERE id = ?",
                (
                    moment(at),
                    count,
                    translation,
                    json.dumps(list(warnings), ensure_ascii=False),
                    watermark.isoformat() if watermark else None,
                    requests,
                    new,
                    run,
                ),
            )
            return self._found(run, {int(pmid) for pmid in found}, at)

    @translate_errors
    def fail_run(self, run: int, at: datetime, reason: str) -> None:
        """Note that a run failed, and why; what it found before stays as it was."""
        self._db.execute(
            "UPDATE run SET outcome = 'failed', ended = ?, reason = ? WHERE id = ?",
            (moment(at), reason, run),
        )

    @translate_values
    def last_run(self, topic: str, name: str) -> RunState | None:
        """Give the last good run of a query."""
        row = self._db.execute(
            _SELECT + "WHERE q.topic = ? AND q.name = ? AND r.outcome = 'done' "
            "ORDER BY r.id DESC LIMIT 1",
            (topic, name),
        ).fetchone()
        return _run(row) if row else None

    @translate_values
    def runs(self, topic: str | None = None) -> list[RunState]:
        """List all runs, the first first, failed and unfinished ones too."""
        sql = _SELECT + "WHERE ? IS NULL OR q.topic = ? ORDER BY r.id"
        return [_run(row) for row in self._db.execute(sql, (topic, topic))]

    @translate_errors
    def members(self, topic: str, name: str) -> set[Pmid]:
        """Give what a query's last good run found."""
        rows = self._db.execute(
            "SELECT f.pmid FROM found f JOIN query q ON q.id = f.query "
            "WHERE q.topic = ? AND q.name = ? AND f.until IS NULL",
            (topic, name),
        )
        return {Pmid(str(pmid)) for (pmid,) in rows}

    @translate_errors
    def add_members(self, topic: str, name: str, pmids: Sequence[Pmid], at: datetime) -> None:
        """Count records to a topic that no search brought (an import), beside those there are."""
        known = self.members(topic, name)
        if set(pmids) <= known:
            return
        run = self.begin_run(topic, model.Query(name, ""), at)
        together = [*known, *pmids]
        self.finish_run(run, at=at, found=together, count=len(set(together)))

    def _found(self, run: int, now: set[int], at: datetime) -> list[model.Change]:
        db = self._db
        (query,) = db.execute("SELECT query FROM run WHERE id = ?", (run,)).fetchone()
        (name,) = db.execute("SELECT name FROM query WHERE id = ?", (query,)).fetchone()
        rows = db.execute("SELECT pmid, until IS NULL FROM found WHERE query = ?", (query,))
        ever: dict[int, bool] = {}
        for pmid, still in rows:
            ever[pmid] = ever.get(pmid, False) or bool(still)
        before = {pmid for pmid, still in ever.items() if still}
        left, come = sorted(before - now), sorted(now - before)
        db.executemany(
            "UPDATE found SET until = ? WHERE query = ? AND pmid = ? AND until IS NULL",
            [(run, query, pmid) for pmid in left],
        )
        db.executemany(
            "INSERT INTO found (query, pmid, since) VALUES (?, ?, ?)",
            [(query, pmid, run) for pmid in come],
        )
        again = [pmid for pmid in come if pmid in ever]
        return self._moved(left, again, name, at)

    def _moved(
        self, left: list[int], again: list[int], name: str, at: datetime
    ) -> list[model.Change]:
        # A record that is gone has left every query: that change was recorded when it was marked.
        gone = {p for (p,) in self._db.execute("SELECT pmid FROM record WHERE state != 'current'")}
        moved = [(pmid, ChangeKind.LEFT_QUERY) for pmid in left if pmid not in gone]
        moved += [(pmid, ChangeKind.RETURNED) for pmid in again]
        self._db.executemany(
            "INSERT INTO change (pmid, kind, noticed, detail) VALUES (?, ?, ?, ?)",
            [(pmid, kind.value, moment(at), name) for pmid, kind in moved],
        )
        return [model.Change(Pmid(str(pmid)), kind, at, name) for pmid, kind in moved]


def _run(row: tuple[Any, ...]) -> RunState:
    if row is None:
        raise CacheError("There is no such run in the store.")
    (
        number, topic, name, term, started, outcome, ended, count,
        translation, warnings, watermark, requests, new, reason,
    ) = row  # fmt: skip
    return RunState(
        id=number,
        topic=topic,
        name=name,
        term=term,
        started=datetime.fromisoformat(started),
        outcome=outcome,
        ended=datetime.fromisoformat(ended) if ended else None,
        count=None if count is None else index(count),
        translation=translation,
        warnings=tuple(json.loads(warnings)),
        watermark=date.fromisoformat(watermark) if watermark else None,
        requests=index(requests),
        new=index(new),
        reason=reason,
    )

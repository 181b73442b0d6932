"""When each saved query last ran well, what is overdue, and whether anything ran at all."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from littrack import atomic_write, queries
from littrack.cache import Cache, RunState, left_behind
from littrack.model import Pmid, Query
from littrack.settings import Settings

HEARTBEAT = "heartbeat.json"
AHEAD = timedelta(hours=26)  # no zone is further ahead than that


@dataclass(frozen=True, slots=True)
class QueryState:
    """One query: its last good run, and the last one that failed since."""

    topic: str
    name: str
    last_good: datetime | None
    count: int | None
    new: int
    overdue: bool
    failed: datetime | None = None
    reason: str = ""
    warnings: tuple[str, ...] = ()
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """A workspace at a glance."""

    at: datetime
    queries: tuple[QueryState, ...]
    records: int = 0
    digests: int = 0
    heartbeat: datetime | None = None
    heartbeat_exit: int | None = None

    @property
    def overdue(self) -> bool:
        """Whether any query is late, or never ran."""
        return any(query.overdue for query in self.queries)


def status(settings: Settings, at: datetime) -> Status:
    """Look at the workspace; a store that is not there yet means that nothing ever ran."""
    topics = queries.load_all(settings.queries)
    every = [(topic.name, query) for topic in topics for query in topic.queries]
    due = at - timedelta(days=settings.overdue_days), at + AHEAD
    beat = _heartbeat(settings.cache)
    if not settings.database.exists() and not left_behind(settings.database):
        states = tuple(_state(topic, query, [], due) for topic, query in every)
        return Status(at, states, heartbeat=beat[0], heartbeat_exit=beat[1])
    with Cache(settings.database, create=False) as cache:
        runs = cache.runs()
        records = sum(copy.state == "current" for copy in cache.held().values())
        digests = cache.size().digests
    states = tuple(_state(topic, query, runs, due) for topic, query in every)
    return Status(at, states, records, digests, *beat)


@dataclass(frozen=True, slots=True)
class Listed:
    """A saved query beside what became of it: verbatim, as sent, and as PubMed read it."""

    topic: str
    name: str
    term: str
    sent: str
    seeds: tuple[Pmid, ...]
    state: QueryState


def listing(settings: Settings, at: datetime) -> list[Listed]:
    """List the saved queries with the state of each."""
    topics = queries.load_all(settings.queries)
    states = {(state.topic, state.name): state for state in status(settings, at).queries}
    return [
        Listed(
            topic.name,
            query.name,
            query.term,
            queries.sent(query.term),
            query.seeds,
            states[topic.name, query.name],
        )
        for topic in topics
        for query in topic.queries
    ]


def write_heartbeat(cache: Path, at: datetime, exit_code: int) -> None:
    """Note that a refresh came to its end, however it went: something outside can watch this."""
    heartbeat = {"at": at.isoformat(timespec="seconds"), "exit_code": exit_code}
    atomic_write.write(cache / HEARTBEAT, f"{json.dumps(heartbeat)}\n".encode())


def _heartbeat(cache: Path) -> tuple[datetime | None, int | None]:
    try:
        heartbeat = json.loads((cache / HEARTBEAT).read_text(encoding="utf-8"))
        return datetime.fromisoformat(heartbeat["at"]), int(heartbeat["exit_code"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, None


def _state(
    topic: str, query: Query, runs: list[RunState], due: tuple[datetime, datetime]
) -> QueryState:
    """State of a query; a last run dated outside `due` is late, or a clock ran ahead."""
    mine = [run for run in runs if (run.topic, run.name) == (topic, query.name)]
    good = next((run for run in reversed(mine) if run.outcome == "done"), None)
    state = QueryState(topic, query.name, None, None, 0, overdue=True)
    if good:
        state = replace(
            state,
            last_good=good.started.astimezone(),
            count=good.count,
            new=good.new,
            overdue=not due[0] <= good.started <= due[1],
            warnings=good.warnings,
            translation=good.translation,
        )
    if mine and mine[-1] is not good:
        reason = mine[-1].reason or "it broke off"
        return replace(state, failed=mine[-1].started.astimezone(), reason=reason)
    return state

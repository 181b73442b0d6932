"""Refresh: saved queries are sent to PubMed; what is new or changed is fetched and kept.

A batch is kept while the next one comes: a refresh that is killed goes on where it stopped. The
watermark of a query moves only when everything it lists was accounted for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from littrack import queries
from littrack.cache import Cache
from littrack.entrez import Entrez
from littrack.model import Query, QueryError, Topic
from littrack.pipeline import status, workspace_lock
from littrack.pipeline.query_refresh import QueryRefresh
from littrack.pipeline.record_sync import Progress, Round
from littrack.pipeline.refresh_result import RefreshResult
from littrack.pipeline.workspace import Workspace


def refresh(
    topics: Sequence[Topic],
    entrez: Entrez,
    cache: Cache,
    *,
    at: datetime,
    only: Collection[str] = (),
    full: bool = False,
    progress: Progress = lambda _what, _done, _of: None,
) -> RefreshResult:
    """Ask the saved queries (or `only` those named); `full` fetches all they list again."""
    this = Round(entrez, cache, at, full, progress)
    results = tuple(
        QueryRefresh(this, topic.name, query).run() for topic, query in chosen(topics, only)
    )
    return RefreshResult(at, results, tuple(dict.fromkeys(this.notes)))


def refresh_workspace(
    workspace: Workspace,
    at: datetime,
    *,
    topics: Sequence[Topic] = (),
    only: Collection[str] = (),
    full: bool = False,
    progress: Progress = lambda _what, _done, _of: None,
) -> RefreshResult:
    """Refresh a workspace, alone in it: its queries (all, or those of `topics`), its store."""
    settings = workspace.settings
    topics = topics or workspace.required_topics
    chosen(topics, only)
    entrez = Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key)
    with workspace_lock.alone(settings.cache), entrez:
        done = refresh(
            topics, entrez, workspace.cache, at=at, only=only, full=full, progress=progress
        )
    status.write_heartbeat(settings.cache, at, done.exit_code)
    return done


def doubts(workspace: Workspace, only: Collection[str] = ()) -> list[str]:
    """Tell, before anything is sent, what PubMed would certainly take otherwise than meant.

    Given when a query is first run as it stands; `littrack queries lint` gives it any time.
    """
    asked = chosen(workspace.required_topics, only)  # where there is none, no store is made
    cache = workspace.cache
    fresh = [
        (topic, query)
        for topic, query in asked
        if (run := cache.last_run(topic.name, query.name)) is None or run.term != query.term
    ]
    sentences = [
        f"{topic.path}, line {queries.line_of(topic, query.name) + found.line - 1}: "
        f"{found.message}; {found.remedy}"
        for topic, query in fresh
        for found in queries.lint(query.term)
        if found.level is queries.Level.ERROR
    ]
    return list(dict.fromkeys(sentences))


def chosen(topics: Sequence[Topic], only: Collection[str] = ()) -> list[tuple[Topic, Query]]:
    """List the queries meant: all, or those named (`name` or `topic/name`)."""
    every = [(topic, query) for topic in topics for query in topic.queries]
    wanted = [pair for name in only for pair in _called(every, name)]
    return [pair for pair in every if pair in wanted] if only else every


def _called(every: Sequence[tuple[Topic, Query]], name: str) -> list[tuple[Topic, Query]]:
    """Give the queries of that name, with or without their topic's; `QueryError` for none."""
    found = [(t, query) for t, query in every if name in {query.name, f"{t.name}/{query.name}"}]
    if not found:
        known = ", ".join(query.name for _, query in every) or "none"
        raise QueryError(f"There is no query {name!r}; there are: {known}")
    return found

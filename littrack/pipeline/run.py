"""What a timer calls: refresh, then the report of every topic that watches an article.

When PubMed cannot be used the report is still made, from what is cached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack import queries
from littrack.changes import Moved
from littrack.model import EntrezError
from littrack.pipeline import judging, refresh, reporting
from littrack.pipeline.refreshed import Refreshed
from littrack.settings import Settings


@dataclass(frozen=True, slots=True)
class Published:
    """The files of one topic's report, and what moved since the one before."""

    topic: str
    files: tuple[Path, ...]
    missing: tuple[str, ...]
    moved: Moved | None


@dataclass(frozen=True, slots=True)
class Ran:
    """A whole run: `problem` is why nothing was refreshed, `silent` the topics watching nothing."""

    refreshed: Refreshed | None
    problem: str
    exit_code: int
    published: tuple[Published, ...]
    silent: tuple[str, ...]


def run(
    settings: Settings,
    at: datetime,
    *,
    folder: Path | None = None,
    formats: Sequence[str] = ("html", "json"),
    online: bool = False,
    progress: judging.Progress = judging.silently,
) -> Ran:
    """Refresh a workspace, then check and report each topic."""
    refreshed, problem, code = _refreshed(settings, at, progress)
    published, silent = [], []
    for topic in queries.load_all(settings.queries):
        if not topic.articles:
            silent.append(topic.name)
            continue
        done = reporting.of_topic(settings, topic.name, at, progress, online=online)
        files, moved = reporting.publish(settings, done, folder or settings.reports, formats)
        published.append(Published(topic.name, tuple(files), done.missing_articles, moved))
    return Ran(refreshed, problem, code, tuple(published), tuple(silent))


def _refreshed(
    settings: Settings, at: datetime, progress: judging.Progress
) -> tuple[Refreshed | None, str, int]:
    try:
        done = refresh.workspace(settings, at, progress=progress)
    except EntrezError as error:
        return None, str(error), error.exit_code
    return done, "", done.exit_code

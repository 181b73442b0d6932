"""What a timer calls: refresh, then the report of every topic that watches an article.

When PubMed cannot be used the report is still made, from what is cached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack.changes import Moved
from littrack.model import EntrezError, Topic
from littrack.pipeline import evaluate_claims, last_reading, refresh, reporting, topics
from littrack.pipeline.refresh_result import RefreshResult
from littrack.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Published:
    """The files of one topic's report, what could not be read for it, what moved since the last.

    `stands` says why there is no new report: then the last one stands as it is.
    """

    topic: str
    files: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()
    moved: Moved | None = None
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Ran:
    """A whole run: `problem` is why nothing was refreshed, `silent` the topics watching nothing.

    `broken` says which topic files cannot be read; their last reports stand.
    """

    refreshed: RefreshResult | None
    problem: str
    refresh_code: int
    published: tuple[Published, ...]
    silent: tuple[str, ...]
    broken: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """That of the refresh, else 3 when anything could not be read or made anew."""
        lacking = self.broken or any(each.missing or each.stands for each in self.published)
        return self.refresh_code or (3 if lacking else 0)


def run(
    workspace: Workspace,
    at: datetime,
    *,
    folder: Path | None = None,
    formats: Sequence[str] = ("html", "json"),
    online: bool = False,
    progress: evaluate_claims.Progress = evaluate_claims.no_progress,
) -> Ran:
    """Refresh a workspace, then check and report each topic."""
    found, broken = topics.readable(workspace.settings)
    refreshed, problem, code = _refreshed(workspace, found, at, progress)
    output = folder or workspace.settings.reports
    watching = [topic for topic in found if topic.articles]

    def report_of(topic: Topic) -> Published:
        if reason := reporting.standing_report(workspace, topic.name):
            return Published(topic.name, stands=reason)
        done = reporting.of_topic(workspace, topic.name, at, progress, online=online)
        if done.lacking:  # without its models it decides nothing: the last report stands
            return Published(topic.name, stands=" ".join(done.lacking))
        files, moved = reporting.publish(workspace, done, output, formats)
        missing = tuple(last_reading.sentence(each) for each in done.unread)
        return Published(topic.name, tuple(files), missing, moved)

    return Ran(
        refreshed,
        problem,
        code,
        tuple(report_of(topic) for topic in watching),
        tuple(topic.name for topic in found if not topic.articles),
        tuple(f"{error}. The last report of this topic stands." for error in broken),
    )


def _refreshed(
    workspace: Workspace, found: Sequence[Topic], at: datetime, progress: evaluate_claims.Progress
) -> tuple[RefreshResult | None, str, int]:
    try:
        done = refresh.refresh_workspace(workspace, at, topics=found, progress=progress)
    except EntrezError as error:
        return None, str(error), error.exit_code
    return done, "", done.exit_code

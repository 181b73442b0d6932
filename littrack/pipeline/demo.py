"""The main job without a network: starter library, sample article, report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from littrack import report, settings
from littrack.model import Report
from littrack.pipeline import evaluate_claims, workspace_files
from littrack.pipeline.check import CheckRequest, check
from littrack.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Done:
    """What a demo leaves: the report, and the page it was written to."""

    report: Report
    page: Path


@contextmanager
def borrowed_workspace(base: settings.Settings) -> Iterator[settings.Settings]:
    """Give the demo's workspace in a folder that is gone afterwards: nothing else is written."""
    with TemporaryDirectory(prefix="littrack-demo-") as folder:
        workspace_files.make_demo(Path(folder))
        yield replace(base, home=Path(folder))


def demo(
    folder: Path, at: datetime, progress: evaluate_claims.Progress = evaluate_claims.no_progress
) -> Done:
    """Make (or reuse) the workspace `folder`, check the sample article, write the report."""
    sample = workspace_files.make_demo(folder)
    set_up = settings.load(folder, {})
    with Workspace(set_up) as opened:
        found = check(opened, CheckRequest([str(sample)], "kratom-withdrawal"), at, progress)
    written = report.write(found, set_up.reports, ["html", "json"])
    return Done(found, next(p for p in written if p.suffix == ".html"))

"""The main job without a network: starter library, sample article, report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack import report, settings
from littrack.model import Report
from littrack.pipeline import judging, workspace
from littrack.pipeline.check import Asked, check


@dataclass(frozen=True, slots=True)
class Done:
    """What a demo leaves: the report, and the page it was written to."""

    report: Report
    page: Path


def demo(folder: Path, at: datetime, progress: judging.Progress = judging.silently) -> Done:
    """Make (or reuse) the workspace `folder`, check the sample article, write the report."""
    sample = workspace.make_demo(folder)
    set_up = settings.load(folder, {})
    found = check(set_up, Asked([str(sample)], "kratom-withdrawal"), at, progress)
    written = report.write(found, set_up.reports, ["html", "json"])
    return Done(found, next(p for p in written if p.suffix == ".html"))

"""littrack from Python: the same check as `littrack check`, its evidence as a table."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from littrack import settings
from littrack.model import Report
from littrack.pipeline import check as pipeline
from littrack.pipeline.workspace import Workspace

if TYPE_CHECKING:  # pandas is imported when a table is asked for
    import pandas as pd


def check(*articles: str, home: str | Path = ".", topic: str = "") -> Report:
    """Hold articles (paths or addresses) against the cache of the workspace `home`."""
    request, now = pipeline.CheckRequest(articles, topic), datetime.now().astimezone()
    with Workspace(settings.load(Path(home), os.environ)) as workspace:
        return pipeline.check(workspace, request, now)


def evidence(*articles: str, home: str | Path = ".", topic: str = "") -> pd.DataFrame:
    """Give one row for each record that bears on a claim: claim, verdict, stance, sentence, PMID.

    Raises LittrackError, whose text says what to do.
    """
    from littrack.report.dataframes import frame

    return frame(check(*articles, home=home, topic=topic))

"""This run against the last: verdicts that moved and why, notices on records reported before."""

from littrack.changes.compare import compare
from littrack.changes.feed import atom
from littrack.changes.record_changes import record_changes_data, record_changes_text
from littrack.changes.render import SCHEMA, as_data, markdown, text
from littrack.changes.values import (
    AffectedNotice,
    Cause,
    CitationMove,
    Drift,
    Moved,
    NewEvidence,
    VerdictMove,
)

__all__ = [
    "SCHEMA",
    "AffectedNotice",
    "Cause",
    "CitationMove",
    "Drift",
    "Moved",
    "NewEvidence",
    "VerdictMove",
    "as_data",
    "atom",
    "compare",
    "markdown",
    "record_changes_data",
    "record_changes_text",
    "text",
]

"""This run against the last: what moved, by whose word, and what hits something reported."""

from littrack.changes.compare import compare
from littrack.changes.feed import atom
from littrack.changes.noticed import noticed_data, noticed_text
from littrack.changes.values import (
    Cause,
    CitationMove,
    Drift,
    Hit,
    Moved,
    NewEvidence,
    VerdictMove,
)
from littrack.changes.words import SCHEMA, as_data, markdown, text

__all__ = [
    "SCHEMA",
    "Cause",
    "CitationMove",
    "Drift",
    "Hit",
    "Moved",
    "NewEvidence",
    "VerdictMove",
    "as_data",
    "atom",
    "compare",
    "markdown",
    "noticed_data",
    "noticed_text",
    "text",
]

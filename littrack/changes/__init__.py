"""This run against the last: what moved, by whose word, and what hits something reported."""

from littrack.changes.compare import compare
from littrack.changes.feed import atom
from littrack.changes.values import (
    Cause,
    CitationMove,
    Drift,
    Hit,
    Moved,
    NewEvidence,
    VerdictMove,
)
from littrack.changes.words import as_data, markdown, text

__all__ = [
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
    "text",
]

"""How far NLM's indexers are with a record."""

from __future__ import annotations

from littrack.model import Indexing

_METHODS = {"Automated": Indexing.AUTOMATED, "Curated": Indexing.CURATED}
_STATUSES = {
    "PubMed-not-MEDLINE": Indexing.NEVER,
    "In-Process": Indexing.NOT_YET,
    "In-Data-Review": Indexing.NOT_YET,
    "Publisher": Indexing.NOT_YET,
}


def indexing(status: str, method: str) -> Indexing:
    """Tell how far the indexers are, from a record's status and the method it names."""
    if status in {"MEDLINE", "OLDMEDLINE", "Completed"}:
        return _METHODS.get(method, Indexing.MANUAL)
    return _STATUSES.get(status, Indexing.UNKNOWN)

"""Telling a record that was merged into another from one that was deleted.

PubMed forwards no PMID to its survivor. A current record at hand that carries the same DOI, or the
same title, is taken for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from littrack import text
from littrack.cache import Cache
from littrack.model import Change, ChangeKind, Pmid, Record


def mark(cache: Cache, pmids: Sequence[Pmid], at: datetime) -> list[Change]:
    """Mark records as deleted, or as merged where their survivor is at hand."""
    survivors = {pmid: survivor for pmid in pmids if (survivor := _survivor(cache, pmid))}
    kinds = {pmid: ChangeKind.MERGED if pmid in survivors else ChangeKind.DELETED for pmid in pmids}
    details = {pmid: f"into PMID {survivor}" for pmid, survivor in survivors.items()}
    return cache.mark(kinds, at=at, details=details)


def _survivor(cache: Cache, pmid: Pmid) -> Pmid | None:
    gone = cache.record(pmid)
    if gone is None:
        return None
    for hit in cache.match_any(text.words(gone.title), limit=10):
        other = cache.record(hit.key)
        if other and other.pmid and other.pmid != pmid and _same(gone, other):
            return other.pmid
    return None


def _same(one: Record, other: Record) -> bool:
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    return text.words(one.title) == text.words(other.title)

"""Many citations at once, and what to think of absences when the wire is bad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from littrack.citations.lookup import check
from littrack.citations.protocol import Collection, Lookup
from littrack.concepts import Lexicon
from littrack.model import (
    CitationCheck,
    CitationMention,
    CitationState,
    EntrezError,
    Record,
)

# Past this share of failed look-ups an absence is believed only when a known PMID is still found.
_FAILURES = 0.15
_ABSENT = frozenset(
    {
        CitationState.NOT_FOUND_WEAK,
        CitationState.NOT_FOUND_STRONG,
        CitationState.NOT_FOUND_DEFINITIVE,
    }
)


def check_all(
    mentions: Sequence[CitationMention],
    records: Sequence[Record],
    lexicon: Lexicon,
    *,
    online: Lookup | None = None,
    collection: Collection | None = None,
    at: datetime,
) -> list[CitationCheck]:
    """Check every mention; after too many failed look-ups a held PMID is asked for before a no."""
    checks = [
        check(m, records, lexicon, online=online, collection=collection, at=at) for m in mentions
    ]
    if online is None or not _shaky(checks) or _answers(online, records):
        return checks
    return [_doubted(each) if each.state in _ABSENT else each for each in checks]


def _shaky(checks: Sequence[CitationCheck]) -> bool:
    asked = [c for c in checks if c.state is not CitationState.UNSPECIFIC]
    failed = sum(c.state is CitationState.LOOKUP_FAILED for c in asked)
    return failed > _FAILURES * len(asked)


def _answers(online: Lookup, records: Sequence[Record]) -> bool:
    """Whether PubMed still finds a record that it is known to hold."""
    known = next((r.pmid for r in records if r.pmid and r.digest is None), None)
    try:
        return known in online.fetch([known]) if known else online.count("english[la]") > 0
    except EntrezError:
        return False


def _doubted(each: CitationCheck) -> CitationCheck:
    why = "too many look-ups failed and PubMed no longer finds a PMID that it holds: ask again"
    return replace(each, state=CitationState.LOOKUP_FAILED, why=why, nearest=())

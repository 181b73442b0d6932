"""The rungs a named study goes down (FIELD's rule 10): from "here it is" to "never assigned"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from littrack.citations.lookup import Lookup
from littrack.concepts import Lexicon
from littrack.model import CitationCheck, CitationMention, CitationState, MentionKind, Record


def check(
    mention: CitationMention,
    records: Sequence[Record],
    lexicon: Lexicon,
    *,
    online: Lookup | None = None,
    at: datetime,
) -> CitationCheck:
    """Say what is known of a study an article points at, and how strongly."""
    if mention.kind is MentionKind.GENERIC:
        return CitationCheck(
            mention, CitationState.UNSPECIFIC, "no study is named, so none can be looked up"
        )
    names = lexicon.names(mention.sentence.text)
    looked = (
        f"{len(records)} records of the local store, {at:%Y-%m-%d}",
        *(("PubMed was not asked",) if online is None else ()),
        *((f"looked for: {', '.join(sorted(names))}",) if names else ()),
    )
    for record in records:
        if _same_identifier(mention, record):
            return CitationCheck(
                mention, CitationState.VERIFIED, "its identifier is known", looked, record
            )
    return CitationCheck(
        mention,
        CitationState.NOT_FOUND_WEAK,
        "not among the records of the local store; PubMed was not asked",
        looked,
    )


def _same_identifier(mention: CitationMention, record: Record) -> bool:
    known = {"pmid": record.pmid, "doi": record.doi.lower(), "pmcid": record.pmcid}
    return any(i.value.lower() == (known.get(i.kind) or "").lower() for i in mention.identifiers)

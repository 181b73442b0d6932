"""A cited study and what became of it, as data."""

from __future__ import annotations

from typing import Any

from littrack.model import CitationCheck, CitationState, Record, ToldFinding

Data = dict[str, Any]


def citation(check: CitationCheck) -> Data:
    """Turn a check into plain values with stable keys."""
    mention = check.mention
    return {
        "article": mention.place.article,
        "start": mention.place.start,
        "end": mention.place.end,
        "text": mention.place.text,
        "kind": str(mention.kind),
        "source_type": str(mention.source_type),
        "journal": mention.journal,
        "year": mention.year,
        "state": None if check.state is CitationState.UNSPECIFIC else str(check.state),
        "looked_in": list(check.looked_in),
        "record": _reference(check.record) if check.record else None,
        "nearest": [
            {"pmid": n.record.pmid, "title": n.record.title, "why_not": n.why_not}
            for n in check.nearest
        ],
        "id": mention.id,
        "why": check.why,
        "retracted": check.retracted,
        "marks": list(check.marks),
        "published_form": check.published_form or None,
        "findings": [_told(each) for each in check.told],
    }


def _told(found: ToldFinding) -> Data:
    says = found.says
    return {
        "text": found.text,
        "says": str(says.to),
        "probability": round(says.probability, 4),
        "sentence": says.sentence,
        "section": says.section,
        "mismatch": list(says.mismatch),
        "why": found.why,
    }


def _reference(record: Record) -> Data:
    return {"pmid": record.pmid, "doi": record.doi or None, "title": record.title}

"""The verification as data: the contract other programs read."""

from __future__ import annotations

import json
from typing import Any

from littrack import __version__
from littrack.model.verification import (
    Finding,
    QuoteCheck,
    ReferenceCheck,
    StanceCheck,
    Verification,
    VerifiedRow,
)

SCHEMA = "littrack/verify/1"
Data = dict[str, Any]


def dumps(verification: Verification) -> str:
    """Write the contract, stable keys to which more may be added; a row a line."""
    head = {
        "schema": SCHEMA,
        "version": __version__,
        "records": verification.records,
        "judged": verification.judged,
        "problems": [{"text": p.text, "unread": p.unread} for p in verification.problems],
    }
    rows = ",\n".join(json.dumps(row_data(r), ensure_ascii=False) for r in verification.rows)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": [\n{rows}\n]}}'


def row_data(row: VerifiedRow) -> Data:
    """Give one reference of one row."""
    place = row.row.place
    return {
        "id": row.row.id,
        "place": {"file": place.file, "line": place.line, "path": place.path},
        "statement": row.row.statement,
        "reference": _reference(row.reference),
        "quote": _quote(row.quote, row.row.quote),
        "stance": _stance(row.stance) if row.stance else None,
        "findings": [_finding(each) for each in row.findings],
        "accepted": [_finding(each) for each in row.accepted],
    }


def _reference(check: ReferenceCheck) -> Data:
    return {
        "given": check.given,
        "state": str(check.state),
        "pmid": check.pmid or None,
        "marks": list(check.marks),
        "title": check.title,
        "other": {"pmid": check.other, "title": check.other_title} if check.other else None,
        "why": check.why,
    }


def _quote(check: QuoteCheck, text: str) -> Data:
    return {
        "text": text,
        "state": str(check.state),
        "folded": list(check.folded),
        "section": check.section,
        "closest": check.closest,
        "differences": [
            {"here": d.here, "there": d.there, "kind": d.kind} for d in check.differences
        ],
        "pmid": check.pmid or None,
        "why": check.why,
    }


def _stance(check: StanceCheck) -> Data:
    lean = check.lean
    return {
        "to": str(check.to),
        "probability": round(check.probability, 4),
        "sentence": check.sentence,
        "section": check.section,
        "mismatch": list(check.mismatch),
        "lean": {
            "to": lean.to or None,
            "degree": lean.degree,
            "probability": round(lean.probability, 4),
        },
        "expected": check.expected,
        "quoted": check.quoted,
        "better": check.better,
        "why": check.why,
    }


def _finding(found: Finding) -> Data:
    return {"kind": found.kind, "severity": str(found.severity), "text": found.text}

"""The evidence one JSON object a line, with the schema that describes the lines."""

from __future__ import annotations

import json
from typing import Any

from littrack.model import EvidenceLevel, Report, Stance
from littrack.model.labels import VERDICTS
from littrack.report.dataframes import EVIDENCE_COLUMNS, evidence_rows

_NUMBERS = {"year": ["integer", "null"], "n": ["integer", "null"], "score": "number"}
_TRUTHS = {"retracted", "digest", "counts"}
_MAYBE = {"pmid", "doi", "pmcid"}
_WORDS: dict[str, list[str]] = {
    "stance": [str(stance) for stance in Stance],
    "verdict": [str(label) for label in VERDICTS],
    "level": [str(level) for level in EvidenceLevel],
}


def jsonl(report: Report) -> bytes:
    """Write every listed record of every claim as one line."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in evidence_rows(report))
    return "".join(lines).encode()


def schema() -> dict[str, Any]:
    """Describe a line, as JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "littrack/evidence/1",
        "title": "One record held against one claim",
        "type": "object",
        "required": list(EVIDENCE_COLUMNS),
        "properties": {name: _property(name) for name in EVIDENCE_COLUMNS},
    }


def schema_bytes() -> bytes:
    """Write the schema."""
    return (json.dumps(schema(), indent=1) + "\n").encode()


def _property(name: str) -> dict[str, Any]:
    if name in _NUMBERS:
        return {"type": _NUMBERS[name]}
    if name in _TRUTHS:
        return {"type": "boolean"}
    if name in _WORDS:
        return {"type": "string", "enum": _WORDS[name]}
    return {"type": ["string", "null"] if name in _MAYBE else "string"}

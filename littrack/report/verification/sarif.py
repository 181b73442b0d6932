"""The findings as SARIF 2.1.0, so that a forge shows them at their lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from littrack import __version__
from littrack.model.verification import Finding, Verification, VerifiedRow
from littrack.report.verification.counts import KINDS_IN_WORDS

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(verification: Verification) -> str:
    """Write the log: one run, one result a finding."""
    kinds = sorted({f.kind for row in verification.rows for f in row.findings})
    unread = [p.text for p in verification.problems if p.unread]
    run = {
        "tool": {"driver": _driver(kinds)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, found, kinds) for row, found in _all(verification)],
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": text}} for text in unread
                ],
            }
        ],
    }
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1
    )


def _all(verification: Verification) -> Iterator[tuple[VerifiedRow, Finding]]:
    for row in verification.rows:
        for found in row.findings:
            yield row, found


def _driver(kinds: list[str]) -> dict[str, Any]:
    return {
        "name": "littrack verify",
        "version": __version__,
        "rules": [
            {"id": kind, "name": _camel(kind), "shortDescription": {"text": KINDS_IN_WORDS[kind]}}
            for kind in kinds
        ],
    }


def _camel(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))


def _result(row: VerifiedRow, found: Finding, kinds: list[str]) -> dict[str, Any]:
    place = row.row.place
    content = f"{found.kind}\0{row.row.statement}\0{row.row.quote}\0{row.reference.given}"
    result: dict[str, Any] = {
        "ruleId": found.kind,
        "ruleIndex": kinds.index(found.kind),
        "level": str(found.severity),
        "message": {"text": found.text},
        "partialFingerprints": {
            "littrackRow/v1": hashlib.sha256(content.encode(errors="replace")).hexdigest()[:32]
        },
    }
    if place.file:
        location: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {"uri": _uri(place.file)},
                "region": {"startLine": max(1, place.line)},
            }
        }
        if place.path:
            location["logicalLocations"] = [{"fullyQualifiedName": place.path}]
        result["locations"] = [location]
    return result


def _uri(file: str) -> str:
    """Write a path as a URI: relative as it was given, else with its scheme."""
    from urllib.parse import quote

    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())

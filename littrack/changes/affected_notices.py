"""Notices on records that the last report leant on: retractions, concerns, corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from littrack.changes.values import AffectedNotice
from littrack.model import Change, ChangeKind

Data = Mapping[str, Any]
_AFFECTING = frozenset(
    {
        ChangeKind.RETRACTED,
        ChangeKind.CONCERN,
        ChangeKind.ERRATUM,
        ChangeKind.DELETED,
        ChangeKind.MERGED,
    }
)


def affected_notices(
    before: Data, after: Data, record_changes: Sequence[Change]
) -> Iterator[AffectedNotice]:
    """Tell the notices that were not there (or not known) when the last report was made."""
    leant, now = _leant_on(before), _notices(after)
    found: dict[tuple[str, str], AffectedNotice] = {}
    for key, (title, held, touches) in leant.items():
        for kind in sorted(now.get(key, set()) - held):
            found[key, kind] = AffectedNotice(key, title, kind, "", touches)
    for change in record_changes:
        if change.pmid in leant and change.kind in _AFFECTING:
            title, held, touches = leant[change.pmid]
            kind = "correction" if change.kind is ChangeKind.ERRATUM else str(change.kind)
            if kind not in held:
                found[change.pmid, kind] = AffectedNotice(
                    change.pmid, title, kind, change.detail, touches
                )
    yield from (found[each] for each in sorted(found))


def _leant_on(report: Data) -> dict[str, tuple[str, set[str], tuple[str, ...]]]:
    """Each record a report leans on: its title, the notices known then, what leans on it."""
    found: dict[str, tuple[str, set[str], tuple[str, ...]]] = {}
    for claim in report["claims"]:
        for row in claim["evidence"]:
            if row["stance"] != "neutral":
                _lean(found, row["key"], row["title"], _kinds(row), claim["text"])
    for cited in report["citations"]:
        record = cited["record"]
        if record and record["pmid"]:
            known = {"retracted"} if cited.get("retracted") else set()
            _lean(found, record["pmid"], record["title"], known, cited["text"])
    return found


def _lean(
    found: dict[str, tuple[str, set[str], tuple[str, ...]]],
    key: str,
    title: str,
    kinds: set[str],
    text: str,
) -> None:
    _, held, touches = found.get(key, (title, set(), ()))
    found[key] = (title, held | kinds, touches if text in touches else (*touches, text))


def _kinds(row: Data) -> set[str]:
    return {notice["kind"] for notice in row.get("notices", [])} - {"is itself a notice"}


def _notices(report: Data) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for claim in report["claims"]:
        for row in claim["evidence"]:
            found[row["key"]] = found.get(row["key"], set()) | _kinds(row)
    for cited in report["citations"]:
        if cited["record"] and cited.get("retracted"):
            found.setdefault(cited["record"]["pmid"], set()).add("retracted")
    return found

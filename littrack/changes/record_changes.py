"""What refreshes noticed of single records, whether a report leant on them or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from littrack.changes.render import clean
from littrack.model import Change, ChangeKind

# How many are listed one by one; the rest is counted, and all are in the JSON.
_SHOWN = 40


def record_changes_text(noticed: Sequence[Change]) -> str:
    """Tell them in plain lines, the newest first; records that are merely new are counted."""
    if not noticed:
        return "No refresh has noticed anything of a record yet.\n"
    counts = Counter(change.kind for change in noticed)
    listed = [c for c in reversed(noticed) if c.kind is not ChangeKind.NEW]
    lines = [f"Noticed of records: {', '.join(f'{n} {kind}' for kind, n in counts.items())}."]
    lines += [f"  {_line(change)}" for change in listed[:_SHOWN]]
    if len(listed) > _SHOWN:
        lines.append(f"  and {len(listed) - _SHOWN} more (--json lists all)")
    return "\n".join(lines) + "\n"


def record_changes_data(noticed: Sequence[Change]) -> list[dict[str, Any]]:
    """Give them for machines, oldest first."""
    return [
        {
            "pmid": change.pmid,
            "kind": change.kind.value,
            "noticed": change.noticed.isoformat(),
            "detail": change.detail,
            "title": change.title,
        }
        for change in noticed
    ]


def _line(change: Change) -> str:
    detail = f" ({clean(change.detail)})" if change.detail else ""
    what = f"{change.kind}{detail}: {clean(change.title)}"
    return f"{change.noticed.astimezone():%Y-%m-%d}  PMID {change.pmid}  {what}"

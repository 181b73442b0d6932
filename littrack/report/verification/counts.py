"""What a verification comes to in numbers and one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from littrack.model.verification import (
    QuoteState,
    ReferenceState,
    Severity,
    Verification,
    VerifiedRow,
)
from littrack.model.wording import counted

KINDS_IN_WORDS = {
    "not_in_cache": "reference not at hand",
    "deleted": "deleted from PubMed",
    "merged": "merged into another record",
    "title_disagrees": "title of another paper",
    "not_checked": "not checked",
    "retracted": "retracted",
    "concern": "expression of concern",
    "corrected": "corrected",
    "preprint": "preprint",
    "altered": "quote altered",
    "misattributed": "quote of another paper",
    "not_found": "quote not found",
    "title": "quote is only the title",
    "too_short": "quote too short",
    "negation_left_out": "negation left out",
    "quote_reused": "one quote, many statements",
    "contradicts": "contradicts the statement",
    "does_not_say": "does not say so",
    "stance_disagrees": "stance given disagrees",
    "supports_in_part": "supports a part of it",
    "quote_beside_the_point": "another sentence says it",
}
_GOOD = frozenset({QuoteState.VERBATIM, QuoteState.PARTS})


def with_findings(verification: Verification) -> list[VerifiedRow]:
    """List the rows a person should look at."""
    return [row for row in verification.rows if grave(row)]


def grave(row: VerifiedRow) -> bool:
    """Whether a row has a finding that is more than a note."""
    return any(found.severity is not Severity.NOTE for found in row.findings)


def by_kind(rows: Sequence[VerifiedRow]) -> Counter[str]:
    """Count rows by the kind of their findings."""
    return Counter(kind for row in rows for kind in {found.kind for found in row.findings})


def unchecked(row: VerifiedRow) -> bool:
    """Whether nothing of a row could be checked."""
    missing = {ReferenceState.NOT_CHECKED, ReferenceState.NOT_IN_CACHE}
    return row.reference.state in missing and row.quote.state in {
        QuoteState.NONE,
        QuoteState.NOT_CHECKED,
    }


def summary(verification: Verification) -> str:
    """Say in a sentence what came of it."""
    rows = verification.rows
    looked = len(with_findings(verification))
    blind = sum(unchecked(row) for row in rows)
    held = sum(row.quote.state in _GOOD for row in rows)
    accepted = sum(bool(row.accepted) for row in rows)
    stand = "stands in its" if held == 1 else "stand in their"
    against = counted(verification.records, "record")
    parts = [
        f"{counted(len(rows), 'reference')} of rows verified against {against}",
        f"{counted(held, 'quote')} {stand} record",
        f"{counted(looked, 'row')} to look at",
    ]
    parts += [f"{blind:,} not checked"] if blind else []
    parts += [f"{accepted:,} accepted before"] if accepted else []
    return "; ".join(parts) + "."

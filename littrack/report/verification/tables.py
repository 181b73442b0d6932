"""The rows as CSV: the input's columns, ours behind them; no cell runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from littrack.model.verification import Verification, VerifiedRow
from littrack.report.tables import guard

_OURS = (
    "littrack_place",
    "littrack_reference",
    "littrack_reference_state",
    "littrack_pmid",
    "littrack_marks",
    "littrack_quote_state",
    "littrack_folded",
    "littrack_section",
    "littrack_closest",
    "littrack_differences",
    "littrack_quote_pmid",
    "littrack_stance",
    "littrack_sentence",
    "littrack_findings",
    "littrack_explanation",
)


def delimited(verification: Verification) -> str:
    """Write the table."""
    theirs = list(dict.fromkeys(name for row in verification.rows for name in row.row.columns))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guard(name) for name in (*theirs, *_OURS)])
    for row in verification.rows:
        given = [row.row.columns.get(name, "") for name in theirs]
        writer.writerow([guard(cell) for cell in (*given, *_cells(row))])
    return out.getvalue()


def _cells(row: VerifiedRow) -> Iterable[str]:
    reference, quote, stance = row.reference, row.quote, row.stance
    place = row.row.place
    where = f"{place.file}:{place.line}" if place.file else ""
    return (
        f"{where} {place.path}".strip(),
        reference.given,
        str(reference.state),
        reference.pmid,
        " ".join(reference.marks),
        str(quote.state),
        ", ".join(quote.folded),
        quote.section,
        quote.closest,
        "; ".join(f"{d.here} | {d.there} | {d.kind}" for d in quote.differences),
        quote.pmid,
        str(stance.to) if stance else "",
        stance.sentence if stance else "",
        " ".join(found.kind for found in row.findings),
        " ".join(found.text for found in row.findings),
    )

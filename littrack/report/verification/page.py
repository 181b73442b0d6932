"""The rows as one HTML page with filters that needs no other file and no network."""

from __future__ import annotations

from typing import Any

from littrack.model.labels import DISCLAIMER
from littrack.model.verification import Verification, VerifiedRow
from littrack.report.html import asset, environment, source
from littrack.report.verification.counts import KINDS_IN_WORDS, by_kind, grave, summary


def page(verification: Verification) -> str:
    """Render the page; without scripts all rows are shown."""
    style, script = asset("style.css"), asset("verify.js")
    rows = [_row(row) for row in sorted(verification.rows, key=lambda row: not grave(row))]
    counted = by_kind(verification.rows).most_common()
    text: str = (
        environment()
        .get_template("verify.html")
        .render(
            summary=summary(verification),
            disclaimer=DISCLAIMER,
            kinds=[(kind, KINDS_IN_WORDS[kind], count) for kind, count in counted],
            files=sorted({row["file"] for row in rows if row["file"]}),
            problems=[problem.text for problem in verification.problems],
            rows=rows,
            style=style,
            script=script,
            policy=(
                f"default-src 'none'; style-src {source(style)}; script-src {source(script)};"
                " base-uri 'none'; form-action 'none'"
            ),
        )
    )
    return text


def _row(row: VerifiedRow) -> dict[str, Any]:
    place, reference = row.row.place, row.reference
    return {
        "kinds": " ".join(found.kind for found in row.findings),
        "grave": grave(row),
        "file": place.file,
        "where": f"{place.file}:{place.line}" if place.file else row.row.id,
        "path": place.path,
        "statement": row.row.statement,
        "quote": row.row.quote,
        "quote_state": str(row.quote.state).replace("_", " "),
        "section": row.quote.section or "record",
        "closest": row.quote.closest,
        "differences": row.quote.differences,
        "sentence": row.stance.sentence if row.stance else "",
        "pmid": reference.pmid,
        "given": reference.given,
        "title": reference.title,
        "state": str(reference.state).replace("_", " "),
        "marks": ", ".join(reference.marks),
        "findings": [{"word": KINDS_IN_WORDS[f.kind], "text": f.text} for f in row.findings],
    }

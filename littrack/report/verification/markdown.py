"""The findings as Markdown, for a comment on a change or a file in a repository."""

from __future__ import annotations

from collections.abc import Iterator

from littrack.model.labels import DISCLAIMER
from littrack.model.verification import Verification, VerifiedRow
from littrack.report.cite import shown
from littrack.report.verification.counts import KINDS_IN_WORDS, by_kind, summary, with_findings


def markdown(verification: Verification) -> str:
    """Write the findings; what is in order is counted."""
    return "\n".join(_lines(verification)) + "\n"


def _lines(verification: Verification) -> Iterator[str]:
    rows = with_findings(verification)
    yield "# Statements held against the references they carry"
    yield ""
    yield summary(verification)
    if rows:
        yield ""
        yield "| finding | rows |"
        yield "|---|---|"
        for kind, count in by_kind(rows).most_common():
            yield f"| {KINDS_IN_WORDS[kind]} | {count} |"
    for row in rows:
        yield from _row(row)
    for problem in verification.problems:
        yield ""
        yield f"- {_plain(problem.text)}"
    yield ""
    yield f"_{DISCLAIMER}_"


def _row(row: VerifiedRow) -> Iterator[str]:
    place = row.row.place
    where = f"{place.file}:{place.line}" if place.file else row.row.id
    yield ""
    yield f"## {_plain(where)}{f' {_plain(place.path)}' if place.path else ''}"
    yield ""
    if row.row.statement:
        yield f"Statement: {_plain(row.row.statement)}"
        yield ""
    for found in row.findings:
        yield f"- **{KINDS_IN_WORDS[found.kind]}**: {_plain(found.text)}"
    if row.row.quote:
        yield f"- Quote: “{_plain(row.row.quote)}”"
    if row.quote.closest and row.quote.differences:
        yield f"- Record: “{_plain(row.quote.closest)}”"


def _plain(text: str) -> str:
    """Keep text from being read as mark-up, in one line."""
    flat = shown(" ".join(text.split()))
    for sign in "\\`*_[]<>#|":
        flat = flat.replace(
            sign, f"\\{sign}" if sign not in "<>" else {"<": "&lt;", ">": "&gt;"}[sign]
        )
    return flat

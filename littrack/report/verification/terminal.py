"""The findings as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from littrack.model.verification import (
    Severity,
    StanceCheck,
    StatementStance,
    Verification,
    VerifiedRow,
)
from littrack.report.cite import shown
from littrack.report.verification.counts import (
    KINDS_IN_WORDS,
    by_kind,
    summary,
    with_findings,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
_QUOTED = 160  # characters of a statement or a quote that are shown


def show(verification: Verification, console: Console, *, every: bool = False) -> None:
    """Print the rows with findings, or every row, and what it comes to."""
    rows: Sequence[VerifiedRow] = verification.rows if every else with_findings(verification)
    if rows:
        console.print(_table(rows))
    counts = by_kind(rows).most_common()
    if counts:
        said = ", ".join(f"{KINDS_IN_WORDS[kind]} {count}" for kind, count in counts)
        console.print(said, markup=False)
    console.print(summary(verification), markup=False)


def _table(rows: Sequence[VerifiedRow]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", show_lines=False)
    table.add_column("Row", overflow="fold", ratio=2)
    table.add_column("Reference", overflow="fold", ratio=2)
    table.add_column("What", overflow="fold", ratio=9)
    for row in rows:
        what = Text()
        for line, style in _said(row):
            what.append(shown(line) + "\n", style=style)
        table.add_row(Text(shown(_where(row))), Text(shown(_reference(row))), what)
    return table


def _where(row: VerifiedRow) -> str:
    place = row.row.place
    where = f"{place.file}:{place.line}" if place.file else row.row.id
    return f"{where}\n{place.path}" if place.path else where


def _reference(row: VerifiedRow) -> str:
    marks = "".join(f" [{mark.replace('_', ' ')}]" for mark in row.reference.marks)
    return f"{row.reference.given}{marks}"


def _states(row: VerifiedRow) -> str:
    states = [row.reference.state, row.quote.state, *([row.stance.to] if row.stance else [])]
    return ", ".join(str(state).replace("_", " ") for state in states)


def _said(row: VerifiedRow) -> list[tuple[str, str]]:
    said = [(f.text, _STYLES[f.severity]) for f in row.findings] or [(_states(row), "dim")]
    if row.row.statement:
        said.append((f"Statement: {_cut(row.row.statement)}", ""))
    if row.row.quote:
        said.append((f"Quote: “{_cut(row.row.quote)}”", ""))
    if row.quote.differences and row.quote.closest:
        said.append((f"Record: “{_cut(row.quote.closest)}”", ""))
    if row.stance and row.stance.to is StatementStance.UNDETERMINED:
        said.append((_leaning(row.stance), "dim"))
    return said


def _leaning(stance: StanceCheck) -> str:
    """Name the sentence to read of an undetermined statement, and which way it leans."""
    lean = f", {stance.lean.degree} to {stance.lean.to}" if stance.lean.to else ""
    return f"Undetermined{lean}; read: “{_cut(stance.sentence)}”"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[: _QUOTED - 1]}…"

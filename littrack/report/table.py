"""The terminal's table of a report: worst first, each verdict as sign and word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from littrack.model import (
    CitationCheck,
    MentionKind,
    Report,
    Stance,
    Verdict,
    VerdictLabel,
)
from littrack.model.words import CITATIONS, DISCLAIMER, VERDICTS, rank

if TYPE_CHECKING:  # rich is imported when a table is printed
    from rich.console import Console
    from rich.table import Table

_COLOURS = {
    VerdictLabel.CONTRADICTED: "red",
    VerdictLabel.CONTESTED: "magenta",
    VerdictLabel.NO_EVIDENCE_FOUND: "yellow",
    VerdictLabel.UNDETERMINED: "yellow",
    VerdictLabel.PARTLY_SUPPORTED: "cyan",
    VerdictLabel.SUPPORTED: "green",
    VerdictLabel.NOT_CHECKABLE: "dim",
}


def show(report: Report, console: Console) -> None:
    """Print a report as tables: claims that can be checked, cited studies, what it rests on."""
    checked = [v for v in report.verdicts if v.label is not VerdictLabel.NOT_CHECKABLE]
    if checked:
        console.print(_verdicts(sorted(checked, key=lambda v: rank(v.label))))
    else:
        console.print("No claim was found that literature could answer.")
    named = [c for c in report.citations if c.mention.kind is not MentionKind.GENERIC]
    if named:
        console.print(_citations(sorted(named, key=lambda c: list(CITATIONS).index(c.state))))
    for missing in report.missing_articles:
        console.print(f"Not read: {missing}", markup=False)
    console.print(_sum(report), markup=False)
    console.print(DISCLAIMER, style="dim")


def _verdicts(verdicts: list[Verdict]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("Verdict", "Claim", "Why", "For", "Against", show_lines=True)
    for v in verdicts:
        wording = VERDICTS[v.label]
        sides = Counter(e.stance for e in v.evidence)
        table.add_row(
            Text(f"{wording.sign} {wording.word}", style=_COLOURS[v.label]),
            Text(v.claim.text),
            Text(v.why),
            str(sides[Stance.SUPPORTS]),
            str(sides[Stance.CONTRADICTS]),
        )
    return table


def _citations(checks: list[CitationCheck]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("Cited study", "What is known of it", show_lines=True)
    for c in checks:
        wording = CITATIONS[c.state]
        table.add_row(Text(c.mention.place.text), Text(f"{wording.sign} {wording.word}. {c.why}"))
    return table


def _sum(report: Report) -> str:
    s = report.searched
    fates = Counter(x.fate.value for x in report.sentences)
    parts = ", ".join(f"{n} {fate}" for fate, n in sorted(fates.items()))
    return (
        f"{len(report.sentences)} sentences ({parts}). {s.records} records held: {s.with_abstract} "
        f"with PubMed's abstract, {s.digests} digests by the project, {s.retracted} retracted."
    )

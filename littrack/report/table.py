"""The terminal's view of a report: worst first, each verdict as sign, word and colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from littrack.model import (
    Claim,
    Evidence,
    Report,
    Verdict,
    VerdictLabel,
)
from littrack.model.labels import (
    CITATIONS,
    DIGEST_MARK,
    DISCLAIMER,
    NOTICES,
    TYPES,
    VERDICTS,
    correction,
    differs,
    leaning,
    rejection,
)
from littrack.report import cite
from littrack.report.counts import NOT_FOUND, WRONG, counts
from littrack.report.findings import Cited, Finding, cited, findings

if TYPE_CHECKING:  # rich is imported when a table is printed
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_COLOURS = {
    VerdictLabel.CONTRADICTED: "bold red",
    VerdictLabel.CONTESTED: "bold magenta",
    VerdictLabel.NO_EVIDENCE_FOUND: "bold blue",
    VerdictLabel.UNDETERMINED: "bold",
    VerdictLabel.PARTLY_SUPPORTED: "bold yellow",
    VerdictLabel.SUPPORTED: "bold green",
    VerdictLabel.NOT_CHECKABLE: "dim",
}
_MOST = 4


def show(report: Report, console: Console) -> None:
    """Print a report: claims that can be checked, cited studies, what it all rests on."""
    found, named = findings(report), cited(report)
    console.print()
    console.print(_claims(found))
    if any(each.noted for each in named):
        console.print("\nCited studies", style="bold")
        console.print(_citations(named))
    console.print()
    for line in _sums(report, named):
        console.print(line, markup=False)
    console.print(DISCLAIMER, style="dim", markup=False)


def _in_the_article(claim: Claim) -> str:
    """Give the first place of a claim where the article words it otherwise."""
    other = [place.text for place in claim.places[:1] if place.text != claim.text]
    return f"In the article: “{cite.shown(other[0])}”\n" if other else ""


def item(verdict: Verdict, evidence: Evidence | None, console: Console) -> None:
    """Print a verdict with its evidence, or one record held against its claim, to decide on."""
    words = VERDICTS[verdict.label]
    said = _text((f"{words.sign} {words.word}", _COLOURS[verdict.label]))
    said.append(f"  ({TYPES[verdict.claim.type]})\n", "dim")
    said.append(f"{cite.shown(verdict.claim.text)}\n", "bold")
    for line in filter(None, (rejection(verdict), correction(verdict.claim))):
        said.append(f"{cite.shown(line)}\n")
    said.append(_in_the_article(verdict.claim), "dim")
    if evidence:
        said.append(f"Does this record speak to it? The machine says: {evidence.stance}\n")
    elif verdict.why:
        said.append(f"{cite.shown(verdict.why)}\n")
    if verdict.lean and not evidence:
        said.append(f"These bear on it; read them. They point: {leaning(verdict.lean)}\n", "dim")
    shown = (evidence,) if evidence else (verdict.likeliest or verdict.evidence[:_MOST])
    said.append_text(_text().join(map(_evidence, shown)))
    if len(verdict.evidence) > len(shown) and not evidence:
        said.append(f"  and {len(verdict.evidence) - len(shown)} more\n", "dim")
    console.print(said)


def _claims(found: list[Finding]) -> Table | str:
    rows = [f for f in found if f.noted or f.verdict.claim.dismissed]
    if not rows:
        return "No claim was found that literature could answer."
    table = _grid()
    for finding in rows:
        label, words = finding.verdict.label, finding.words
        table.add_row(
            _text((f"{words.sign} {words.word}", _COLOURS[label])),
            _text(
                (finding.verdict.claim.text, "bold"),
                (f"\n{finding.verdict.why or words.sentence}", ""),
                (f"\n{finding.correction}" * bool(finding.correction), ""),
                *_read_first(finding.verdict),
                (f"\n{finding.strength}, {finding.sides.read} read\n", "dim"),
            ),
        )
    return table


def _read_first(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Of an undetermined claim: the likeliest records with their sentence, and the lean."""
    if verdict.likeliest:
        lean = f" ({leaning(verdict.lean)})" if verdict.lean else ""
        yield f"\nThese bear on it; read them{lean}:", ""
    for each in verdict.likeliest:
        quoted = "".join(f" “{cite.shown(said.text)}”" for said in each.judgement.rationale[:1])
        yield f"\n  {cite.short(each.record)} {cite.identifier(each.record)}:{quoted}", "dim"


def _citations(named: list[Cited]) -> Table:
    table = _grid()
    for each in named:
        if each.noted:
            style = "bold red" if each.check.state in NOT_FOUND | WRONG else "bold"
            table.add_row(
                _text((f"{each.words.sign} {each.words.word}", style)),
                _text(
                    (f"“{each.check.mention.place.text}”", "bold"),
                    (f"\n{each.check.why or each.words.sentence}", ""),
                    *(
                        (f"\nNearest, but not it: {cite.short(near.record)}, {near.why_not}", "dim")
                        for near in each.check.nearest[:1]
                    ),
                ),
            )
    return table


def _evidence(evidence: Evidence) -> Text:
    record = evidence.record
    flags = [NOTICES[notice.kind] for notice in evidence.grade.notices]
    flags += [DIGEST_MARK] if record.digest else []
    lines = [(f"\n  {evidence.stance}: ", "bold"), (f"{cite.kind(evidence)}, {record.year}", "")]
    lines += [(f"  [{flag}]", "red" if not record.digest else "dim") for flag in flags]
    lines += [(f"\n    “{said.text}”", "") for said in evidence.judgement.rationale]
    lines.append((f"\n    {cite.short(record)}. {cite.titled(record)}", "dim"))
    lines.append((f" {cite.link(record) or cite.identifier(record)}", "dim"))
    if evidence.judgement.mismatch:
        differences = "; ".join(map(differs, evidence.judgement.mismatch))
        lines.append((f"\n    Differs from the claim: {differences}", "yellow"))
    return _text(*lines, ("\n", ""))


def _sums(report: Report, named: list[Cited]) -> Iterator[str]:
    for missing in report.missing_articles:
        yield cite.shown(f"Not read: {missing}")
    counted = counts(report)
    claims, sentences, held = counted["claims"], counted["sentences"], counted["records"]
    by_label = [
        f"{claims[label]} {w.word.lower()}" for label, w in VERDICTS.items() if claims[label]
    ]
    yield f"{cite.some(claims['all'], 'claim')}: {', '.join(by_label) or 'none'}."
    by_word: dict[str, int] = {}
    for state, words in CITATIONS.items():
        number = counted["citations"][state]
        by_word[words.word.lower()] = by_word.get(words.word.lower(), 0) + number
    if named:
        cited_words = ", ".join(f"{n} {word}" for word, n in by_word.items() if n)
        yield f"{cite.some(len(named), 'citation')}: {cited_words}."
    yield (
        f"{cite.some(sentences['all'], 'sentence')}: {sentences['checked']} checked,"
        f" {sentences['not_checkable']} not checkable, {sentences['dropped']} dropped."
    )
    yield (
        f"{cite.some(held['read'], 'record')} held: {held['with_abstract']} with PubMed's abstract,"
        f" {held['without_abstract']} without, {held['digests']} digests by the project;"
        f" {held['retracted']} retracted."
    )


def _grid() -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _text(*parts: tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(*((cite.shown(said), style) for said, style in parts))

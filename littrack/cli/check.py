"""`littrack check`: hold articles against what is cached."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from littrack.cli import common, streams
from littrack.model import Report, VerdictLabel

LABELS = [label.value for label in VerdictLabel]
UNFOUND = "unfound"


@click.command()
@common.articles_argument
@common.topic_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people, JSON for machines.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--online", is_flag=True, help="Look cited studies up in PubMed too.")
@click.option(
    "--corpus",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Look cited studies up in this corpus too (littrack corpus).",
)
@click.option("--fulltext", is_flag=True, help="Read full texts at hand too, not abstracts alone.")
@click.option(
    "--demo-library",
    is_flag=True,
    help="Hold it against the demo's records, on kratom; nothing is written.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*LABELS, UNFOUND]),
    multiple=True,
    help="End with exit code 1 when such a verdict (or an unfound citation) comes up.",
)
@click.pass_context
def check(
    ctx: click.Context,
    articles: Sequence[str],
    topic: str,
    form: str,
    as_json: bool,
    online: bool,
    corpus: Path | None,
    fulltext: bool,
    demo_library: bool,
    fail_on: Sequence[str],
) -> None:
    """Hold articles against the records at hand: claim by claim, study by study.

    ARTICLE is a file (text, Markdown, HTML, PDF, Word), an address, or - for standard input.
    Nothing is sent anywhere unless --online is given. Full texts, which `littrack fulltext get`
    fetches, are always read for what is told of cited studies, for verdicts with --fulltext.

    \b
    littrack check page.html
    littrack check page.html other.pdf --topic kratom-withdrawal
    curl -s https://example.org/page | littrack check - --format json
    littrack check page.html --corpus pubmed
    littrack check page.html --fail-on contradicted --fail-on unfound
    """
    from littrack.pipeline import check as pipeline
    from littrack.pipeline.demo import borrowed_workspace
    from littrack.pipeline.workspace import Workspace

    request = pipeline.CheckRequest(
        articles,
        topic,
        online=online,
        stdin=common.stdin(articles),
        full_text=fulltext,
        corpus=corpus,
    )
    chosen = common.the_settings(ctx)
    borrowed = borrowed_workspace(chosen) if demo_library else nullcontext(chosen)
    with common.progress() as bar, borrowed as settings, Workspace(settings) as workspace:
        report = pipeline.check(workspace, request, common.now(), bar)
    common.tell_notes(report.articles, report.notes)
    show(report, "json" if as_json else form)
    if report.lacking:
        sys.exit(common.INCOMPLETE)
    if _found(report, fail_on):
        sys.exit(1)


def show(report: Report, form: str) -> None:
    """Print a report, for people or for machines."""
    if form == "table":
        from littrack.report import table

        table.show(report, common.console())
        return
    from littrack.report import render

    click.echo(streams.data_for_stdout(render(report, form), form))


def _found(report: Report, fail_on: Sequence[str]) -> bool:
    labels = {v.label.value for v in report.verdicts}
    unfound = any(c.state.value.startswith("not_found") for c in report.citations)
    return bool(labels & set(fail_on)) or (UNFOUND in fail_on and unfound)

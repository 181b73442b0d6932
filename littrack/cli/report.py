"""`littrack report`: write the evidence report of a topic, or of articles."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from littrack.cli import common
from littrack.model.formats import EVIDENCE, listed


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@common.topic_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A folder, or a file where one is written.  [default: report/ in the workspace]",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(EVIDENCE),
    metavar="FORMAT",
    multiple=True,
    help=f"May be given several times: {listed(EVIDENCE)}.  [default: html and json]",
)
@click.option("--online", is_flag=True, help="Look cited studies up in PubMed too.")
@click.option("--fail-on-change", is_flag=True, help="End with exit code 1 when anything moved.")
@click.pass_context
def report(
    ctx: click.Context,
    articles: Sequence[str],
    topic: str,
    output: Path | None,
    formats: Sequence[str],
    online: bool,
    fail_on_change: bool,
) -> None:
    """Write the evidence report of a topic: one page and its JSON twin, or any other format.

    Without ARTICLE the articles the topic watches are checked, the report is kept, and what moved
    since the last one is told. With ARTICLE those are checked, and nothing is kept.

    \b
    littrack report
    littrack report -o out --format html --format xlsx --format ris
    littrack report page.html -o page-report.html --format html
    """
    from littrack import changes
    from littrack.pipeline import check, reporting

    now = common.now()
    with common.workspace(ctx) as workspace, common.progress() as bar:
        if articles:
            request = check.CheckRequest(
                articles, topic, online=online, stdin=common.stdin(articles)
            )
            done = reporting.made(workspace, request, now, bar)
        else:
            done = reporting.of_topic(workspace, topic, now, bar, online=online)
        written, moved = reporting.publish(
            workspace,
            done,
            output or workspace.settings.reports,
            formats or ["html", "json"],
            keep=not articles and not done.lacking,
        )
    common.tell_notes(done.articles, done.notes)
    for path in written:
        click.echo(path)
    if moved:
        click.echo(f"\n{changes.text(moved)}", nl=False, err=True)
    changed = fail_on_change and bool(moved and moved.anything)
    sys.exit(common.INCOMPLETE if done.lacking else int(changed))

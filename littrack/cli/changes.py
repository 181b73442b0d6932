"""`littrack changes`: what moved between two reports of a topic."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from littrack.cli import common, streams

KINDS = ["any", "verdict", "retraction", "notice", "new", "citation", "drift", "claim", "article"]


@click.command()
@common.topic_option
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Compare with the last report before this day, not with the one before the last.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "atom"]),
    default="text",
    show_default=True,
    help="Lines for the terminal, Markdown for mail, JSON for machines, an Atom feed.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write to."
)
@click.option(
    "--fail-on",
    type=click.Choice(KINDS),
    multiple=True,
    help="End with exit code 1 when there is such news.",
)
@click.pass_context
def changes(
    ctx: click.Context,
    topic: str,
    since: datetime | None,
    form: str,
    as_json: bool,
    output: Path | None,
    fail_on: Sequence[str],
) -> None:
    """Tell what moved since the last report of a topic, and what refreshes noticed of records.

    Verdicts that moved with the records responsible, notices on records a report leant on, new
    evidence, cited studies, saved queries that drifted. The feed holds all news, each once.

    \b
    littrack changes
    littrack changes --since 2026-01-01 --format md
    littrack changes --format atom -o report/changes.atom
    littrack changes --fail-on retraction --fail-on verdict
    """
    from littrack.pipeline import reporting

    before = since.replace(tzinfo=UTC) if since else None
    with common.workspace(ctx) as workspace:
        name = workspace.topic(topic).name
        now = common.now()
        moved = reporting.moved(workspace, name, now, before)
        if form == "atom":
            _put(reporting.feed(workspace, name, now).decode(), output, form)
        else:
            form = "json" if as_json else form
            _put(reporting.render_changes(workspace, name, moved, now, before, form), output, form)
    if moved and (moved.kinds & set(fail_on) or ("any" in fail_on and moved.anything)):
        sys.exit(1)


def _put(text: str, output: Path | None, form: str) -> None:
    if output is None:
        shown = text if form == "text" else streams.data_for_stdout(text, form)
        click.echo(shown, nl=False)
    else:
        from littrack import report

        report.put(output, text.encode())

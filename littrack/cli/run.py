"""`littrack run`: refresh, check, report: what a timer calls."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack.cli import common

if TYPE_CHECKING:  # the pipeline is imported when it runs
    from littrack.pipeline.run import Ran


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.  [default: report/ in the workspace]",
)
@click.option("--online", is_flag=True, help="Look cited studies up in PubMed too.")
@click.option("--fail-on-change", is_flag=True, help="End with exit code 1 when anything moved.")
@common.json_option
@click.pass_context
def run(
    ctx: click.Context, output: Path | None, online: bool, fail_on_change: bool, as_json: bool
) -> None:
    """Refresh, check the articles every topic watches, write the reports, tell what moved.

    Without NCBI the reports are made from what is cached, and the exit code is 4. An article, a
    topic file or a model that cannot be read is named, what was read or reported last stands, and
    the exit code is 3.

    \b
    littrack run
    littrack -C ~/kratom run --fail-on-change
    """
    from littrack.pipeline import run as pipeline

    with common.workspace(ctx) as workspace, common.progress() as bar:
        done = pipeline.run(workspace, common.now(), folder=output, online=online, progress=bar)
    if as_json:
        common.print_json(_data(done))
    else:
        _tell(done)
    for topic in done.silent:
        click.echo(f"littrack: {topic} watches no article; no report of it is made.", err=True)
    for sentence in filter(None, (done.problem, *done.broken)):
        click.echo(f"littrack: {sentence}", err=True)
    moved = any(each.moved and each.moved.anything for each in done.published)
    sys.exit(done.exit_code or int(fail_on_change and moved))


def _tell(done: Ran) -> None:
    from littrack import changes
    from littrack.cli import refresh

    if done.refreshed:
        refresh.tell(done.refreshed)
    for each in done.published:
        for missing in each.missing:
            click.echo(f"littrack: {missing}", err=True)
        if each.stands:
            click.echo(f"littrack: {each.topic}: {each.stands}", err=True)
        for path in each.files:
            click.echo(path)
        if each.moved:
            click.echo(changes.text(each.moved), nl=False, err=True)


def _data(done: Ran) -> dict[str, object]:
    from littrack import changes
    from littrack.cli import refresh

    return {
        "refresh": refresh.data(done.refreshed) if done.refreshed else None,
        "problem": done.problem,
        "exit_code": done.exit_code,
        "reports": [
            {
                "topic": each.topic,
                "files": [str(path) for path in each.files],
                "missing": each.missing,
                "stands": each.stands,
                "moved": changes.as_data(each.moved) if each.moved else None,
            }
            for each in done.published
        ],
        "without_articles": done.silent,
        "broken_topics": done.broken,
    }

"""`littrack queries`: list, lint and test the saved queries."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from littrack.cli import common


@click.group(invoke_without_command=True)
@click.pass_context
def queries(ctx: click.Context) -> None:
    """List, lint and test the saved queries of queries/*.toml."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(listing)


@queries.command("list")
@common.json_option
@click.pass_context
def listing(ctx: click.Context, as_json: bool = False) -> None:
    """List the saved queries: as each is sent, and as PubMed read it when it was last asked.

    \b
    littrack queries list
    """
    from littrack.pipeline import status

    rows = status.listing(common.the_settings(ctx), common.now())
    if as_json:
        common.print_json([asdict(row) for row in rows])
        return
    for row in rows:
        seeds = "1 seed" if len(row.seeds) == 1 else f"{len(row.seeds)} seeds"
        label = "sent:        " if row.state.last_good else "will be sent:"
        click.echo(f"{row.state.sentence} ({seeds})\n  {label} {row.sent}")
        if row.state.translation:
            click.echo(f"  PubMed reads: {row.state.translation}")
        click.echo()


@queries.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common.json_option
@click.pass_context
def lint(ctx: click.Context, files: Sequence[Path], as_json: bool) -> None:
    """Find what PubMed would silently take otherwise than it was meant; nothing is sent.

    Looks at FILES, or at all of queries/. Ends with exit code 1 when something is certainly wrong.

    \b
    littrack queries lint
    littrack queries lint queries/knee-pain.toml
    """
    from littrack import queries as room

    topics = (
        [room.load(path) for path in files]
        if files
        else room.load_all(common.the_settings(ctx).queries)
    )
    rows = [row for topic in topics for row in _findings(topic)]
    if as_json:
        common.print_json(rows)
    else:
        _tell(rows, sum(len(topic.queries) for topic in topics))
    sys.exit(any(row["level"] == "error" for row in rows))


def _findings(topic: Any) -> list[dict[str, Any]]:
    from littrack import queries as room

    return [
        asdict(found)
        | {
            "file": str(topic.path),
            "query": query.name,
            "line": room.line_of(topic, query.name) + found.line - 1,
            "level": found.level.name.lower(),
        }
        for query in topic.queries
        for found in room.lint(query.term)
    ]


def _tell(rows: list[dict[str, Any]], total: int) -> None:
    for row in rows:
        place = f"{row['file']}:{row['line']}:{row['column']}"
        click.echo(f"{place}: {row['level']} ({row['code']}): {row['message']}; {row['remedy']}")
    errors = sum(row["level"] == "error" for row in rows)
    click.echo(f"{total} queries, {errors} errors, {len(rows) - errors} remarks.", err=True)


@queries.command()
@click.option(
    "--query", "only", multiple=True, metavar="NAME", help="Only this query (repeatable)."
)
@click.option("--offline", is_flag=True, help="Go by the last good run; ask nobody.")
@common.json_option
@click.pass_context
def test(ctx: click.Context, only: Sequence[str], offline: bool, as_json: bool) -> None:
    """Tell which of its seed PMIDs a query misses; exit code 1 when it misses any.

    \b
    littrack queries test
    littrack queries test --query kratom-harms --offline
    """
    from littrack.pipeline import seeds

    tested = seeds.recall(common.the_settings(ctx), only=only, offline=offline)
    if as_json:
        common.print_json([asdict(each) for each in tested])
    else:
        for each in tested:
            _tell_recall(each)
    sys.exit(any(each.missed or not each.asked for each in tested))


def _tell_recall(tested: Any) -> None:
    if not tested.seeds:
        click.echo(f"{tested.name}: no seeds to test it with.")
    elif not tested.asked:
        click.echo(f"{tested.name}: never asked; run littrack refresh, or leave out --offline.")
    else:
        click.echo(f"{tested.name}: finds {tested.found} of {tested.seeds} seeds.")
    for missed in tested.missed:
        what = "PubMed has no such record" if missed.unknown else missed.title or "title unknown"
        click.echo(f"  misses {missed.pmid}: {what}")

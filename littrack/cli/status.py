"""`littrack status`: the last good run of each query, and what is due."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from littrack.cli import common


@click.command()
@common.json_option
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Tell when each saved query last ran well; exit code 1 when one is overdue or never did.

    \b
    littrack status || echo "littrack needs a look"
    """
    from littrack.pipeline import status as line

    told = line.status(common.the_settings(ctx), common.now())
    if as_json:
        common.print_json(asdict(told) | {"overdue": told.overdue})
    else:
        for query in told.queries:
            click.echo(query.sentence)
            for warning in query.warnings:
                click.echo(f"  {warning}")
        digests = f", and {told.digests:,} digests" if told.digests else ""
        click.echo(f"{told.records:,} records at hand{digests}.")
        if told.heartbeat:
            click.echo(
                f"The last refresh ended {told.heartbeat:%Y-%m-%d %H:%M}"
                f" with exit code {told.heartbeat_exit}."
            )
    sys.exit(told.overdue)

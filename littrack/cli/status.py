"""`littrack status`: the last good run of each query, and what is due."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from littrack.cli import common
from littrack.model.wording import counted, moment_in_words


@click.command()
@common.json_option
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Tell when each saved query last ran well; exit code 1 when one is overdue or never did.

    \b
    littrack status || echo "littrack needs a look"
    """
    from littrack.pipeline import status as pipeline

    found = pipeline.status(common.the_settings(ctx), common.now())
    if as_json:
        common.print_json(asdict(found) | {"overdue": found.overdue})
    else:
        for query in found.queries:
            click.echo(query.sentence)
            for warning in query.warnings:
                click.echo(f"  {warning}")
        digests = f", and {counted(found.digests, 'digest')}" if found.digests else ""
        click.echo(f"{counted(found.records, 'record')} at hand{digests}.")
        if found.heartbeat:
            click.echo(
                f"The last refresh ended {moment_in_words(found.heartbeat)}"
                f" with exit code {found.heartbeat_exit}."
            )
    sys.exit(found.overdue)

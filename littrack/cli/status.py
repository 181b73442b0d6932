"""`littrack status`: the last good run of each query, and what is due."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from littrack.cli import common
from littrack.model.wording import counted, moment_in_words

if TYPE_CHECKING:
    from littrack.pipeline.status import QueryState


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
            click.echo(sentence(query))
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


def sentence(query: QueryState) -> str:
    """Say how a saved query stands."""
    if query.last_good is None:
        outcome = "never ran to a good end"
    else:
        late = "OVERDUE: " if query.overdue else ""
        found = f"found {query.count or 0:,}, {query.new:,} of them new"
        outcome = f"{late}last good run {moment_in_words(query.last_good)}, {found}"
    failed = moment_in_words(query.failed) if query.failed else ""
    since = f"; failed {failed}: {query.reason}" if failed else ""
    return f"{query.name}: {outcome}{since}"

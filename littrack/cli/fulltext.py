"""`littrack fulltext`: full texts that are free, from PubMed Central."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from littrack.cli import common


@click.group()
def fulltext() -> None:
    """Fetch full texts from PubMed Central, for records that have one under an open licence.

    `littrack verify` looks for quotes in them; verdicts on an article's claims rest on abstracts.
    """


@fulltext.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--topic", default="", help="All records of a topic that have a PMCID.")
@click.option("--again", is_flag=True, help="Ask again for those asked for before.")
@common.json_option
@click.pass_context
def get(ctx: click.Context, keys: Sequence[str], topic: str, again: bool, as_json: bool) -> None:
    """Fetch the full texts of records: KEY is a PMID, PMCID or DOI.

    Ends with 3 when one of them could not be had; what came is kept.

    \b
    littrack fulltext get 18405359 PMC2329613
    littrack fulltext get --topic kratom-withdrawal
    """
    from littrack.model.fulltext import FullTextState
    from littrack.pipeline import fulltext as pipeline

    if not keys and not topic:
        raise click.UsageError("Name a record, or a topic with --topic.")
    settings = common.the_settings(ctx)
    with common.progress() as bar:
        done = pipeline.get(settings, keys, common.now(), bar, topic=topic, again=again)
    if as_json:
        common.print_json(
            [
                {
                    "key": each.key,
                    "pmcid": each.pmcid or None,
                    "state": each.state,
                    "licence": each.licence,
                    "why": each.why,
                }
                for each in done
            ]
        )
    else:
        for each in done:
            click.echo(each.sentence)
    got = [each for each in done if each.state is FullTextState.HELD]
    named = [each for each in done if each.key in keys]
    sys.exit(3 if any(each not in got for each in named) else 0)

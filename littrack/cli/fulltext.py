"""`littrack fulltext`: full texts that are free, from PubMed Central."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from littrack.cli import common
from littrack.model.fulltext import FullTextState

if TYPE_CHECKING:
    from littrack.pipeline.fulltext import Fetched


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
    from littrack.pipeline import fulltext as pipeline

    if not keys and not topic:
        raise click.UsageError("Name a record, or a topic with --topic.")
    settings = common.the_settings(ctx)
    with common.progress() as bar:
        done = pipeline.get(settings, keys, common.now(), bar, topic=topic, again=again)
    if as_json:
        common.print_json([_data(each) for each in done])
    else:
        click.echo("".join(f"{_sentence(each)}\n" for each in done), nl=False)
    missing = [e for e in done if e.key in keys and e.state is not FullTextState.HELD]
    sys.exit(3 if missing else 0)


_WORDS = {
    FullTextState.HELD: "full text kept",
    FullTextState.REFUSED: "its publisher does not allow PubMed Central to give out its text;"
    " there is a full text, and it was not read",
    FullTextState.NOT_OPEN: "its licence is not open; the text was not kept",
    FullTextState.ABSENT: "PubMed Central does not have it",
}


def _sentence(fetched: Fetched) -> str:
    """Say what came of one record."""
    name = f"{fetched.key} ({fetched.pmcid})" if fetched.pmcid else fetched.key
    state = fetched.state or FullTextState.ABSENT
    kept = state is FullTextState.HELD and fetched.licence
    return f"{name}: {fetched.why or _WORDS[state]}" + (f" ({fetched.licence})" if kept else "")


def _data(fetched: Fetched) -> dict[str, str | None]:
    return {
        "key": fetched.key,
        "pmcid": fetched.pmcid or None,
        "state": fetched.state,
        "licence": fetched.licence,
        "why": fetched.why,
    }

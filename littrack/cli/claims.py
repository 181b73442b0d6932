"""`littrack claims`: what an article asserts, before anything is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from littrack.cli import common
from littrack.model import Reading
from littrack.model.labels import correction

if TYPE_CHECKING:  # rich is imported when a table is printed
    from rich.table import Table


@click.command()
@common.articles_argument
@common.topic_option
@common.json_option
@click.pass_context
def claims(ctx: click.Context, articles: Sequence[str], topic: str, as_json: bool) -> None:
    """List the claims and citations found in articles, without judging them.

    \b
    littrack claims page.html
    littrack claims page.html --json
    """
    from littrack.pipeline import check

    request = check.CheckRequest(articles, topic, stdin=common.stdin(articles))
    with common.workspace(ctx) as workspace:
        readings = check.readings(workspace, request, common.now())
    common.tell_notes(reading.article for reading in readings)
    if as_json:
        common.print_json([_plain(reading) for reading in readings])
        return
    for reading in readings:
        common.console().print(_claims(reading) if reading.claims else "No claim was found.")
        common.console().print(_mentions(reading) if reading.mentions else "No study is cited.")


def _plain(reading: Reading) -> dict[str, object]:
    article = reading.article
    return {
        "article": {"id": article.id, "source": article.source, "title": article.title},
        "sentences": [asdict(s) | {"checkable": s.checkable} for s in reading.sentences],
        "claims": [asdict(c) | {"hedged": c.hedged} for c in reading.claims],
        "citations": [asdict(m) for m in reading.mentions],
    }


def _claims(reading: Reading) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("At", "Type", "Claim", title=reading.article.title, title_justify="left")
    for claim in reading.claims:
        told = "" if claim.endorsed else "  (the article rejects this)"
        told += f"  ({correction(claim)})" if claim.corrected_by else ""
        table.add_row(str(claim.places[0].start), claim.type.value, Text(claim.text + told))
    return table


def _mentions(reading: Reading) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("At", "Kind", "Citation", "Journal", "Year")
    for mention in reading.mentions:
        table.add_row(
            str(mention.place.start),
            mention.kind.value,
            Text(mention.place.text),
            mention.journal,
            str(mention.year or ""),
        )
    return table

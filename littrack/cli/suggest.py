"""`littrack queries suggest`: from an article to a topic file."""

from __future__ import annotations

from dataclasses import asdict

import click

from littrack import atomic_write
from littrack.cli import common
from littrack.model import QueryError


@click.command()
@click.argument("article")
@click.option("--topic", metavar="NAME", help="Write it to queries/NAME.toml, which must be new.")
@click.option("--online", is_flag=True, help="Ask PubMed how many records the term finds.")
@common.json_option
@click.pass_context
def suggest(
    ctx: click.Context, article: str, topic: str | None, online: bool, as_json: bool
) -> None:
    """Propose a topic file for an article, for a person to edit.

    Names what the article's claims say is given and for what, with the MeSH headings the records
    at hand know them by, and the term to send. Nothing is written without --topic.

    \b
    littrack queries suggest page.html
    littrack queries suggest page.html --topic sage --online
    """
    from littrack.pipeline import suggest as proposing

    settings = common.the_settings(ctx)
    made = proposing.suggest(
        settings, article, common.now(), online=online, stdin=common.stdin([article])
    )
    written = proposing.toml(made)
    if topic:
        path = settings.queries / f"{topic}.toml"
        if path.exists():
            raise QueryError(f"{path} is there already; name another with --topic")
        atomic_write.write(path, written.encode())
        click.echo(f"{path} is written; edit it, then: littrack queries lint", err=True)
    if as_json:
        common.print_json(asdict(made) | {"toml": written})
    elif not topic:
        click.echo(written, nl=False)

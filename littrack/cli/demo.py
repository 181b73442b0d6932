"""`littrack demo`: a whole run on a sample article, without a network."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from littrack.cli import common


@click.command()
@click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path("littrack-demo")
)
@click.option("--open", "open_it", is_flag=True, help="Open the report in the browser.")
def demo(folder: Path, open_it: bool) -> None:
    """See a whole run on a sample article, without a network.

    Makes the workspace FOLDER (littrack-demo), fills its cache with the starter library, checks a
    sample web page whose claims are true, half true and false, and writes the report.

    \b
    littrack demo
    littrack demo --open
    """
    from littrack.pipeline import demo as pipeline
    from littrack.report import table

    with common.progress() as bar:
        done = pipeline.demo(folder, common.now(), bar)
    table.show(done.report, common.console())
    page = done.page.absolute()
    click.echo(f"\nThe whole report: {page.as_uri()}\n")
    click.echo(_next(folder))
    if open_it:
        click.launch(page.as_uri())


def _next(folder: Path) -> str:
    here = f"littrack -C {shlex.quote(str(folder))}"
    commands = {
        f"NCBI_EMAIL=you@example.org {here} refresh": "fetch the real records",
        f"{here} check YOUR-ARTICLE.html": "check an article of yours",
        "littrack init my-topic": "a topic of your own",
    }
    wide = max(map(len, commands))
    return "\n".join(
        [
            "What it rests on is the starter library: digests by the project, no abstracts.",
            "Next, with a network:",
            *(f"  {command:{wide}}  {what}" for command, what in commands.items()),
        ]
    )

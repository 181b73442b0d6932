"""`littrack init`: a workspace with a commented topic to edit."""

from __future__ import annotations

import shlex
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make FOLDER a workspace: queries/ with a commented topic, cache/, littrack.toml.

    Nothing that is already there is changed.

    \b
    littrack init knee-pain
    """
    from littrack.pipeline import workspace_files

    made = workspace_files.make(folder)
    for path in made:
        click.echo(f"wrote {path}", err=True)
    if not made:
        click.echo(f"{folder} is a workspace already; nothing was changed.", err=True)
    command = f"littrack -C {shlex.quote(str(folder))} refresh"
    click.echo(f"Next: edit the topic in {folder / 'queries'}, then: {command}", err=True)

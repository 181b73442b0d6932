"""Commands that keep the store: doctor, backup, restore."""

from __future__ import annotations

from pathlib import Path

import click

from littrack.cli.common import json_option, print_json, the_settings

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--repair", is_flag=True, help="Build again what is derived, mend what can be.")
@json_option
@click.pass_context
def doctor(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Check the store: the database, the full-text index, orphans, every record's checksum.

    Ends with 0 when all is well, with 5 when something is wrong and not mended.
    """
    from littrack.pipeline.house import examine

    found = examine(the_settings(ctx).database, repair=repair)
    if as_json:
        print_json({"wrong": found.wrong, "done": found.done, "well": found.well})
    else:
        for line in [*found.wrong, *(f"Done: {what}." for what in found.done)]:
            click.echo(line)
        click.echo(found.summary, err=True)
    ctx.exit(0 if found.well else 5)


@click.command()
@click.argument("file", type=_file)
@click.pass_context
def backup(ctx: click.Context, file: Path) -> None:
    """Copy the store to FILE, whole or not at all; others may go on using it."""
    from littrack.cache import Cache

    with Cache(the_settings(ctx).database, create=False) as cache:
        cache.backup(file)
    click.echo(f"The store is copied to {file} ({file.stat().st_size:,} bytes).", err=True)


@click.command()
@click.argument("file", type=_file)
@click.pass_context
def restore(ctx: click.Context, file: Path) -> None:
    """Put the backup FILE in the store's place, once it is found whole; the former one is kept."""
    from littrack.cache import restore as put_back

    settings = the_settings(ctx)
    former = put_back(file, settings.database)
    kept = f"; the former one lies in {former}" if former else ""
    click.echo(f"The store is that of {file}{kept}.", err=True)

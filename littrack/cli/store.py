"""Commands that keep the store: doctor, backup, restore."""

from __future__ import annotations

from pathlib import Path

import click

from littrack.cli.common import json_option, now, print_json, the_settings

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

    found = examine(the_settings(ctx).database, now(), repair=repair)
    if as_json:
        print_json({"wrong": found.wrong, "done": found.done, "well": found.well})
    else:
        for line in [*found.wrong, *(f"Done: {what}." for what in found.done)]:
            click.echo(line)
        click.echo(found.summary, err=True)
    ctx.exit(0 if found.well else 5)


@click.command()
@click.argument("file", type=_file)
@click.option("--force", is_flag=True, help="Replace a backup that holds more than the store.")
@click.pass_context
def backup(ctx: click.Context, file: Path, force: bool) -> None:
    """Copy the store to FILE, whole and verified, or not at all; others may go on using it.

    A backup that holds more records, decisions or reports than the store is not replaced.
    """
    from littrack.cache import back_up

    made = back_up(the_settings(ctx).database, file, now(), force=force)
    size = file.stat().st_size
    held = made.contents.sentence if made.contents else ""
    click.echo(f"The store is copied to {file}: {held} ({size:,} bytes, verified).", err=True)


@click.command()
@click.argument("file", type=_file)
@click.pass_context
def restore(ctx: click.Context, file: Path) -> None:
    """Put the backup FILE in the store's place, once it is verified; the former one is kept."""
    from littrack.pipeline.restore import restore as put_back

    done = put_back(the_settings(ctx), file, now())
    kept = f"; the former one is kept as {done.former}" if done.former else ""
    click.echo(f"The store is that of {file}: {done.contents.sentence}{kept}.", err=True)
    for sentence in done.newer:
        click.echo(f"littrack: {sentence}; `littrack doctor --repair` puts them back.", err=True)

"""Commands that keep the store: doctor, backup, restore."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack.cli.common import json_option, now, print_json, the_settings
from littrack.model import SettingsError

if TYPE_CHECKING:  # imported when it is called
    from littrack.pipeline.doctor import Diagnosis

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--repair", is_flag=True, help="Build again what is derived, mend what can be.")
@click.option("--online", is_flag=True, help="Ask Entrez one question too.")
@json_option
@click.pass_context
def doctor(ctx: click.Context, repair: bool, online: bool, as_json: bool) -> None:
    """Answer whether all is well: store, backups, settings, keys, topics, schedule, parser,
    models, disk, clock.

    A line each, ok, warning or problem, with what mends it. Ends with 5 when the store is not
    well, with 4 when Entrez does not answer (--online), with 2 at any other problem, else with 0.
    """
    from littrack.pipeline import doctor as pipeline

    try:
        found = pipeline.diagnose(the_settings(ctx), now(), repair=repair, online=online)
    except SettingsError as error:
        found = pipeline.unusable(str(error))
    if as_json:
        print_json(_plain(found))
    else:
        for each in found.findings:
            click.echo(f"{each.level:<8} {each.check:<9} {each.says}")
            if each.remedy and each.level != "ok":
                click.echo(f"{'':18} mend it: {each.remedy}")
        click.echo(found.summary, err=True)
    ctx.exit(found.exit_code)


def _plain(found: Diagnosis) -> dict[str, object]:
    return {
        "well": found.exit_code == 0,
        "wrong": found.wrong,
        "done": found.done,
        "checks": [asdict(each) for each in found.findings],
    }


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
        click.echo(f"littrack: {sentence}; `littrack doctor --repair` sees to it.", err=True)

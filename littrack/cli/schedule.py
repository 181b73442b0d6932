"""`littrack schedule`: a timer that runs littrack by itself."""

from __future__ import annotations

import re
import shutil
import sys

import click

from littrack.cli import common
from littrack.model import SettingsError


@click.command()
@click.option("--every", type=click.Choice(["daily", "weekly"]), default="daily", show_default=True)
@click.option("--at", "at", default="04:10", show_default=True, metavar="HH:MM", help="Local time.")
@click.pass_context
def schedule(ctx: click.Context, every: str, at: str) -> None:
    """Print a systemd timer and a cron line that run `littrack run` in this workspace.

    Nothing is installed. NCBI asks for large jobs at weekends or from 21:00 to 05:00 Eastern time.

    \b
    littrack schedule --every weekly --at 03:30
    """
    from littrack import schedule as timers

    clock = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", at)
    if not clock:
        raise SettingsError(f"--at {at!r} is no time of day; write it as 04:10")
    settings = common.the_settings(ctx)
    home = settings.home
    if not settings.is_workspace:
        click.echo(f"littrack: {home} is no workspace yet; make it: littrack init DIR", err=True)
    program = shutil.which("littrack")
    command = (program,) if program else (sys.executable, "-m", "littrack")
    timer = timers.Timer(command, home, every, int(clock[1]), int(clock[2]))
    for line in (
        "# systemd: ~/.config/systemd/user/littrack.service",
        timers.service(timer),
        "# systemd: ~/.config/systemd/user/littrack.timer",
        timers.timer(timer),
        "# then: systemctl --user daemon-reload && systemctl --user enable --now littrack.timer",
        "# and to run while nobody is logged in: loginctl enable-linger\n",
        "# or cron, by crontab -e:",
        timers.cron(timer),
        "# Keys and e-mail belong in littrack.toml: a timer has none of your shell's variables.",
        f"# Watch it: {timer.line.removesuffix('run')}status ends with 1 when a query is overdue.",
    ):
        click.echo(line)

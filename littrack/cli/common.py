"""What several commands share: the settings, the clock, colour and progress."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from littrack import settings

if TYPE_CHECKING:  # rich is imported when a table is printed
    from rich.console import Console


def the_settings(ctx: click.Context) -> settings.Settings:
    """Read the settings of the workspace the command line names."""
    import platformdirs

    home: Path | None = ctx.find_root().obj
    return settings.load(home, os.environ, Path(platformdirs.user_config_dir("littrack")))


def now() -> datetime:
    """Tell the time in the person's own zone."""
    return datetime.now().astimezone()


def console(*, stderr: bool = False) -> Console:
    """Give a console that keeps to NO_COLOR and to what the terminal can show."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=not sys.stdout.isatty())


def print_json(value: Any) -> None:
    """Print a value for machines, on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")

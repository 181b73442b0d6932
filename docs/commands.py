"""Writes docs/commands.md from the program itself: `python -m docs.commands`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from littrack.cli import main

PAGE = Path(__file__).with_name("commands.md")
_HEAD = """\
# Every command

Rendered from the program by `python -m docs.commands`; a test fails when it is out of date.
"""


def render() -> str:
    """Give the page: the help of every command, as the program prints it at 90 columns."""
    top = click.Context(main, info_name="littrack", terminal_width=90, **main.context_settings)
    return "\n".join([_HEAD, *_helps(main, top)])


def _helps(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f"## {ctx.command_path}\n\n```\n{command.get_help(ctx)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            sub = command.get_command(ctx, name)
            if sub is not None:
                yield from _helps(
                    sub, click.Context(sub, parent=ctx, info_name=name, terminal_width=90)
                )


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")

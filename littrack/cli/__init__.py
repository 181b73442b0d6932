"""The command line: arguments in, one call, text out. A command is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from littrack import __version__
from littrack.cli import errors, streams
from littrack.cli.command_table import COMMANDS, SECTIONS


class Commands(click.Group):
    """Knows every command by name and first line; loads its module only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command, or tell the nearest name there is."""
        if cmd_name not in COMMANDS:
            _unknown(ctx, cmd_name)
            return None
        module, function, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"littrack.cli.{module}"), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands under their headings, from the table alone."""
        for heading, names in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, COMMANDS[name][2]) for name in names])

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program: any text can be shown, and every end has its exit code."""
        streams.prepare()
        with errors.terminable(), errors.translated(None):
            return super().main(*args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options; the help they print may meet a closed pipe, which click ends with 1."""
        with errors.translated(None):
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error becomes one sentence on stderr and its exit code."""
        with errors.translated(ctx.params.get("home")):
            return super().invoke(ctx)


def _unknown(ctx: click.Context, name: str) -> None:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    if near:
        ctx.fail(f"No such command {name!r}; did you mean {near[0]!r}?")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--home",
    type=click.Path(path_type=Path),
    help="The workspace: the folder with queries/ and cache/. [env: LITTRACK_HOME; default: here]",
)
@click.version_option(__version__, prog_name="littrack")
@click.pass_context
def main(ctx: click.Context, home: Path | None) -> None:
    """Tell which claims of an article have peer-reviewed support, which do not, and how we know.

    \b
    littrack demo                     see it work, without a network
    littrack init my-topic            start a workspace of your own
    littrack refresh                  fetch what your saved queries find in PubMed
    littrack check article.html       hold an article against what was fetched
    littrack report -o report         write the evidence report
    """
    ctx.obj = home

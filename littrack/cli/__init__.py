"""The door: arguments in, one call, text out. Commands are imported when they are called."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack import __version__
from littrack.cli.table import COMMANDS, SECTIONS

if TYPE_CHECKING:
    from littrack.model import LittrackError

DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


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

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error becomes one sentence on stderr and its exit code."""
        try:
            return super().invoke(ctx)
        except click.exceptions.Exit:
            raise
        except _ours() as error:
            _end(str(error), error.exit_code)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except KeyboardInterrupt:
            _end("Interrupted; what was finished is kept.", 130)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            code = 5 if error.errno in DISK_FULL else 2
            _end(f"{error.strerror or error}{where}; nothing that was kept is lost.", code)
        return None


def _unknown(ctx: click.Context, name: str) -> None:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    if near:
        ctx.fail(f"No such command {name!r}; did you mean {near[0]!r}?")


def _ours() -> type[LittrackError]:
    """Give the base of our errors: the glossary is loaded only where something went wrong."""
    from littrack.model import LittrackError

    return LittrackError


def _end(sentence: str, code: int) -> None:
    click.echo(f"littrack: {sentence}", err=True)
    sys.exit(code)


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

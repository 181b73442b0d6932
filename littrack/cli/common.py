"""What several commands share: the settings, the clock, colour and progress."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from littrack import settings
from littrack.cli import streams

if TYPE_CHECKING:  # rich is imported when a table is printed
    from rich.console import Console
    from rich.progress import TaskID

    from littrack.model import Article
    from littrack.pipeline.workspace import Workspace

INCOMPLETE = 3  # exit code: what was got is kept and shown


def the_settings(ctx: click.Context) -> settings.Settings:
    """Read the settings of the workspace the command line names."""
    import platformdirs

    home: Path | None = ctx.find_root().obj
    return settings.load(home, os.environ, Path(platformdirs.user_config_dir("littrack")))


def workspace(ctx: click.Context) -> Workspace:
    """Open the workspace the command line names; its files are read when they are wanted."""
    from littrack.pipeline.workspace import Workspace

    return Workspace(the_settings(ctx))


def now() -> datetime:
    """Tell the time in the person's own zone."""
    return datetime.now().astimezone()


def console(*, stderr: bool = False) -> Console:
    """Give a console that keeps to NO_COLOR and to what the terminal can show."""
    from rich.console import Console

    class Shown(Console):
        def on_broken_pipe(self) -> NoReturn:
            """Leave it to littrack.cli.errors; rich ends with 1, which means findings."""
            raise BrokenPipeError(errno.EPIPE, "who read the output is gone")

    return Shown(stderr=stderr, highlight=False, soft_wrap=not sys.stdout.isatty())


def print_json(value: Any) -> None:
    """Print a value for machines, on stdout."""
    click.echo(streams.json_for_stdout(value))


def stdin(articles: Sequence[str]) -> bytes | None:
    """Read standard input when "-" is among the articles."""
    return sys.stdin.buffer.read() if "-" in articles else None


def nobody_answers() -> bool:
    """Tell whether standard input can never answer: closed, or a device that is no terminal."""
    try:
        return not sys.stdin.isatty() and stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):
        return sys.stdin.closed


def tell_notes(articles: Iterable[Article], notes: Iterable[str] = ()) -> None:
    """Say on stderr what a reader should know: what the topic lacks, how an article was read."""
    for note in (*notes, *(note for article in articles for note in article.notes)):
        click.echo(f"littrack: {note}", err=True)


articles_argument = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
topic_option = click.option("--topic", default="", help="The topic to hold it against.")
embed_option = click.option(
    "--no-embed",
    "embed",
    flag_value=False,
    default=True,
    help="Leave reading new records for their meaning (0.03 s each) to the first check.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show long work on stderr with the time it still takes; nothing when it is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def update(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done, total=of)

        yield update

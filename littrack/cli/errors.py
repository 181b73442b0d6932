"""Every way a command can end, as one sentence on stderr and a documented exit code."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from littrack.cli import streams

if TYPE_CHECKING:
    from littrack.model import LittrackError

UNFORESEEN, INTERRUPTED, TERMINATED = 70, 130, 143
_PARTS = re.compile(r"[\s\"/\\]")  # what stands around a name in a text


class Terminated(KeyboardInterrupt):
    """The system asks the program to end (SIGTERM): work stops as it does at Ctrl+C."""


@contextmanager
def terminable() -> Iterator[None]:
    """Turn SIGTERM into an exception while the program runs, so that what is open is closed."""
    try:
        former = signal.signal(signal.SIGTERM, _terminate)
    except ValueError:  # not the main thread: signals are someone else's
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


@contextmanager
def translated(home: Path | None) -> Iterator[None]:
    """End with a sentence and an exit code whatever is raised; `home` is where a crash is noted."""
    try:
        yield
        sys.stdout.flush()
    except (click.exceptions.Exit, click.ClickException):
        raise
    except SystemExit:
        _flushed()
        raise
    except BrokenPipeError:
        streams.discard_output()
        sys.exit(0)
    except Terminated:
        end("Ended by the system; what was finished is kept, and the next run goes on.", TERMINATED)
    except (KeyboardInterrupt, click.Abort):
        end("Interrupted; what was finished is kept.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the one place where the unforeseen ends
        _end_with(error, home)


def end(sentence: str, code: int) -> NoReturn:
    """Say a sentence on stderr and end with a code."""
    try:
        click.echo(f"littrack: {' '.join(sentence.split())}", err=True)
        sys.stdout.flush()
    except OSError:
        streams.discard_output()
    sys.exit(code)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def _flushed() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        streams.discard_output()
    except OSError as error:
        _end_with(error, None)


def _end_with(error: Exception, home: Path | None) -> NoReturn:
    if isinstance(error, _ours()):
        end(str(error), error.exit_code)
    if isinstance(error, OSError) and error.errno:
        from littrack.atomic_write import DISK_FULL

        streams.discard_output()
        where = f" ({error.filename})" if error.filename else ""
        code = 5 if error.errno in DISK_FULL else 2
        end(f"{error.strerror or error}{where}; nothing that was kept is lost.", code)
    if isinstance(error, UnicodeEncodeError):
        _end_with_name(error)
    from littrack.cli import crash

    at = datetime.now().astimezone()
    path = crash.write(error, home, sys.argv, os.environ, at)
    noted = f"; what is needed to mend it is in {path}: please send it in" if path else ""
    end(
        f"Something went wrong that was not foreseen ({type(error).__name__}); "
        f"what was finished is kept{noted}.",
        UNFORESEEN,
    )


def _end_with_name(error: UnicodeEncodeError) -> None:
    """End where a file's name is no text: it can be opened, and written into nothing."""
    from littrack.text import undecoded

    before, after = error.object[: error.start], error.object[error.start :]
    if undecoded(after[:1]):
        name = f"{_PARTS.split(before)[-1]}{_PARTS.split(after)[0]}"
        end(f"The name {name} is not in the system's encoding; rename the file or folder.", 2)


def _ours() -> type[LittrackError]:
    """Give the base of our errors: the nouns are loaded only where something went wrong."""
    from littrack.model import LittrackError

    return LittrackError

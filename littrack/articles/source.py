"""The bytes of an article, from a file, a pipe or the web, or a sentence saying why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from littrack.articles.raw import LIMIT, Raw, too_large
from littrack.model import ArticleError


def is_url(source: str) -> bool:
    """Whether a source is an address rather than a path."""
    return "://" in source[:16]


def fetch(source: str, *, allow_private: bool, stdin: bytes | None) -> Raw:
    """Get the bytes of a path, a URL or `-`; ArticleError when that cannot be."""
    if source == "-":
        return _checked(Raw(stdin or b"", "standard input"))
    if is_url(source):
        from littrack.articles.web import get  # requests is wanted only for a URL

        return _checked(get(source, allow_private=allow_private, limit=LIMIT))
    return _checked(_file(Path(source)))


def _checked(raw: Raw) -> Raw:
    if not raw.data.strip():
        raise ArticleError(f"{raw.name} is empty: give a text to check.")
    if len(raw.data) > LIMIT:
        raise too_large(raw.name, len(raw.data))
    return raw


def _file(path: Path) -> Raw:
    _refuse_pipe(path)
    try:
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            _refuse(path, before)
            data = stream.read(LIMIT + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError:
        raise ArticleError(f"{path} does not exist: give the path of a file, or a URL.") from None
    except IsADirectoryError:
        raise ArticleError(f"{path} is a folder: name one article in it.") from None
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        raise ArticleError(f"{path} cannot be read ({why}): check its permissions.") from problem
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise ArticleError(f"{path} changed while it was read: check it again once it is still.")
    return Raw(data, str(path))


def _refuse_pipe(path: Path) -> None:
    """Refuse a named pipe, which nobody may ever write to; the shell's own <(...) is read."""
    if path.is_fifo() and not path.is_relative_to("/dev"):
        raise ArticleError(f"{path} is a pipe: give its text on standard input, as -.")


def _refuse(path: Path, status: os.stat_result) -> None:
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
        raise ArticleError(f"{path} is not a file: name a text, HTML, PDF or Word file.")
    if status.st_size > LIMIT:
        raise too_large(str(path), status.st_size)

"""The file a person can send in when something went wrong that nobody foresaw."""

from __future__ import annotations

import platform
import re
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from importlib import metadata
from pathlib import Path

from littrack import __version__

_SECRET_NAMES = ("KEY", "TOKEN", "SECRET", "PASSW")
_SECRET = re.compile(
    r"(?P<before>://[^/\s:@]*:|(?:api_?key|token|secret|passw\w*)[\"']?\s*[=:]\s*[\"']?)[^\s\"'&@]+",
    re.IGNORECASE,
)
_SHORTEST = 6  # characters: a shorter value may be a word of the traceback


def write(
    error: BaseException,
    home: Path | None,
    argv: Sequence[str],
    environ: Mapping[str, str],
    at: datetime,
) -> Path | None:
    """Write versions, command and traceback, without secrets; give the file, if one could be."""
    text = _without_secrets(_text(error, argv, at), environ, home)
    for folder in _folders(home, environ):
        path = _free(folder, f"crash-{at:%Y%m%d-%H%M%S}")
        try:
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _folders(home: Path | None, environ: Mapping[str, str]) -> Iterable[Path]:
    cache = (home or Path(environ.get("LITTRACK_HOME") or ".")).expanduser().absolute() / "cache"
    if cache.is_dir():
        yield cache
    yield Path(tempfile.gettempdir())


def _free(folder: Path, name: str) -> Path:
    names = (f"{name}.txt", *(f"{name}-{number}.txt" for number in range(2, 1000)))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def _text(error: BaseException, argv: Sequence[str], at: datetime) -> str:
    lines = [
        f"littrack {__version__}, {at.isoformat(timespec='seconds')}",
        ", ".join(
            [
                f"Python {platform.python_version()}",
                f"SQLite {sqlite3.sqlite_version}",
                platform.platform(),
                sys.getfilesystemencoding(),
            ]
        ),
        f"packages: {', '.join(_packages())}",
        f"command: {' '.join(argv)}",
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(lines)


def _packages() -> list[str]:
    try:
        needed = metadata.requires("littrack") or []
    except metadata.PackageNotFoundError:
        return ["littrack is run from its sources"]
    names = [re.split(r"[^\w.-]", one)[0] for one in needed if "extra ==" not in one]
    return [f"{name} {_version(name)}" for name in names]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(missing)"


def _is_secret(name: str) -> bool:
    """Whether a variable or setting is named as one whose value is kept secret."""
    return any(part in name.upper() for part in _SECRET_NAMES)


def _without_secrets(text: str, environ: Mapping[str, str], home: Path | None) -> str:
    values = [value for name, value in environ.items() if _is_secret(name)]
    values += _written_keys(home or Path(environ.get("LITTRACK_HOME") or "."))
    for value in sorted(set(values), key=len, reverse=True):
        if len(value) >= _SHORTEST:
            text = text.replace(value, "(secret)")
    return _SECRET.sub(r"\g<before>(secret)", text)


def _written_keys(home: Path) -> list[str]:
    """List what littrack.toml calls a key, read as plain lines: the file itself may be broken."""
    try:
        lines = (home / "littrack.toml").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    pairs = [line.partition("=")[::2] for line in lines]
    return [value.strip(" \"'") for name, value in pairs if _is_secret(name)]

"""Fetch a larger NLI model a person has chosen: each file pinned by revision and SHA-256.

littrack knows no such model of its own accord: it cannot vouch for a hash it has not measured.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from littrack.model import ModelError
from littrack.settings import ModelSource

FILES = ("config.json", "tokenizer.json", "model.onnx")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_HASH = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 16  # what is lost at most where a connection breaks
_SECONDS = (10, 60)
_PARTIAL = 206
_BEYOND = 416
_HERE = {"localhost", "127.0.0.1", "::1"}

Progress = Callable[[str, int, int], None]


def get(name: str, source: ModelSource, shelf: Path, progress: Progress) -> Path:
    """Fetch a model's files into a folder of the shelf; one that is there and right is kept.

    What breaks off is gone on with next time; a file whose hash differs is refused and deleted.
    """
    _check(name, source)
    folder = shelf / name
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        target = folder / file
        if not (target.exists() and _hash(target) == source.sha256[file]):
            _fetch(_address(source, file), source.sha256[file], target, progress)
    return folder


def _check(name: str, source: ModelSource) -> None:
    if not _NAME.fullmatch(name):
        raise ModelError(f"{name!r} is no name for a model: letters, digits, dots and dashes only.")
    if not source.url or not source.revision:
        raise ModelError(
            f"Nothing says where the model {name!r} is: give --url, --revision and --sha256, or "
            f"write url, revision and sha256 under [models.{name}] in littrack.toml."
        )
    lacking = [f for f in FILES if not _HASH.fullmatch(source.sha256.get(f, ""))]
    if lacking:
        raise ModelError(
            f"The model {name!r} has no SHA-256 (64 hexadecimal digits) for {', '.join(lacking)}: "
            "a file is fetched only when it can be checked."
        )
    _check_address(source.url)


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _HERE:
        raise ModelError(f"{url} is not an https address.")
    if "{revision}" not in url or "{file}" not in url:
        raise ModelError(f"{url} must hold {{revision}} and {{file}}, which are filled in.")


def _address(source: ModelSource, file: str) -> str:
    return source.url.replace("{revision}", source.revision).replace("{file}", file)


def _fetch(address: str, wanted: str, target: Path, progress: Progress) -> None:
    """Fetch a file beside its place, on from where it broke off; check, put it there."""
    part = target.with_name(f"{target.name}.{wanted[:12]}.part")
    try:
        _receive(address, part, progress)
    except OSError as problem:  # requests' errors are OSErrors too
        raise ModelError(
            f"{address} could not be fetched whole ({type(problem).__name__}); run the same "
            "command again to go on from where it broke off."
        ) from None
    found = _hash(part)
    if found != wanted:
        part.unlink()
        raise ModelError(
            f"{address} is not the file that was pinned: its SHA-256 is {found}, not {wanted}. "
            "It was deleted."
        )
    part.replace(target)


def _receive(address: str, part: Path, progress: Progress) -> None:
    import requests  # wanted only by who fetches a model

    have = part.stat().st_size if part.exists() else 0
    asked = {"Range": f"bytes={have}-"} if have else {}
    with requests.get(address, headers=asked, stream=True, timeout=_SECONDS) as answer:
        if answer.status_code == _BEYOND:
            return  # all of it is there
        answer.raise_for_status()
        if answer.status_code != _PARTIAL:
            have = 0
        whole = have + int(answer.headers.get("Content-Length", 0))
        with part.open("ab" if have else "wb") as out:
            for chunk in answer.iter_content(_CHUNK):
                out.write(chunk)
                have += len(chunk)
                progress(part.name.split(".")[0], have, max(whole, have))
    if have < whole:
        raise ConnectionError(f"{have} of {whole} bytes came")


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

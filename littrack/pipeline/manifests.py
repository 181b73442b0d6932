"""Files held against their manifest: a JSON table of names and SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REINSTALL = "pip install --force-reinstall littrack"


@dataclass(frozen=True, slots=True)
class WrongFile:
    """A file that is not what its manifest says; `what` is "missing" or "damaged (SHA-256)"."""

    path: Path
    what: str


def wrong_files(manifest: Path) -> list[WrongFile]:
    """List the files of a manifest that are missing or damaged; itself, when it cannot be read."""
    try:
        named = dict(json.loads(manifest.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return [WrongFile(manifest, "missing or damaged")]
    return list(_wrong(manifest.parent, named))


def _wrong(home: Path, named: dict[str, str]) -> Iterator[WrongFile]:
    for name, digest in named.items():
        try:
            whole = hashlib.sha256((home / name).read_bytes()).hexdigest() == digest
        except OSError:
            yield WrongFile(home / name, "missing")
            continue
        if not whole:
            yield WrongFile(home / name, "damaged (SHA-256)")

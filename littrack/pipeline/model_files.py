"""Whether every model file is there and is what its manifest says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from littrack.encoder.files import HOME
from littrack.settings import Settings

_OF_AN_NLI_MODEL = ("model.onnx", "tokenizer.json", "config.json")


def problems(settings: Settings) -> list[str]:
    """Say which model file is missing or damaged, a sentence each."""
    return [*shipped_problems(), *_of_chosen(settings)]


@cache
def shipped_problems(home: Path = HOME) -> tuple[str, ...]:
    """Hold the files that travel with littrack against every manifest among them."""
    manifests = sorted(home.rglob("manifest.json"))
    if not manifests:
        return (f"The model files in {home} are missing; reinstall littrack.",)
    return tuple(sentence for path in manifests for sentence in _of_manifest(path))


def _of_manifest(path: Path) -> Iterator[str]:
    try:
        named = dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        yield f"The model file {path} is damaged; reinstall littrack."
        return
    for name, digest in named.items():
        try:
            whole = hashlib.sha256((path.parent / name).read_bytes()).hexdigest() == digest
        except OSError:
            yield f"The model file {path.parent / name} is missing; reinstall littrack."
            continue
        if not whole:
            yield f"The model file {path.parent / name} is damaged (SHA-256); reinstall littrack."


def _of_chosen(settings: Settings) -> Iterator[str]:
    """A model the settings name has no manifest: its hashes were checked when it was fetched."""
    if not settings.nli_model:
        return
    folder = settings.home / Path(settings.nli_model).expanduser()
    for name in _OF_AN_NLI_MODEL:
        if not (folder / name).is_file():
            yield f"The model file {folder / name} is missing; see nli_model in littrack.toml."

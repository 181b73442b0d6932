"""The model files: which there are, whether they are whole, what version they make."""

from __future__ import annotations

import hashlib
import io
import json
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from littrack.model import ModelError

HOME = Path(__file__).parent.parent / "models"
_REMEDY = "reinstall littrack to restore it"


class Weights:
    """A folder of model files with a manifest of their SHA-256."""

    def __init__(self, home: Path = HOME) -> None:
        self.home = home

    @cached_property
    def manifest(self) -> dict[str, str]:
        """Give the SHA-256 of every file by its name."""
        path = self.home / "manifest.json"
        try:
            return dict(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise ModelError(f"The model file {path} is missing: {_REMEDY}.") from None
        except (ValueError, OSError) as error:
            message = f"The model file {path} cannot be read ({error}): {_REMEDY}."
            raise ModelError(message) from None

    @property
    def version(self) -> str:
        """Name all the files together, for the report."""
        return self.version_of(*self.manifest)

    def version_of(self, *names: str) -> str:
        """Name some of the files; what they computed is kept under this name."""
        hashes = [(name, self.manifest.get(name, "")) for name in sorted(names)]
        return hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:12]

    @cached_property
    def table(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the word table that all models share, and the scale of each of its rows."""
        stored = self.arrays("words.npz")
        return stored["words"], stored["scale"]

    def arrays(self, name: str) -> dict[str, np.ndarray]:
        """Give the arrays of a checked .npz file."""
        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as stored:
            return {key: stored[key] for key in stored.files}

    def read(self, name: str) -> bytes:
        """Read one file whole after checking it against the manifest."""
        path = self.home / name
        try:
            content = path.read_bytes()
        except OSError:
            raise ModelError(f"The model file {path} is missing: {_REMEDY}.") from None
        if hashlib.sha256(content).hexdigest() != self.manifest.get(name):
            raise ModelError(f"The model file {path} is damaged (wrong SHA-256): {_REMEDY}.")
        return content


@cache
def shipped() -> Weights:
    """The files that travel with littrack; what is read of them is kept for the whole process."""
    return Weights()

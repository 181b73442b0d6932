"""Texts as unit vectors, kept between runs when a memo is at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Protocol

import numpy as np

from littrack.encoder.files import Weights, shipped
from littrack.encoder.trunk import Trunk

# A title and the first six or seven sentences; longer texts cost more than they add.
_LENGTH = 128
_KIND = "vector"
_PORTION = 64  # texts that are kept together: broken off, no more than these are lost


Progress = Callable[[int, int], None]


def silently(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class Memo(Protocol):
    """Where results are kept between runs; the cache is one."""

    def memo(self, kind: str, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Give what is known of these keys."""
        ...

    def keep_memo(self, kind: str, values: Mapping[str, bytes], version: str) -> None:
        """Keep values made by this version."""
        ...


class Encoder:
    """The retrieval trunk."""

    FILES = ("words.npz", "tokenizer.json", "encoder.onnx")

    def __init__(self, weights: Weights | None = None, *, threads: int = 0) -> None:
        self._trunk = Trunk(weights or shipped(), "encoder.onnx", length=_LENGTH, threads=threads)
        self.version = self._trunk.version

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Give one unit vector of 384 numbers for each text."""
        if not texts:
            return np.zeros((0, 384), dtype=np.float32)
        return self._trunk.run(texts)

    def recall(
        self, texts: Sequence[str], memo: Memo | None, progress: Progress = silently
    ) -> np.ndarray:
        """Embed texts, asking the memo first and keeping what is new (as half floats)."""
        if memo is None:
            return self.embed(texts)
        keys = [self._key(text) for text in texts]
        known = dict(memo.memo(_KIND, keys))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for start in range(0, len(new), _PORTION):
            portion = list(new)[start : start + _PORTION]
            rows = self.embed([new[key] for key in portion]).astype(np.float16)
            made = {key: row.tobytes() for key, row in zip(portion, rows, strict=True)}
            memo.keep_memo(_KIND, made, self.version)
            known |= made
            progress(min(start + _PORTION, len(new)), len(new))
        stored = [np.frombuffer(known[key], dtype=np.float16) for key in keys]
        return np.array(stored, dtype=np.float32).reshape(len(texts), -1)

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self.version}\n{text}".encode()).hexdigest()


@cache
def shipped_encoder() -> Encoder:
    """The encoder that travels with littrack, loaded once for the whole process."""
    return Encoder()

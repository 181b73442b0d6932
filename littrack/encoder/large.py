"""The trunk of the larger reader: MPNet's tables and relative positions before its ONNX graph."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from littrack.encoder.files import Weights
from littrack.encoder.trunk import Trunk

_FIRST = 2  # MPNet numbers positions from here
_BUCKETS, _FARTHEST = 32, 128
_REMEMBERED = 64  # lengths whose bias is kept


class LargeTrunk(Trunk):
    """Runs pairs of texts through the larger graph."""

    WORDS, TOKENIZER, SEPARATOR = "words-large.npz", "tokenizer-large.json", "</s>"

    def _look_up(self, weights: Weights) -> None:
        self._tables = weights.arrays(self.WORDS)
        self._bias = lru_cache(_REMEMBERED)(self._biased)

    def _inputs(self, encoding: Any) -> dict[str, np.ndarray]:
        ids, tables = np.array(encoding.ids), self._tables
        words = tables["words"][ids].astype(np.float32) * tables["scale"][ids]
        places = tables["positions"][_FIRST : len(ids) + _FIRST].astype(np.float32)
        return {"embedded": (words + places)[None], "bias": self._bias(len(ids))}

    def _biased(self, length: int) -> np.ndarray:
        """Give the attention bias of every head for a text of this length: [1, heads, n, n]."""
        bias = self._tables["relative"][_buckets(length)].transpose(2, 0, 1)[None]
        return np.ascontiguousarray(bias, dtype=np.float32)


def _buckets(length: int) -> np.ndarray:
    """Number the distances between tokens as MPNet does (Song et al. 2020, as T5 before)."""
    at = np.arange(length)
    distance = at[:, None] - at[None, :]
    half, exact = _BUCKETS // 2, _BUCKETS // 4
    side = (distance < 0) * half
    away = np.abs(distance)
    scaled = np.log(np.maximum(away, 1) / exact) / math.log(_FARTHEST / exact)
    far = np.minimum(exact + (scaled * (half - exact)).astype(np.int64), half - 1)
    return np.asarray(side + np.where(away < exact, away, far))

"""BM25 over bags of stems, in memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count

import numpy as np

# Robertson's usual values, as FTS5 has them.
_K1 = 1.2
_B = 0.75


class Bm25:
    """Postings of every stem, with what each adds to a document's score already worked out."""

    def __init__(self, bags: Iterable[Mapping[str, int]]) -> None:
        self._numbers: dict[str, int] = defaultdict(count().__next__)
        stems, counts, sizes, lengths = self._read(bags)
        self._size = len(sizes)
        order = stems.argsort(kind="stable")
        holders = np.bincount(stems, minlength=len(self._numbers))
        self._ends = np.concatenate([[0], holders.cumsum()])
        self._documents = np.repeat(np.arange(self._size, dtype=np.int32), sizes)[order]
        counts = counts[order].astype(np.float32)
        mean = float(lengths.mean()) if self._size else 1.0
        norm = (_K1 * (1 - _B + _B * lengths / max(mean, 1.0))).astype(np.float32)
        worth = counts * (_K1 + 1) / (counts + norm[self._documents])
        self._gains = worth * np.repeat(self._idf(holders), holders)

    def _read(self, bags: Iterable[Mapping[str, int]]) -> tuple[np.ndarray, ...]:
        """List every stem's number and count, document by document; then each one's sizes."""
        stems, counts, sizes, lengths = array("i"), array("i"), array("i"), array("i")
        for bag in bags:
            stems.extend(map(self._numbers.__getitem__, bag))
            counts.extend(bag.values())
            sizes.append(len(bag))
            lengths.append(sum(bag.values()))
        return tuple(np.array(each, dtype=np.int32) for each in (stems, counts, sizes, lengths))

    def _idf(self, holders: np.ndarray) -> np.ndarray:
        rarity = np.log(1 + (self._size - holders + 0.5) / (holders + 0.5))
        return np.asarray(rarity, dtype=np.float32)

    def scores(self, asked: Mapping[str, float], beside: np.ndarray | None = None) -> np.ndarray:
        """Score every document against weighted stems, on top of other scores if they are given."""
        total = np.zeros(self._size, dtype=np.float32) if beside is None else beside.copy()
        for stem, weight in asked.items():
            number = self._numbers.get(stem)
            if number is not None:
                held = slice(self._ends[number], self._ends[number + 1])
                total[self._documents[held]] += np.float32(weight) * self._gains[held]
        return total


def scaled(scores: np.ndarray, over: int) -> np.ndarray:
    """Bring scores to 0..1: the best is 1, the last of the `over` best (or none at all) is 0."""
    if not scores.size:
        return scores
    most = scores.max()
    floor = np.partition(scores, -over)[-over] if scores.size > over else min(scores.min(), 0)
    return np.asarray(np.clip((scores - floor) / max(most - floor, 1e-6), 0, None))


def best(scores: np.ndarray, limit: int) -> list[int]:
    """List the places of the best scores above zero, best first, the first of equals first."""
    last = np.partition(scores, -limit)[-limit] if scores.size > limit else 0
    chosen = np.flatnonzero((scores >= last) & (scores > 0))
    order = (-scores[chosen]).argsort(kind="stable")[:limit]
    return [int(place) for place in chosen[order]]

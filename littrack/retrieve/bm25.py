"""BM25 over bags of stems, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

# Robertson's usual values, as FTS5 has them.
_K1 = 1.2
_B = 0.75


class Bm25:
    """Weighted postings of every stem."""

    def __init__(self, bags: Sequence[Mapping[str, int]]) -> None:
        self._size = len(bags)
        lengths = np.array([sum(bag.values()) for bag in bags], dtype=np.float32)
        mean = float(lengths.mean()) if self._size else 1.0
        self._norm = _K1 * (1 - _B + _B * lengths / max(mean, 1.0))
        gathered: dict[str, tuple[list[int], list[int]]] = {}
        for number, bag in enumerate(bags):
            for stem, times in bag.items():
                where, counts = gathered.setdefault(stem, ([], []))
                where.append(number)
                counts.append(times)
        self._postings = {
            stem: (np.array(where, dtype=np.int32), np.array(counts, dtype=np.float32))
            for stem, (where, counts) in gathered.items()
        }

    def scores(self, asked: Mapping[str, float]) -> np.ndarray:
        """Score every document against weighted stems."""
        total = np.zeros(self._size, dtype=np.float32)
        for stem, weight in asked.items():
            if stem not in self._postings:
                continue
            where, counts = self._postings[stem]
            gain = counts * (_K1 + 1) / (counts + self._norm[where])
            total[where] += weight * self._idf(len(where)) * gain
        return total

    def _idf(self, holders: int) -> float:
        return float(np.log(1 + (self._size - holders + 0.5) / (holders + 0.5)))


def scaled(scores: np.ndarray, over: int) -> np.ndarray:
    """Bring scores to 0..1: the best is 1, the last of the `over` best (or none at all) is 0."""
    if not scores.size:
        return scores
    best = np.sort(scores)[-over:]
    floor = best[0] if scores.size > over else min(best[0], 0)
    return np.asarray(np.clip((scores - floor) / max(best[-1] - floor, 1e-6), 0, None))

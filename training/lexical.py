"""A compact BM25 for building training pairs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

import numpy as np

_WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "ly")


def stems(text: str) -> list[str]:
    """List lower-case words with common endings cut off."""
    return [_cut(w) for w in _WORD.findall(text.lower()) if len(w) > 1 or w.isdigit()]


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class Bm25:
    """BM25 (k1 0.9, b 0.4) over a list of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        bags = [Counter(stems(t)) for t in texts]
        sizes = np.array([sum(b.values()) for b in bags], dtype=np.float32)
        self._count = len(texts)
        postings: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for i, bag in enumerate(bags):
            for word, times in bag.items():
                postings[word][0].append(i)
                postings[word][1].append(times)
        norm = 0.9 * (0.6 + 0.4 * sizes / sizes.mean())
        self._weights = {}
        self.idf = {}
        for word, (where, times) in postings.items():
            idf = log(1 + (self._count - len(where) + 0.5) / (len(where) + 0.5))
            at, tf = np.array(where), np.array(times, dtype=np.float32)
            self.idf[word] = idf
            self._weights[word] = (at, idf * tf * 1.9 / (tf + norm[at]))

    def top(self, query: str, count: int) -> list[int]:
        """List the indices of the best texts, best first."""
        scores = np.zeros(self._count, dtype=np.float32)
        for word in set(stems(query)):
            if word in self._weights:
                at, weight = self._weights[word]
                scores[at] += weight
        best = np.argpartition(-scores, min(count, self._count - 1))[:count]
        return [int(i) for i in best[np.argsort(-scores[best])]]

"""The trained stance model: claim and abstract in, calibrated probabilities and sentences out."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from littrack.encoder import Memo, Trunk, Weights
from littrack.stance.opinion import Opinion, recalled
from littrack.stance.overlap import contrast, order, share, stems
from littrack.text import sentences as split

_LENGTH = 160
_WINDOW = 3
# Sentences looked at one by one when a stance is to be shown, and how many are shown at most.
_LOOKED_AT = 5
_SHOWN = 3


class Model:
    """Reads claims against abstracts; `threshold` is where it was right often enough to speak."""

    FILES = ("words.npz", "tokenizer.json", "rarity.json", "stance.onnx", "head.json")

    def __init__(
        self, weights: Weights | None = None, *, memo: Memo | None = None, threads: int = 0
    ) -> None:
        weights = weights or Weights()
        head = json.loads(weights.read("head.json"))
        self._rarity = dict(json.loads(weights.read("rarity.json")))
        self._head = np.array(head["weights"], dtype=np.float32)
        self._bias = np.array(head["bias"], dtype=np.float32)
        self._trunk = Trunk(weights, "stance.onnx", length=_LENGTH, threads=threads)
        self._memo = memo
        self.threshold = float(head["threshold"])
        self.version = weights.version_of(*self.FILES)
        self.name = self.named(weights)

    @classmethod
    def named(cls, weights: Weights) -> str:
        """Name the model that these files make, without loading it."""
        return f"littrack stance model {weights.version_of(*cls.FILES)}"

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """For each (claim, evidence): the probabilities of support, contradiction and neither."""
        table = self.shares([(claim, split(evidence) or [evidence]) for claim, evidence in pairs])
        return [(float(s), float(c), float(n)) for s, c, n in table]

    def opinions(self, claim: str, abstracts: Sequence[Sequence[str]]) -> list[Opinion]:
        """Read one claim against abstracts given as sentences; what is known is not read again."""
        return recalled(claim, abstracts, self.version, self._memo, self._read)

    def features(self, claim: str, sentences: Sequence[str]) -> tuple[list[str], list[float]]:
        """Give the texts the trunk is asked about, and what is counted beside its logits."""
        best = order(claim, sentences, self._rarity)
        window = " ".join(sentences[i] for i in sorted(best[:_WINDOW]))
        first = sentences[best[0]] if best else ""
        asked = stems(claim)
        counted = [
            share(asked, stems(first), self._rarity),
            share(asked, stems(window), self._rarity),
            min(len(asked), 40) / 40,
            *contrast(claim, first),
            *contrast(claim, window),
        ]
        return [window, first], counted

    def logits(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Give the trunk's logits, each row around zero."""
        if not pairs:
            return np.zeros((0, 3), dtype=np.float32)
        raw = self._trunk.run(list(pairs))
        return np.asarray(raw - raw.mean(axis=1, keepdims=True))

    def inputs(self, asked: Sequence[tuple[str, Sequence[str]]]) -> np.ndarray:
        """Give the head's input for each claim and abstract."""
        gathered = [self.features(claim, sentences) for claim, sentences in asked]
        texts = [
            (claim, text)
            for (claim, _), (windows, _) in zip(asked, gathered, strict=True)
            for text in windows
        ]
        logits = self.logits(texts).reshape(len(asked), -1)
        counted = np.array([row for _, row in gathered], dtype=np.float32)
        return np.hstack([logits, counted.reshape(len(asked), -1)])

    def shares(self, asked: Sequence[tuple[str, Sequence[str]]]) -> np.ndarray:
        if not asked:
            return np.zeros((0, 3), dtype=np.float32)
        scores = self.inputs(asked) @ self._head.T + self._bias
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def _read(self, claim: str, abstracts: Sequence[Sequence[str]]) -> list[Opinion]:
        table = self.shares([(claim, sentences) for sentences in abstracts])
        speaking = [i for i, row in enumerate(table) if row[:2].max() >= row[2]]
        chosen = self._rationales(claim, [abstracts[i] for i in speaking], table[speaking])
        shown = dict(zip(speaking, chosen, strict=True))
        return [
            Opinion(float(s), float(c), float(n), shown.get(i, ()))
            for i, (s, c, n) in enumerate(table)
        ]

    def _rationales(
        self, claim: str, abstracts: Sequence[Sequence[str]], table: np.ndarray
    ) -> list[tuple[int, ...]]:
        """Choose the sentences that share most with the claim and alone say the same."""
        asked = stems(claim)
        best = [order(claim, sentences, self._rarity)[:_LOOKED_AT] for sentences in abstracts]
        texts = [(claim, a[i]) for a, b in zip(abstracts, best, strict=True) for i in b]
        rows = iter(_softmax(self.logits(texts)))
        found = []
        for sentences, numbers, whole in zip(abstracts, best, table, strict=True):
            side = int(whole[1] > whole[0])
            scored = {
                i: float(next(rows)[side]) + share(asked, stems(sentences[i]), self._rarity)
                for i in numbers
            }
            found.append(_chosen(scored))
        return found


def _chosen(scored: dict[int, float]) -> tuple[int, ...]:
    """Keep the best sentence and those nearly as good."""
    if not scored:
        return ()
    top = max(scored.values())
    near = sorted((i for i in scored if scored[i] >= 0.75 * top), key=lambda i: -scored[i])
    return tuple(near[:_SHOWN])


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))

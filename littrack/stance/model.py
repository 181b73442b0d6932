"""The trained stance model: claim and abstract in, calibrated probabilities and sentences out."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from littrack.encoder import Memo, Trunk, Weights
from littrack.language.sentences import sentences as split
from littrack.stance.choice import order
from littrack.stance.opinion import Abstract, Opinion, recalled
from littrack.stance.overlap import contrast, share, stems

# Tokens of claim and window together.
_LENGTH = 192
_WINDOW = 3
# Sentences looked at one by one when a stance is to be shown, and how many are shown at most.
_LOOKED_AT = 5
# How sure one sentence alone must be before the stance is told.
_ALONE = 0.75
_SHOWN = 3


class Model:
    """Reads claims against abstracts; `threshold` is where it was right often enough to speak."""

    FILES = (
        "words.npz",
        "tokenizer.json",
        "rarity.json",
        "choice.json",
        "stance.onnx",
        "head.json",
    )

    def __init__(
        self, weights: Weights | None = None, *, memo: Memo | None = None, threads: int = 0
    ) -> None:
        weights = weights or Weights()
        head = json.loads(weights.read("head.json"))
        self._rarity = dict(json.loads(weights.read("rarity.json")))
        self._choice = list(json.loads(weights.read("choice.json")))
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
        shown = [(c, Abstract(tuple(split(e) or [e]))) for c, e in pairs]
        return [(float(s), float(c), float(n)) for s, c, n in self.shares(shown)]

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """Read one claim against abstracts; what is known is not read again."""
        return recalled(claim, abstracts, self.version, self._memo, self._read)

    def features(self, claim: str, abstract: Abstract) -> tuple[str, list[float]]:
        """Give the text the trunk is asked about, and what is counted beside its logits."""
        best = order(claim, abstract.sentences, self._rarity, self._choice)
        window = " ".join(abstract.sentences[i] for i in sorted(best[:_WINDOW]))
        first = abstract.sentences[best[0]] if best else ""
        asked = stems(claim)
        counted = [
            share(asked, stems(first), self._rarity),
            share(asked, stems(window), self._rarity),
            share(asked, stems(abstract.title), self._rarity),
            min(len(asked), 40) / 40,
            *contrast(claim, first),
            *contrast(claim, window),
        ]
        return window, counted

    def logits(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Give the trunk's logits, each row around zero."""
        if not pairs:
            return np.zeros((0, 3), dtype=np.float32)
        raw = self._trunk.run(list(pairs))
        return np.asarray(raw - raw.mean(axis=1, keepdims=True))

    def inputs(self, asked: Sequence[tuple[str, Abstract]]) -> np.ndarray:
        """Give the head's input for each claim and abstract."""
        gathered = [self.features(claim, abstract) for claim, abstract in asked]
        logits = self.logits(
            [(claim, text) for (claim, _), (text, _) in zip(asked, gathered, strict=True)]
        )
        counted = np.array([row for _, row in gathered], dtype=np.float32)
        return np.hstack([logits, counted.reshape(len(asked), -1)])

    def shares(self, asked: Sequence[tuple[str, Abstract]]) -> np.ndarray:
        """Give the probabilities of support, contradiction and neither, a row a pair."""
        if not asked:
            return np.zeros((0, 3), dtype=np.float32)
        return _softmax(self.inputs(asked) @ self._head.T + self._bias)

    def _read(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        table = self.shares([(claim, abstract) for abstract in abstracts])
        speaking = [i for i, row in enumerate(table) if row[:2].max() >= row[2]]
        rests_on = self._rationales(claim, [abstracts[i] for i in speaking], table[speaking])
        shown = dict(zip(speaking, rests_on, strict=True))
        return [
            Opinion(float(s), float(c), float(n), *shown.get(i, ()))
            for i, (s, c, n) in enumerate(table)
        ]

    def _rationales(
        self, claim: str, abstracts: Sequence[Abstract], table: np.ndarray
    ) -> list[tuple[tuple[int, ...], bool]]:
        """Choose the sentences that say the same; say whether one does alone."""
        best = [
            order(claim, a.sentences, self._rarity, self._choice)[:_LOOKED_AT] for a in abstracts
        ]
        texts = [(claim, a.sentences[i]) for a, b in zip(abstracts, best, strict=True) for i in b]
        rows = iter(_softmax(self.logits(texts)))
        found = []
        for numbers, whole in zip(best, table, strict=True):
            side = int(whole[1] > whole[0])
            alone = [float(next(rows)[side]) for _ in numbers]
            scored = {
                n: s + 1 / (1 + k) for k, (n, s) in enumerate(zip(numbers, alone, strict=True))
            }
            found.append((_chosen(scored), max(alone, default=0.0) >= _ALONE))
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

"""Which sentences of an article claim something that a study could answer, and why the rest do not.

What grammar tells for certain is settled by `sentence_kinds`; the others are judged by a small
trained model over the features of the sentence and its vector (`models/checkworthiness.npz`).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from littrack.claims.sentence_features import features
from littrack.claims.sentence_kinds import sure_kind
from littrack.encoder import Weights
from littrack.language import Document, ParsedSentence

CHECKABLE = "asserts something a study could answer"
FILE = "checkworthiness.npz"
_LIMIT = 4.0  # standard deviations; what lies further out counts no more


class Embedder(Protocol):
    """Gives a unit vector for each text."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Give one row for each text."""
        ...


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """Whether `article.text[start:end]` claims something checkable, and in words why (not).

    `borderline`: readers would differ; `probability` that it is checkable, 0 to 1.
    """

    start: int
    end: int
    checkable: bool
    borderline: bool
    why: str
    probability: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Probabilities from which a sentence is checkable; `health` where it speaks of an effect.

    A health claim that is missed does more harm than one sentence too many: its bar is lower.
    """

    health: float
    other: float
    borderline: float

    def checkable(self, row: Mapping[str, float]) -> float:
        """Give the bar of a sentence by its features."""
        return self.health if speaks_of_effect(row) else self.other


def speaks_of_effect(row: Mapping[str, float]) -> bool:
    """Whether a sentence names an effect on health, or promises one ("relief", "solution")."""
    effect = row.get("many effect", 0.0) > 0 and row.get("many health", 0.0) > 0
    return effect or row.get("many promise", 0.0) > 0


class Model:
    """Three linear readers over the same numbers: checkable, borderline, and the reason."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or Weights()

    @cached_property
    def _stored(self) -> dict[str, np.ndarray]:
        with np.load(io.BytesIO(self._weights.read(FILE)), allow_pickle=False) as stored:
            return dict(stored)

    def scores(self, rows: Sequence[Mapping[str, float]], vectors: np.ndarray) -> np.ndarray:
        """Give for each sentence the logits of checkable, of borderline, and of each reason."""
        stored = self._stored
        names = stored["names"].tolist()
        values = np.array([[row.get(name, 0.0) for name in names] for row in rows])
        scaled = np.clip((values - stored["mean"]) / stored["scale"], -_LIMIT, _LIMIT)
        joined = np.hstack([scaled, vectors * stored["vector_scale"]])
        return np.asarray(joined @ stored["weights"] + stored["bias"])

    @property
    def bars(self) -> Bars:
        """The probabilities from which a sentence counts as checkable, and as borderline."""
        return Bars(*self._stored["bars"].tolist())

    @property
    def reasons(self) -> list[str]:
        """The reasons a sentence that is not checkable can have, in words."""
        return [str(reason) for reason in self._stored["reasons"].tolist()]


def judge(
    document: Document, encoder: Embedder, model: Model | None = None
) -> tuple[SentenceReading, ...]:
    """Read each sentence of an article: checkable or not, how surely, and why."""
    if not document.sentences:
        return ()
    model = model or Model()
    vectors = encoder.embed([s.text for s in document.sentences])
    rows = features(document)
    scores = model.scores(rows, vectors)
    return tuple(
        _reading(sentence, row, score, model)
        for sentence, row, score in zip(document.sentences, rows, scores, strict=True)
    )


def _reading(
    sentence: ParsedSentence, row: Mapping[str, float], scores: np.ndarray, model: Model
) -> SentenceReading:
    chance, doubt = (1 / (1 + np.exp(-scores[:2]))).tolist()
    sure = sure_kind(sentence)
    checkable = not sure and chance >= model.bars.checkable(row)
    why = CHECKABLE if checkable else sure or model.reasons[int(np.argmax(scores[2:]))]
    line, unsure = sentence.line, doubt >= model.bars.borderline
    return SentenceReading(line.start, line.end, checkable, unsure, why, chance)

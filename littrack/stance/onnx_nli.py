"""A larger NLI model of the person's own: a folder with an ONNX graph, its tokenizer and labels."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from littrack.encoder import Memo
from littrack.encoder.trunk import loaded, tokenizing
from littrack.model import ModelError, Stance
from littrack.stance.opinion import Abstract, Opinion, recalled
from littrack.stance.sentence_order import ordered
from littrack.stance.trust import Context, gated

_LENGTH = 512
_WINDOW = 3
_BATCH = 8
_BAR, _STRICT_BAR = 0.9, 0.95
# What the labels of NLI models begin with, for support, contradiction and neither.
_SIDES = (
    ("entail", "support"),
    ("contra", "refut"),
    ("neutral", "nei", "not_enough", "not enough"),
)


class LocalModel:
    """Reads evidence as premise and claim as hypothesis, as NLI models are trained to."""

    def __init__(self, folder: Path, *, memo: Memo | None = None, threads: int = 0) -> None:
        graph = _bytes(folder / "model.onnx")
        self._columns = _columns(folder / "config.json")
        self._tokenizer = tokenizing(_bytes(folder / "tokenizer.json"), _LENGTH)
        self._session = loaded(graph, str(folder / "model.onnx"), threads)
        self._names = {given.name for given in self._session.get_inputs()}
        self._memo = memo
        self.version = hashlib.sha256(graph).hexdigest()[:12]
        self.name = f"{folder.name} ({self.version})"

    def bar(self, stance: Stance, *, cited: bool) -> float:
        """Give the probability from which a side is printed; such models are not calibrated."""
        del cited
        return _STRICT_BAR if stance is Stance.SUPPORTS else _BAR

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Believe an answer only of a thing that claim and record name."""
        return gated(said, context)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """For each (claim, evidence): the probabilities of support, contradiction and neither."""
        found: list[tuple[float, float, float]] = []
        for start in range(0, len(pairs), _BATCH):
            asked = [(evidence, claim) for claim, evidence in pairs[start : start + _BATCH]]
            for row in self._shares(asked):
                s, c, n = (float(row[column]) for column in self._columns)
                found.append((s, c, n))
        return found

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """Read one claim against abstracts."""
        return recalled(claim, abstracts, self.version, self._memo, self._read)

    def _read(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        best = [ordered(claim, a.sentences)[:_WINDOW] for a in abstracts]
        texts = [
            (claim, " ".join(a.sentences[n] for n in sorted(numbers)))
            for a, numbers in zip(abstracts, best, strict=True)
        ]
        shares = self.probabilities(texts)
        return [Opinion(*row, tuple(numbers)) for row, numbers in zip(shares, best, strict=True)]

    def _shares(self, asked: list[tuple[str, str]]) -> np.ndarray:
        encoded = self._tokenizer.encode_batch(asked)
        longest = max(len(e.ids) for e in encoded)
        given = {
            "input_ids": [e.ids for e in encoded],
            "attention_mask": [e.attention_mask for e in encoded],
            "token_type_ids": [e.type_ids for e in encoded],
        }
        padded = {
            name: np.array([row + [0] * (longest - len(row)) for row in rows], dtype=np.int64)
            for name, rows in given.items()
            if name in self._names
        }
        logits = np.asarray(self._session.run(None, padded)[0])
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise ModelError(
            f"{path} is missing: an NLI model is a folder with model.onnx, tokenizer.json and "
            "config.json (set nli_model to it, or leave it out)."
        ) from None


def _columns(path: Path) -> tuple[int, int, int]:
    """Find which output is support, contradiction and neither by the names of its labels."""
    try:
        told: dict[str, Any] = json.loads(_bytes(path))["id2label"]
        named = {str(label).lower(): int(number) for number, label in told.items()}
    except (ValueError, LookupError, AttributeError):
        raise ModelError(f"{path} names no labels: it must have id2label.") from None
    found = [
        next((n for label, n in named.items() if label.startswith(side)), None) for side in _SIDES
    ]
    support, contradict, neither = found
    if support is None or contradict is None or neither is None:
        labels = ", ".join(sorted(named))
        raise ModelError(
            f"{path}: the labels ({labels}) are not entailment, contradiction and neutral."
        )
    return support, contradict, neither

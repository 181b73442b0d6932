"""The trained reader: claim and abstract in, calibrated probabilities and deciding sentences out.

The small trunk reads every likely sentence, the title and a window; the large one reads again the
sentences of the likeliest abstracts. A logistic head joins both with counted words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from littrack.encoder import LargeTrunk, Memo, Trunk, Weights, shipped
from littrack.model import Stance
from littrack.stance.features import of_logits, of_words, softmax, stacked
from littrack.stance.opinion import Abstract, Opinion, recalled
from littrack.stance.sentence_order import ordered
from littrack.stance.trust import Context, Trust

LENGTH = 160  # tokens of claim, sentences and title together
READ_ALONE = 6  # sentences of an abstract that the small trunk reads one by one
WINDOW = 3
READ_AGAIN = 5  # abstracts of a claim that the large trunk reads at most
READ_AT_LEAST = 2
SURELY_SILENT = 0.95  # the small trunk's probability of neither side
_NEARLY = 0.75  # of the best sentence's side: then it is quoted too
_QUOTED = 2
_NOTHING = Opinion(0.0, 0.0, 1.0)


@dataclass(slots=True)
class FirstReading:
    """What the small trunk made of one abstract: sentence numbers with their logits, features."""

    claim: str
    abstract: Abstract
    numbers: list[int]
    logits: np.ndarray
    features: list[float]

    @property
    def likeliest(self) -> list[int]:
        """Give places in `numbers`, the sentence least likely to decide nothing first."""
        return [int(i) for i in np.argsort(softmax(self.logits)[:, 2], kind="stable")]


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """One sentence of an abstract: shares of support, contradiction and neither by each trunk."""

    number: int
    text: str
    small: tuple[float, float, float]
    large: tuple[float, float, float] | None


@dataclass(frozen=True)
class Head:
    """A logistic regression over standardised features, read from JSON."""

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Head:
        """Read one head."""
        names = ("mean", "scale", "weights", "bias")
        return cls(*(np.array(stored[name], dtype=np.float32) for name in names))

    def shares(self, features: np.ndarray) -> np.ndarray:
        """Give the probabilities of support, contradiction and neither: [n, 3]."""
        return softmax((features - self.mean) / self.scale @ self.weights.T + self.bias)


class Model:
    """Reads claims against abstracts with both trunks, or with the small one alone."""

    FILES = ("words.npz", "tokenizer.json", "rarity.json", "stance.onnx", "head.json")
    LARGE_FILES = ("words-large.npz", "tokenizer-large.json", "reader.onnx")

    def __init__(
        self,
        weights: Weights | None = None,
        *,
        large: bool = True,
        memo: Memo | None = None,
        threads: int = 0,
    ) -> None:
        weights = weights or shipped()
        stored = json.loads(weights.read("head.json"))
        self._small = Trunk(weights, "stance.onnx", length=LENGTH, threads=threads)
        self._large = (
            LargeTrunk(weights, "reader.onnx", length=LENGTH, threads=threads) if large else None
        )
        self._heads = {name: Head.of(stored[name]) for name in ("small", "both")}
        size = "both" if large else "small"
        self._trust = Trust.of(stored["trust"][size])
        self.bars = dict(stored["bars"][size])  # of pairs without a context
        self._memo = memo
        self.version = weights.version_of(*self.files(large=large))
        self.name = self.named(weights, large=large)

    @classmethod
    def files(cls, *, large: bool) -> tuple[str, ...]:
        """List the files that this reader needs."""
        return (*cls.FILES, *cls.LARGE_FILES) if large else cls.FILES

    @classmethod
    def named(cls, weights: Weights, *, large: bool = True) -> str:
        """Name the reader that these files make, without loading it."""
        size = "both readers" if large else "small reader"
        return f"littrack stance model {weights.version_of(*cls.files(large=large))} ({size})"

    def bar(self, stance: Stance, *, cited: bool) -> float:
        """Give the probability from which a side is printed (chosen on dev gold).

        Of a record named for the claim it is the reader's own, else what it is believed.
        """
        supports = stance is Stance.SUPPORTS
        if cited:
            return float(self.bars["support_90" if supports else "contradict_90"])
        return self._trust.bars["support" if supports else "contradict"]

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Give the probabilities of an answer in its context (fitted on dev gold)."""
        return self._trust.weighed(said, context)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """For each (claim, evidence): the probabilities of support, contradiction and neither."""
        found = [self.opinions(claim, [Abstract((evidence,))])[0] for claim, evidence in pairs]
        return [(o.support, o.contradict, o.neither) for o in found]

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """Read one claim against abstracts; what is known is not read again."""
        return recalled(claim, abstracts, self.version, self._memo, self._read)

    def _read(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        first = self.first_readings([(claim, a) for a in abstracts if a.sentences])
        if not first:
            return [_NOTHING] * len(abstracts)
        table = self._heads["small"].shares(stacked([one.features for one in first]))
        logits = [one.logits for one in first]
        if self._large:
            self._read_again(first, table, logits)
        opinions = iter(
            Opinion(float(s), float(c), float(n), _quoted(one, rows, int(c > s)))
            for one, rows, (s, c, n) in zip(first, logits, table, strict=True)
        )
        return [next(opinions) if a.sentences else _NOTHING for a in abstracts]

    def _read_again(
        self, first: Sequence[FirstReading], table: np.ndarray, logits: list[np.ndarray]
    ) -> None:
        """Put what both readers say in place of what the small one said of the likeliest."""
        again = self._worth_reading_again(table)
        read = self.second_readings([first[i] for i in again])
        joined = [first[i].features + more for i, (_, more) in zip(again, read, strict=True)]
        table[again] = self._heads["both"].shares(stacked(joined))
        for i, (more, _) in zip(again, read, strict=True):
            logits[i] = _blended(first[i], more)

    def _worth_reading_again(self, table: np.ndarray) -> list[int]:
        """Choose the likeliest abstracts, at least two; one that surely decides nothing is left."""
        order = np.argsort(table[:, 2], kind="stable")[:READ_AGAIN]
        likely = [int(i) for i in order if table[i, 2] < SURELY_SILENT]
        return sorted(likely or [int(i) for i in order[:READ_AT_LEAST]])

    def scored(
        self, claim: str, abstract: Abstract
    ) -> tuple[tuple[SentenceScore, ...], tuple[tuple[str, float], ...]]:
        """Say what both trunks make of each sentence, and what the head was given."""
        (first,) = self.first_readings([(claim, abstract)])
        again = self.second_readings([first])
        large = dict(zip(first.likeliest[:WINDOW], again[0][0], strict=False)) if again else {}
        scores = tuple(
            SentenceScore(
                number,
                abstract.sentences[number],
                _shares(first.logits[place]),
                _shares(large[place]) if place in large else None,
            )
            for place, number in enumerate(first.numbers)
        )
        values = first.features + (again[0][1] if again else [])
        return scores, tuple((f"f{n}", round(v, 3)) for n, v in enumerate(values))

    def first_readings(self, asked: Sequence[tuple[str, Abstract]]) -> list[FirstReading]:
        """Read each pair with the small trunk: likely sentences one by one, title, window."""
        chosen = [ordered(claim, abstract.sentences)[:READ_ALONE] for claim, abstract in asked]
        texts = []
        for (claim, abstract), numbers in zip(asked, chosen, strict=True):
            texts += [(claim, self._shown(abstract, [n], self._small)) for n in numbers]
            texts.append((claim, self._shown(abstract, sorted(numbers[:WINDOW]), self._small)))
            texts.append((claim, abstract.title or abstract.sentences[numbers[0]]))
        rows = self._small.run(texts) if texts else np.zeros((0, 3), dtype=np.float32)
        found, at = [], 0
        for (claim, abstract), numbers in zip(asked, chosen, strict=True):
            alone = rows[at : at + len(numbers)]
            window, title = rows[at + len(numbers)], rows[at + len(numbers) + 1]
            at += len(numbers) + 2
            best = numbers[int(softmax(alone)[:, 2].argmin())]
            features = [
                *of_logits(np.vstack([alone, title[None]]), window),
                *of_words(
                    claim,
                    abstract.title,
                    abstract.sentences[best],
                    " ".join((abstract.title, *abstract.sentences)),
                ),
            ]
            found.append(FirstReading(claim, abstract, numbers, alone, features))
        return found

    def second_readings(
        self, first: Sequence[FirstReading]
    ) -> list[tuple[np.ndarray, list[float]]]:
        """Read the likeliest sentences again with the large trunk; give logits and features."""
        large = self._large
        if large is None:
            return []
        chosen = [[one.numbers[i] for i in one.likeliest[:WINDOW]] for one in first]
        texts = []
        for one, numbers in zip(first, chosen, strict=True):
            texts += [(one.claim, self._shown(one.abstract, [n], large)) for n in numbers]
            texts.append((one.claim, self._shown(one.abstract, sorted(numbers), large)))
        rows = large.run(texts) if texts else np.zeros((0, 3), dtype=np.float32)
        found, at = [], 0
        for numbers in chosen:
            alone, window = rows[at : at + len(numbers)], rows[at + len(numbers)]
            at += len(numbers) + 1
            found.append((alone, of_logits(alone, window)))
        return found

    @staticmethod
    def _shown(abstract: Abstract, numbers: Sequence[int], trunk: Trunk) -> str:
        """Join sentences, the title behind them."""
        text = " ".join(abstract.sentences[n] for n in numbers)
        return f"{text} {trunk.SEPARATOR} {abstract.title}" if abstract.title else text


def _shares(logits: np.ndarray) -> tuple[float, float, float]:
    support, contradict, neither = (round(float(share), 3) for share in softmax(logits))
    return support, contradict, neither


def _blended(first: FirstReading, more: np.ndarray) -> np.ndarray:
    """Put the large trunk's logits in place of the small one's where it read."""
    logits = first.logits.copy()
    for place, row in zip(first.likeliest[:WINDOW], more, strict=True):
        logits[place] = row
    return logits


def _quoted(one: FirstReading, logits: np.ndarray, side: int) -> tuple[int, ...]:
    """Choose the sentences that say it: the surest, and another nearly as sure."""
    alone = softmax(logits)[:, side]
    top = alone.max()
    order = np.argsort(-alone, kind="stable")
    return tuple(one.numbers[i] for i in order if alone[i] >= _NEARLY * top)[:_QUOTED]

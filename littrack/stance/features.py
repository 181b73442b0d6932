"""What the heads look at: logits of sentences and window, shared words, numbers, directions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from littrack.stance.wording import coverage, cues, leaning, numbers, stem_set
from littrack.text import words

_LONGEST = 40  # words of a claim, for scaling


def softmax(logits: np.ndarray) -> np.ndarray:
    """Turn rows of logits into shares."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def of_logits(sentences: np.ndarray, window: np.ndarray) -> list[float]:
    """Summarise the logits [n, 3] of single sentences and those [3] of their window."""
    shares = softmax(sentences)
    logs = np.log(shares + 1e-6)
    support, contradict = logs[:, 0] - logs[:, 2], logs[:, 1] - logs[:, 2]
    most = int(shares[:, 2].argmin())
    second = slice(-2, -1) if len(support) > 1 else slice(-1, None)
    centred = sentences[most] - sentences[most].mean()
    told = [
        support.max(),
        contradict.max(),
        *np.sort(support)[second],
        *np.sort(contradict)[second],
        np.log(np.exp(support).mean()),
        np.log(np.exp(contradict).mean()),
        support.max() - contradict.max(),
        *(window - window.mean()),
        *centred,
        np.log1p(shares[:, 0].sum()),
        np.log1p(shares[:, 1].sum()),
        _apart(sentences[most], window),
    ]
    return [float(value) for value in told]


def _apart(sentence: np.ndarray, window: np.ndarray) -> float:
    """How far the sentence and its window disagree on the side: 0 to 1."""
    one, other = softmax(sentence), softmax(window)
    return float(abs((one[0] - one[1]) - (other[0] - other[1])) / 2)


def of_words(claim: str, title: str, sentence: str, whole: str) -> list[float]:
    """Compare a claim's words with the deciding sentence, its title and the abstract."""
    asked, said = stem_set(claim), stem_set(sentence)
    counted, found = numbers(claim), numbers(sentence)
    claim_up, claim_down = leaning(claim)
    up, down = leaning(sentence)
    lean = (claim_up - claim_down) * (up - down)
    denied = _has(claim, "negation"), _has(sentence, "negation")
    met = len(counted & found) / len(counted) if counted else 0.0
    return [
        coverage(asked, said),
        coverage(asked, stem_set(title)),
        coverage(asked, said | stem_set(title)),
        coverage(asked, stem_set(whole)),
        min(len(asked), _LONGEST) / _LONGEST,
        float(denied[0]),
        float(denied[1]),
        float(denied[0] != denied[1]),
        float(lean > 0),
        float(lean < 0),
        float(bool(counted)),
        float(bool(counted)) * (1 - met),
        float(_has(claim, "universal") or _has(claim, "certainty")),
    ]


def _has(text: str, name: str) -> bool:
    return not cues(name).isdisjoint(words(text))


def stacked(rows: Sequence[Sequence[float]]) -> np.ndarray:
    """Make a matrix of rows."""
    return np.array(rows, dtype=np.float32).reshape(len(rows), -1)

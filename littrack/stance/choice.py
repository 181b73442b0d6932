"""Which sentences of an abstract are likely to decide a claim: shared words, place, kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from littrack.stance.overlap import directed, numbered, share, stems

_AIM = re.compile(
    r"\b(?:aims?|purpose|objective|to (?:investigate|determine|evaluate|examine|assess|study)"
    r"|whether|background|methods?|(?:was|were) (?:investigated|studied|examined|measured"
    r"|evaluated|assessed|compared|performed|recruited))\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:conclu\w+|suggest\w*|show\w*|demonstrat\w+|found|find\w*|reveal\w*|indicat\w+|result\w*"
    r"|significant\w*|associat\w+|therefore|thus)\b",
    re.IGNORECASE,
)
# A heading that stands alone ("RESULTS.") is no sentence.
_HEADING = 3
_LONG = 50


def marks(claim: str, sentences: Sequence[str], rarity: Mapping[str, float]) -> np.ndarray:
    """Count what tells a deciding sentence from the others: one row of twelve a sentence."""
    asked = stems(claim)
    shares = np.array([share(asked, stems(s), rarity) for s in sentences], dtype=np.float64)
    ranks = np.argsort(np.argsort(-shares, kind="stable"), kind="stable")
    last = max(1, len(sentences) - 1)
    rows = [
        (
            shares[i],
            shares[i] - shares.max(),
            1 / (1 + ranks[i]),
            i / last,
            (i / last) ** 2,
            i == 0,
            bool(_AIM.search(sentence)),
            bool(_FINDING.search(sentence)),
            directed(sentence),
            numbered(sentence),
            len(sentence.split()) <= _HEADING,
            min(len(sentence.split()), _LONG) / _LONG,
        )
        for i, sentence in enumerate(sentences)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(sentences), -1)


def order(
    claim: str, sentences: Sequence[str], rarity: Mapping[str, float], weights: Sequence[float]
) -> list[int]:
    """List sentence numbers, the likeliest to decide the claim first."""
    if not sentences:
        return []
    scores = marks(claim, sentences, rarity) @ np.asarray(weights)
    return [int(i) for i in np.argsort(-scores, kind="stable")]

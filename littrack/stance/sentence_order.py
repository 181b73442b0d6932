"""Which sentences of an abstract are likely to decide a claim, before any reader has seen them.

A lay claim shares few words with the sentence that decides it; that this is a result, towards the
end, tells more. Weights: logistic regression on claims written by reading, and their deciding
sentences (training/sentence_order.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from littrack.stance.wording import coverage, cues, stem_set
from littrack.text import words

_BEGINNING = 12  # words in which a sentence says that it states an aim
# Of what `signs` gives, in its order.
_WEIGHTS = (3.13, 3.93, -1.14, -0.59, 0.25, -1.84)


def ordered(claim: str, sentences: Sequence[str]) -> list[int]:
    """List sentence numbers, the likeliest to decide the claim first."""
    asked = stem_set(claim)
    scores = [
        sum(w * s for w, s in zip(_WEIGHTS, signs(asked, sentences, at), strict=True))
        for at in range(len(sentences))
    ]
    return sorted(range(len(sentences)), key=lambda at: (-scores[at], at))


def signs(asked: frozenset[str], sentences: Sequence[str], at: int) -> tuple[float, ...]:
    """Give what is known of a sentence without reading it.

    The part of the claim it holds, its place from 0 to 1, whether it is the last, or one of the
    last two, whether it has a number, whether it begins as an aim.
    """
    text, last = sentences[at], len(sentences) - 1
    return (
        coverage(asked, stem_set(text)),
        at / max(1, last),
        float(at == last),
        float(at >= last - 1),
        float(any(sign.isdigit() for sign in text)),
        float(begins_as_aim(text)),
    )


def begins_as_aim(text: str) -> bool:
    """Whether a sentence says what was asked ("The aim of", "We sought to")."""
    return not cues("aim").isdisjoint(words(text)[:_BEGINNING])

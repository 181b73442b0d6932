"""Whether a saved query still means at PubMed what it meant in its last good run."""

from __future__ import annotations

_FALL, _RISE = 0.9, 1.5
_FEW = 5


def drift(before: tuple[str, int], now: tuple[str, int]) -> tuple[str, ...]:
    """Compare (translation, count) of two runs; give a sentence for each that drifted."""
    sentences = []
    if before[0] and now[0] and before[0] != now[0]:
        sentences.append(f"PubMed reads it differently now: {now[0]} (before: {before[0]})")
    fell = now[1] < before[1] * _FALL and before[1] - now[1] >= _FEW
    rose = now[1] > before[1] * _RISE and now[1] - before[1] >= _FEW
    if fell or rose:
        sentences.append(
            f"it found {before[1]:,} records last time and finds {now[1]:,} now:"
            " look at its translation before trusting either"
        )
    return tuple(sentences)

"""Words set with space between their letters, as in titles ("K R A T O M"), closed up."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from littrack.articles.pdf.run import Run

_LETTERS = 4  # words of one letter one after the other: not written so by chance
_BESIDE = 2  # on the line of a run that is closed up
_SINGLE = 0.8  # of its words are single letters
_WORD = 1.6  # of the usual gap: a gap between words
_MORE = 0.15  # of the size by which that one is wider


def closed_up(runs: Iterable[Run]) -> None:
    """Close up the runs that are spaced, and those beside them on their line."""
    found = list(runs)
    spaced = [run for run in found if _is_spaced(run, _LETTERS)]
    lines = {(round(run.y), round(run.size)) for run in spaced}
    beside = [r for r in found if (round(r.y), round(r.size)) in lines and _is_spaced(r, _BESIDE)]
    for run in beside:
        _close(run)


def _is_spaced(run: Run, least: int) -> bool:
    words = run.text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return len(words) >= least and single >= _SINGLE * len(words)


def _close(run: Run) -> None:
    """Write a run anew, a blank only where the gap is wider than those between its letters."""
    gaps = [gap for _, gap in run.letters[1:]]
    usual = median(gaps) if gaps else 0.0
    wide = max(_WORD * usual, usual + _MORE * run.size)
    text = "".join(f" {sign}" if gap > wide else sign for sign, gap in run.letters)
    run.parts = [(text.strip(), False)]

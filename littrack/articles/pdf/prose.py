"""Whether runs on a page are running text, and not the cells of a table or words of a drawing."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from littrack.articles.pdf.lines import rows
from littrack.articles.pdf.run import Run

_CONTINUED = 0.25  # of the line ends of running text go on in lower case
_ENDED = (".", "!", "?", ":", ";")
_WORDS = 3  # of most lines
_LONG = 8  # lines of a column of which most are full
_FULL = 0.7
_LEVEL = 0.1  # of the size: on one baseline


def goes_on(side: list[Run]) -> bool:
    """Whether lines, and not cells of a word or two, go on in the line below."""
    lines = [row.text for row in rows(side)]
    if median(len(line.split()) for line in lines) < _WORDS:
        return False
    pairs = list(pairwise(lines))
    on = sum(not a.endswith(_ENDED) and b[:1].islower() for a, b in pairs)
    return len(pairs) > 1 and on >= _CONTINUED * len(pairs)


def apart(left: list[Run], right: list[Run], size: float) -> bool:
    """Whether the lines of two sides stand on baselines of their own."""
    level = sum(any(abs(a.y - b.y) < _LEVEL * size for b in right) for a in left)
    return level < len(left) / 2


def is_full(side: list[Run]) -> bool:
    """Whether a side is long and most of its lines reach its right edge."""
    width = max(r.right for r in side) - min(r.x for r in side)
    return len(side) >= _LONG and sum(r.width >= _FULL * width for r in side) > len(side) / 2

"""A last column of a line or two beside a long one: too short to be known by its own lines."""

from __future__ import annotations

from itertools import takewhile

from littrack.articles.pdf.lines import usual_size
from littrack.articles.pdf.prose import goes_on
from littrack.articles.pdf.run import Run

_GUTTER = 0.8  # of the size: the least gap between the columns
_SLACK = 2.0  # points by which lines of a column begin apart
_LINES = 2  # of the short column at most
_LONG = 6  # lines of the long column beside and below it
_FULL = 0.7  # of the long column's width: a line that does not stop for a tab or a cell
_LEVEL = 0.5  # of the size: beside
_SIGNS = "0123456789.,;:()[]–- "  # the number of a formula


def short_column(page: list[Run]) -> tuple[float, float] | None:
    """The gap before a column of a line or two; None where no such column stands."""
    size = usual_size(page)
    for start in sorted({run.x for run in page}, reverse=True)[: _LINES + 1]:
        right = [run for run in page if run.x >= start - _SLACK]
        left = _long(page, right, start - _GUTTER * size) if _is_short(right) else []
        if len(left) >= _LONG and goes_on(left) and _is_beside(left, right, size):
            return max(run.right for run in left), start - _SLACK
    return None


def _is_short(right: list[Run]) -> bool:
    """Whether a column has a line or two, and words in them."""
    return len(right) <= _LINES and any(run.text.strip(_SIGNS) for run in right)


def _long(page: list[Run], right: list[Run], edge: float) -> list[Run]:
    """The lines from the top of the short column down that end left of it."""
    top = max(run.y + _LEVEL * run.size for run in right)
    rest = {id(run) for run in right}
    below = [run for run in page if run.y <= top and id(run) not in rest]
    return list(takewhile(lambda run: run.right <= edge, sorted(below, key=lambda run: -run.y)))


def _is_beside(left: list[Run], right: list[Run], size: float) -> bool:
    """Whether the lines beside the short column are full, so that it is no part of them."""
    begin, end = min(run.x for run in left), max(run.right for run in left)
    level = [run for run in left if any(abs(run.y - o.y) < _LEVEL * size for o in right)]
    return all(run.right - begin >= _FULL * (end - begin) for run in level)

"""The runs of a page in the order of reading: columns one after the other, wide lines between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from littrack.articles.pdf.insets import insets
from littrack.articles.pdf.lines import Row, rows, usual_size
from littrack.articles.pdf.prose import apart, goes_on, is_full
from littrack.articles.pdf.run import Run
from littrack.articles.pdf.short_column import short_column

_GUTTER = 0.5  # of the size: the least gap between two columns
_LEAST = 3  # runs of a column
_SLACK = 2.0  # points by which the lines of a column begin apart
_DEPTH = 6  # columns of a page
_RUNS = 1_500  # of a page of text; a drawing has more
_EDGES = 40  # left edges that are tried
_NEAR = 1.5  # lines: what stands beside
_LEADING = 1.6  # sizes from one line of a paragraph to the next
_HEAD = 1.3  # sizes of the text: a heading


def columns(page: list[Run], depth: int = 0) -> Iterator[list[Row]]:
    """Yield the columns of a page in order, each as its rows from the top."""
    few = depth < _DEPTH and len(page) <= _RUNS
    gutter = (_gutter(page) or short_column(page)) if few else None
    if gutter is None:
        yield rows(page)
    else:
        inset = insets(page, gutter)
        yield from _around(page, inset, gutter, depth)
        if inset:
            yield rows(inset)


def _around(
    page: list[Run], inset: list[Run], gutter: tuple[float, float], depth: int
) -> Iterator[list[Row]]:
    """The columns of a page without what is set in between them."""
    gone = {id(run) for run in inset}
    for is_wide, band in _bands([run for run in page if id(run) not in gone], gutter):
        if is_wide:
            yield rows(band)
        else:
            yield from _sides(band, gutter, depth)


def _bands(page: list[Run], gutter: tuple[float, float]) -> Iterator[tuple[bool, list[Run]]]:
    """From the top, the runs that go over both columns and those of the columns, by turns."""
    band: list[Run] = []
    wide = False
    for run in sorted(page, key=lambda r: -r.y):
        crosses = _crosses(run, band if wide else [], page, gutter)
        if band and crosses is not wide:
            yield wide, band
            band = []
        wide = crosses
        band.append(run)
    yield wide, band


def _crosses(run: Run, wide: list[Run], page: list[Run], gutter: tuple[float, float]) -> bool:
    """Whether a run goes over both columns, or belongs to what does; `wide` stands above it."""
    if run.x < gutter[0] and run.right > gutter[1]:
        return True
    return _ends_wide(run, wide, page, gutter) or _heads_both(run, page, gutter)


def _ends_wide(run: Run, wide: list[Run], page: list[Run], gutter: tuple[float, float]) -> bool:
    """Whether a short line is the last of a paragraph that goes over both columns."""
    follows = bool(wide) and abs(run.x - min(r.x for r in wide)) <= _SLACK
    near = follows and 0 < wide[-1].y - run.y <= _LEADING * max(run.size, wide[-1].size)
    return near and not _has_beside(run, page, gutter)


def _heads_both(run: Run, page: list[Run], gutter: tuple[float, float]) -> bool:
    """Whether a large line begins what stands below it in both columns."""
    if run.x >= gutter[0] or run.size < _HEAD * usual_size(page):
        return False
    return not _has_beside(run, page, gutter)


def _has_beside(run: Run, page: list[Run], gutter: tuple[float, float]) -> bool:
    return any(other.x >= gutter[0] and abs(run.y - other.y) <= run.size for other in page)


def _sides(band: list[Run], gutter: tuple[float, float], depth: int) -> Iterator[list[Row]]:
    left = [run for run in band if run.x < gutter[0]]
    right = [run for run in band if run.x >= gutter[0]]
    for side in (left, right):
        if side:
            yield from columns(side, depth + 1)


def _gutter(page: list[Run]) -> tuple[float, float] | None:
    """The first gap from the left that parts running text into columns."""
    size = usual_size(page)
    for start in _starts(page):
        left, right = _parted(page, start)
        if len(left) < _LEAST or len(right) < _LEAST:
            continue
        end, begin = max(run.right for run in left), start - _SLACK
        if begin - end >= _GUTTER * size and _is_prose(left, right, size):
            return end, begin
    return None


def _parted(page: list[Run], start: float) -> tuple[list[Run], list[Run]]:
    """The runs on both sides of a left edge: those left of it that stand beside one of the rest."""
    right = [run for run in page if run.x >= start - _SLACK]
    before = [run for run in page if run.right <= start]
    return [run for run in before if any(_beside(run, other) for other in right)], right


def _starts(page: list[Run]) -> list[float]:
    """The left edges that several runs share, from the left; the leftmost is no gutter's."""
    edges = sorted(run.x for run in page)
    found: list[float] = []
    for x in edges:
        shared = bisect_right(edges, x + _SLACK) - bisect_left(edges, x - _SLACK)
        if shared >= _LEAST and x > (found[-1] if found else edges[0]) + _SLACK:
            found.append(x)
    return found[:_EDGES]


def _beside(one: Run, other: Run) -> bool:
    return abs(one.y - other.y) <= max(one.size, other.size) * _NEAR


def _is_prose(left: list[Run], right: list[Run], size: float) -> bool:
    """Whether both sides are running text and not the cells of a table."""
    return (
        any(goes_on(side) for side in (left, right))
        or apart(left, right, size)
        or all(is_full(side) for side in (left, right))
    )

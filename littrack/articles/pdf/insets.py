"""Quotations set over the gap between two columns, whose lines make room for them on both sides."""

from __future__ import annotations

from littrack.articles.pdf.run import Run

_LEVEL = 0.8  # of the size: beside
_LEADING = 1.8  # sizes from one line of an inset to the next
_ALIKE = 0.08  # by which the sizes of its lines differ
_SIZED = 0.15  # by which its size differs from that of the text: a line of it by this alone


def insets(page: list[Run], gutter: tuple[float, float]) -> list[Run]:
    """The runs of insets; the runs beside them are marked as hemmed."""
    found = [run for run in page if _is_over(run, gutter) and _has_both(run, page)]
    for run in found:  # grows while it is gone through
        found += _lines_of(run, found, page)
    ids = {id(run) for run in found}
    for run in page:
        run.hemmed |= id(run) not in ids and any(_is_level(run, other) for other in found)
    return found


def _lines_of(run: Run, found: list[Run], page: list[Run]) -> list[Run]:
    """The lines above and below that belong to the inset of a run and are not found yet."""
    known = {id(other) for other in found}
    return [other for other in page if id(other) not in known and _belongs(other, run, page)]


def _is_over(run: Run, gutter: tuple[float, float]) -> bool:
    """Whether a run reaches out of both columns, into the gap between them."""
    return run.x < gutter[1] and run.right > gutter[0]


def _has_both(run: Run, page: list[Run]) -> bool:
    """Whether other runs stand beside a run on both of its sides."""
    level = [other for other in page if other is not run and _is_level(run, other)]
    return any(o.right <= run.x for o in level) and any(o.x >= run.right for o in level)


def _is_level(one: Run, other: Run) -> bool:
    return abs(one.y - other.y) <= _LEVEL * max(one.size, other.size)


def _belongs(other: Run, run: Run, page: list[Run]) -> bool:
    """Whether a run is the line of an inset above or below one of its lines, by its size."""
    if abs(other.size - run.size) > _ALIKE * run.size or abs(other.y - run.y) > _LEADING * run.size:
        return False
    within = other.x < run.right and other.right > run.x
    beside = [o for o in page if _is_level(o, other) and abs(o.size - run.size) > _SIZED * run.size]
    return within and bool(beside)

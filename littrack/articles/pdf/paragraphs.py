"""Rows of columns -> paragraphs, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from littrack.articles.pdf.captions import begins_caption
from littrack.articles.pdf.lines import Row
from littrack.articles.pdf.run import Run

_LEADING = 1.45  # of the usual distance of lines: a gap between paragraphs
_APART = 1.1  # of that distance: more than between two lines
_ALIKE = 0.08  # by which the sizes of one paragraph differ
_INDENT = 0.8  # of the size
_ALIGNED = 3.0  # points
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]\d,–]*\s*$")
_MARK = re.compile(r"\s*(?:[•‣◦▪●○■□➢►✓✔\uf0b7\uf0a7]\s*|[–*-]\s)")
_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\[\d{1,3}\])\s")
_LOOKED = 8  # paragraphs after one that stops in the middle
_FLOATS = 24  # captions and rows of tables that are passed over


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, or the cells of one row of a table (`cells`)."""

    rows: list[Row]
    page: int
    column: int
    size: float
    cells: bool = False
    more: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters, a line end between the lines."""
        return "\n".join(row.text for row in self.rows)

    @property
    def is_caption(self) -> bool:
        """Whether it is what stands under a figure or over a table."""
        return not self.cells and begins_caption(self.text)

    def lines(self) -> Iterator[Row]:
        """Its lines, those of the paragraphs that go on with it after them."""
        yield from self.rows
        for part in self.more:
            yield from part.lines()


def paragraphs(pages: list[tuple[int, list[list[Row]]]]) -> list[Paragraph]:
    """The paragraphs of a file's pages, each given as its number and its columns in order."""
    found: list[Paragraph] = []
    count = 0
    for number, page in pages:
        for column in page:
            count += 1
            found += _of_column(column, number, count)
    return _joined(found)


def _of_column(column: list[Row], page: int, number: int) -> Iterator[Paragraph]:
    measure = _Measure(column)
    tabular = _tabular(column)
    current: Paragraph | None = None
    for row, is_cells in zip(column, tabular, strict=True):
        if is_cells:
            current = None
            yield Paragraph([row], page, number, row.size, cells=True)
        elif current is not None and not measure.parts(current.rows[-1], row):
            current.rows.append(row)
        else:
            current = Paragraph([row], page, number, row.size)
            yield current


def _tabular(column: list[Row]) -> list[bool]:
    """Which rows have cells: several runs, aligned with those of the row above or below."""
    found = [False] * len(column)
    for at, (above, below) in enumerate(pairwise(column)):
        if any(_aligned(a, b) for a in _cells(above) for b in _cells(below)):
            found[at] = found[at + 1] = True
    return found


def _cells(row: Row) -> list[Run]:
    """The runs after the first of a row, the mark of a list set aside."""
    marked = _MARK.match(row.text) or _NUMBER.match(row.text)
    return row.runs[2:] if marked else row.runs[1:]


def _aligned(one: Run, other: Run) -> bool:
    """Whether two cells begin or have their middle at one place, or are numbers that end there."""
    middles = (one.x + one.right) / 2 - (other.x + other.right) / 2
    figures = one.text[-1:].isdigit() and other.text[-1:].isdigit()
    ends = one.right - other.right if figures else middles
    return any(abs(gap) <= _ALIGNED for gap in (one.x - other.x, middles, ends))


class _Measure:
    """Where the lines of a column begin and end, and how far they stand apart."""

    def __init__(self, column: list[Row]) -> None:
        self.left = min((row.x for row in column), default=0.0)
        self.right = max((row.right for row in column), default=0.0)
        gaps = [a.y - b.y for a, b in pairwise(column) if a.y > b.y]
        self.leading = median(gaps) if gaps else 0.0

    def parts(self, above: Row, row: Row) -> bool:
        """Whether a row begins a paragraph after the row above."""
        if abs(above.size - row.size) > _ALIKE * max(above.size, row.size):
            return True
        if _MARK.match(row.text) or above.y - row.y > max(self.leading, above.size) * _LEADING:
            return True
        if begins_caption(row.text) and above.y - row.y > self.leading * _APART:
            return True
        return not (_is_hemmed(above) or _is_hemmed(row)) and self._opens(above, row)

    def _opens(self, above: Row, row: Row) -> bool:
        """Whether a row begins a paragraph by its words or its place."""
        ended = _ENDED.search(above.text) is not None
        if _NUMBER.match(row.text) and ended:
            return True
        if row.text[:1].islower():
            return False
        return self._is_short(above, row) or (ended and self._is_indented(above, row))

    def _is_indented(self, above: Row, row: Row) -> bool:
        """Whether a row begins further right than its column and than the row above."""
        indent = _INDENT * row.size
        return row.x > self.left + indent and above.x < row.x - indent / 2

    def _is_short(self, above: Row, row: Row) -> bool:
        """Whether the first word of a row would have had its place at the end of the one above."""
        first = row.text.split(" ", 1)[0]
        letter = (row.right - row.x) / max(1, len(row.text))
        return above.right + (len(first) + 3) * letter < self.right


def _is_hemmed(row: Row) -> bool:
    """Whether a row is shorter than its column because an inset stands beside it."""
    return any(run.hemmed for run in row.runs)


def _joined(found: list[Paragraph]) -> list[Paragraph]:
    """Join what a column's or a page's end parts: a paragraph that stops, and one that goes on."""
    taken: set[int] = set()
    for at, paragraph in enumerate(found):
        last = paragraph
        while not last.cells and not last.is_caption and not _ENDED.search(last.text):
            following = [p for p in found[at + 1 : at + _FLOATS] if id(p) not in taken]
            rest = _rest(last, following)
            if rest is None:
                break
            taken.add(id(rest))
            paragraph.more.append(rest)
            last = rest
    return [p for p in found if id(p) not in taken]


def _rest(last: Paragraph, following: list[Paragraph]) -> Paragraph | None:
    """The paragraph that goes on with one that stopped: the next of its size.

    Captions and tables may stand between. In the same column only those may, and a paragraph goes
    on below them in lower case.
    """
    other = _next_of_text(last, following)
    if other is None:
        return None
    if other.column != last.column:
        return other if _goes_on(last, other) else None
    between = following[: following.index(other)]
    floats = bool(between) and all(_is_float(p) or p.size < last.size for p in between)
    return other if floats and other.text[:1].islower() else None


def _next_of_text(last: Paragraph, following: list[Paragraph]) -> Paragraph | None:
    """The next paragraph of the text by its size, captions and tables passed over."""
    text = [p for p in following if not _is_float(p)][:_LOOKED]
    return next((p for p in text if abs(p.size - last.size) <= _ALIKE * last.size), None)


def _is_float(paragraph: Paragraph) -> bool:
    return paragraph.cells or paragraph.is_caption


def _goes_on(last: Paragraph, other: Paragraph) -> bool:
    """Whether the words of a paragraph go on in another."""
    if other.text[:1].islower() or last.text.endswith("-"):
        return True
    return not _MARK.match(other.text) and len(last.rows) > 1 and _is_full(last)


def _is_full(paragraph: Paragraph) -> bool:
    """Whether the last line is about as long as the longest."""
    widths = [row.right - row.x for row in paragraph.rows]
    return widths[-1] >= 0.9 * max(widths)

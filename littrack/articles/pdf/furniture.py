"""What stands on a page and is no text of it: running heads and feet, page and line numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from littrack.articles.pdf.lines import Row, rows, usual_size
from littrack.articles.pdf.run import Run

_EDGE = 3  # rows from the top or the bottom
_REPEATED = 0.3  # of the pages: a head that changes sides stands on half of them
_MOST = 0.5  # of the pages: what stands on so many needs no gap to the text
_GAP = 1.5  # sizes between a head or foot and the text
_NUMBER = re.compile(
    r"[-–—|•\s]*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|•\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LINE = re.compile(r"\d{1,4}")
_SMALL = 0.92  # of the size of the text
_FAR = 1.8  # sizes between a head and the text
_HUGE = 3.5  # sizes of the text: a stamp across the page
_COVERED = 3  # lines under a stamp
_COUNTED = 5  # line numbers of a page


def without_furniture(pages: list[list[Run]]) -> list[list[Run]]:
    """The runs of each page without its running heads, feet, page numbers and line numbers."""
    bare = [_without_line_numbers(_without_stamp(page)) for page in pages]
    seen = Counter(key for page in bare for key in {_key(row) for row in _edges(rows(page))})
    return [_without(page, _furniture(page, seen, len(pages))) for page in bare]


def _furniture(page: list[Run], seen: Counter[str], pages: int) -> Iterator[Run]:
    """What stands at the edges of a page and on other pages too, its number, a small head."""
    found = rows(page)
    least, most = max(2, _REPEATED * pages), max(3, _MOST * pages)
    apart = _set_apart(found)
    for row in _edges(found):
        enough = least if _key(row) in apart else most
        if seen[_key(row)] >= enough or _is_number(row, page):
            yield from row.runs
    if pages > 1:
        yield from (run for row in _small_head(page) for run in row.runs)


def _without(page: list[Run], dropped: Iterable[Run]) -> list[Run]:
    """The runs of a page that are none of `dropped`."""
    gone = {id(run) for run in dropped}
    return [run for run in page if id(run) not in gone]


def _without_stamp(page: list[Run]) -> list[Run]:
    """Without a word of huge letters that lies over several lines of the text."""
    usual = usual_size(page)

    def lies_over(stamp: Run) -> bool:
        under = [
            run
            for run in page
            if run.size <= 2 * usual
            and stamp.y - run.size <= run.y <= stamp.y + stamp.size
            and run.x < stamp.right
            and run.right > stamp.x
        ]
        return len(under) >= _COVERED

    huge = (run for run in page if run.size >= _HUGE * usual and lies_over(run))
    return _without(page, huge)


def _edges(found: list[Row]) -> list[Row]:
    count = max(1, min(_EDGE, len(found) // 4))
    return [*found[:count], *found[-count:]]


def _set_apart(found: list[Row]) -> set[str]:
    """The rows of the first and the last block of a page that end with a gap: heads and feet.

    The last line of a paragraph is no foot, though another page ends with the same words.
    """
    kept: set[str] = set()
    for way in (found, found[::-1]):
        for number, (row, after) in enumerate(pairwise(way[: _EDGE + 1])):
            if abs(row.y - after.y) > _GAP * max(row.size, after.size):
                kept.update(_key(each) for each in way[: number + 1])
    return kept


def _key(row: Row) -> str:
    """A row's words without the numbers, which change from page to page, and its height."""
    return f"{_DIGITS.sub('#', row.text.lower())}@{round(row.y / 8)}"


def _small_head(page: list[Run]) -> list[Row]:
    """The first row of a page, when it is smaller than the text and stands well above it."""
    found = rows(page)
    if len(found) <= _EDGE:
        return []
    first, second = found[:2]
    small = first.size < _SMALL * usual_size(page)
    return [first] if small and first.y - second.y > _FAR * usual_size(page) else []


def _is_number(row: Row, page: list[Run]) -> bool:
    """Whether a row is a page number: the first or the last of its page and nothing else."""
    highest, lowest = max(run.y for run in page), min(run.y for run in page)
    return row.y in {highest, lowest} and _NUMBER.fullmatch(row.text) is not None


def _without_line_numbers(page: list[Run]) -> list[Run]:
    """Without the numbers that count the lines in a margin."""
    counts = [run for run in page if _LINE.fullmatch(run.text)]
    text = [run for run in page if not _LINE.fullmatch(run.text)]
    left = min((run.x for run in text), default=0.0)
    margin = [run for run in counts if run.right <= left]
    return _without(page, margin) if text and _count_up(margin) else page


def _count_up(numbers: list[Run]) -> bool:
    """Whether numbers are many and rise down the page."""
    values = [int(run.text) for run in sorted(numbers, key=lambda r: -r.y)]
    return len(values) >= _COUNTED and all(a < b for a, b in pairwise(values))

"""Glyphs -> runs (text on one baseline without a wide gap) -> rows of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from littrack.articles.pdf.glyphs import Glyph
from littrack.articles.pdf.initials import with_initials
from littrack.articles.pdf.run import Run
from littrack.articles.pdf.spacing import closed_up

_BLANK = 0.13  # of the size: a gap that is a blank
_WIDE = 1.0  # of the size: a gap that no line of running text has
_NEAR = 0.5  # of the size: a gap that a line of running text has
_SAME_LINE = 0.25
_SMALL = 0.87  # of the size: raised or lowered
_TINY = 0.4  # of the size: smaller than any raised letter
_RISE = (-0.4, 0.8)
_RAISED = 0.12


@dataclass(slots=True)
class Row:
    """Runs on one baseline of a column, from left to right."""

    runs: list[Run]

    @property
    def x(self) -> float:
        """The left edge."""
        return self.runs[0].x

    @property
    def right(self) -> float:
        """The right edge."""
        return max(run.right for run in self.runs)

    @property
    def y(self) -> float:
        """The baseline."""
        return self.runs[0].y

    @property
    def size(self) -> float:
        """The size of the longest run."""
        return max(self.runs, key=lambda run: run.width).size

    @property
    def text(self) -> str:
        """The characters of the row, a blank between its runs."""
        return " ".join(run.text for run in self.runs)


def runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """Set glyphs in runs, in the order in which they were drawn, then join what stands together."""
    found: list[Run] = []
    blank = False
    for glyph in glyphs:
        if not glyph.text.strip():
            blank = blank or glyph.text == " "
            continue
        if not (found and _joins(found[-1], glyph)):
            found.append(Run(glyph.x, glyph.right, glyph.y, glyph.size))
        _add(found[-1], glyph, blank=blank)
        blank = False
    closed_up(found)
    return _together(with_initials(found))


def _joins(run: Run, glyph: Glyph) -> bool:
    gap = glyph.x - run.right
    size = max(run.size, glyph.size)
    if not -_WIDE * size / 2 <= gap <= _WIDE * size or glyph.x < run.x:
        return False
    rise = glyph.y - run.y
    if glyph.size < _TINY * run.size:
        return False  # the line beside a large initial
    if abs(rise) <= _SAME_LINE * size and _alike(run.size, glyph.size):
        return True
    if glyph.size < _SMALL * run.size:
        return _RISE[0] * size <= rise <= _RISE[1] * size
    # The run began with a raised glyph: its line is that of the larger letters.
    begun = len(run.text) <= len("[10]") and run.size < _SMALL * glyph.size
    return begun and -_RISE[1] * size <= rise <= 0


def _alike(one: float, other: float) -> bool:
    return _SMALL <= one / other <= 1 / _SMALL if other else False


def _add(run: Run, glyph: Glyph, *, blank: bool) -> None:
    gap = glyph.x - run.right
    begun = bool(run.parts) and glyph.size * _SMALL > run.size
    if begun:
        run.parts = [(text, True) for text, _ in run.parts]
        run.y, run.size = glyph.y, glyph.size
    raised = glyph.size < _SMALL * run.size and glyph.y - run.y > _RAISED * run.size
    if run.parts and (gap > _BLANK * run.size or (blank and gap > 0)):
        _say(run, " ", raised=False)
    _say(run, glyph.text, raised=raised)
    run.letters.append((glyph.text, gap))
    run.right = max(run.right, glyph.right)


def _say(run: Run, text: str, *, raised: bool) -> None:
    if run.parts and run.parts[-1][1] == raised:
        run.parts[-1] = (run.parts[-1][0] + text, raised)
    else:
        run.parts.append((text, raised))


def _together(found: list[Run]) -> list[Run]:
    """Join the runs of a line that were drawn apart."""
    joined: list[Run] = []
    for run in sorted(found, key=lambda r: (-round(r.y / max(r.size, 1) * 4), r.x)):
        last = joined[-1] if joined else None
        gap = run.x - last.right if last else 0
        if (
            last
            and abs(run.y - last.y) <= _SAME_LINE * last.size
            and (-_NEAR * last.size < gap <= _NEAR * last.size)
        ):
            if gap > _BLANK * last.size:
                _say(last, " ", raised=False)
            for text, raised in run.parts:
                _say(last, text, raised=raised)
            last.right, last.size = max(last.right, run.right), max(last.size, run.size)
        else:
            joined.append(run)
    return joined


def rows(found: Iterable[Run]) -> list[Row]:
    """The rows of some runs from the top, each from left to right."""
    made: list[list[Run]] = []
    for run in sorted(found, key=lambda r: -r.y):
        if made and made[-1][0].y - run.y <= _SAME_LINE * max(run.size, made[-1][0].size):
            made[-1].append(run)
        else:
            made.append([run])
    return [Row(sorted(each, key=lambda r: r.x)) for each in made]


def usual_size(found: Iterable[Run]) -> float:
    """The size of most of the text."""
    sizes = [run.size for run in found for _ in range(max(1, len(run.text) // 10))]
    return median(sizes) if sizes else 1.0

"""Where everything of the three pictures stands; the templates draw it as static SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from littrack.model import EvidenceLevel, PastRun, Report, Verdict, VerdictLabel, YearCount
from littrack.model.labels import VERDICTS
from littrack.report.cite import shown
from littrack.report.counts import Sides

ROW = 34
HEAD = 46
CUT = 46
MOST = 30
BAR = 120


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's measures in pixels: for a desk and paper, or for a phone."""

    name: str
    labels: int
    column: int
    cell: int
    years: int


WIDE = Size("wide", 340, 74, 64, 760)
NARROW = Size("narrow", 46, 74, 58, 270)
SIZES = (WIDE, NARROW)


class Numbered(Protocol):
    """A verdict with its number on the page."""

    @property
    def number(self) -> int: ...
    @property
    def key(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def sides(self) -> Sides: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """How many records of one tier speak for, against and both ways."""

    x: int
    supports: int
    contradicts: int
    mixed: int


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the map."""

    y: int
    key: str
    number: int
    text: str
    label: VerdictLabel
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Claims by tiers of study, strongest tier first."""

    columns: tuple[tuple[int, str, str], ...]
    rows: tuple[Row, ...]
    size: Size

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The worst rows, as many as a picture bears; the table has them all."""
        return self.rows[:MOST]

    @property
    def width(self) -> int:
        """In pixels."""
        return self.size.labels + self.size.column * len(self.columns)

    @property
    def height(self) -> int:
        """In pixels, with the legend."""
        return HEAD + ROW * len(self.drawn) + 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: its bar, and the part of it that is retracted."""

    x: float
    width: float
    count: YearCount
    height: float
    gone: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """How the verdicts that moved have moved over the runs, and how many stayed."""

    days: tuple[tuple[int, str], ...]
    rows: tuple[tuple[int, Numbered, str, tuple[tuple[int, VerdictLabel], ...]], ...]
    stayed: int
    size: Size

    @property
    def width(self) -> int:
        """In pixels."""
        return self.size.labels + self.size.cell * len(self.days)

    @property
    def height(self) -> int:
        """In pixels."""
        return HEAD + ROW * len(self.rows)


def _tiers(findings: Sequence[Numbered]) -> list[EvidenceLevel]:
    """List the levels of the evidence that counts, the strongest first."""
    listed = (each.grade for finding in findings for each in finding.sides.listed)
    seen = {grade.level for grade in listed if grade.counts} - {EvidenceLevel.NOT_EVIDENCE}
    return [level for level in EvidenceLevel if level in seen]


def evidence_map(findings: Sequence[Numbered], size: Size = WIDE) -> Map | None:
    """Lay out the claims that have evidence; None when there is none."""
    shown = [f for f in findings if f.sides.supports or f.sides.contradicts or f.sides.mixed]
    if not shown:
        return None
    tiers = _tiers(shown)
    rows = tuple(
        Row(
            HEAD + ROW * i,
            finding.key,
            finding.number,
            cut(finding.verdict.claim.text),
            finding.verdict.label,
            tuple(_cells(finding.sides, tiers, size)),
        )
        for i, finding in enumerate(shown)
    )
    return Map(
        tuple((_column(i, size), *_two_lines(str(tier))) for i, tier in enumerate(tiers)),
        rows,
        size,
    )


def timeline(report: Report, size: Size = WIDE) -> tuple[Bar, ...]:
    """Lay out the years of the records read, gaps included."""
    years = {each.year: each for each in report.searched.years}
    if not years:
        return ()
    span = range(min(years), max(years) + 1)
    most = max(each.records for each in years.values()) or 1
    step = min(size.years / len(span), 48)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if step * n >= 30)  # noqa: PLR2004 - a label's width
    return tuple(
        Bar(
            round(40 + step * i, 2),
            round(step * 0.72, 2),
            count := years.get(year, YearCount(year, 0)),
            round(BAR * count.records / most, 2),
            round(BAR * count.retracted / most, 2),
            str(year) if year % every == 0 else "",
        )
        for i, year in enumerate(span)
    )


def _moved(
    findings: Sequence[Numbered], runs: Sequence[PastRun]
) -> Iterator[tuple[Numbered, list[VerdictLabel | None]]]:
    """Yield the findings whose verdict was another at a run, with the verdicts up to today's."""
    past = [dict(run.labels) for run in runs]
    for finding in findings:
        today = finding.verdict.label
        labels = [then.get(finding.verdict.claim.id) for then in past]
        if any(label and label is not today for label in labels):
            yield finding, [*labels, today]


def strip(report: Report, findings: Sequence[Numbered], size: Size = WIDE) -> Strip | None:
    """Lay out the moves of verdicts over the runs; None on a topic's first run."""
    if not report.past:
        return None
    runs = sorted(report.past, key=lambda run: run.at)[-7:]
    days = [f"{moment:%Y-%m-%d}" for moment in (*(run.at for run in runs), report.generated)]
    moved = list(_moved(findings, runs))
    return Strip(
        tuple((_cell(i, size), day) for i, day in enumerate(days)),
        tuple(
            (
                HEAD + ROW * i,
                finding,
                cut(finding.verdict.claim.text),
                tuple((_cell(j, size), label) for j, label in enumerate(labels) if label),
            )
            for i, (finding, labels) in enumerate(moved)
        ),
        len(findings) - len(moved),
        size,
    )


def cut(text: str) -> str:
    """A claim short enough for one line of a picture."""
    text = shown(" ".join(text.split()))
    return text if len(text) <= CUT else text[: CUT - 1].rsplit(" ", 1)[0][: CUT - 1] + "…"


def sign(label: VerdictLabel) -> str:
    """The sign of a verdict."""
    return VERDICTS[label].sign


def _column(index: int, size: Size) -> int:
    return size.labels + size.column * index + size.column // 2


def _cell(index: int, size: Size) -> int:
    return size.labels + size.cell * index + size.cell // 2


def _cells(split: Sides, tiers: Sequence[EvidenceLevel], size: Size) -> list[Cell]:
    supports = Counter(each.grade.level for each in split.supports)
    contradicts = Counter(each.grade.level for each in split.contradicts)
    mixed = Counter(each.grade.level for each in split.mixed)
    return [
        Cell(_column(i, size), supports[tier], contradicts[tier], mixed[tier])
        for i, tier in enumerate(tiers)
    ]


def _two_lines(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    return first, rest

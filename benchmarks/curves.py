"""Draw calibration and coverage: `python -m benchmarks.curves PAIRS.jsonl ... --out picture.svg`.

Left: stated probability against how often it was right, by tenths; the diagonal is perfect. Right:
how many stances are printed as the threshold falls, against how often the printed ones are right.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import rows
from benchmarks.nli import calibration, curve, read
from littrack.stance.model import Model

SIDE = 260
GAP = 70
COLOURS = ("#1f5f8b", "#b5541c", "#3f7d3f", "#7a4f9a")

Points = Sequence[tuple[float, float]]


def spot(x: float, y: float, left: float) -> str:
    """Place a point of the unit square."""
    return f"{left + x * SIDE:.1f},{GAP / 2 + (1 - y) * SIDE:.1f}"


def line(points: Points, left: float, colour: str) -> str:
    """Draw points and the line through them."""
    path = " ".join(spot(x, y, left) for x, y in points)
    dots = "".join(
        f'<circle cx="{spot(x, y, left).split(",")[0]}" cy="{spot(x, y, left).split(",")[1]}" '
        f'r="3" fill="{colour}"/>'
        for x, y in points
    )
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'


def frame(left: float, across: str, upward: str) -> str:
    """Draw the square, its two names and its quarters."""
    foot = GAP / 2 + SIDE
    parts = [
        (
            f'<rect x="{left}" y="{GAP / 2}" width="{SIDE}" height="{SIDE}" '
            'fill="none" stroke="#999"/>'
        ),
        f'<text x="{left + SIDE / 2}" y="{foot + 34}" text-anchor="middle">{across}</text>',
        f'<text x="{left}" y="{GAP / 2 - 8}">{upward}</text>',
    ]
    for quarter in range(5):
        at = quarter / 4
        parts.append(
            f'<text x="{left + at * SIDE}" y="{foot + 16}" text-anchor="middle">{at:.2f}</text>'
        )
        parts.append(
            f'<text x="{left - 6}" y="{foot - at * SIDE + 4}" text-anchor="end">{at:.2f}</text>'
        )
    return "".join(parts)


def picture(drawn: Sequence[tuple[str, Points, Points]]) -> str:
    """Draw both squares for every set."""
    first, second = GAP, 2 * GAP + SIDE + 20
    parts = [
        frame(first, "stated probability", "right"),
        line([(0, 0), (1, 1)], first, "#ccc"),
        frame(second, "printed (part of all pairs)", "right among the printed"),
    ]
    for number, (name, stated, covered) in enumerate(drawn):
        colour = COLOURS[number % len(COLOURS)]
        parts += [line(stated, first, colour), line(covered, second, colour)]
        place = f'x="{first}" y="{SIDE + GAP + 24 + 18 * number}" fill="{colour}"'
        parts.append(f"<text {place}>{name}</text>")
    width, height = 2 * SIDE + 3 * GAP + 40, SIDE + GAP + 34 + 18 * len(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="12"><rect width="{width}" height="{height}" '
        f'fill="white"/>{"".join(parts)}</svg>\n'
    )


def main() -> None:
    """Read the sets and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PAIRS.jsonl")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = Model()
    drawn = []
    for path in args.paths:
        done = read(model, rows(path))
        stated = [(said, right) for said, right, _ in calibration(done)]
        covered = [(printed, right) for _, right, printed in curve(done)]
        drawn.append((path.stem.replace("_", " "), stated, covered))
    args.out.write_text(picture(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()

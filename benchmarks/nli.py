"""Stance, abstract given: `python -m benchmarks.nli PAIRS.jsonl ... [--out FOLDER]`.

Every row has a claim, the sentences of an abstract and perhaps a label (SUPPORT, CONTRADICT, NEI).
With labels: accuracy, macro-F1 and F1 of each; what is printed at the default threshold, how often
that is right; calibration by tenths. With --out: the predictions, one JSON object a line.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import STANCES, Row, abstract, measured, rows
from littrack.encoder import HOME, Weights
from littrack.stance.model import Model
from littrack.stance.opinion import Opinion


@dataclass(frozen=True)
class Read:
    """A row and what the model makes of it."""

    row: Row
    opinion: Opinion

    @property
    def shares(self) -> tuple[float, float, float]:
        """Give the probabilities in the order of STANCES."""
        return self.opinion.support, self.opinion.contradict, self.opinion.neither

    @property
    def guess(self) -> str:
        """Name the likeliest stance, sure or not."""
        return STANCES[self.shares.index(max(self.shares))]

    def printed(self, threshold: float) -> bool:
        """Say whether the program would print this stance."""
        return self.guess != "NEI" and max(self.shares) >= threshold


def bar(model: Model) -> float:
    """Give the probability from which either side of a pair by itself was right in nine of ten."""
    return max(model.bars["support_90"], model.bars["contradict_90"])


def read(model: Model, given: Sequence[Row]) -> list[Read]:
    """Ask the model about every row."""
    found = []
    for row in given:
        said = row["claim"].replace("<|cit|>", "").strip()
        found.append(Read(row, model.opinions(said, [abstract(row)])[0]))
    return found


def score(done: Sequence[Read], threshold: float) -> dict[str, float]:
    """Give the figures of one set as a flat table."""
    gold = [each.row["label"] for each in done]
    figures = measured(gold, [each.guess for each in done])
    told = [each for each in done if each.printed(threshold)]
    right = sum(each.guess == each.row["label"] for each in told)
    return {
        "pairs": len(done),
        "accuracy": figures["accuracy"],
        "macro_f1": figures["macro_f1"],
        **{f"f1_{s.lower()}": figures["per_class"][s]["f1"] for s in STANCES},
        "printed": len(told) / len(done),
        "printed_right": right / len(told) if told else float("nan"),
    }


def calibration(done: Sequence[Read]) -> list[tuple[float, float, int]]:
    """Give, by tenths of stated probability: its mean, how often it was right, how many."""
    bins: dict[int, list[Read]] = {}
    for each in done:
        bins.setdefault(min(int(max(each.shares) * 10), 9), []).append(each)
    table = []
    for _, held in sorted(bins.items()):
        stated = sum(max(each.shares) for each in held) / len(held)
        right = sum(each.guess == each.row["label"] for each in held) / len(held)
        table.append((stated, right, len(held)))
    return table


def curve(done: Sequence[Read]) -> list[tuple[float, float, float]]:
    """Give precision and coverage of printed stances at rising thresholds."""
    points = []
    for step in range(34, 98, 4):
        told = [each for each in done if each.printed(step / 100)]
        if told:
            right = sum(each.guess == each.row["label"] for each in told) / len(told)
            points.append((step / 100, right, len(told) / len(done)))
    return points


def worst(done: Sequence[Read], count: int) -> list[str]:
    """Word the errors it was surest of: gold and guess, the claim, the sentences it rests on."""
    wrong = [each for each in done if each.guess != each.row["label"]]
    wrong.sort(key=lambda each: -max(each.shares))
    return [
        f"{each.row['id']}: {each.row['label']} read as {each.guess} ({max(each.shares):.2f})\n"
        f"    claim: {each.row['claim']}\n    rests on: "
        + " / ".join(each.row["sentences"][n] for n in each.opinion.sentences)
        for each in wrong[:count]
    ]


def write(done: Sequence[Read], threshold: float, path: Path) -> None:
    """Write the predictions down."""
    with path.open("w", encoding="utf-8") as out:
        for each in done:
            told = {
                "id": each.row["id"],
                "label": each.guess,
                "printed": each.printed(threshold),
                "probabilities": dict(zip(STANCES, each.shares, strict=True)),
                "sentences": list(each.opinion.sentences),
            }
            out.write(json.dumps(told) + "\n")


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PAIRS.jsonl")
    parser.add_argument("--out", type=Path, help="folder for predictions")
    parser.add_argument("--models", type=Path, default=HOME)
    parser.add_argument("--curve", action="store_true", help="print calibration and coverage too")
    parser.add_argument("--errors", type=int, default=0, help="list so many of the worst errors")
    args = parser.parse_args()
    model = Model(Weights(args.models))
    print(f"{model.name}, threshold {bar(model)}")
    for path in args.paths:
        begun = time.perf_counter()
        done = read(model, rows(path))
        pace = len(done) / (time.perf_counter() - begun)
        print(f"{path.stem}: {len(done)} pairs, {pace:.0f} a second")
        if args.out:
            args.out.mkdir(parents=True, exist_ok=True)
            write(done, bar(model), args.out / f"{path.stem}.predictions.jsonl")
        if all("label" in each.row for each in done):
            show(done, bar(model), full=args.curve)
            print("\n".join(worst(done, args.errors)))


def show(done: Sequence[Read], threshold: float, *, full: bool) -> None:
    """Print the figures of one set."""
    for name, figure in score(done, threshold).items():
        print(f"  {name:16s} {figure:.3f}")
    if full:
        for stated, right, count in calibration(done):
            print(f"  stated {stated:.2f} right {right:.2f} ({count})")
        for threshold_, right, covered in curve(done):
            print(f"  threshold {threshold_:.2f} right {right:.3f} printed {covered:.3f}")


if __name__ == "__main__":
    main()

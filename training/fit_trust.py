"""Fit how far the readers are believed, on dev gold as a user's articles are checked.

    python training/fit_trust.py GOLD WORKDIR --cache WORK/opinions.json --head HEAD.json

GOLD and WORKDIR are those of `python -m benchmarks.subjects`. Every article is read, every record
the judge asks is read with the shipped graphs (an hour on two cores; `--cache` keeps the answers),
and a logistic regression (littrack/stance/trust.py) is fitted on whether the surer side of an
answer is the gold label of the pair; a pair without a label counts half and decides nothing.
Figures are by leaving subjects out; HEAD gets the weights of all. The bars are chosen by running
`benchmarks.subjects` at several (MODEL_CARD.md has the curve).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import subjects
from littrack import settings as configuration
from littrack.pipeline import check
from littrack.pipeline.workspace import Workspace
from littrack.stance.model import Model
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.trust import Context, features, gated

STRENGTH = 0.3
UNLABELLED = 0.5
BARS = {"support": 0.6, "contradict": 0.83}
SMALL_BARS = {"support": 0.8, "contradict": 0.85}


class Recorder:
    """The shipped model in the judge's seat: takes no side, and remembers what it was asked."""

    def __init__(self, cache: Path, *, large: bool) -> None:
        self.name = f"recorder {datetime.now(UTC)}"  # what the store keeps of another is not asked
        self._model, self._cache = Model(large=large), cache
        self._known = json.loads(cache.read_text()) if cache.exists() else {}
        self._pairs: dict[int, tuple[str, str, Opinion]] = {}
        self.log: list[tuple[str, str, Opinion, Context]] = []

    def bar(self, stance: object, *, cited: bool) -> float:
        """Let nothing decide."""
        del stance, cited
        return 1.01

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """Read what is new, and keep it."""
        new = [a for a in abstracts if f"{claim}\n{a.title}" not in self._known]
        for abstract, said in zip(new, self._model.opinions(claim, new), strict=True):
            row = [said.support, said.contradict, said.neither, *said.sentences]
            self._known[f"{claim}\n{abstract.title}"] = row
        if new:
            self._cache.write_text(json.dumps(self._known))
        found = []
        for abstract in abstracts:
            s, c, n, *places = self._known[f"{claim}\n{abstract.title}"]
            found.append(Opinion(s, c, n, tuple(places)))
            self._pairs[id(found[-1])] = (claim, abstract.title, found[-1])
        return found

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Remember the answer with its context."""
        claim, title, _ = self._pairs[id(said)]
        self.log.append((claim, title, said, context))
        return gated(said, context)


def rows(gold: Path, workspace: Path, cache: Path, *, large: bool) -> list[tuple]:
    """Give for every asked pair with a gold row: features, side is right, weight, subject."""
    settings, found = configuration.load(workspace, {}), []
    for article in sorted((gold / "art").glob("*.txt")):
        asked, seat = check.CheckRequest([str(article)], article.stem), Recorder(cache, large=large)
        with Workspace(settings) as opened:
            oracle = subjects.oracle(gold, opened, asked)
            check.check(opened, asked, datetime.now(UTC), seat=seat)
        for claim, title, said, context in seat.log:
            labels = oracle.labels(claim, title)
            if labels is None or not (context.whole and context.finding):
                continue
            sides = labels & {"SUPPORT", "CONTRADICT"}
            if len(sides) > 1:
                continue
            side = "CONTRADICT" if said.contradict > said.support else "SUPPORT"
            weight = 1.0 if labels else UNLABELLED
            found.append((features(said, context), side in sides, weight, article.stem))
    return found


def fit(found: Sequence[tuple], bars: dict[str, float]) -> dict:
    """Print the curve by leaving subjects out, and give the weights of all."""
    x, y, weight, groups = (np.array(column) for column in zip(*found, strict=True))
    mean, scale = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    told = cross_val_predict(
        model,
        (x - mean) / scale,
        y,
        groups=groups,
        cv=LeaveOneGroupOut(),
        method="predict_proba",
        params={"sample_weight": weight},
    )[:, 1]
    right = y[np.argsort(-told)]
    for count in range(20, len(right), 20):
        print(f"surest {count}: right {right[:count].mean():.2f}, from {np.sort(told)[-count]:.2f}")
    model.fit((x - mean) / scale, y, sample_weight=weight)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - (weights * mean).sum())
    return {"weights": weights.tolist(), "bias": bias, "bars": bars}


def main() -> None:
    """Fit for both readers and for the small one alone, and write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--head", type=Path, required=True)
    args = parser.parse_args()
    head = json.loads(args.head.read_text(encoding="utf-8"))
    small = args.cache.with_suffix(".small.json")
    for size, cache, bars in (("both", args.cache, BARS), ("small", small, SMALL_BARS)):
        found = rows(args.gold, args.work / "workspace", cache, large=size == "both")
        head.setdefault("trust", {})[size] = fit(found, bars)
    args.head.write_text(json.dumps(head) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

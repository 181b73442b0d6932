"""Fit which sentences of an abstract decide a claim: choice.json, twelve weights."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from common import folder, held_out, rows
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.stance.choice import marks, order

TRAIN = ("scifact_train", "checkcovid_composed_train", "checkcovid_extracted_train")
SHOWN = 4


def decided(name: str) -> list[dict]:
    """Read the pairs of a set whose deciding sentences are known."""
    return [r for r in rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl") if r["rationales"]]


def told(row: dict) -> set[int]:
    """Give the numbers of the deciding sentences."""
    return {n for rationale in row["rationales"] for n in rationale}


def main() -> None:
    """Fit, print how often a deciding sentence is among the first, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    args = parser.parse_args()
    rarity = json.loads((args.models / "rarity.json").read_text(encoding="utf-8"))
    pairs = [row for name in TRAIN for row in decided(name) if not held_out(row)]
    given = np.vstack([marks(r["claim"], r["sentences"], rarity) for r in pairs])
    gold = np.concatenate([[n in told(r) for n in range(len(r["sentences"]))] for r in pairs])
    spread = given.std(0) + 1e-6
    fitted = LogisticRegression(max_iter=3000).fit(given / spread, gold)
    weights = np.round(fitted.coef_[0] / spread, 4).tolist()
    for name in ("scifact_dev", "checkcovid_composed_dev"):
        ranks = [
            (order(r["claim"], r["sentences"], rarity, weights), told(r)) for r in decided(name)
        ]
        first = [min(ranked.index(n) for n in gold) for ranked, gold in ranks]
        shares = [f"{np.mean([f < k for f in first]):.3f}" for k in range(1, SHOWN + 1)]
        print(f"{name}: a deciding sentence among the first 1 to {SHOWN}: {' '.join(shares)}")
    (args.models / "choice.json").write_text(json.dumps(weights) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fit which sentences of an abstract likely decide a claim: the weights of sentence_order.py.

    python training/sentence_order.py

On the claims of WORK/lay.jsonl whose abstract is not held out; prints the weights and how often a
deciding sentence is among the first 3, 6 and 8, for those held out and for dev gold, by shared
words alone and by the weights.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from common import folder, held_out, rows
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.stance.sentence_order import signs
from littrack.stance.wording import stem_set

STRENGTH = 10.0
AMONG = (3, 6, 8)
WORDS_ALONE = np.array([1.0, 0, 0, 0, 0, 0])
Example = tuple[np.ndarray, set[int]]


def examples(name: str) -> list[tuple[dict, Example]]:
    """Give for each decided row of a file its sentences' signs and the deciding ones."""
    found = []
    for row in rows(folder("WORK") / f"{name}.jsonl"):
        deciding = {n for rationale in row["rationales"] for n in rationale}
        if row["label"] != "NEI" and deciding:
            asked, told = stem_set(row["claim"]), row["sentences"]
            table = np.array([signs(asked, told, at) for at in range(len(told))])
            found.append((row, (table, deciding)))
    return found


def among_first(part: Sequence[Example], weights: np.ndarray) -> str:
    """Say how often a deciding sentence is among the first of the order."""
    ranks = []
    for table, deciding in part:
        order = list(np.argsort(-(table @ weights), kind="stable"))
        ranks.append(min(order.index(n) for n in deciding))
    return " ".join(f"{count}: {np.mean(np.array(ranks) < count):.3f}" for count in AMONG)


def main() -> None:
    """Fit and print."""
    lay = examples("lay")
    x = np.vstack([table for row, (table, _) in lay if not held_out(row)])
    y = np.concatenate(
        [[n in gold for n in range(len(t))] for row, (t, gold) in lay if not held_out(row)]
    )
    weights = LogisticRegression(C=STRENGTH, max_iter=1000).fit(x, y).coef_[0]
    print("weights", np.round(weights, 2).tolist())
    held = [one for row, one in examples("clusters") if held_out(row)]
    parts = {"clusters, held out": held}
    parts |= {name: [one for _, one in examples(name)] for name in ("subjects", "articles")}
    for name, part in parts.items():
        told = f"words {among_first(part, WORDS_ALONE)} | weights {among_first(part, weights)}"
        print(f"{name} ({len(part)}): {told}")


if __name__ == "__main__":
    main()

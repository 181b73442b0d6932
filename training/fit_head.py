"""Fit the small head that joins the trunk's logits with what can be counted, and its threshold.

It is fitted on the train pairs the trunk has never seen (one abstract in seven); how strongly it
is held to zero is chosen by cross-validation. The threshold is the least probability from which
the printed stances were right often enough, on those pairs and on SciFact dev.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from common import folder, held_out, rows
from export import seal
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.encoder import Weights
from littrack.stance.model import Model

LABELS = ("SUPPORT", "CONTRADICT", "NEI")
WEIGHT = {
    "scifact_train": 2.0,
    "checkcovid_composed_train": 1.0,
    "checkcovid_extracted_train": 1.0,
    "citationintegrity_train": 0.5,
}
STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3)
INPUTS = 23
RIGHT = 0.87
LEAST = 20


def asked(row: dict) -> tuple[str, list[str]]:
    """Give claim and sentences as the program will meet them."""
    return row["claim"].replace("<|cit|>", "").strip(), row["sentences"]


def threshold(table: np.ndarray, gold: np.ndarray) -> float:
    """Find the least probability from which stances are right often enough, from there on."""
    side, sure = table[:, :2].argmax(1), table[:, :2].max(1)
    speaking = table.argmax(1) != LABELS.index("NEI")
    order = np.argsort(-sure)
    order = order[speaking[order]]
    right = np.cumsum(side[order] == gold[order]) / np.arange(1, len(order) + 1)
    good = [i for i in range(len(order)) if i + 1 >= LEAST and right[i] >= RIGHT]
    return float(sure[order[good[-1]]]) if good else 1.0


def report(name: str, table: np.ndarray, gold: np.ndarray, bar: float) -> None:
    """Print accuracy, macro-F1, and what is printed at the threshold."""
    guess = table.argmax(1)
    scores = []
    for k in range(3):
        hit, both = ((guess == k) & (gold == k)).sum(), (guess == k).sum() + (gold == k).sum()
        scores.append(2 * hit / both if both else 0.0)
    told = (table[:, :2].max(1) >= bar) & (guess != 2)
    right = (guess == gold)[told].mean() if told.any() else float("nan")
    each = " ".join(f"{s:.2f}" for s in scores)
    print(
        f"{name}: n {len(gold)} accuracy {(guess == gold).mean():.3f} "
        f"macro-F1 {np.mean(scores):.3f} ({each}) printed {told.mean():.2f} right {right:.3f}",
    )


def main() -> None:
    """Fit, choose, write head.json and seal the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    args = parser.parse_args()
    empty = {"weights": np.zeros((3, INPUTS)).tolist(), "bias": [0, 0, 0], "threshold": 1}
    (args.models / "head.json").write_text(json.dumps(empty), encoding="utf-8")
    seal(args.models)
    model = Model(Weights(args.models))
    pairs, weights = [], []
    for name, weight in WEIGHT.items():
        kept = [r for r in rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl") if held_out(r)]
        pairs += kept
        weights += [weight] * len(kept)
    inputs = model.inputs([asked(r) for r in pairs])
    gold = np.array([LABELS.index(r["label"]) for r in pairs])
    groups = [str(r["doc_id"]) for r in pairs]
    best = (np.inf, 0.0, np.zeros(0))
    for strength in STRENGTHS:
        head = LogisticRegression(C=strength, max_iter=5000)
        table = cross_val_predict(
            head,
            inputs,
            gold,
            groups=groups,
            cv=GroupKFold(5),
            method="predict_proba",
            params={"sample_weight": np.array(weights)},
        )
        loss = -np.average(np.log(table[np.arange(len(gold)), gold]), weights=weights)
        print(f"C {strength}: cross-validated loss {loss:.4f}")
        best = min(best, (loss, strength, table), key=lambda b: b[0])
    head = LogisticRegression(C=best[1], max_iter=5000).fit(inputs, gold, sample_weight=weights)
    dev = rows(folder("BENCHMARKS") / "pairs" / "scifact_dev.jsonl")
    dev_gold = np.array([LABELS.index(r["label"]) for r in dev])
    dev_table = head.predict_proba(model.inputs([asked(r) for r in dev]))
    first = np.array(weights) == WEIGHT["scifact_train"]
    bar = max(threshold(best[2][first], gold[first]), threshold(dev_table, dev_gold))
    report("held out, cross-validated", best[2], gold, bar)
    report("SciFact held out", best[2][first], gold[first], bar)
    report("SciFact dev", dev_table, dev_gold, bar)
    told = {
        "labels": LABELS,
        "weights": np.round(head.coef_, 4).tolist(),
        "bias": np.round(head.intercept_, 4).tolist(),
        "threshold": round(bar, 3),
    }
    (args.models / "head.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    seal(args.models)


if __name__ == "__main__":
    main()

"""Fit the small head that joins the trunk's logits with what can be counted, and its threshold.

It is fitted on the train pairs the trunk has never seen (one abstract in seven); how strongly it
is held to zero is chosen by cross-validation. The threshold is the least probability from which
the printed stances were right often enough, on those pairs and on the dev sets of the same kinds.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

import numpy as np
from common import folder, held_out, rows
from export import seal
from flips import flip
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from train_stance import OPPOSITE

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.encoder import Weights
from littrack.stance.model import Model
from littrack.stance.opinion import Abstract

LABELS = ("SUPPORT", "CONTRADICT", "NEI")
WEIGHT = {
    "scifact_train": 2.0,
    "checkcovid_composed_train": 1.0,
    "checkcovid_extracted_train": 1.0,
    "citationintegrity_train": 0.5,
}
STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3)
INPUTS = 21
# The first of them are the trunk's logits.
TOLD = 3
SEED = 20261122
RIGHT = 0.88
LEAST = 40
DEV = ("scifact_dev", "checkcovid_composed_dev")


def asked(row: dict) -> tuple[str, Abstract]:
    """Give claim and abstract as the program will meet them."""
    claim = row["claim"].replace("<|cit|>", "").strip()
    return claim, Abstract(tuple(row["sentences"]), row.get("title") or "")


def threshold(table: np.ndarray, gold: np.ndarray) -> float:
    """Find the least probability from which stances are right often enough, from there on."""
    side, sure = table[:, :2].argmax(1), table[:, :2].max(1)
    speaking = table.argmax(1) != LABELS.index("NEI")
    order = np.argsort(-sure)
    order = order[speaking[order]]
    right = np.cumsum(side[order] == gold[order]) / np.arange(1, len(order) + 1)
    good = [i for i in range(len(order)) if i + 1 >= LEAST and right[i] >= RIGHT]
    return float(sure[order[good[-1]]]) if good else 1.0


def report(name: str, table: np.ndarray, gold: np.ndarray, bar: float, firm: np.ndarray) -> None:
    """Print accuracy, macro-F1, and what is printed at the threshold."""
    guess = table.argmax(1)
    scores = []
    for k in range(3):
        hit, both = ((guess == k) & (gold == k)).sum(), (guess == k).sum() + (gold == k).sum()
        scores.append(2 * hit / both if both else 0.0)
    told = (table[:, :2].max(1) >= bar) & (guess != 2) & firm
    right = (guess == gold)[told].mean() if told.any() else float("nan")
    each = " ".join(f"{s:.2f}" for s in scores)
    print(
        f"{name}: n {len(gold)} accuracy {(guess == gold).mean():.3f} "
        f"macro-F1 {np.mean(scores):.3f} ({each}) printed {told.mean():.2f} right {right:.3f}",
    )


def gathered(split: bool) -> tuple[list[dict], np.ndarray]:
    """Read the train pairs kept from the trunk (or the others) and what each weighs."""
    pairs, weights = [], []
    for name, weight in WEIGHT.items():
        kept = [
            row
            for row in rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl")
            if held_out(row) is split
        ]
        pairs += kept
        weights += [weight] * len(kept)
    return pairs, np.array(weights)


def turned(pairs: list[dict]) -> list[dict]:
    """Say the contrary of every claim that can be turned around, with the other label."""
    rng = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    others = [(row, flip(row["claim"], rng)) for row in pairs]
    return [{**row, "claim": c, "label": OPPOSITE[row["label"]]} for row, c in others if c]


def labels(pairs: list[dict]) -> np.ndarray:
    """Number the labels."""
    return np.array([LABELS.index(row["label"]) for row in pairs])


def counted_head(model: Model) -> tuple[np.ndarray, np.ndarray]:
    """Fit the counted part alone, on the many pairs the trunk was trained on."""
    pairs, weights = gathered(split=False)
    inputs = np.array([model.features(*asked(row))[1] for row in pairs])
    mean, spread = inputs.mean(0), inputs.std(0) + 1e-6
    head = LogisticRegression(C=0.03, max_iter=5000)
    head.fit((inputs - mean) / spread, labels(pairs), sample_weight=weights)
    slope = head.coef_ / spread
    return slope, head.intercept_ - slope @ mean


def joined(head: LogisticRegression, slope: np.ndarray, shift: np.ndarray) -> dict[str, list]:
    """Write both parts as one set of weights over logits and counts."""
    told, counts = head.coef_[:, :TOLD], head.coef_[:, TOLD:]
    return {
        "weights": np.round(np.hstack([told, counts @ slope]), 4).tolist(),
        "bias": np.round(head.intercept_ + counts @ shift, 4).tolist(),
    }


def chosen(inputs: np.ndarray, gold: np.ndarray, weights: np.ndarray, groups: list[str]):
    """Choose the strength by cross-validation; give it and the cross-validated table."""
    best = (np.inf, 0.0, np.zeros(0))
    for strength in STRENGTHS:
        table = cross_val_predict(
            LogisticRegression(C=strength, max_iter=5000),
            inputs,
            gold,
            groups=groups,
            cv=GroupKFold(5),
            method="predict_proba",
            params={"sample_weight": weights},
        )
        loss = -np.average(np.log(table[np.arange(len(gold)), gold]), weights=weights)
        print(f"C {strength}: cross-validated loss {loss:.4f}")
        best = min(best, (loss, strength, table), key=lambda b: b[0])
    return best[1], best[2]


def main() -> None:
    """Fit, choose, write head.json and seal the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    args = parser.parse_args()
    empty = {"weights": np.zeros((3, INPUTS)).tolist(), "bias": [0, 0, 0], "threshold": 1}
    write(args.models, empty)
    model = Model(Weights(args.models))
    slope, shift = counted_head(model)

    def inputs(pairs: list[dict]) -> np.ndarray:
        raw = model.inputs([asked(row) for row in pairs])
        return np.hstack([raw[:, :TOLD], raw[:, TOLD:] @ slope.T + shift])

    pairs, weights = gathered(split=True)
    real = len(pairs)
    more = turned(pairs)
    weights = np.concatenate([weights, np.full(len(more), 0.5)])
    pairs += more
    given, gold = inputs(pairs), labels(pairs)
    groups = [str(row["doc_id"]) for row in pairs]
    strength, table = chosen(given, gold, weights, groups)
    head = LogisticRegression(C=strength, max_iter=5000).fit(given, gold, sample_weight=weights)
    told = {"labels": LABELS, **joined(head, slope, shift), "threshold": 1}
    write(args.models, told)
    model = Model(Weights(args.models))
    dev = {n: rows(folder("BENCHMARKS") / "pairs" / f"{n}.jsonl") for n in DEV}
    kinds = weights[:real] > WEIGHT["citationintegrity_train"]
    own = [row for row, kind in zip(pairs, kinds, strict=False) if kind]
    shown = [("held out, cross-validated", own, table[:real][kinds])]
    shown += [(n, found, head.predict_proba(inputs(found))) for n, found in dev.items()]
    firm = [firmly(model, found) for _, found, _ in shown]
    held = np.concatenate(firm)
    every = np.vstack([t for _, _, t in shown])[held]
    bar = threshold(every, np.concatenate([labels(found) for _, found, _ in shown])[held])
    for (name, found, shares), sure in zip(shown, firm, strict=True):
        report(name, shares, labels(found), bar, sure)
    write(args.models, {**told, "threshold": round(bar, 3)})


def firmly(model: Model, pairs: list[dict]) -> np.ndarray:
    """Say of each pair whether one sentence alone says what the whole does."""
    return np.array([model.opinions(c, [a])[0].firm for c, a in map(asked, pairs)])


def write(home: Path, told: dict) -> None:
    """Write head.json and seal the folder."""
    (home / "head.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    seal(home)


if __name__ == "__main__":
    main()

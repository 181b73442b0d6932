"""Fit the logistic heads of the stance model and the bars from which a side is printed.

    python fit_heads.py MODELS --cache WORK/readings.npz

Heads are fitted on pairs that no trunk has seen: the abstracts held out of the train sets and of
the claims written by reading (one in seven), and the dev gold subjects. Figures of dev gold are by
leaving subjects out; the shipped head is fitted on all of it. `readings.npz` keeps the features.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from pathlib import Path

import numpy as np
import torch
from common import batches, folder, held_out, rows
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from train_reader import start
from views import LABELS, TRAIN_SETS, plain

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.encoder import LargeTrunk, Trunk, Weights
from littrack.stance.model import LENGTH, Model
from littrack.stance.opinion import Abstract

FOLDS = 6
TOKENS = 6000  # of a batch of checkpoints
STRENGTHS = (0.01, 0.03, 0.1, 0.3)
DEV = ("scifact_dev", "citationintegrity_dev", "healthver_dev")
# How much a row of each source counts; dev gold is of the kind that users meet.
GOLD = ("subjects", "articles")
COUNT = {"subjects": 0.5, "articles": 1.0, "clusters": 0.2, "written": 0.1}
OTHER = 0.05
FAR = 0.3  # of the held-out cluster pairs that share few words
WRITTEN, HEALTHVER = 500, 150  # rows of the larger sets that are read
Pairs = dict[str, list[dict]]


def pairs() -> Pairs:
    """Gather what heads are fitted on and what is only measured."""
    rng = random.Random(7)  # noqa: S311 - repeatable on purpose
    home = folder("BENCHMARKS") / "pairs"
    found = {name: rows(folder("WORK") / f"{name}.jsonl") for name in GOLD}
    for name in ("clusters", "written"):
        part = [r for r in rows(folder("WORK") / f"{name}.jsonl") if held_out(r) and r["sentences"]]
        near = [
            r
            for r in part
            if r["label"] != "NEI" or r.get("overlap", 1) >= 0.4 or rng.random() < FAR
        ]
        found[name] = near if name == "clusters" else rng.sample(near, WRITTEN)
    for name in TRAIN_SETS:
        found[name] = [r for r in rows(home / f"{name}.jsonl") if held_out(r) and r["sentences"]]
    for name in DEV:
        part = [r for r in rows(home / f"{name}.jsonl") if r["sentences"]]
        found[name] = part if name != "healthver_dev" else rng.sample(part, HEALTHVER)
    return found


class TorchTrunk:
    """A checkpoint in the place of its exported graph: the same logits but for rounding, faster."""

    def __init__(self, kind: str, checkpoint: Path) -> None:
        self.SEPARATOR = "</s>" if kind == "large" else "[SEP]"
        model, self._run, self._tok = start(kind, checkpoint)
        model.eval()
        self._tok.enable_truncation(LENGTH, strategy="longest_first")

    def run(self, texts: list[tuple[str, str]]) -> np.ndarray:
        """Give the logits of every text, in order."""
        encoded = self._tok.encode_batch(list(texts))
        sizes = [len(e.ids) for e in encoded]
        found = np.zeros((len(texts), 3), dtype=np.float32)
        rng = random.Random(1)  # noqa: S311 - repeatable on purpose
        for batch in batches(sizes, TOKENS, rng):
            with torch.inference_mode():
                found[batch] = self._run([encoded[i] for i in batch]).float().numpy()
        return found


class Reader(Model):
    """The model before it has a head."""

    def __init__(self, weights: Weights, checkpoints: list[Path] | None) -> None:
        if checkpoints:
            self._small = TorchTrunk("small", checkpoints[0])
            self._large = TorchTrunk("large", checkpoints[1])
        else:
            self._small = Trunk(weights, "stance.onnx", length=LENGTH)
            self._large = LargeTrunk(weights, "reader.onnx", length=LENGTH)

    def features(self, part: list[dict]) -> tuple[np.ndarray, np.ndarray]:
        """Give the features of both readings, and for each row its likeliest sentences."""
        found, best = [], []
        for first_row in range(0, len(part), 50):
            asked = [
                (plain(r["claim"]), Abstract(tuple(r["sentences"]), r.get("title") or ""))
                for r in part[first_row : first_row + 50]
            ]
            first = self.first_readings(asked)
            second = self.second_readings(first)
            for one, (alone, more) in zip(first, second, strict=True):
                found.append(one.features + more)
                shares = np.exp(alone) / np.exp(alone).sum(1, keepdims=True)
                tops = [one.numbers[i] for i in one.likeliest[: len(alone)]]
                best.append(tops[int(shares[:, 2].argmin())])
            print(f"{first_row + len(asked)}/{len(part)}", flush=True)
        return np.array(found, dtype=np.float32), np.array(best)


def small_count(features: int) -> int:
    """Give how many of the features come of the small reading."""
    return features - 16


def scores(table: np.ndarray, gold: np.ndarray) -> str:
    """Accuracy, macro-F1, F1 by label and sides right, in a line."""
    guess = table.argmax(1)
    f1 = []
    for k in range(3):
        both = (guess == k).sum() + (gold == k).sum()
        f1.append(2 * ((guess == k) & (gold == k)).sum() / both if both else 0.0)
    sided = gold != 2
    sides = (table[sided][:, :2].argmax(1) == gold[sided]).mean()
    told = " ".join(f"{f:.2f}" for f in f1)
    return (
        f"n {len(gold)} acc {(guess == gold).mean():.3f} F1 {np.mean(f1):.3f} ({told})"
        f" sides {sides:.3f}"
    )


def curve(table: np.ndarray, gold: np.ndarray) -> str:
    """Say how many of the surest are right, by share of all pairs."""
    sure = np.where(table.argmax(1) != 2, table[:, :2].max(1), 0)
    order = np.argsort(-sure)
    right = (table.argmax(1) == gold)[order]
    parts = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
    return " ".join(f"{p:.2f}:{right[: max(1, int(p * len(right)))].mean():.2f}" for p in parts)


def bar(table: np.ndarray, gold: np.ndarray, side: int, wanted: float) -> float:
    """Give the lowest probability of a side from which it was right often enough."""
    mine = table[:, side] >= table.max(1)
    order = np.argsort(-np.where(mine, table[:, side], -1))[: int(mine.sum())]
    right = np.cumsum(gold[order] == side) / np.arange(1, len(order) + 1)
    good = [i for i in range(19, len(order)) if right[i] >= wanted]
    return float(table[order[good[-1]], side]) if good else 1.01


def fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray, strength: float) -> LogisticRegression:
    """Fit one head on standardised features."""
    return LogisticRegression(C=strength, max_iter=3000).fit(x, y, sample_weight=weight)


def fit(x: dict, y: dict, data: Pairs, size: str) -> dict:
    """Choose a strength by leaving subjects out, print the figures and give the head."""
    fit_on = [n for n in x if n not in DEV]
    xx = np.vstack([x[n] for n in fit_on])
    yy = np.concatenate([y[n] for n in fit_on])
    ww = np.concatenate([np.full(len(y[n]), COUNT.get(n, OTHER)) for n in fit_on])
    groups = np.array(
        [r["subject"] if n in GOLD else n + str(r["doc_id"]) for n in fit_on for r in data[n]]
    )
    groups = np.array([int(hashlib.sha256(g.encode()).hexdigest()[:8], 16) for g in groups])
    mean, scale = xx.mean(0), xx.std(0) + 1e-6
    z, own = (
        (xx - mean) / scale,
        np.concatenate([np.full(len(y[n]), n == "articles") for n in fit_on]),
    )
    best = None
    for strength in STRENGTHS:
        table = cross_val_predict(
            LogisticRegression(C=strength, max_iter=3000),
            z,
            yy,
            groups=groups,
            cv=GroupKFold(FOLDS),
            method="predict_proba",
            params={"sample_weight": ww},
        )
        loss = -np.log(table[own][np.arange(own.sum()), yy[own]] + 1e-9).mean()
        if best is None or loss < best[0]:
            best = (loss, strength, table)
    _, strength, table = best
    mine, gold = table[own], yy[own]
    print(f"== {size} head, C {strength}, loss {best[0]:.4f}")
    print("articles, left out ", scores(mine, gold), "|", curve(mine, gold))
    hard = np.array([r.get("overlap", 0) >= 0.5 and r["label"] == "NEI" for r in data["articles"]])
    if hard.any():
        sided = (mine[hard].argmax(1) != 2).mean()
        print(f"   hard neutrals called sided {sided:.3f} of {hard.sum()}")
    at = 0
    for n in fit_on:
        print(f"   cv {n:26s}", scores(table[at : at + len(y[n])], y[n]))
        at += len(y[n])
    head = fitted(z, yy, ww, strength)
    for n in DEV:
        told = head.predict_proba((x[n] - mean) / scale)
        print(f"   {n:29s}", scores(told, y[n]), "|", curve(told, y[n]))
    np.save(folder("WORK") / f"left_out_{size}.npy", mine)
    stated = np.concatenate([np.full(len(y[n]), n == "subjects") for n in fit_on])
    bars = {  # of records named for a claim: statements are worded as annotators do
        f"{name}_{int(wanted * 100)}": bar(table[stated], yy[stated], side, wanted)
        for side, name in enumerate(("support", "contradict"))
        for wanted in (0.8, 0.85, 0.9, 0.95)
    }
    print("   bars", {k: round(v, 3) for k, v in bars.items()})
    return {
        "mean": mean.tolist(),
        "scale": scale.tolist(),
        "weights": head.coef_.tolist(),
        "bias": head.intercept_.tolist(),
        "bars": bars,
    }


def fit_lean(table: np.ndarray, part: list[dict], bars: dict[str, float]) -> None:
    """Fit how often the surer side of an undecided claim is right, and print the two weights.

    A claim is undecided when no pair of it reaches a bar; its side is that of its pairs' labels.
    """
    claims: dict[str, list[int]] = {}
    for place, row in enumerate(part):
        claims.setdefault(row["id"].split(":")[0], []).append(place)
    odds, right = [], []
    for places in claims.values():
        support, contradict = table[places, 0].max(), table[places, 1].max()
        if support >= bars["support_90"] or contradict >= bars["contradict_90"]:
            continue
        surer, other = max(support, contradict), min(support, contradict)
        side = "SUPPORT" if support >= contradict else "CONTRADICT"
        odds.append(np.log((surer + 0.02) / (other + 0.02)) + np.log(surer + 0.02))
        right.append(any(part[p]["label"] == side for p in places))
    model = LogisticRegression(C=10.0).fit(np.array(odds)[:, None], right)
    stated = model.predict_proba(np.array(odds)[:, None])[:, 1]
    print(f"lean: intercept {model.intercept_[0]:.3f} slope {model.coef_[0, 0]:.3f}")
    for low, high in ((0.0, 0.68), (0.68, 0.85), (0.85, 1.01)):
        chosen = (stated >= low) & (stated < high)
        share = np.mean(np.array(right)[chosen]) if chosen.any() else float("nan")
        print(f"   stated {low:.2f}-{high:.2f}: {chosen.sum()} claims, right {share:.2f}")


def main() -> None:
    """Read the features, fit both heads, write head.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--checkpoints", type=Path, nargs=2, help="small and large, unexported")
    parser.add_argument("--limit", type=int, help="rows of each set but dev gold, for a quick look")
    args = parser.parse_args()
    data = pairs()
    kept = dict(np.load(args.cache)) if args.cache.exists() else {}
    for name, part in data.items():
        most = len(kept[name]) if name in kept else args.limit or len(part)
        data[name] = part if name in GOLD else part[:most]
    reader = None
    for name, part in data.items():
        if name not in kept:
            reader = reader or Reader(Weights(args.models), args.checkpoints)
            kept[name], kept[f"{name} best"] = reader.features(part)
            np.savez_compressed(args.cache, **kept)
    x = {n: kept[n] for n in data}
    y = {n: np.array([LABELS.index(r["label"]) for r in part]) for n, part in data.items()}
    for name in ("scifact_dev", "subjects"):
        hits = [
            b in {s for q in r["rationales"] for s in q}
            for b, r in zip(kept[f"{name} best"], data[name], strict=True)
            if any(r["rationales"])
        ]
        print(f"{name} rationale hit@1 {np.mean(hits):.3f}")
    count = small_count(next(iter(x.values())).shape[1])
    small = fit({n: v[:, :count] for n, v in x.items()}, y, data, "small")
    both = fit(x, y, data, "both")
    left_out = np.load(folder("WORK") / "left_out_both.npy")
    fit_lean(left_out, data["articles"], both["bars"])
    stored = {
        "labels": list(LABELS),
        "bars": {"small": small.pop("bars"), "both": both.pop("bars")},
        "small": small,
        "both": both,
    }
    if args.out:
        args.out.write_text(json.dumps(stored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Train the stance trunk: a claim and some sentences in, SUPPORT, CONTRADICT or NEI out.

First the synthetic pairs with the allowed train sets mixed in, then the train sets with some of the
synthetic ones. Evidence is what a user meets: the sentences nearest the claim, not only gold ones.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from common import backbone, batches, folder, freeze, held_out, padded, rows, settle, tokenizer
from flips import flip
from lexical import Bm25
from synthesize import best
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import LambdaLR

SEED = 20261122
LABELS = ("SUPPORT", "CONTRADICT", "NEI")
LENGTH = 160
TOKENS = 2048
# Longer synthetic pairs cost more than they teach.
SHORT = 104
RATE = 1.5e-4
SMOOTHING = 0.05
OPPOSITE = {"SUPPORT": "CONTRADICT", "CONTRADICT": "SUPPORT", "NEI": "NEI"}
TRAIN_SETS = {
    "scifact_train": 2,
    "checkcovid_composed_train": 1,
    "checkcovid_extracted_train": 1,
    "citationintegrity_train": 1,
}


class Stance(torch.nn.Module):
    """The backbone with three logits read from its first token and its mean."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = backbone()
        self.out = torch.nn.Linear(2 * self.trunk.config.hidden_size, len(LABELS))

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Give the logits of a padded batch."""
        hidden = self.trunk(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return self.out(torch.cat([hidden[:, 0], mean], dim=-1))


def real_pairs(rng: random.Random, idf: dict[str, float]) -> list[tuple[str, str, str]]:
    """Pass once over the train sets: windows as met, gold ones, sentences alone, flipped claims."""
    found = []
    for name, times in TRAIN_SETS.items():
        for row in rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl"):
            for _ in range(0 if held_out(row) else times):
                found += views(row, rng, idf)
    return found


def views(row: dict, rng: random.Random, idf: dict[str, float]) -> list[tuple[str, str, str]]:
    """Some ways a user could meet one labelled pair."""
    claim, label = row["claim"].replace("<|cit|>", "").strip(), row["label"]
    sentences, gold = row["sentences"], {i for r in row["rationales"] for i in r}
    if rng.random() < 0.3 and (other := flip(claim, rng)):
        claim, label = other, OPPOSITE[label]
    window = best(claim, sentences, idf, rng.choice((2, 3, 3)))
    chosen = rng.choice(sorted(row["rationales"])) if row["rationales"] else []
    told = [sentences[i] for i in chosen][:3]
    roll = rng.random()
    if label == "NEI" or not told:
        pick = window if roll < 0.7 else best(claim, sentences, idf, 1)
        return [(claim, " ".join(pick), label)]
    if roll < 0.55 and any(sentences[i] in window for i in gold):
        return [(claim, " ".join(window), label)]
    found = [(claim, " ".join(told), label)]
    silent = [s for i, s in enumerate(sentences) if i not in gold]
    if silent and rng.random() < 0.5:
        found.append((claim, rng.choice(silent), "NEI"))
    return found


def synthetic_pairs() -> list[tuple[str, str, str]]:
    """Read what `synthesize.py` wrote."""
    made = rows(folder("WORK") / "synthetic.jsonl")
    return [(r["claim"], r["evidence"], r["label"]) for r in made]


def measure(model: Stance, tok, pairs: list[tuple[str, str, str]]) -> str:
    """Accuracy and macro-F1 on some pairs."""
    guesses = []
    with torch.inference_mode():
        for start in range(0, len(pairs), 16):
            part = pairs[start : start + 16]
            logits = model(padded(tok.encode_batch([(c, e) for c, e, _ in part])))
            guesses += logits.argmax(-1).tolist()
    gold = [LABELS.index(label) for _, _, label in pairs]
    right = sum(a == b for a, b in zip(guesses, gold, strict=True))
    scores = []
    for k in range(len(LABELS)):
        hit = sum(a == b == k for a, b in zip(guesses, gold, strict=True))
        both = guesses.count(k) + gold.count(k)
        scores.append(2 * hit / both if both else 0.0)
    words = " ".join(f"{s:.2f}" for s in scores)
    return f"accuracy {right / len(gold):.3f} macro-F1 {sum(scores) / 3:.3f} (S C N: {words})"


def train(args: argparse.Namespace) -> None:
    """Run one phase and save a checkpoint every few minutes."""
    settle(SEED + args.phase)
    rng = random.Random(SEED + args.phase)  # noqa: S311 - repeatable on purpose
    tok = tokenizer()
    tok.enable_truncation(LENGTH, strategy="longest_first")
    model = Stance()
    if args.start:
        model.load_state_dict(torch.load(args.start))
    freeze(model.trunk)
    model.eval()  # no dropout: a fifth faster, and label smoothing stands in
    synthetic = synthetic_pairs()
    idf = Bm25([e for _, e, _ in synthetic]).idf
    dev = [
        (r["claim"], " ".join(best(r["claim"], r["sentences"], idf, 3)), r["label"])
        for r in rows(folder("BENCHMARKS") / "pairs" / "scifact_dev.jsonl")
    ]
    sizes = [len(e.ids) for e in tok.encode_batch([(c, e) for c, e, _ in synthetic])]
    short = [row for row, size in zip(synthetic, sizes, strict=True) if size <= SHORT]
    data = short[args.skip :][: args.synthetic]
    for _ in range(args.real):
        data += real_pairs(rng, idf)
    encoded = tok.encode_batch([(c, e) for c, e, _ in data])
    labels = torch.tensor([LABELS.index(label) for _, _, label in data])
    plan = list(batches([len(e.ids) for e in encoded], TOKENS, rng))
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=args.rate, weight_decay=0.01)
    begun, mean, saved = time.monotonic(), 1.1, time.monotonic()
    warm = min(100, len(plan) // 10)

    def left(step: int) -> float:
        """Give the part of the run that is left, by steps or by the minutes allowed."""
        spent = (time.monotonic() - begun) / 60 / args.minutes
        return max(0.0, 1 - max(step / len(plan), spent)) * min(1.0, (step + 1) / warm)

    schedule = LambdaLR(optimiser, left)
    print(f"phase {args.phase}: {len(data)} pairs in {len(plan)} steps", flush=True)
    for step, chosen in enumerate(plan, 1):
        logits = model(padded([encoded[i] for i in chosen]))
        loss = cross_entropy(logits, labels[chosen], label_smoothing=SMOOTHING)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            print(
                f"{step}/{len(plan)} loss {mean:.3f} {time.monotonic() - begun:.0f} s", flush=True
            )
        over = step == len(plan) or time.monotonic() - begun > 60 * args.minutes
        if over or time.monotonic() - saved > args.every:
            torch.save(model.state_dict(), args.out)
            saved = time.monotonic()
        if over:
            break
    print(f"{step}: SciFact dev {measure(model, tok, dev)}", flush=True)


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phase", type=int, default=1)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--synthetic", type=int, default=60000)
    parser.add_argument("--real", type=int, default=1, help="passes over the train sets")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--minutes", type=float, default=240, help="stop then, the rate at zero")
    parser.add_argument("--every", type=float, default=600, help="seconds between checkpoints")
    parser.add_argument("--out", type=Path, required=True)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

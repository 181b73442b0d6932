"""Train the stance trunk: a claim and some sentences in, SUPPORT, CONTRADICT or NEI out.

First the synthetic pairs with the allowed train sets mixed in, then the train sets with some of the
synthetic ones. Evidence is what a user meets: the sentences nearest the claim, not only gold ones.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import torch
from common import backbone, batches, folder, freeze, held_out, padded, rows, settle, tokenizer
from flips import flip
from lexical import Bm25
from synthesize import choice
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import LambdaLR

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.stance.choice import order

SEED = 20261122
LABELS = ("SUPPORT", "CONTRADICT", "NEI")
LENGTH = 192
TOKENS = 2048
# Longer synthetic pairs cost more than they teach.
SHORT = 170
RATE = 1.5e-4
SMOOTHING = 0.05
OPPOSITE = {"SUPPORT": "CONTRADICT", "CONTRADICT": "SUPPORT", "NEI": "NEI"}
# How much of each train set one pass shows.
TRAIN_SETS = {
    "scifact_train": 1,
    "checkcovid_composed_train": 1,
    "checkcovid_extracted_train": 1,
    "citationintegrity_train": 0.4,
}
# How often a claim is turned around, a window is shown whole, its title is above it, and a claim
# of SciFact meets a paper that does not decide it.
FLIPPED = 0.25
WHOLE = 0.7
TITLED = 0.85
STRANGE = 0.4


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


class Sets:
    """The allowed train sets, and for SciFact's claims papers that do not decide them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.known = choice()
        named = {
            name: rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl") for name in TRAIN_SETS
        }
        self.rows = {n: [r for r in found if not held_out(r)] for n, found in named.items()}
        self.strange = strangers(named["scifact_train"])

    def once(self) -> list[tuple[str, str, str]]:
        """Pass once: windows as met, gold ones, sentences alone, flipped claims, other papers."""
        found = []
        for name, part in TRAIN_SETS.items():
            for row in self.rows[name]:
                if self.rng.random() < part:
                    found += self.views(row)
        for row in self.rows["scifact_train"]:
            if self.rng.random() < STRANGE:
                found.append(
                    self.met(row["claim"], self.rng.choice(self.strange[row["claim"]]), set())
                )
        return [(claim, text, label) for claim, text, label in found if text]

    def views(self, row: dict) -> list[tuple[str, str, str]]:
        """Some ways a user could meet one labelled pair."""
        rng, label = self.rng, row["label"]
        claim = row["claim"].replace("<|cit|>", "").strip()
        if rng.random() < FLIPPED and (other := flip(claim, rng)):
            claim, label = other, OPPOSITE[label]
        row = {**row, "claim": claim, "label": label}
        gold = {n for rationale in row["rationales"] for n in rationale}
        if not gold or rng.random() < WHOLE:
            return [self.met(claim, row, gold)]
        chosen = rng.choice(sorted(row["rationales"]))[:3]
        found = [(claim, " ".join(row["sentences"][n] for n in chosen), label)]
        silent = [s for n, s in enumerate(row["sentences"]) if n not in gold]
        return [*found, (claim, rng.choice(silent), "NEI")] if silent else found

    def met(self, claim: str, row: dict, gold: set[int]) -> tuple[str, str, str]:
        """Show the title and the likeliest sentences, one of the deciding ones among them."""
        numbers = order(claim, row["sentences"], *self.known)[: self.rng.choice((2, 3, 3, 3))]
        if gold and not gold & set(numbers):
            numbers = [*numbers[:-1], min(gold)]
        title = [row["title"]] if row.get("title") and self.rng.random() < TITLED else []
        window = [row["sentences"][n] for n in sorted(numbers)]
        return claim, " ".join(title + window), row.get("label", "NEI")


def strangers(pairs: list[dict]) -> dict[str, list[dict]]:
    """For each claim, papers near it that it does not cite; none that a dev claim cites."""
    home = folder("BENCHMARKS")
    shown = {str(row["doc_id"]) for row in rows(home / "pairs" / "scifact_dev.jsonl")}
    corpus = [
        {"doc_id": str(row["doc_id"]), "title": row["title"], "sentences": row["abstract"]}
        for row in rows(home / "scifact" / "corpus.jsonl")
        if str(row["doc_id"]) not in shown
    ]
    index = Bm25([" ".join([row["title"], *row["sentences"]]) for row in corpus])
    cited = defaultdict(set)
    for row in pairs:
        cited[row["claim"]].add(str(row["doc_id"]))
    return {
        claim: [corpus[i] for i in index.top(claim, 8) if corpus[i]["doc_id"] not in own]
        for claim, own in cited.items()
    }


def synthetic_pairs() -> list[tuple[str, str, str]]:
    """Read what `synthesize.py` wrote."""
    made = rows(folder("WORK") / "synthetic.jsonl")
    return [(r["claim"], r["evidence"], r["label"]) for r in made]


def window(row: dict, known: tuple[dict, list[float]]) -> str:
    """Show a pair as the program does: the title, then the three likeliest sentences."""
    numbers = sorted(order(row["claim"], row["sentences"], *known)[:3])
    return " ".join([row["title"], *(row["sentences"][n] for n in numbers)])


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
    model.train(args.dropout)
    synthetic = synthetic_pairs()
    sets = Sets(rng)
    sizes = [len(e.ids) for e in tok.encode_batch([(c, e) for c, e, _ in synthetic])]
    short = [row for row, size in zip(synthetic, sizes, strict=True) if size <= SHORT]
    data = short[args.skip :][: args.synthetic]
    for _ in range(args.real):
        data += sets.once()
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
    model.eval()
    for name in ("scifact_dev", "checkcovid_composed_dev"):
        told = rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl")
        pairs = [(r["claim"], window(r, sets.known), r["label"]) for r in told]
        print(f"{step}: {name} {measure(model, tok, pairs)}", flush=True)


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phase", type=int, default=1)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--synthetic", type=int, default=60000)
    parser.add_argument("--real", type=int, default=1, help="passes over the train sets")
    parser.add_argument("--dropout", action="store_true", help="a fifth slower, for many passes")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--minutes", type=float, default=240, help="stop then, the rate at zero")
    parser.add_argument("--every", type=float, default=600, help="seconds between checkpoints")
    parser.add_argument("--out", type=Path, required=True)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

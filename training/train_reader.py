"""Train a stance reader on claims written by reading and on the public train sets.

    python train_reader.py large --start PACKED --out WORK/large.pt --minutes 90
    python train_reader.py small --start r3.int8.onnx --out WORK/small.pt --minutes 40

`--start` is a checkpoint (.pt), packed weights or the shipped files of the large reader (a folder)
or an int8 ONNX of the small one; without it training starts at the backbone, whose SHA-256 is
checked.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import common
import mpnet
import small
import torch
from torch.nn.functional import cross_entropy
from views import LABELS, View, plan_views

SEED = 20261130
LENGTH = 128
SMOOTHING = 0.05
SHARE = 0.98  # of the running mean of the loss
CHUNK = 2000  # views that are batched by length together
Run = Callable[[list], torch.Tensor]


def start(kind: str, path: Path | None) -> tuple[torch.nn.Module, Run, list[View]]:
    """Build a reader with its starting weights, how it is run, and its tokenizer."""
    if kind == "large":
        model = mpnet.LargeReader()
        weights = mpnet.backbone_weights() if path is None else read(path, mpnet.unpack)
        model.load_state_dict(weights, strict=path is not None)
        tok = mpnet.tokenizer(LENGTH)

        def run(chosen: list) -> torch.Tensor:
            return model(*mpnet.padded(chosen), frozen=3)
    else:
        model = small.SmallReader()
        if path is not None:
            model.load_state_dict(read(path, small.unpack))
        tok = common.tokenizer()
        tok.enable_truncation(LENGTH, strategy="longest_first")

        def run(chosen: list) -> torch.Tensor:
            return model(common.padded(chosen))

    return model, run, tok


def read(path: Path, unpack: Callable[[Path], dict]) -> dict:
    """Load a checkpoint or packed weights as floats."""
    held = torch.load(path) if path.suffix == ".pt" else unpack(path)
    return {name: tensor.float() for name, tensor in held.items()}


def frozen(name: str) -> bool:
    """Say whether a weight stays: the tables, and the first layers of the large reader."""
    tables = ("we.", "pe.", "n.", "rel.", "trunk.embeddings.")
    return name.startswith((*tables, "layers.0.", "layers.1.", "layers.2."))


def optimiser(model: torch.nn.Module, rate: float) -> torch.optim.AdamW:
    """Decay matrices only; the output layer learns faster."""
    groups: dict[str, dict] = {
        "matrices": {"params": [], "weight_decay": 0.01, "base": rate},
        "vectors": {"params": [], "weight_decay": 0.0, "base": rate},
        "out": {"params": [], "weight_decay": 0.0, "base": 4 * rate},
    }
    for name, weight in model.named_parameters():
        weight.requires_grad_(not frozen(name))
        if weight.requires_grad:
            key = "out" if name.startswith("out.") else "matrices" if weight.ndim > 1 else "vectors"
            groups[key]["params"].append(weight)
    return torch.optim.AdamW(list(groups.values()), lr=rate, betas=(0.9, 0.98), fused=True)


def steps(sizes: list[int], tokens: int, rng: random.Random) -> list[list[int]]:
    """Batch views of like length, chunk by chunk, so that sources stay mixed in time."""
    plan = []
    for first in range(0, len(sizes), CHUNK):
        part = range(first, min(first + CHUNK, len(sizes)))
        cut = common.batches([sizes[i] for i in part], tokens, rng)
        plan += [[first + i for i in batch] for batch in cut]
    return plan


class Log:
    """Prints the running loss, the speed and the share right by source."""

    def __init__(self) -> None:
        self.begun, self.mean, self.tokens = time.monotonic(), 0.0, 0
        self.right: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, loss: float, views: list[View], hits: list[bool], tokens: int) -> None:
        """Count one step."""
        self.mean = loss if not self.tokens else SHARE * self.mean + (1 - SHARE) * loss
        self.tokens += tokens
        for (_, _, _, source), hit in zip(views, hits, strict=True):
            self.right[source][0] += hit
            self.right[source][1] += 1

    def line(self, step: int, of: int) -> None:
        """Print one line and begin counting anew."""
        spent = time.monotonic() - self.begun
        shares = " ".join(f"{k} {h / n:.2f}" for k, (h, n) in sorted(self.right.items()))
        speed = self.tokens / spent
        print(
            f"{step}/{of} loss {self.mean:.3f} {spent:.0f} s {speed:.0f} tok/s {shares}", flush=True
        )
        self.right.clear()


def train(args: argparse.Namespace) -> None:
    """Run the plan or the minutes allowed, whichever ends first."""
    common.settle(SEED + args.seed)
    rng = random.Random(SEED + args.seed)  # noqa: S311 - repeatable on purpose
    passes = {name: getattr(args, name) for name in ("clusters", "written", "hard", "lay", "real")}
    views = plan_views(rng, passes, args.windows)
    model, run, tok = start(args.kind, args.start)
    mark = mpnet.separated if args.kind == "large" else str
    encoded = tok.encode_batch([(c, mark(e)) for c, e, _, _ in views])
    labels = torch.tensor([LABELS.index(v[2]) for v in views])
    plan = steps([len(e.ids) for e in encoded], args.tokens, rng)
    print(args, Counter((v[3], v[2]) for v in views), len(plan), "steps", flush=True)
    optimising = optimiser(model, args.rate)
    mean = {n: w.detach().clone() for n, w in model.named_parameters() if w.requires_grad}
    log, saved = Log(), time.monotonic()
    for step, chosen in enumerate(plan, 1):
        gone = max(step / len(plan), (time.monotonic() - log.begun) / 60 / args.minutes)
        for group in optimising.param_groups:
            group["lr"] = group["base"] * max(0.0, 1 - gone) * min(1.0, step / 100)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.whole):
            logits = run([encoded[i] for i in chosen]).float()
        loss = cross_entropy(logits, labels[chosen], label_smoothing=SMOOTHING)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([w for w in model.parameters() if w.requires_grad], 1.0)
        optimising.step()
        optimising.zero_grad()
        with torch.no_grad():
            for name, weight in model.named_parameters():
                if name in mean:
                    mean[name].lerp_(weight, max(args.average, 1 / (step + 1)))
        hits = (logits.argmax(-1) == labels[chosen]).tolist()
        count = sum(len(encoded[i].ids) for i in chosen)
        log.add(loss.item(), [views[i] for i in chosen], hits, count)
        if step % 25 == 0:
            log.line(step, len(plan))
        if gone >= 1 or time.monotonic() - saved > args.every:
            torch.save({**model.state_dict(), **mean}, args.out)
            saved = time.monotonic()
        if gone >= 1:
            break
    print("done", flush=True)


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("small", "large"))
    parser.add_argument("--start", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--clusters", type=float, default=1.0, help="passes over the clusters")
    parser.add_argument("--written", type=float, default=1.0, help="passes over the written pairs")
    parser.add_argument("--hard", type=float, default=1.0, help="passes over the harder pairs")
    parser.add_argument("--lay", type=float, default=1.0, help="passes over the lay claims")
    parser.add_argument("--real", type=float, default=1.0, help="passes over the public train sets")
    parser.add_argument("--windows", type=float, default=0.12)
    parser.add_argument("--tokens", type=int, default=2400, help="of a batch")
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--average", type=float, default=0.01, help="weight of a step in the mean")
    parser.add_argument(
        "--whole", action="store_true", help="32-bit floats: faster where bfloat16 is emulated"
    )
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--every", type=float, default=300, help="seconds between checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

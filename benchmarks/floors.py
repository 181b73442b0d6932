"""Figures that must not fall: measured on fixed samples of the test corpora, pinned in floors.json.

`python -m benchmarks.floors` measures and compares; `--update` pins what was measured. A floor is
lowered only with LITTRACK_LOWER_FLOORS=reason in the environment, and the reason is written down.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpora import STANCES, Row, claim, corpus, home, rows, scorer
from benchmarks.nli import bar, read, score
from littrack.concepts import Lexicon
from littrack.encoder import Encoder
from littrack.model import Record
from littrack.retrieve import Index
from littrack.stance.model import Model

PINNED = Path(__file__).parent / "floors.json"
SEED = 7
CLAIMS = 40
OTHERS = 100
# Pairs of each label: the suite must be short, and `benchmarks.nli` reads all of a set.
PAIRS = 8
# What another processor may round differently: of rankings, and of pairs one of 24 and a half.
SLACK = 0.03
SLACK_PAIRS = 0.0625

Figures = dict[str, Any]


def fingerprint(given: Sequence[Row]) -> str:
    """Give what changes when the sample does."""
    told = json.dumps(given, sort_keys=True).encode()
    return hashlib.sha256(told).hexdigest()[:16]


def words_alone() -> Figures:
    """Rank all of SciFact by words."""
    documents = rows(home() / "scifact" / "corpus.jsonl")
    asked = rows(home() / "scifact" / "claims_dev.jsonl")
    return {"fingerprint": fingerprint(asked), **ranked(corpus(documents), asked, None)}


def words_and_meaning() -> Figures:
    """Rank a sample of SciFact: what some claims cite, and others."""
    rng = random.Random(SEED)  # noqa: S311 - the sample must be the same every time
    documents = rows(home() / "scifact" / "corpus.jsonl")
    asked = rng.sample(rows(home() / "scifact" / "claims_dev.jsonl"), CLAIMS)
    cited = {str(d) for row in asked for d in row["cited_doc_ids"]}
    chosen = [d for d in documents if str(d["doc_id"]) in cited]
    chosen += rng.sample([d for d in documents if str(d["doc_id"]) not in cited], OTHERS)
    return {"fingerprint": fingerprint(asked), **ranked(corpus(chosen), asked, Encoder(threads=2))}


def ranked(records: Sequence[Record], asked: Sequence[Row], encoder: Encoder | None) -> Figures:
    """Give nDCG@10 and recall@100."""
    index = Index(records, Lexicon(), encoder=encoder)
    run = {
        str(row["id"]): [str(c.record.pmid) for c in index.candidates(claim(row["claim"]), 100)]
        for row in asked
    }
    tool = scorer("score_retrieval")
    judged = tool.read_qrels(str(home() / "scifact" / "beir_qrels" / "test.tsv"))
    figures = tool.score({name: judged[name] for name in run if name in judged}, run)
    return {"ndcg@10": figures["ndcg@10"], "recall@100": figures["recall@100"]}


def stances(name: str) -> Figures:
    """Read a sample of claim and abstract pairs, as many of each label, drawn by a fixed seed."""
    rng = random.Random(SEED)  # noqa: S311 - the sample must be the same every time
    every = rows(home() / "pairs" / f"{name}.jsonl")
    given = [
        row
        for label in STANCES
        for row in rng.sample([row for row in every if row["label"] == label], PAIRS)
    ]
    figures = score(read(model(), given), bar(model()))
    wrong = figures["printed"] * (1 - figures["printed_right"]) if figures["printed"] else 0.0
    return {
        "fingerprint": fingerprint(given),
        "accuracy": figures["accuracy"],
        "macro_f1": figures["macro_f1"],
        "not_printed_wrong": 1 - wrong,
    }


@cache
def model() -> Model:
    """The stance model, loaded once."""
    return Model(threads=2)


MEASURES: dict[str, Callable[[], Figures]] = {
    "SciFact dev, retrieval by words": words_alone,
    "SciFact dev sample, retrieval by words and meaning": words_and_meaning,
    "SciFact dev sample, stance": lambda: stances("scifact_dev"),
}


def fallen(name: str, found: Figures) -> list[str]:
    """Say in words what fell below its floor; another sample is no comparison and says so."""
    floor: Figures = json.loads(PINNED.read_text(encoding="utf-8"))[name]
    if floor["fingerprint"] != found["fingerprint"]:
        return [f"{name}: the sample is another ({found['fingerprint']})"]
    slack = SLACK_PAIRS if "accuracy" in found else SLACK
    return [
        f"{name}: {figure} is {found[figure]:.3f}, the floor {floor[figure]:.3f}"
        for figure in found
        if figure != "fingerprint" and found[figure] < floor[figure] - slack
    ]


def pinned(old: dict[str, Figures], new: dict[str, Figures], reason: str) -> dict[str, Figures]:
    """Give the floors to write; one that falls needs a reason, which stays beside it."""
    kept = {}
    for name, found in new.items():
        before = old.get(name, {})
        rounded = {f: v if f == "fingerprint" else round(v, 4) for f, v in found.items()}
        lower = [f for f in rounded if f != "fingerprint" and rounded[f] < before.get(f, 0.0)]
        if lower and not reason:
            told = ", ".join(lower)
            raise SystemExit(f"{name}: {told} would fall: set LITTRACK_LOWER_FLOORS=reason.")
        kept[name] = {**rounded, **({"lowered": reason} if lower else {})}
    return kept


def main() -> None:
    """Measure, compare or pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="pin what was measured")
    args = parser.parse_args()
    found = {name: measure() for name, measure in MEASURES.items()}
    for name, figures in found.items():
        print(name, {f: round(v, 4) for f, v in figures.items() if f != "fingerprint"})
    if args.update:
        old = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
        reason = os.environ.get("LITTRACK_LOWER_FLOORS", "")
        told = json.dumps(pinned(old, found, reason), indent=1)
        PINNED.write_text(told + "\n", encoding="utf-8")
        return
    wrong = [line for name, figures in found.items() for line in fallen(name, figures)]
    if wrong:
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()

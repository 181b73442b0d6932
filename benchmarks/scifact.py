"""SciFact dev: retrieval, stance with the abstract given, and end to end.

`python -m benchmarks.scifact retrieval|stance|end-to-end [--models FOLDER] [--vectors FILE]`
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.corpora import claim, corpus, home, rows, scorer
from benchmarks.nli import bar, read, show
from littrack.concepts import Lexicon
from littrack.encoder import HOME, Encoder, Weights
from littrack.model import Candidate
from littrack.retrieve import Index
from littrack.stance.model import Model
from littrack.stance.opinion import Abstract

DEPTH = 100
# How many of the ranked abstracts are judged for each claim, and from which probability a stance is
# told when the figure asked for is F1 and not trust; both chosen on this set.
JUDGED = 3
TOLD = 0.5


class Jar:
    """Vectors kept in a folder between runs of the benchmark."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def memo(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Give what is kept."""
        paths = {key: self._place / kind / key for key in keys}
        return {key: path.read_bytes() for key, path in paths.items() if path.exists()}

    def keep_memo(self, kind: str, values: Mapping[str, bytes], version: str) -> None:
        """Keep values; their keys already hold the version."""
        del version
        (self._place / kind).mkdir(parents=True, exist_ok=True)
        for key, value in values.items():
            (self._place / kind / key).write_bytes(value)


def ranked(index: Index) -> dict[str, list[Candidate]]:
    """Rank the corpus for every dev claim."""
    claims = rows(home() / "scifact" / "claims_dev.jsonl")
    return {str(c["id"]): index.candidates(claim(c["claim"]), DEPTH) for c in claims}


def retrieval(runs: Mapping[str, list[Candidate]]) -> dict[str, float]:
    """Give nDCG@10 and recall against the BEIR judgements."""
    tool = scorer("score_retrieval")
    judged = tool.read_qrels(str(home() / "scifact" / "beir_qrels" / "test.tsv"))
    run = {name: [str(c.record.pmid) for c in found] for name, found in runs.items()}
    figures = tool.score(judged, run)
    return {name: figures[name] for name in ("ndcg@10", "recall@10", "recall@100")}


def stance(model: Model, unseen: bool = False) -> None:
    """Print stance figures on the pairs whose abstract is given."""
    given = rows(home() / "pairs" / "scifact_dev.jsonl")
    if unseen:
        named = home() / "scifact" / "dev_pairs_abstract_unseen_in_train.json"
        fresh = set(json.loads(named.read_text(encoding="utf-8")))
        given = [row for row in given if row["id"] in fresh]
    print(f"SciFact dev, abstract given{', abstracts unseen in training' * unseen}")
    show(read(model, given), bar(model), full=not unseen)


def end_to_end(
    model: Model, runs: Mapping[str, list[Candidate]], threshold: float
) -> dict[str, float]:
    """Give the four official F1s when abstracts are found, judged and quoted by the program."""
    tool = scorer("score_scifact")
    gold = str(home() / "scifact" / "claims_dev.jsonl")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "predictions.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for row in rows(Path(gold)):
                found = runs[str(row["id"])][:JUDGED]
                told = {
                    "id": row["id"],
                    "evidence": evidence(model, row["claim"], found, threshold),
                }
                out.write(json.dumps(told) + "\n")
        scores = tool.score(tool.load_gold(gold), tool.load_pred(str(path)))["scores"]
    return {name: figures["f1"] for name, figures in scores.items()}


def evidence(
    model: Model, said: str, found: Sequence[Candidate], threshold: float
) -> dict[str, dict[str, object]]:
    """Judge candidates; keep those with a stance, with the sentences it rests on."""
    shown = [Abstract(tuple(s.text for s in c.record.abstract), c.record.title) for c in found]
    kept = {}
    for candidate, opinion in zip(found, model.opinions(said, shown), strict=True):
        sure = max(opinion.support, opinion.contradict)
        if sure >= max(threshold, opinion.neither):
            label = "SUPPORT" if opinion.support >= opinion.contradict else "CONTRADICT"
            kept[str(candidate.record.pmid)] = {
                "label": label,
                "sentences": list(opinion.sentences),
            }
    return kept


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("retrieval", "stance", "end-to-end"), nargs="+")
    parser.add_argument("--models", type=Path, default=HOME)
    parser.add_argument("--keep", type=Path, help="folder that keeps the vectors of the corpus")
    args = parser.parse_args()
    weights = Weights(args.models)
    jar = Jar(args.keep) if args.keep else None
    runs: dict[str, list[Candidate]] = {}
    if {"retrieval", "end-to-end"} & set(args.what):
        records = corpus(rows(home() / "scifact" / "corpus.jsonl"))
        runs = ranked(Index(records, Lexicon(), encoder=Encoder(weights), vectors=jar))
    if "retrieval" in args.what:
        tell("SciFact dev, retrieval", retrieval(runs))
    if "stance" in args.what:
        stance(Model(weights))
        stance(Model(weights), unseen=True)
    if "end-to-end" in args.what:
        model = Model(weights, memo=jar)
        tell(f"SciFact dev, end to end, from {TOLD}", end_to_end(model, runs, TOLD))
        tell("SciFact dev, end to end, as printed", end_to_end(model, runs, bar(model)))


def tell(what: str, figures: Mapping[str, float]) -> None:
    """Print named figures."""
    print(what)
    for name, figure in figures.items():
        print(f"  {name:24s} {figure:.4f}")


if __name__ == "__main__":
    main()

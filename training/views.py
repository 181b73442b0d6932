"""What a stance reader is shown of a labelled pair: a claim against one sentence, or a window.

A view is (claim, evidence, label, source). Evidence is `sentence [SEP] title`, as at run time; a
window joins the three likeliest sentences. Deciding sentences keep the pair's label; the others of
the same abstract, near papers that do not decide, and strangers are NEI.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from math import log

from common import folder, held_out, rows
from lexical import stems

View = tuple[str, str, str, str]
LABELS = ("SUPPORT", "CONTRADICT", "NEI")
TITLED = 0.8  # how often the title stands behind a sentence
FAR = 0.1  # how many of the pairs that share few words are shown
SILENT = 0.3  # how often a sentence that does not decide is shown beside one that does
NEAR = 0.4  # a share of shared words that makes a pair near (clusters.jsonl)
# How much of each public train set one pass shows.
TRAIN_SETS = {
    "scifact_train": 1.0,
    "checkcovid_composed_train": 1.0,
    "checkcovid_extracted_train": 1.0,
    "citationintegrity_train": 0.6,
}


def shown(sentence: str, title: str) -> str:
    """Put the title behind a sentence."""
    return f"{sentence} [SEP] {title}" if title else sentence


def plain(claim: str) -> str:
    """Drop the citation marks of Citation-Integrity."""
    return claim.replace("<|cit|>", "").replace("[<|multi_cit|>]", "").replace("[]", "").strip()


@cache
def stem_set(text: str) -> frozenset[str]:
    """Give the distinct stems of a text; each sentence is asked for many times."""
    return frozenset(stems(text))


class Ranking:
    """Orders the sentences of an abstract by the rare words they share with a claim."""

    def __init__(self, pairs: list[dict]) -> None:
        seen = {row["doc_id"]: row for row in pairs}
        held = Counter(
            stem
            for row in seen.values()
            for stem in frozenset().union(*map(stem_set, row["sentences"]))
        )
        self._idf = {stem: log(len(seen) / count) for stem, count in held.items()}
        self._rare = log(len(seen))

    def order(self, row: dict) -> list[int]:
        """List sentence numbers, the likeliest first."""
        asked = stem_set(row["claim"])
        scores = [
            sum(self._idf.get(stem, self._rare) for stem in asked & stem_set(sentence))
            for sentence in row["sentences"]
        ]
        return sorted(range(len(scores)), key=lambda n: -scores[n])


class Views:
    """Views of some rows, drawn anew at each pass."""

    def __init__(self, pairs: list[dict], ranking: Ranking, rng: random.Random, windows: float):
        self.rows = [row for row in pairs if row["sentences"] and not held_out(row)]
        self.ranking, self.rng, self.windows = ranking, rng, windows

    def once(self, source: str, part: float = 1.0) -> list[View]:
        """Pass once over a part of the rows."""
        chosen = [row for row in self.rows if self.rng.random() < part]
        return [(plain(c), e, y, source) for row in chosen for c, e, y in self.views(row)]

    def views(self, row: dict) -> list[tuple[str, str, str]]:
        """Show one pair in one to four ways."""
        rng, claim, label = self.rng, row["claim"], row["label"]
        if label == "NEI" and row.get("overlap", 1.0) < NEAR and rng.random() > FAR:
            return []
        best = self.ranking.order(row)
        gold = sorted({n for rationale in row["rationales"] for n in rationale})
        found = []
        if rng.random() < self.windows:
            window = best[:3] if not gold or gold[0] in best[:3] else [*best[:2], gold[0]]
            found.append((claim, self.text(row, sorted(window)), label))
        if label == "NEI":
            found += [
                (claim, self.text(row, [n]), "NEI")
                for n in rng.sample(best[:4], min(1 + (rng.random() < 0.4), len(best)))
            ]
        elif gold:
            found += self.deciding(row, gold)
            silent = [n for n in best[2:] if n not in gold and n < gold[-1]]
            if silent and rng.random() < SILENT:
                found.append((claim, self.text(row, [rng.choice(silent)]), "NEI"))
        return found

    def deciding(self, row: dict, gold: list[int]) -> list[tuple[str, str, str]]:
        """Show the deciding sentences together, or one of each rationale."""
        if len(row["rationales"]) > 1:
            chosen = self.rng.sample(row["rationales"], 2)
        else:
            chosen = [gold]
            if len(gold) > 1 and self.rng.random() < 0.3:
                chosen.append([self.rng.choice(gold)])
        return [(row["claim"], self.text(row, sorted(c)[:3]), row["label"]) for c in chosen if c]

    def text(self, row: dict, numbers: list[int]) -> str:
        """Join some sentences, mostly with the title behind them."""
        title = row.get("title") or ""
        joined = " ".join(row["sentences"][n] for n in numbers)
        return shown(joined, title if self.rng.random() < TITLED else "")


def plan_views(rng: random.Random, passes: dict[str, float], windows: float) -> list[View]:
    """Draw the views of a run: passes over clusters, written pairs and the public train sets."""
    sets = {name: rows(folder("BENCHMARKS") / "pairs" / f"{name}.jsonl") for name in TRAIN_SETS}
    names = ("clusters", "written", "hard", "lay")
    own = {name: rows(folder("WORK") / f"{name}.jsonl") for name in names}
    ranking = Ranking([row for part in (*sets.values(), *own.values()) for row in part])
    found: list[View] = []
    for name, part in {**own, **sets}.items():
        views = Views(part, ranking, rng, windows)
        left = passes["real"] * TRAIN_SETS[name] if name in sets else passes[name]
        while left > 0:
            found += views.once(name, min(left, 1.0))
            left -= 1
    rng.shuffle(found)
    return found

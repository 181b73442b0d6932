"""Train littrack/models/checkworthiness.npz: which sentences claim something checkable.

    python -m training.checkworthiness PAGES.jsonl PAGES_DIR [--out FOLDER] [--bar 0.4]

PAGES.jsonl: one row a sentence (page, start, end, checkable Y|N|B, why). Prints the figures by
leaving one page out at a time; with --out the model of all pages is written there, its SHA-256 put
into manifest.json. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from littrack.claims.checkworthiness import Bars
from littrack.claims.sentence_features import features
from littrack.claims.sentence_kinds import sure_kind
from littrack.encoder import Encoder
from littrack.language import Document
from littrack.model import Article

WRITTEN = Path(__file__).parent / "checkworthiness_written.tsv"
VECTOR_SCALE = 12.0  # a unit vector's numbers against features of standard deviation one
LEAST_SCALE = 0.15  # of a feature; a rarer one would count for more than its sentences can show
C, C_REASONS = 0.01, 0.03
BORDERLINE_WEIGHT = 0.3  # a borderline sentence is learnt from as checkable and as not
UNPLACED = frozenset({"place", "page", "after"})  # first words of features of the page
LABELS = {"Y": 2, "B": 1, "N": 0}
# The reasons in words, and what the annotators wrote for each (tried in order; else the last).
REASONS = (
    ("question", "a question", r"question"),
    (
        "heading",
        "a heading or a part of the page that asserts nothing",
        r"head|furniture|caption|byline|\bdate\b|credit|contents|lead-in|fragment|transition|tabl",
    ),
    (
        "method",
        "the method of a study, without its result",
        r"method|participant|study (?:plan|popul|hist|fund)|protocol|study named|search",
    ),
    ("law", "about law or approval", r"law|legal|regulat|disclaim"),
    (
        "price",
        "about a price, an offer or a business",
        r"price|business|pack|product|promo|company|seller|sold|stock|service|compos|chemis",
    ),
    ("biography", "about a person's or an institution's career", r"biogr|credential"),
    ("story", "one person's story", r"story|person|patient|experience|customer"),
    (
        "announcement",
        "an announcement: says what a text, a study or an event is about",
        r"announ|publi|presentation|plan|goal|aim|expectation",
    ),
    (
        "advice",
        "advice: says what to do or what matters, not what is so",
        r"advice|recommend|guideline|caution|call|contact",
    ),
    ("opinion", "an opinion, a wish or a remark", ""),
)


@dataclass
class Set:
    """Sentences as numbers: feature rows, vectors, labels (0, 1, 2), reasons and groups."""

    rows: list[dict[str, float]]
    vectors: np.ndarray
    labels: np.ndarray
    reasons: np.ndarray
    groups: np.ndarray
    sure: np.ndarray


def reason_of(words: str) -> int:
    """Give the number of the reason an annotator's words stand for."""
    return next(i for i, (_, _, said) in enumerate(REASONS) if re.search(said, words.lower()))


def read_pages(gold: Path, folder: Path) -> tuple[Set, list[tuple[str, str, list[int]]]]:
    """Read the pages as littrack cuts them; with them, for each gold sentence, its own."""
    by_page = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        by_page[json.loads(line)["page"]].append(json.loads(line))
    rows, texts, labels, reasons, groups, sure, matched = [], [], [], [], [], [], []
    for page, sentences in by_page.items():
        text = (folder / f"{page}.txt").read_text(encoding="utf-8")
        document = Document.read(Article(page, page, "", text))
        first = len(rows)
        rows += features(document)
        texts += [s.text for s in document.sentences]
        sure += [bool(sure_kind(s)) for s in document.sentences]
        groups += [page] * len(document.sentences)
        own = [[] for _ in document.sentences]
        for row in sentences:
            hit = [i for i, s in enumerate(document.sentences) if _overlap(s.line, row)]
            matched.append((page, row["checkable"], [first + i for i in hit]))
            for i in hit:
                own[i].append(row)
        labels += [max((LABELS[r["checkable"]] for r in found), default=-1) for found in own]
        reasons += [reason_of(found[0]["why"]) if found else 0 for found in own]
    arrays = (np.array(labels), np.array(reasons), np.array(groups), np.array(sure))
    return Set(rows, Encoder().embed(texts), *arrays), matched


def _overlap(line, row) -> bool:
    common = min(line.end, row["end"]) - max(line.start, row["start"])
    return common > 0.5 * min(line.end - line.start, row["end"] - row["start"])


def read_written(path: Path = WRITTEN) -> Set:
    """Read the sentences written for this project; where they stand on a page is left unknown."""
    names = [name for name, _, _ in REASONS]
    rows, texts, labels, reasons, sure = [], [], [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        label, reason, text = line.split("\t")
        document = Document.read(Article("w", "w", "", text))
        row = features(document)[0]
        rows.append({k: v for k, v in row.items() if k.split()[0] not in UNPLACED})
        texts.append(text)
        labels.append(LABELS[label])
        reasons.append(names.index(reason) if reason in names else len(names) - 1)
        sure.append(bool(sure_kind(document.sentences[0])))
    groups = np.array([f"written {i}" for i in range(len(rows))])
    arrays = (np.array(labels), np.array(reasons), groups, np.array(sure))
    return Set(rows, Encoder().embed(texts), *arrays)


class Scaler:
    """Named feature rows and vectors to the numbers the model reads."""

    def __init__(self, rows: list[dict[str, float]]) -> None:
        self.names = sorted({name for row in rows for name in row})
        values = np.array([[row.get(name, 0.0) for name in self.names] for row in rows])
        self.mean, self.scale = values.mean(0), np.maximum(values.std(0), LEAST_SCALE)

    def __call__(self, data: Set) -> np.ndarray:
        mean = dict(zip(self.names, self.mean, strict=True))
        values = np.array([[row.get(n, mean[n]) for n in self.names] for row in data.rows])
        scaled = np.clip((values - self.mean) / self.scale, -4, 4)
        return np.hstack([scaled, data.vectors * VECTOR_SCALE]).astype(np.float32)


def fit_checkable(x: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """Fit checkable against not; borderline sentences stand on both sides with little weight."""
    doubt = labels == 1
    doubled = np.vstack([x, x[doubt]])
    sides = np.r_[(labels >= 1).astype(int), np.zeros(doubt.sum(), int)]
    light = BORDERLINE_WEIGHT
    weights = np.r_[np.where(doubt, light, 1.0), np.full(doubt.sum(), light)]
    return LogisticRegression(C=C, max_iter=3000).fit(doubled, sides, sample_weight=weights)


def fit_borderline(x: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """Fit borderline against both sides."""
    return LogisticRegression(C=C, max_iter=3000).fit(x, (labels == 1).astype(int))


def fit_reasons(x: np.ndarray, reasons: np.ndarray) -> LogisticRegression:
    """Fit the reason among sentences that are not checkable."""
    return LogisticRegression(C=C_REASONS, max_iter=3000, class_weight="balanced").fit(x, reasons)


def leave_page_out(pages: Set, x: np.ndarray, xw: np.ndarray, written: Set):
    """Give each sentence's chances and reason by models that have not seen its page."""
    chance, doubt, reason = np.zeros(len(x)), np.zeros(len(x)), np.zeros(len(x), int)
    for page in sorted(set(pages.groups)):
        out = pages.groups == page
        known = ~out & (pages.labels >= 0)
        both, labels = np.vstack([x[known], xw]), np.r_[pages.labels[known], written.labels]
        reasons = np.r_[pages.reasons[known], written.reasons]
        chance[out] = fit_checkable(both, labels).predict_proba(x[out])[:, 1]
        doubt[out] = fit_borderline(both, labels).predict_proba(x[out])[:, 1]
        reason[out] = fit_reasons(both[labels == 0], reasons[labels == 0]).predict(x[out])
    return chance, doubt, reason


def sentence_f1(pages: Set, matched, chance: np.ndarray, bars: Bars) -> tuple[float, float, float]:
    """Score as score_pages.py does: precision, recall, F1 over gold sentences, borderline out."""
    said = (chance >= np.array([bars.checkable(row) for row in pages.rows])) & ~pages.sure
    count: dict[tuple[str, bool], int] = defaultdict(int)
    for _, label, own in matched:
        count[label, any(said[i] for i in own)] += 1
    found = count["Y", True]
    precision, recall = found / (found + count["N", True]), found / (found + count["Y", False])
    return precision, recall, 2 * precision * recall / (precision + recall)


def write(out: Path, scaler: Scaler, models, bars: Bars) -> None:
    """Write the weights and their SHA-256."""
    checkable, borderline, reasons = models
    columns = [checkable.coef_[0], borderline.coef_[0], *reasons.coef_]
    path = out / "checkworthiness.npz"
    np.savez_compressed(
        path,
        names=np.array(scaler.names),
        mean=scaler.mean.astype(np.float32),
        scale=scaler.scale.astype(np.float32),
        vector_scale=np.float32(VECTOR_SCALE),
        weights=np.array(columns, dtype=np.float32).T,
        bias=np.concatenate([m.intercept_ for m in models]).astype(np.float32),
        bars=np.array([bars.health, bars.other, bars.borderline]),
        reasons=np.array([REASONS[int(c)][1] for c in reasons.classes_]),
    )
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Measure by leaving a page out; write the model of all pages when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--health", type=float, default=0.25)
    parser.add_argument("--bar", type=float, default=0.4)
    parser.add_argument("--doubt", type=float, default=0.3)
    asked = parser.parse_args()
    pages, matched = read_pages(asked.gold, asked.pages)
    written = read_written()
    scaler = Scaler(pages.rows)
    x, xw = scaler(pages), scaler(written)
    chance, doubt, reason = leave_page_out(pages, x, xw, written)
    bars = Bars(asked.health, asked.bar, asked.doubt)
    tried = [Bars(bar, bar, 0.0) for bar in np.arange(0.25, 0.65, 0.05)]
    for each in (bars, *tried):
        precision, recall, f1 = sentence_f1(pages, matched, chance, each)
        print(
            f"bars {each.health:.2f} {each.other:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        )
    for least in np.arange(0.15, 0.6, 0.05):
        said, true = doubt >= least, pages.labels == 1
        both = (said & true).sum()
        print(
            f"borderline {least:.2f}: P {both / max(1, said.sum()):.2f} R {both / true.sum():.2f}"
        )
    none = pages.labels == 0
    print("reason right of those not checkable:", round((reason == pages.reasons)[none].mean(), 3))
    if asked.out:
        known = pages.labels >= 0
        both, labels = np.vstack([x[known], xw]), np.r_[pages.labels[known], written.labels]
        reasons = np.r_[pages.reasons[known], written.reasons]
        models = (
            fit_checkable(both, labels),
            fit_borderline(both, labels),
            fit_reasons(both[labels == 0], reasons[labels == 0]),
        )
        write(asked.out, scaler, models, bars)


if __name__ == "__main__":
    main()

"""Verdicts on dev gold: articles on 18 subjects over real records, as a user would check them.

    python -m benchmarks.subjects GOLD2_SUBJECTS PUBMED_FILES WORKDIR [--oracle] [SUBJECT ...]

Every subject sees the records of its pairs, the records its verdicts name, and as many strangers
again. `--oracle` puts the gold answers of pairs.jsonl in the judge's seat (neutral for what they do
not hold): what is still wrong then is retrieval, applicability, checks or policy. The figures are
dev figures: heads and bars are fitted on these subjects (training/fit_heads.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from littrack import settings as configuration
from littrack.model import Claim, Stance
from littrack.pipeline import check
from littrack.pipeline.workspace import Workspace
from littrack.report.json_ import dumps
from littrack.stance import ClaimTerms
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.trust import Context

STRANGERS = 150
_HEAD = b'<?xml version="1.0"?>\n<PubmedArticleSet>\n'


def rows(path: Path) -> list[dict]:
    """Read a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def wanted(gold: Path) -> dict[str, set[str]]:
    """Name the PMIDs each subject sees."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(gold / "verdicts.jsonl"):
        found[row["subject"]] |= {str(p) for p in row["for"] + row["against"]}
    for row in rows(gold / "pairs.jsonl"):
        found[row["subject"]].add(str(row["pmid"]))
    every = sorted(set().union(*found.values()))
    strangers = random.Random(7).sample(every, len(every))  # noqa: S311 - repeatable on purpose
    for pmids in found.values():
        pmids |= set(strangers[: max(0, STRANGERS - len(pmids))])
    return dict(found)


def build(gold: Path, files: Path, workspace: Path, subjects: Sequence[str] = ()) -> None:
    """Import the records of some subjects, or of all, into one workspace, once."""
    (workspace / "queries").mkdir(parents=True)
    (workspace / "cache").mkdir()
    for topic in (gold / "topics").glob("*.toml"):
        (workspace / "queries" / topic.name).write_bytes(topic.read_bytes())
    asked = {k: v for k, v in wanted(gold).items() if not subjects or k in subjects}
    every, held = set().union(*asked.values()), {}
    for path in sorted(files.glob("pubmed2*n*.xml.gz")):
        with gzip.open(path) as opened:
            for _, element in etree.iterparse(opened, tag="PubmedArticle"):
                pmid = element.findtext("MedlineCitation/PMID")
                if pmid in every:
                    held[pmid] = etree.tostring(element)
                element.clear()
    for subject, pmids in sorted(asked.items()):
        xml = workspace / f"{subject}.xml"
        body = b"".join(held[p] for p in sorted(pmids) if p in held)
        xml.write_bytes(_HEAD + body + b"</PubmedArticleSet>\n")
        command = [sys.executable, "-m", "littrack", "-C", str(workspace), "import", "--no-embed"]
        subprocess.run([*command, "--topic", subject, str(xml)], check=True, capture_output=True)


class Oracle:
    """A perfect reader of the gold pairs: `ids` names the gold rows of each claim's text."""

    name = "oracle"

    def __init__(self, gold: Path, ids: dict[str, set[str]], pmids: dict[str, str]) -> None:
        self._labels = {(r["id"], str(r["pmid"])): r["label"] for r in rows(gold / "pairs.jsonl")}
        self._ids, self._pmids = ids, pmids

    def bar(self, stance: Stance, *, cited: bool) -> float:
        """Every answer counts."""
        del stance, cited
        return 0.5

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Believe every answer."""
        del context
        return said

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """Answer with the gold label of the claim's pairs, by the abstract's title."""
        return [self._one(self.labels(claim, a.title) or set(), a) for a in abstracts]

    def labels(self, claim: str, title: str) -> set[str] | None:
        """Give the gold labels of a claim as worded and a record; None for a claim with no row."""
        plain, _, _ = claim.rpartition(" in ")  # as worded for a study in animals
        spelt = (self._ids.get(text) for text in (claim, plain, f"{plain}."))
        ids, pmid = next(filter(None, spelt), None), self._pmids.get(title, "")
        if not ids:
            return None
        return {self._labels[i, pmid] for i in ids if (i, pmid) in self._labels}

    @staticmethod
    def _one(labels: set[str], abstract: Abstract) -> Opinion:
        if "SUPPORT" in labels:
            return Opinion(0.99, 0.005, 0.005, _last(abstract))
        if "CONTRADICT" in labels:
            return Opinion(0.005, 0.99, 0.005, _last(abstract))
        return Opinion(0.01, 0.01, 0.98, _last(abstract))


def oracle(gold: Path, workspace: Workspace, request: check.CheckRequest) -> Oracle:
    """Seat an oracle: gold rows are told by the sentence, and the clause, a claim stands in."""
    at = datetime.now(UTC)
    verdicts = [r for r in rows(gold / "verdicts.jsonl") if r["subject"] == request.topic]
    ids: dict[str, set[str]] = defaultdict(set)
    lexicon = workspace.lexicon(workspace.topic(request.topic))
    for reading in check.readings(workspace, request, at):
        for claim in reading.claims:
            stands = [row for row in verdicts if _stands_in(claim, reading.article.text, row)]
            picked = [r for r in stands if re.search(r["pick"] or "^", claim.text, re.IGNORECASE)]
            ids[ClaimTerms(claim, lexicon).wording] |= {row["id"] for row in picked or stands}
    records = workspace.cache.records(topic=request.topic)
    pmids = {r.title: str(r.pmid) for r in records}
    return Oracle(gold, ids, pmids)


def _stands_in(claim: Claim, text: str, row: dict) -> bool:
    start = text.find(row["sentence"])
    return any(start <= p.start < start + len(row["sentence"]) for p in claim.places)


def _last(abstract: Abstract) -> tuple[int, ...]:
    return (len(abstract.sentences) - 1,) if abstract.sentences else ()


def run(
    gold: Path, workspace: Path, out: Path, subjects: Sequence[str], *, seated: bool
) -> list[Path]:
    """Check every article; give the files written."""
    out.mkdir(parents=True, exist_ok=True)
    found = []
    settings = configuration.load(workspace, {})
    for article in sorted((gold / "art").glob("*.txt")):
        if subjects and article.stem not in subjects:
            continue
        request = check.CheckRequest([str(article)], article.stem)
        with Workspace(settings) as opened:
            seat = oracle(gold, opened, request) if seated else None
            report = check.check(opened, request, datetime.now(UTC), seat=seat)
        path = out / f"{article.stem}.json"
        path.write_bytes(dumps(report))
        found.append(path)
        print(article.stem, file=sys.stderr, flush=True)
    return found


def main() -> None:
    """Build the workspace when it is not there, check, score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("subjects", nargs="*")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    workspace = args.work / "workspace"
    if not workspace.exists():
        build(args.gold, args.files, workspace)
    out = args.work / ("oracle" if args.oracle else "out")
    files = run(args.gold, workspace, out, args.subjects, seated=args.oracle)
    scorer = args.gold.parent / "score_verdicts.py"
    command = [sys.executable, str(scorer), "verdicts", str(args.gold / "verdicts.jsonl")]
    command += [str(args.gold / "art"), *map(str, files), *(["-v"] if args.verbose else [])]
    raise SystemExit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()

"""How well claims are judged against a gold folder: stance of pairs, verdicts, and every miss.

    python -m benchmarks.gold GOLDDIR [--papers FILE] [--topic FILE] [--out DIR] [--every N]

GOLDDIR holds gold_claims.jsonl, gold_pairs.jsonl and the scorer (score.py, or --scorer FILE);
--papers holds digests, one a line in JSON; --list prints every miss. Predictions are written to
--out in the scorer's form. With --every N one claim of N is judged, and its pairs are scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from littrack import library, queries
from littrack.citations import check
from littrack.concepts import Lexicon
from littrack.grade import animals_named, grade, one_vote
from littrack.model import (
    Article,
    CitationCheck,
    Claim,
    ClaimType,
    Direction,
    Evidence,
    Grade,
    MentionKind,
    Record,
    Species,
    Stance,
    Verdict,
    VerdictLabel,
)
from littrack.pipeline.extract_claims import read_article
from littrack.retrieve import Index
from littrack.stance import Judge
from littrack.stance.model import Model
from littrack.verdict import decide

Row = dict[str, Any]
TYPES = {
    "efficacy": ClaimType.EFFICACY,
    "evidence-about-evidence": ClaimType.EVIDENCE,
    "epidemiology/time course": ClaimType.EPIDEMIOLOGY,
    "named-study citation": ClaimType.NAMED_STUDY,
    "mechanism": ClaimType.MECHANISM,
    "safety/addiction": ClaimType.NO_HARM,
    "risk/adverse effects": ClaimType.HARM,
    "recommendation": ClaimType.NOT_CHECKABLE,
    "botany/tradition": ClaimType.EPIDEMIOLOGY,
    "comparative": ClaimType.COMPARATIVE,
    "harm": ClaimType.HARM,
    "absence of harm": ClaimType.NO_HARM,
}
DIRECTIONS = {
    "decrease": Direction.DECREASES,
    "increase": Direction.INCREASES,
    "absent": Direction.ABSENT,
    "no effect": Direction.NO_EFFECT,
}
LABELS = {
    VerdictLabel.SUPPORTED: "SUPPORTED",
    VerdictLabel.PARTLY_SUPPORTED: "PARTIAL",
    VerdictLabel.CONTESTED: "CONTESTED",
    VerdictLabel.CONTRADICTED: "CONTRADICTED",
    VerdictLabel.NO_EVIDENCE_FOUND: "NO_EVIDENCE_FOUND",
    VerdictLabel.NOT_CHECKABLE: "NOT_TESTABLE",
}
STANCES = {
    Stance.SUPPORTS: "SUPPORTS",
    Stance.CONTRADICTS: "REFUTES",
    Stance.MIXED: "MIXED",
    Stance.NEUTRAL: "NONE",
}
RIGHT = {"SUPPORTS": "SUPPORTS", "REFUTES": "REFUTES", "WEAK_OR_MIXED": "MIXED"}


def main() -> None:
    """Judge every gold claim against every paper, write, score and list what went wrong."""
    options = _options()
    folder = Path(options.golddir)
    claims = _rows(folder / "gold_claims.jsonl")[:: options.every]
    records = library.read(Path(options.papers).read_text("utf-8").splitlines())
    topic = queries.load(Path(options.topic))
    lexicon = Lexicon(topic.concepts, topic.title)
    judge, index = Judge(lexicon, Model()), Index(records, lexicon)
    verdicts = {}
    for row in claims:
        claim = claim_of(row)
        ranked = [candidate.record for candidate in index.candidates(claim, len(records))]
        verdicts[row["claim_id"]] = judged(claim, ranked, judge, lexicon)
    out = Path(options.out or tempfile.mkdtemp(prefix="littrack-gold-"))
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "pairs.jsonl", (p for c, (_, e) in verdicts.items() for p in _pairs(c, e)))
    _write(out / "verdicts.jsonl", _labels({c: v for c, (v, _) in verdicts.items()}))
    print(_score(folder, out, options.scorer or folder / "score.py", verdicts.keys()))
    if options.list:
        _list_misses(folder, claims, verdicts)


def _score(folder: Path, out: Path, scorer: Path, judged_claims: Collection[str]) -> str:
    """Run the gold's own scorer, on a copy of what was judged with the keys that it asks for."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for each in folder.glob("*.jsonl"):
            rows = [{"sentence_verdict": None, "dangerous": False, **row} for row in _rows(each)]
            kept = (row for row in rows if row.get("claim_id", "") in {"", *judged_claims})
            _write(copy / each.name, kept)
        command = [sys.executable, str(scorer), name, str(out)]
        return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("golddir")
    parser.add_argument("--papers", default="../shared/papers/kratom_papers.jsonl")
    parser.add_argument("--topic", default="queries/kratom-withdrawal.toml")
    parser.add_argument("--scorer")
    parser.add_argument("--out")
    parser.add_argument("--every", type=int, default=1, help="judge one claim of so many")
    parser.add_argument("--list", action="store_true", help="print every miss")
    return parser.parse_args()


def judged(
    claim: Claim, records: Sequence[Record], judge: Judge, lexicon: Lexicon
) -> tuple[Verdict, tuple[Evidence, ...]]:
    """Run one claim over all records; the evidence comes with it, silent records included."""
    grades = [grade(record) for record in records]
    bodies = [_body(r, g) for r, g in zip(records, grades, strict=True)]
    told = zip(records, judge.judge(claim, records, bodies), grades, strict=True)
    evidence = one_vote([Evidence(*one) for one in told])
    checks = _citations(claim, records, lexicon)
    return decide(claim, evidence, 0, citations=checks), evidence


def _body(record: Record, graded: Grade) -> str:
    """Name the animals a record studied, as the pipeline does."""
    return animals_named(record.title) if graded.species is Species.ANIMAL else ""


def claim_of(row: Row) -> Claim:
    """Turn a gold claim into the program's own."""
    kind = _type(row)
    strength = row.get("strength_in_articles") or []
    clean = {k: "" if row[k] in {None, "-"} else row[k] for k in ("intervention", "outcome")}
    return Claim(
        id=row["claim_id"],
        text=row["claim"],
        type=kind,
        places=(),
        intervention=clean["intervention"],
        outcome=clean["outcome"],
        population=row["population"] or "",
        direction=DIRECTIONS.get(row["direction"], Direction.ASSERTED),
        hedges=("may",) if strength == ["hedged"] else (),
    )


def _type(row: Row) -> ClaimType:
    kind = TYPES[row["type"]]
    if row["type"] == "safety/addiction" and row["direction"] in {"safer", "less"}:
        return ClaimType.COMPARATIVE
    if row["type"] == "recommendation" and row["outcome"] not in {"-", "dosing"}:
        return ClaimType.EFFICACY
    if row["type"] == "botany/tradition" and "pronounced" in row["claim"]:
        return ClaimType.NOT_CHECKABLE
    return kind


def _citations(claim: Claim, records: Sequence[Record], lexicon: Lexicon) -> list[CitationCheck]:
    if claim.type is not ClaimType.NAMED_STUDY:
        return []
    article = Article("gold", "gold", "", claim.text)
    mentions = read_article(article).mentions
    now = datetime.now(UTC)
    named = [m for m in mentions if m.kind is not MentionKind.GENERIC]
    return [check(m, records, lexicon, at=now) for m in named]


def _pairs(claim: str, evidence: Sequence[Evidence]) -> Iterator[Row]:
    for one in evidence:
        yield {
            "claim_id": claim,
            "paper_id": _paper(one),
            "stance": STANCES[one.stance],
            "evidence_level": one.grade.level,
        }


def _paper(one: Evidence) -> str:
    return one.record.digest.key.removeprefix("digest:") if one.record.digest else one.record.key


def _labels(verdicts: dict[str, Verdict]) -> Iterator[Row]:
    """An undetermined claim counts as not judged, so it is not written."""
    for claim, verdict in verdicts.items():
        if verdict.label in LABELS:
            yield {"claim_id": claim, "verdict": LABELS[verdict.label]}


def _list_misses(
    folder: Path, claims: list[Row], verdicts: dict[str, tuple[Verdict, tuple[Evidence, ...]]]
) -> None:
    """Print each claim whose verdict is not the gold's, and each pair likewise."""
    pairs = _rows(folder / "gold_pairs.jsonl")
    for row in claims:
        verdict, evidence = verdicts[row["claim_id"]]
        mine = LABELS.get(verdict.label, "UNDETERMINED")
        mark = " " if mine == row["verdict"] else "~" if mine in row["acceptable_verdicts"] else "X"
        print(f"{mark} {row['claim_id']} {mine} (gold {row['verdict']}) {row['claim'][:90]}")
        print(f"      {verdict.rule}: {verdict.why} {[str(r) for r in verdict.reasons]}")
        by_paper = {_paper(e): e for e in evidence}
        for pair in (p for p in pairs if p["claim_id"] == row["claim_id"]):
            one = by_paper.get(pair["paper_id"])
            if one and STANCES[one.stance] != RIGHT.get(pair["stance"], "NONE"):
                _print_pair(pair, one)


def _print_pair(pair: Row, one: Evidence) -> None:
    said = " / ".join(r.text for r in one.judgement.rationale)
    print(
        f"        {pair['paper_id']} {STANCES[one.stance]} (gold {pair['stance']}"
        f"{', trap' if pair['trap'] else ''}) [{one.grade.level}] {one.judgement.decided_by}"
        f" {list(one.judgement.mismatch)} :: {said or one.record.title}"
    )


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _write(path: Path, rows: Iterator[Row]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

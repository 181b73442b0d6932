"""Articles of our own writing on other subjects, read without a word of theirs in any topic."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from littrack.articles import read
from littrack.model import Claim, Reading
from littrack.pipeline.extract_claims import read_article

HERE = Path(__file__).parent / "articles"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "expected.jsonl").read_text("utf-8").splitlines()
]
# What is asked of the whole. The expected fields are those of the reader before this one (0.95).
CLAIMS_FOUND = 0.55
SENTENCES_RIGHT = 0.88  # headlines that assert something are read, which this list does not expect


@cache
def reading(name: str) -> Reading:
    article = read(str(HERE / name), at=datetime(2026, 1, 1, tzinfo=UTC))
    return read_article(article)


def fits(claim: Claim, row: dict[str, Any]) -> bool:
    """Whether a claim is the one expected; what the row does not say does not matter."""
    return (
        claim.type == row["type"]
        and row["thing"] in claim.intervention.lower()
        and row["outcome"] in claim.outcome.lower()
        and claim.direction == row.get("direction", claim.direction)
        and row.get("comparator", "") in claim.comparator.lower()
        and claim.negated == row.get("negated", claim.negated)
        and claim.hedged == row.get("hedged", claim.hedged)
    )


def missed() -> Iterator[dict[str, Any]]:
    for row in ROWS:
        if "type" in row and not any(fits(c, row) for c in reading(row["article"]).claims):
            yield row


def wrong() -> Iterator[str]:
    for row in ROWS:
        for sentence in reading(row["article"]).sentences if "no" in row else ():
            no = any(sentence.place.text.lstrip("*").startswith(start) for start in row["no"])
            if no == sentence.checkable:
                yield f"{row['article']}: {sentence.place.text[:60]} ({sentence.why})"


def test_most_atomic_claims_of_unknown_subjects_are_found() -> None:
    expected = [row for row in ROWS if "type" in row]
    lost = list(missed())
    assert len(lost) <= (1 - CLAIMS_FOUND) * len(expected), lost


def test_most_sentences_of_unknown_subjects_are_told_rightly() -> None:
    total = sum(len(reading(row["article"]).sentences) for row in ROWS if "no" in row)
    errors = list(wrong())
    assert len(errors) <= (1 - SENTENCES_RIGHT) * total, errors

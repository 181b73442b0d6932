"""Dev gold pairs with the claim as the reader cuts it out of its article: WORK/articles.jsonl.

    python training/article_pairs.py SHARED/gold2/subjects

`pair_rows.py` first. Heads that are fitted on an annotator's wording are too sure of it; a user's
claims have the article's words. A row that names a clause (`pick`) takes the claim that holds it,
else the longest claim of the sentence; what the article rejects stays as printed. Needs spaCy.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from common import folder, rows

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack import articles
from littrack.model import Claim
from littrack.pipeline.extract_claims import read_article
from littrack.stance.wording import as_read


def wording(row: dict, text: str, claims: list[Claim]) -> str:
    """Give the claim read for a gold row, "" when none was."""
    start = text.find(row["sentence"])
    end = start + len(row["sentence"])
    inside = [c for c in claims if c.checkable and any(start <= p.start < end for p in c.places)]
    picked = [c for c in inside if re.search(row["pick"] or "^", c.text, re.IGNORECASE)]
    chosen = max(picked if row["pick"] else inside, key=lambda c: len(c.text), default=None)
    return as_read(chosen.text) if chosen else ""


def main() -> None:
    """Write the pairs whose claim was read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    said = {}
    for path in sorted((gold / "art").glob("*.txt")):
        reading = read_article(articles.read(str(path), at=datetime.now(UTC)))
        for row in (r for r in rows(gold / "verdicts.jsonl") if r["subject"] == path.stem):
            said[row["id"]] = wording(row, reading.article.text, list(reading.claims))
    pairs = rows(folder("WORK") / "subjects.jsonl")
    kept = [
        {**row, "claim": claim} for row in pairs if (claim := said.get(row["id"].split(":")[0], ""))
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
    (folder("WORK") / "articles.jsonl").write_text(lines, encoding="utf-8")
    print(len(kept), "of", len(pairs), "pairs;", sum(map(bool, said.values())), "claims read")


if __name__ == "__main__":
    main()

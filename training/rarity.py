"""Count in how many PubMed records each stem occurs: how rare a word is, for the run-time rules."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from math import log
from pathlib import Path

from common import folder, rows

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.stance.overlap import stems

# Stems rarer than this share one value (littrack.stance.overlap).
LEAST = 12


def main() -> None:
    """Write rarity.json: natural idf, one decimal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    held: Counter[str] = Counter()
    records = [r for r in rows(folder("WORK") / "records.jsonl") if "eng" in r["lang"]]
    for record in records:
        held.update(stems(f"{record['title']} {' '.join(t for _, t in record['secs'])}"))
    found = {s: round(log(len(records) / n), 1) for s, n in held.items() if n >= LEAST}
    args.out.mkdir(parents=True, exist_ok=True)
    told = json.dumps(dict(sorted(found.items())), ensure_ascii=False, separators=(",", ":"))
    (args.out / "rarity.json").write_text(told, encoding="utf-8")
    print(len(found), "stems")


if __name__ == "__main__":
    main()

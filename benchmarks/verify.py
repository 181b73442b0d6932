"""Quotes of known truth held against real records: what is said of each kind, and how fast.

    python -m benchmarks.verify WORKSPACE [--rows 10000] [--seed 1]

The workspace holds the records (`littrack import --no-topic pubmed21n1298.xml.gz`); the rows are
made out of them (benchmarks/verify_faults.py), and nothing of them is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.verify_faults import Faults, Row
from littrack import settings
from littrack.cache import Cache
from littrack.model import Record

_HONEST = frozenset({"verbatim", "parts"})
_ACCUSED = frozenset({"altered", "not_found", "misattributed"})


def made(workspace: Path, count: int, seed: int) -> list[Row]:
    """Make rows out of the records of a workspace."""
    rng = random.Random(seed)  # noqa: S311 - repeatable on purpose
    with Cache(settings.load(workspace, {}).database, create=False) as cache:
        pmids = sorted(cache.held())
        rng.shuffle(pmids)
        return list(islice(Faults(rng).rows(_records(cache, pmids)), count))


def _records(cache: Cache, pmids: Sequence[str]) -> Iterator[Record]:
    for pmid in pmids:
        record = cache.record(pmid)
        if record is not None and record.digest is None:
            yield record


def verified(workspace: Path, rows: Sequence[Row]) -> dict[str, dict]:
    """Run the command on rows in a process of its own; give what it says by id."""
    with tempfile.TemporaryDirectory() as folder:
        given, said = Path(folder, "rows.jsonl"), Path(folder, "said.json")
        lines = (json.dumps({k: v for k, v in r.items() if k != "want"}) for r in rows)
        given.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "littrack", "-C", str(workspace), "verify", str(given)]
        subprocess.run([*command, "--no-stance", "-o", str(said)], check=False)
        return {r["id"]: r for r in json.loads(said.read_text(encoding="utf-8"))["rows"]}


def judged(row: Row, said: dict) -> str:
    """Name what became of a row: right, an honest row accused, a fault passed, or other."""
    want, state = dict(row["want"]), said["quote"]["state"]
    if state == want["state"] and want["pmid"] in {"", said["quote"]["pmid"]}:
        return "right"
    if want["state"] in _HONEST and state in _ACCUSED:
        return "accused"
    return "passed" if want["state"] in _ACCUSED and state in _HONEST else "other"


def main() -> None:
    """Make, verify, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rows = made(asked.workspace, asked.rows, asked.seed)
    said = verified(asked.workspace, rows)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[str(row["kind"])][judged(row, said[str(row["id"])])] += 1
    for kind, found in sorted(counts.items()):
        print(f"{kind:20s} {dict(found)}")
    print("all", dict(sum(counts.values(), Counter())))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{len(rows)} rows: {used.ru_utime + used.ru_stime:.1f} s CPU, {used.ru_maxrss >> 10} MB")


if __name__ == "__main__":
    main()

"""With a perfect reader in the seat the verdicts must be right: the rest lets truth through.

Two subjects of dev gold over real records; the whole is `python -m benchmarks.subjects --oracle`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import subjects

pytestmark = pytest.mark.shared
SUBJECTS = ("dental", "knee")
DECIDED = {"supported", "partly_supported", "contested", "contradicted"}


def test_a_perfect_reader_is_let_through(shared: Path, tmp_path: Path) -> None:
    files = os.environ.get("LITTRACK_PUBMED_FILES")
    if not files:
        pytest.skip("LITTRACK_PUBMED_FILES names no folder with the two PubMed files")
    gold = shared / "gold2" / "subjects"
    workspace = tmp_path / "workspace"
    subjects.build(gold, Path(files), workspace, SUBJECTS)
    out = subjects.run(gold, workspace, tmp_path / "out", SUBJECTS, seated=True)
    scorer = gold.parent / "score_verdicts.py"
    command = [sys.executable, str(scorer), "verdicts", str(gold / "verdicts.jsonl")]
    command += [str(gold / "art"), *map(str, out)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = dict(part.split("=") for part in said.splitlines()[0].split("|")[1].split())
    right = int(figures["right"]) + int(figures["acceptable"])
    assert int(figures["dangerous"]) <= 1
    decided = right + int(figures["dangerous"]) + int(figures["wrong"])
    assert right >= 0.65 * sum(map(int, figures.values()))
    assert right >= 0.9 * decided
    claims = [c for path in out for c in json.loads(path.read_text(encoding="utf-8"))["claims"]]
    undetermined = [c for c in claims if c["verdict"] == "undetermined"]
    assert all(c["likeliest"] for c in undetermined)
    assert any(c["verdict"] in DECIDED for c in claims)

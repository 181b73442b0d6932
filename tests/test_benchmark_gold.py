"""The kratom dev gold: floors that may rise and never fall without a reason.

The sample is every third claim in the gold's order, 11 of 31, against all papers; the whole is
`python -m benchmarks.gold`. Measured on it on 1 December 2026: 6 of 8 verdicts acceptable, no
critical error, 0 of 16 traps.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared
ROOT = Path(__file__).parent.parent


def test_no_dangerous_verdict_no_trap_and_the_floors_hold(shared, tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks.gold",
            str(shared / "gold"),
            "--papers",
            str(shared / "papers" / "kratom_papers.jsonl"),
            "--out",
            str(tmp_path),
            "--every",
            "3",
        ],
        cwd=ROOT,
        check=True,
        text=True,
        capture_output=True,
    )
    scores = json.loads(done.stdout)
    assert scores["verdicts"]["critical_errors"] == []
    assert scores["stance"]["critical"] == []
    assert scores["stance"]["trap_errors"] == "0/16"
    assert scores["verdicts"]["scored"] >= 8
    assert scores["verdicts"]["acceptable"] >= 0.75

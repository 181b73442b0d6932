"""The examples of docs/extending.md, each run in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
EXAMPLES = [
    pytest.param(code, id=heading.replace(" ", "-"))
    for heading, section in re.findall(r"^## (.+)\n((?:(?!^## ).*\n)*)", PAGE, re.MULTILINE)
    for code in re.findall(r"```python\n(.*?)```", section, re.DOTALL)
]


def test_every_section_has_its_example():
    assert len(EXAMPLES) == PAGE.count("\n## ") >= 7


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_runs_and_its_assertion_holds(code):
    assert "\nassert " in code or "        assert " in code
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

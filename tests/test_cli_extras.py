"""What an extra installs is needed only by what uses it; without it one sentence says so."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A process in which the named library cannot be imported, as where it is not installed.
WITHOUT = """
import sys
sys.modules[{name!r}] = None
from littrack.cli import main
main({args!r})
"""
XML = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>Sage"
    "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
)


def run(*args: str, without: str = "nothing") -> subprocess.CompletedProcess[str]:
    code = WITHOUT.format(name=without, args=list(args))
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("library", "form", "extra"), [("openpyxl", "xlsx", "excel"), ("pyarrow", "parquet", "parquet")]
)
def test_a_missing_extra_is_one_sentence_with_its_command(tmp_path, library, form, extra):
    (tmp_path / "queries").mkdir()
    (tmp_path / "one.xml").write_text(XML)
    home = ["-C", str(tmp_path)]
    assert run(*home, "import", str(tmp_path / "one.xml"), without=library).returncode == 0
    out = str(tmp_path / f"x.{form}")
    done = run(*home, "export", "--records", "--format", form, "-o", out, without=library)
    assert done.returncode == 2
    assert f"pip install 'littrack[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert run(*home, "export", "--records", "--format", "csv", without=library).returncode == 0


def test_the_large_libraries_are_no_part_of_a_plain_install():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    plain = " ".join(project["dependencies"])
    assert "pyarrow" not in plain
    assert "openpyxl" not in plain
    assert set(project["optional-dependencies"]) >= {"parquet", "excel", "all", "scale", "dev"}

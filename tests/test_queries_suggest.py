"""From an article to a topic file a person edits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from littrack.cli import main
from littrack.queries import Level, lint, load, sent

PAGE = (
    "Sage tea relieves sore throats. Sage tea reduces coughing in adults. Thyme reduces coughing.\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def run(home: Path, *args: str):
    return CliRunner().invoke(main, ["-C", str(home), "queries", "suggest", *args])


def test_a_topic_is_proposed_that_loads_and_lints_clean(home: Path) -> None:
    done = run(home, str(home / "page.txt"), "--topic", "sage", "--json")
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert any("sage" in name for name in told["interventions"])
    topic = load(home / "queries" / "sage.toml")
    (query,) = topic.queries
    assert "[tiab]" in sent(query.term)
    assert [f for f in lint(query.term) if f.level >= Level.WARNING] == []
    assert {concept.kind for concept in topic.concepts} == {"intervention", "outcome"}
    again = run(home, str(home / "page.txt"), "--topic", "sage")
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


def test_an_article_without_a_claim_is_one_sentence(home: Path) -> None:
    (home / "page.txt").write_text("Hello there.\n")
    done = run(home, str(home / "page.txt"))
    assert (done.exit_code, "makes no claim that names what is given" in done.stderr) == (2, True)

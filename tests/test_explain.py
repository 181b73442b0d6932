"""`littrack explain` and `littrack judge test`: each step said, bad input one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from littrack.cli import main
from littrack.pipeline import judge_test

TOPIC = """
title = "Turmeric"
[[query]]
name = "knee"
term = "turmeric[tiab]"
[[concept]]
name = "turmeric"
kind = "intervention"
terms = ["curcumin"]
"""
RECORD = """<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation>
<PMID Version="1">30000001</PMID><Article>
<ArticleTitle>Turmeric for knee pain: a randomised trial</ArticleTitle>
<Abstract><AbstractText>We gave turmeric or placebo to 120 adults.
Turmeric reduced knee pain more than placebo.</AbstractText></Abstract></Article>
</MedlineCitation></PubmedArticle></PubmedArticleSet>"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "cache").mkdir()
    (tmp_path / "queries" / "turmeric.toml").write_text(TOPIC, encoding="utf-8")
    (tmp_path / "littrack.toml").write_text('reader = "small"\n', encoding="utf-8")
    (tmp_path / "one.xml").write_text(RECORD, encoding="utf-8")
    run(tmp_path, "import", "--topic", "turmeric", str(tmp_path / "one.xml"))
    return tmp_path


def run(home: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["-C", str(home), *words])
    return done.exit_code, done.output


def test_each_step_is_said(home: Path) -> None:
    code, said = run(home, "explain", "Turmeric reduces knee pain.", "30000001")
    assert code == 0
    for step in ("Retrieval: place 1", "names what", "[1]", "Features:", "Stance:", "by the rule"):
        assert step in said


def test_machines_get_the_same_as_json(home: Path) -> None:
    code, said = run(home, "explain", "Turmeric reduces knee pain.", "30000001", "--json")
    assert code == 0
    told = json.loads(said)
    assert told["rank"] == 1
    assert {sentence["number"] for sentence in told["sentences"]} == {0, 1}


def test_a_record_is_named_as_a_reference_list_names_it(home: Path) -> None:
    code, said = run(home, "explain", "Turmeric reduces knee pain.", "PMID: 30000001")
    assert code == 0
    assert "Retrieval: place 1" in said


def test_a_record_that_is_not_at_hand_is_one_sentence(home: Path) -> None:
    code, said = run(home, "explain", "Turmeric reduces knee pain.", "1")
    assert code == 2
    assert "No record '1' is at hand" in said


def test_the_built_in_pairs_have_each_answer_ten_times() -> None:
    labels = [pair["label"] for pair in judge_test.built_in()]
    assert {label: labels.count(label) for label in judge_test.LABELS} == dict.fromkeys(
        judge_test.LABELS, 10
    )


def test_the_judge_is_tried_on_them_and_the_answers_add_up(home: Path) -> None:
    code, said = run(home, "judge", "test", "--json")
    assert code == 0
    told = json.loads(said)
    assert told["right"] == sum(answer["right"] for answer in told["answers"])
    assert len(told["answers"]) == 30

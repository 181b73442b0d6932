"""`littrack lexicon check`: new rows held against the loader, and what they change on a text."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from littrack.cli import main

PAGE = "Ginger defangs nausea in adults. Ginger reduces pain.\n"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def run(home, *args, **more):
    return CliRunner().invoke(main, ["-C", str(home), "lexicon", "check", *map(str, args)], **more)


def written(home, name, text):
    path = home / name
    path.write_text(text)
    return path


ROWS = [
    ("verbs.tsv", "less\tobj\treduce", "reduce stands there twice."),
    ("verbs.tsv", "more\tobj\treduce", "reduce is less and more."),
    ("verbs.tsv", "frob\tobj\tgrok", "frob is no effect or place of littrack's."),
    ("verbs.tsv", "less\tbeside\tgrok", "beside is no effect or place of littrack's."),
    ("verbs.tsv", "less obj grok", "1 columns instead of 3 (tabs)."),
    ("idioms.tsv", "keep\tbay\ttreat\tobj", "keep bay stands there twice."),
    ("nouns.tsv", "fall\treduction", "reduction stands twice under fall."),
    ("nouns.tsv", "gadget\twidget", "gadget is no class of this table"),
    ("valence.tsv", "good\tpain", "pain is both good and bad."),
]


@pytest.mark.parametrize(("name", "row", "says"), ROWS, ids=[f"{n} {r}" for n, r, _ in ROWS])
def test_a_row_that_cannot_be_taken_is_named_with_file_and_line(home, name, row, says):
    path = written(home, name, f"# a comment\n\n{row}\n")
    done = run(home, path)
    assert done.exit_code == 1
    assert f"{path}:3: {says}" in done.stdout
    assert "0 rows taken" in done.stdout


def test_what_a_verb_changes_is_listed_by_field_and_a_bad_row_is_left_out(home):
    path = written(home, "verbs.tsv", "less\tobj\tdefang\nfrob\tobj\tgrok\n")
    done = run(home, path, "--on", home / "page.txt", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["rows"], told["same"]) == (1, 1, 1)
    assert [finding["line"] for finding in told["findings"]] == [2]
    (change,) = told["changes"]
    fields = {f["name"]: (f["before"], f["after"]) for f in change["fields"]}
    assert fields["type"][1] == "efficacy"
    assert fields["direction"] == ("asserted", "decreases")
    assert fields["outcome"][1] == "nausea"


def test_the_changes_are_told_in_lines_for_people(home):
    done = run(
        home, "-", "--table", "verbs", "--on", home / "page.txt", input="less\tobj\tdefang\n"
    )
    assert done.exit_code == 0
    assert "direction: “asserted” → “decreases”" in done.stdout
    assert "1 claim read otherwise, 1 as before." in done.stdout


def test_a_word_the_text_has_not_changes_nothing(home):
    path = written(home, "verbs.tsv", "less\tobj\tfrobnicate\n")
    done = run(home, path, "--on", home / "page.txt")
    assert "0 claims read otherwise, 2 as before." in done.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(("words.tsv",), "names no table of the lexicon", id="no table"),
        pytest.param(("gone/verbs.tsv",), "cannot be read", id="no file"),
        pytest.param(("verbs.tsv", "--on", "gone.txt"), "gone.txt", id="no text"),
    ],
)
def test_what_cannot_be_checked_is_said_in_a_sentence(home, args, says, monkeypatch):
    written(home, "words.tsv", "less\tobj\tdefang\n")
    written(home, "verbs.tsv", "less\tobj\tdefang\n")
    monkeypatch.chdir(home)
    done = run(home, *args)
    assert done.exit_code == 2
    assert says in done.stderr

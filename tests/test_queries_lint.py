from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from littrack.cli import main
from littrack.queries import Level, lint, sent
from littrack.queries.fields import TAGS

STRATEGY = """\
# 1. the plant
("Curcuma"[mh] OR turmeric[tiab] OR curcumin*[tiab]   # and what is in it
 OR "turmeric extract"[tiab:~2])
AND
# 2. the complaint
("Osteoarthritis, Knee"[mh:noexp] OR "knee pain"[tiab] OR gonarthr*[ti])
NOT (animals[mh] NOT humans[mh])
AND ("2015/01/01"[dp] : "3000"[dp])
"""


def codes(term, level=Level.WARNING):
    return [(f.code, f.line, f.column) for f in lint(term) if f.level >= level]


def test_a_sound_strategy_of_many_lines_is_left_in_peace():
    assert codes(STRATEGY) == []


def test_what_cannot_be_told_offline_is_said_once():
    [note] = [f for f in lint(STRATEGY) if f.level is Level.NOTE]
    assert "cannot be told offline" in note.message


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("asthma[foo]", [("unknown-tag", 1, 7)], id="unknown-tag"),
        pytest.param("asthma [tiabb]", [("unknown-tag", 1, 8)], id="unknown-tag-after-blank"),
        pytest.param("(a1[ti] OR b1[ti])[tiab]", [("tag-on-group", 1, 19)], id="tag-on-group"),
        pytest.param("asthma AND copd[ti]", [("bare-words", 1, 1)], id="bare-word"),
        pytest.param('"knee pain"', [("bare-words", 1, 1)], id="bare-phrase"),
        pytest.param("asthma[ti] and copd[ti]", [("lower-case", 1, 12)], id="lower-case"),
        pytest.param("(asthma[ti]", [("parenthesis", 1, 1)], id="open"),
        pytest.param("asthma[ti])", [("parenthesis", 1, 11)], id="close"),
        pytest.param('"asthma[ti]', [("quote", 1, 1)], id="quote"),
        pytest.param("curcumin\u2217[ti]", [("look-alike", 1, 1)], id="asterisk-of-a-pdf"),
        pytest.param("\u201cknee\u201d[ti]", [("look-alike", 1, 1)], id="curly-quotes"),
        pytest.param("kn*[ti]", [("asterisk", 1, 1)], id="short-wildcard"),
        pytest.param("cur*min[ti]", [("asterisk", 1, 1)], id="inner-wildcard"),
        pytest.param("wom?n[ti]", [("asterisk", 1, 1)], id="question-mark"),
        pytest.param("knee[ab]", [("old-tag", 1, 5)], id="ab"),
        pytest.param("a1[ti] AND b1[ti] OR c1[ti]", [("left-to-right", 1, 19)], id="mixed"),
        pytest.param("AND a1[ti]", [("operator", 1, 1)], id="leading"),
        pytest.param("a1[ti] OR", [("operator", 1, 8)], id="trailing"),
        pytest.param("a1[ti] OR ()", [("empty-group", 1, 12)], id="empty"),
        pytest.param('"a b"[mh:~2]', [("nearness", 1, 6)], id="nearness-elsewhere"),
        pytest.param('"knee pain*"[ti:~2]', [("nearness", 1, 13)], id="nearness-cut"),
        pytest.param("the[tiab]", [("stop-word", 1, 1)], id="stop-word"),
        pytest.param("a1[ti] OR\n  (b1[ti] OR c1.tw.[ti])", [("foreign", 2, 14)], id="foreign"),
        pytest.param("[ti]", [("tag-alone", 1, 1)], id="tag-alone"),
        pytest.param("(a1[ti]) AND 1:17500000[uid]", [], id="uid-range"),
        pytest.param("2015:2020[dp]", [], id="year-range"),
    ],
)
def test_what_pubmed_takes_otherwise_is_found_with_its_place(term, expected):
    assert codes(term) == expected


def test_lines_of_a_search_history_are_found():
    assert {"history"} == {f.code for f in lint("#1 AND #2") if f.level is Level.ERROR}


def test_an_unknown_tag_is_told_with_the_nearest_right_one():
    [finding] = lint("asthma[tiabb]")
    assert finding.remedy == "did you mean [tiab]?"


@given(st.text(alphabet='ab"()[]*:#~ \nANDORNOT', max_size=60))
def test_no_term_is_too_odd_to_lint(term):
    lines = term.splitlines() or [""]
    for finding in lint(term):
        assert 1 <= finding.line <= len(lines)


@given(st.lists(st.sampled_from(sorted(TAGS)), min_size=1, max_size=5))
def test_known_tags_are_never_called_unknown(tags):
    term = " OR ".join(f"word[{tag}]" for tag in tags)
    assert "unknown-tag" not in {f.code for f in lint(term)}


@given(st.text(alphabet='ab"#() \n', max_size=60))
def test_what_is_sent_is_one_line(term):
    assert "\n" not in sent(term)


def test_every_query_of_every_file_is_linted_whatever_another_has(tmp_path):
    folder = tmp_path / "queries"
    folder.mkdir()
    (folder / "a.toml").write_text(
        '[[query]]\nname = "gone"\nterm = "or/1-8"\n[[query]]\nname = "none"\nterm = "# sage"\n'
        '[[query]]\nname = "open"\nterm = "(sage[ti]"\n'
    )
    (folder / "b.toml").write_text("title = \n")
    (folder / "c.toml").write_text('[[query]]\nname = "more"\nterm = "sage[nope]"\n')
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "queries", "lint", "--json"])
    told = [(row["query"], row["code"]) for row in json.loads(done.stdout)]
    assert told == [
        ("gone", "history"), ("none", "empty"), ("open", "parenthesis"), ("more", "unknown-tag"),
    ]  # fmt: skip
    assert (done.exit_code, "b.toml is not valid TOML" in done.stderr) == (2, True)

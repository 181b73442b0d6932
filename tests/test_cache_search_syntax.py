"""What people type into a search box becomes FTS5 that parses, or a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.cache import syntax
from littrack.model import QueryError


def matches(search: str, **columns: str) -> bool:
    names = ("title", "abstract", "keywords", "mesh")
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"CREATE VIRTUAL TABLE w USING fts5 ({', '.join(names)}, tokenize = 'porter')")
        db.execute("INSERT INTO w VALUES (?, ?, ?, ?)", [columns.get(n, "") for n in names])
        found = db.execute(
            "SELECT count(*) FROM w WHERE w MATCH ?", [syntax.parse(search).node.expression]
        )
        return bool(found.fetchone()[0])


TEXT = {
    "title": "Ibuprofen and 7-hydroxymitragynine in pain",
    "abstract": "Trials of withdrawal from opioids: CO2 rose quickly",
    "mesh": "Analgesics",
}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        pytest.param("ibuprofen opioid", True, id="side by side is AND"),
        pytest.param("ibuprofen AND zebra", False, id="AND"),
        pytest.param("zebra OR ibuprofen", True, id="OR"),
        pytest.param("zebra AND lion OR pain", True, id="left to right: (zebra AND lion) OR pain"),
        pytest.param("pain OR zebra AND lion", False, id="left to right: (pain OR zebra) AND lion"),
        pytest.param("pain OR (zebra AND lion)", True, id="parentheses"),
        pytest.param("pain NOT trials", False, id="NOT"),
        pytest.param("pain AND NOT zebra", True, id="AND NOT"),
        pytest.param('"withdrawal from opioids"', True, id="phrase"),
        pytest.param('"opioids withdrawal"', False, id="phrase in another order"),
        pytest.param('"opioids withdrawal"~3', True, id="near"),
        pytest.param('"opioids quickly"~1', False, id="not near enough"),
        pytest.param("7-hydroxymitragynine", True, id="hyphens"),
        pytest.param("hydroxymitra*", True, id="beginning of a word"),
        pytest.param("title:pain", True, id="field before"),
        pytest.param("pain[ti]", True, id="tag after"),
        pytest.param("pain[ab]", False, id="in another field"),
        pytest.param("analgesics[mh:noexp]", True, id="tag with an option"),
        pytest.param("CO₂", True, id="small figures"),
        pytest.param("“withdrawal from opioids”", True, id="curly quotes"),
        pytest.param("and near", False, id="words that are operators in FTS5"),
        pytest.param(" ".join(["pain"] * 190), True, id="a long search"),
        pytest.param("pain OR " * 99 + "zebra", True, id="a long list"),
        pytest.param("title:(pain OR fever)", True, id="a field before a group"),
    ],
)
def test_a_search_means_what_it_says(search: str, found: bool) -> None:
    assert matches(search, **TEXT) is found


@pytest.mark.parametrize(
    ("search", "says"),
    [
        ("", "empty"),
        ("(" * 50 + "pain" + ")" * 50, "too often"),
        ("pain OR fever AND " * 45 + "cold", "too often"),
        ("pain " * 201, "too long"),
        ("((pain)", "never closes"),
        ("pain)", "never opened"),
        ("NOT pain", "needs something before"),
        ("pain OR", "after OR"),
        ("pain AND OR fever", "one of the two"),
        ("pain[xyz]", "not kept here"),
        ("colour:red", "not kept here"),
        ('"pain', "cannot be read"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(search: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        syntax.parse(search)


@given(st.text(alphabet=st.sampled_from("ab ()\"*[]:~-^_+NEARORANDT{},.'é₂\0\n%"), max_size=40))
def test_whatever_is_typed_parses_or_is_told(search: str) -> None:
    with suppress(QueryError):
        matches(search)


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_words_of_a_claim_can_be_looked_up(words: list[str]) -> None:
    expression = syntax.any_of(words)
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE w USING fts5 (a)")
        db.execute("SELECT count(*) FROM w WHERE w MATCH ?", [expression or '"x"']).fetchone()

from __future__ import annotations

from pathlib import Path

import pytest

from littrack import queries
from littrack.model import QueryError

GOOD = '''\
title = "Turmeric and knee pain"

[[query]]
name = "turmeric-knee"
term = """
# the plant
(turmeric[tiab] OR "Curcuma"[mh])   # and its heading
AND knee[tiab]
"""
seeds = [123, "456"]

[[concept]]
name = "turmeric"
terms = ["curcuma"]

[[article]]
source = "page.txt"
'''


def write(folder: Path, text: str) -> Path:
    path = folder / "turmeric.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_term_is_kept_to_the_letter_and_sent_without_its_comments(tmp_path):
    [query] = queries.load(write(tmp_path, GOOD)).queries
    assert query.term.startswith("# the plant\n(turmeric[tiab]")
    assert queries.sent(query.term) == '(turmeric[tiab] OR "Curcuma"[mh]) AND knee[tiab]'
    assert query.seeds == ("123", "456")


def test_the_name_of_a_topic_is_the_name_of_its_file(tmp_path):
    topic = queries.load(write(tmp_path, GOOD))
    assert (topic.name, topic.title) == ("turmeric", "Turmeric and knee pain")
    assert queries.load_all(tmp_path) == [topic]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        pytest.param(("title = ", "title = ["), "not valid TOML: .*line", id="broken-toml"),
        pytest.param(
            ("title =", "titel ="), "line 1: .*'titel'; did you mean 'title'", id="top-key"
        ),
        pytest.param(
            ("term =", "terms ="), "line 5: .*'terms'; did you mean 'term'", id="query-key"
        ),
        pytest.param(("terms =", "synonyms ="), "line 14: .*'synonyms'; it knows", id="far-key"),
        pytest.param(
            ("[[query]]", "[[querry]]"), "line 3: .*'querry'; did you mean 'query'", id="table"
        ),
        pytest.param(("[[query]]", "[query]"), "line 3: query must be .*tables", id="one-bracket"),
        pytest.param(("[123", '["PMC9"'), "line 10: seed 'PMC9' is not a PMID", id="seed"),
        pytest.param(('name = "turmeric-knee"\n', ""), "line 3: .*has no name", id="no-name"),
        pytest.param(('["curcuma"]', "[7]"), "line 14: terms lists 7", id="word-is-number"),
        pytest.param(
            ('["curcuma"]', '"curcuma"'), "line 14: terms must be a list", id="not-a-list"
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, broken, told):
    with pytest.raises(QueryError, match=told):
        queries.load(write(tmp_path, GOOD.replace(*broken, 1)))


def test_a_term_of_comments_only_is_told(tmp_path):
    path = write(tmp_path, '[[query]]\nname = "a"\nterm = "# nothing"\n')
    with pytest.raises(QueryError, match="line 3: the term of query 'a' is empty"):
        queries.load(path)


def test_two_queries_of_one_name_are_told(tmp_path):
    path = write(tmp_path, '[[query]]\nname = "a"\nterm = "b"\n' * 2)
    with pytest.raises(QueryError, match="line 5: a query named 'a' stands above"):
        queries.load(path)


def test_a_file_that_is_not_text_is_told(tmp_path):
    path = tmp_path / "topic.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="not UTF-8"):
        queries.load(path)


def test_a_folder_without_topics_is_told(tmp_path):
    with pytest.raises(QueryError, match="no topic"):
        queries.load_all(tmp_path)
    with pytest.raises(QueryError, match="no folder"):
        queries.load_all(tmp_path / "absent")


def test_the_first_topic_of_the_project_loads():
    topic = queries.load(Path(__file__).parent.parent / "queries" / "kratom-withdrawal.toml")
    assert len(topic.queries) >= 5
    assert all(queries.sent(query.term) for query in topic.queries)

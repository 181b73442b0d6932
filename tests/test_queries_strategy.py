"""Numbered strategies: lines written out, references that point nowhere refused."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from littrack.cli import main
from littrack.model import QueryError
from littrack.queries import Level, lint, load, read_strategy, sent, translated
from tests.standin import Shelf, StandIn

SAGE = '("sore throat"[tiab] OR pharyngitis[mh]) AND sage[tiab]'
PLAIN = '1 "sore throat"[tiab]\n2 pharyngitis[mh]\n3 1 or 2\n4 sage[tiab]\n5 3 and 4\n'
HISTORY = (
    "Search number,Query,Sort By,Filters,Search Details,Results,Time\n"
    '5,#3 AND #4,,,"x",77,10:22:33\n4,sage[tiab],,,"y","12,345",10:22:00\n'
    '3,#1 OR #2,,,"z",9,10:21:00\n2,pharyngitis[mh],,,"z",9,10:21:00\n'
    '1,"""sore throat""[tiab]",,,"z",9,10:21:00\n'
)
OLD_PAGE = (
    "Search\tQuery\tItems found\n#5\tSearch (#3) AND #4\t77\n#4\tSearch sage[tiab]\t12345\n"
    "#3\tSearch #1 OR #2\t9\n#2\tSearch pharyngitis[mh]\t8\n#1\tSearch “sore throat”[tiab]\t7\n"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(PLAIN.replace("3 and 4", "4 AND 3").replace("4 AND 3", "3 AND 4"), id="caps"),
        pytest.param("\n".join(f"#{line}" for line in PLAIN.split("\n")[:5]), id="hashes"),
        pytest.param(
            "\n".join(line.replace(" ", ". ", 1) for line in PLAIN.split("\n")), id="dots"
        ),
        pytest.param(PLAIN.replace("3 1 or 2", "3 or/1-2"), id="or/1-2"),
        pytest.param(PLAIN.replace("3 1 or 2", "3 or/1\u20132"), id="en dash"),
        pytest.param(PLAIN.replace("3 1 or 2", "3 {OR #1-#2}"), id="braces"),
        pytest.param(PLAIN.replace("3 1 or 2", "3 1-2/or"), id="1-2/or"),
        pytest.param(
            PLAIN.replace('"', "&quot;").replace("sage", "sa\u200bge"), id="a page's signs"
        ),
        pytest.param(PLAIN.replace('"sore', "“sore").replace('throat"', "throat”"), id="curly"),
        pytest.param("# by hand\n" + PLAIN.replace("\n", "  (1,234)\n"), id="hits and a comment"),
        pytest.param(
            "Database: MEDLINE\n" + PLAIN.replace("3 and 4", "3 and 4  99"), id="a heading"
        ),
        pytest.param(PLAIN.replace("throat", "\n   throat"), id="a line that runs on"),
        pytest.param(HISTORY, id="a history download"),
        pytest.param(OLD_PAGE, id="the old history page"),
        pytest.param(
            OLD_PAGE.replace("“", '"').replace("”", '"'), id="its quotes as they are, by tabs"
        ),
    ],
)
def test_a_strategy_is_written_out_however_it_is_numbered(text):
    said = sent(text).replace("((", "(").replace("))", ")")
    assert said.replace("( ", "(").replace('"sore  ', '"sore ') == SAGE


def test_lines_keep_what_was_written_and_the_hits_of_the_file():
    strategy = read_strategy(HISTORY)
    assert [(line.number, line.hits) for line in strategy.lines][3:] == [(4, 12345), (5, 77)]
    assert strategy.resolved(3) == '"sore throat"[tiab] OR pharyngitis[mh]'


@pytest.mark.parametrize(
    "text",
    [
        "5 fluorouracil[tiab]\n OR 3 methyladenine[tiab]",
        '("omega 3"[tiab]\nOR 6 gingerol[tiab])',
        "sage[tiab] AND 2010:2020[dp]",
        "# 1. the plant\nsage[tiab]\n# 2. the complaint\nAND cough[tiab]",
        "(vitamin b 12[tiab]\n1 OR 2)",
    ],
)
def test_a_term_with_numbers_in_it_is_no_strategy(text):
    assert read_strategy(text) is None


def test_a_number_within_words_names_no_line():
    assert sent("1 omega 3[tiab]\n2 vitamin b 12[tiab]\n3 1 OR 2") == (
        "omega 3[tiab] OR vitamin b 12[tiab]"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("1 a1[ti]\n2 b1[ti]\n3 1 OR 7", "line 3 names line 7", id="not there"),
        pytest.param("1 a1[ti]\n2 2 OR 1", "line 2 names line 2", id="itself"),
        pytest.param("1 a1[ti]\n2 1 OR 3\n3 b1[ti] AND 2", "line 2 names line 3", id="a later one"),
        pytest.param("1. a1[ti]\n2. b1[ti]", "none joins the others", id="nothing joined"),
        pytest.param("#1 AND #2", "#1 names a line", id="a line without its strategy"),
        pytest.param("sage[ti] AND or/1-8", "or/1-8 names a line", id="a range without it"),
    ],
)
def test_what_points_nowhere_is_refused(text, says, tmp_path):
    with pytest.raises(QueryError, match=says):
        sent(text)
    path = tmp_path / "t.toml"
    path.write_text(f"[[query]]\nname = 'q'\nterm = '''\n{text}\n'''\n")
    with pytest.raises(QueryError, match=r"t\.toml, line 3: query 'q': .*" + says):
        load(path)


def test_limits_in_words_become_terms():
    assert sent("1 sage[ti]\n2 limit 1 to (english language and humans)") == (
        "sage[ti] AND english[la] AND humans[mh]"
    )
    assert sent('1 a1[ti]\n2 b1[ti]\n3 1 OR 2\n4 limit 3 to yr="2010 -Current"') == (
        "(a1[ti] OR b1[ti]) AND 2010:3000[dp]"
    )
    assert sent("#1 sage[ti] Filters: Review, from 2010 - 2020\n#2 #1 NOT mice[mh]").startswith(
        '((sage[ti]) AND "review"[pt] AND 2010:2020[dp]) NOT'
    )


def test_the_place_of_a_finding_is_that_of_the_line_as_written():
    [found] = [f for f in lint("1 sage[foo]\n2 cough[ti]\n3 1 OR 2") if f.level is Level.ERROR]
    assert (found.code, found.line, found.column) == ("unknown-tag", 1, 7)
    codes = {f.code for f in lint("1 a1[ti]\n2 b1[ti]\n3 c1[ti]\n4 1 OR 2")}
    assert codes == {"unused-line"}


FOREIGN = [
    ("exp Sage Oil/", "Ovid", '"Sage Oil"[mh]'),
    ("*Salvia/", "Ovid", '"Salvia"[majr]'),
    ("Sore Throat/", "Ovid", '"Sore Throat"[mh:noexp]'),
    ("sage.ti,ab.", "Ovid", "sage[tiab]"),
    ("(sage or salvia$).mp.", "Ovid", "(sage[tiab] OR salvia*[tiab])"),
    ("(sage adj3 throat).tw.", "Ovid", '("sage throat"[tiab:~2])'),
    ("sage adj throat", "Ovid", '"sage throat"[tiab:~0]'),
    ("'sage oil'/exp", "Embase", '"sage oil"[mh]'),
    ("'sage'/exp/mj", "Embase", '"sage"[majr]'),
    ("'sage oil':ti,ab,kw", "Embase", '"sage oil"[tiab]'),
    ("[2000-2020]/py", "Embase", "2000:2020[dp]"),
    ("[english]/lim", "Embase", "english[la]"),
    ("sage NEAR/4 throat", "Embase", '"sage throat"[tiab:~4]'),
    ('TITLE-ABS-KEY(sage OR "sore throat")', "Scopus", '(sage[tiab] OR "sore throat"[tiab])'),
    ("PUBYEAR > 2015", "Scopus", "2016:3000[dp]"),
    ("sage W/2 throat", "Scopus", '"sage throat"[tiab:~2]'),
    ("TS=(sage OR salvia)", "Web of Science", "(sage[tiab] OR salvia[tiab])"),
    ("PY=2010-2020", "Web of Science", "2010:2020[dp]"),
    ('MH "Sage+"', "CINAHL", '"Sage"[mh]'),
    ('MM "Sage"', "CINAHL", '"Sage"[majr]'),
    ("TI sage", "CINAHL", "sage[ti]"),
    ("AB (sage OR salvia)", "CINAHL", "(sage[tiab] OR salvia[tiab])"),
    ("sage N3 throat", "CINAHL", '"sage throat"[tiab:~3]'),
    ("[mh Sage]", "CENTRAL", '"Sage"[mh]'),
    ("MeSH descriptor: [Sage] explode all trees", "CENTRAL", '"Sage"[mh]'),
    ("((sore or raw) adj2 throat*).ti.", "Ovid", "(((sore[ti] OR raw[ti]) AND throat*[ti]))"),
]


@pytest.mark.parametrize(("said", "database", "ours"), FOREIGN, ids=[f[0] for f in FOREIGN])
def test_another_databases_form_is_named_with_pubmeds(said, database, ours):
    [found] = [f for f in lint(f"({said}) OR cough[ti]") if f.level is Level.ERROR]
    assert (found.code, found.column) == ("foreign", 2)
    assert database in found.message
    assert translated(f"{said} OR cough[ti]") == f"{ours} OR cough[ti]"


def test_a_kind_is_told_once_with_its_number():
    term = " OR ".join(f"word{n}.ti,ab." for n in range(9)) + " OR exp Sage/ OR exp Mint/"
    assert [(f.code, f.count) for f in lint(term)] == [("foreign", 9), ("foreign", 2)]


@pytest.mark.parametrize(
    ("term", "code", "remedy"),
    [
        ("sage[ti] AND 1977-1978[dp]", "range", "write 1977:1978[dp]"),
        (
            "sage[ti] AND 2010/01/01\u20132012/12/31[edat]",
            "range",
            "write 2010/01/01:2012/12/31[edat]",
        ),
        ('"sore* throat"[tiab]', "asterisk", "keep one, at the end of the phrase"),
        ("sage[ti] &amp; cough[ti]", "entity", "write &"),
        ("sage[ti]\u200b OR cough[ti]", "invisible", "take it out: write the line anew"),
        ("sage[ti] | cough[ti]", "sign", "write OR"),
        ("sage[ti] -cough[ti]", "sign", "write NOT"),
        ("sage[ti] AND NOT cough[ti]", "and-not", "take AND out"),
        ("sage[ti] Sort by: Most Recent", "page-text", "take it out"),
        ("sage[ti] Filters: Humans", "filters", "write: AND humans[mh]"),
        ("sage[ti] 1,234", "hit-count", "take it out"),
        ("sage(tiab)", "tag-brackets", "write [tiab]"),
        (
            "https://pubmed.ncbi.nlm.nih.gov/?term=sage%5Bti%5D",
            "address",
            "write the term: sage[ti]",
        ),
        ("sage, mint, thyme[tiab]", "commas", "write OR between them"),
    ],
)
def test_signs_of_pages_and_programs_are_found_with_their_remedy(term, code, remedy):
    found = {f.code: f for f in lint(term)}
    assert found[code].remedy == remedy
    assert found[code].level is Level.ERROR


WORDS = st.sampled_from(['"sore throat"', "sage*", "Salvia", "poly-cystic", "Diet, Mediterranean"])
TAGS = st.sampled_from(["tiab", "mh", "Title/Abstract", "MeSH Terms", "ti", "majr:noexp", "pt"])
OPERANDS = st.builds(lambda word, tag: f"{word}[{tag}]", WORDS, TAGS)
GROUPS = st.lists(OPERANDS, min_size=1, max_size=12).map(lambda parts: f"({' OR '.join(parts)})")


@settings(max_examples=25)
@given(st.lists(GROUPS, min_size=1, max_size=5))
def test_a_clean_strategy_of_any_length_gives_no_finding(groups):
    one = "\nAND ".join(groups)
    lines = "\n".join(f"{n} {group}" for n, group in enumerate(groups, 1))
    numbered = f"{lines}\n{len(groups) + 1} and/1-{len(groups)}"
    for term in (one, numbered):
        assert [f for f in lint(term) if f.level >= Level.WARNING] == []


@given(st.text(alphabet='123# ORorAND/-(){}"[]ti.\n', max_size=80))
def test_no_text_is_too_odd_to_be_read_as_a_strategy(text):
    strategy = read_strategy(text)
    try:
        term = strategy.term if strategy else ""
    except QueryError:
        term = ""
    assert isinstance(term, str)


@pytest.fixture
def run(tmp_path, monkeypatch):
    (tmp_path / "queries").mkdir()
    with StandIn(Shelf.of(12)) as server:
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        monkeypatch.setenv("NCBI_EMAIL", "a@b.org")
        yield lambda *args: CliRunner().invoke(main, ["-C", str(tmp_path), *args])


def test_a_file_is_imported_into_a_topic_and_each_line_counted(run, tmp_path):
    file = tmp_path / "strategy.txt"
    file.write_text("1 turmeric[tiab]  99\n2 knee[tiab]\n3 1 and 2\n")
    done = run("queries", "import", str(file), "--topic", "knees", "--count", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["term"]) == (0, "turmeric[tiab] AND knee[tiab]")
    assert [(line["hits_in_file"], line["count"]) for line in told["lines"]] == [
        (99, 12), (None, 12), (None, 12),
    ]  # fmt: skip
    assert "turmeric[tiab] AND knee[tiab]" in run("queries", "list").stdout
    counted = json.loads(run("queries", "count", "--json").stdout)
    assert [line["count"] for line in counted] == [12, 12, 12]


def test_what_is_wrong_is_told_and_not_added(run, tmp_path):
    file = tmp_path / "ovid.txt"
    file.write_text("1. exp Sage/\n2. cough.ti,ab.\n3. 1 and 2\n")
    done = run("queries", "import", str(file), "--topic", "sage")
    assert done.exit_code == 1
    assert not (tmp_path / "queries" / "sage.toml").exists()
    assert run("queries", "import", str(file), "--topic", "sage", "--translate").exit_code == 0
    (query,) = load(tmp_path / "queries" / "sage.toml").queries
    assert sent(query.term) == '"Sage"[mh] AND cough[tiab]'
    again = run("queries", "import", str(file), "--topic", "sage", "--translate")
    assert (again.exit_code, "has a query 'ovid' already" in again.stderr) == (2, True)


def test_a_file_that_is_no_text_is_no_strategy(tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 9)
    done = CliRunner().invoke(main, ["queries", "import", str(tmp_path / "a.txt")])
    assert (done.exit_code, "is no text" in done.stderr) == (2, True)

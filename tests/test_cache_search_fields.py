"""Records found by author, journal, year, type and identifier, in PubMed's tags or by options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from littrack.cache import Cache, syntax
from littrack.cache.search_fields import Field
from littrack.cli import main

RECORD = """<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><ISSN>1111-222{n}
</ISSN><JournalIssue><PubDate><Year>{year}</Year></PubDate></JournalIssue><Title>{journal}</Title>
<ISOAbbreviation>{short}</ISOAbbreviation></Journal><ArticleTitle>{title}</ArticleTitle><AuthorList>
{authors}</AuthorList><Language>{language}</Language><PublicationTypeList><PublicationType UI="D0">
{kind}</PublicationType></PublicationTypeList></Article></MedlineCitation><PubmedData>
<ArticleIdList><ArticleId IdType="doi">10.5555/s.{n}</ArticleId><ArticleId IdType="pmc">PMC10{n}
</ArticleId></ArticleIdList></PubmedData></PubmedArticle>"""
AUTHOR = "<Author><LastName>{}</LastName><ForeName>{}</ForeName><Initials>{}</Initials></Author>"


def record(n: int, title: str, names: str, **changed: object) -> str:
    people = [name.split(",") for name in names.split(";")]
    fields = {
        "n": n, "pmid": 2000000 + n, "title": title, "year": 2015 + n, "journal": "Sage Studies",
        "short": "Sage Stud", "language": "eng", "kind": "Journal Article",
        "authors": "".join(AUTHOR.format(*person) for person in people),
    }  # fmt: skip
    return RECORD.format(**fields | changed)


RECORDS = (
    record(1, "Sage for throats", "Müller,Ida B,IB;Roe,Rita,R"),
    record(2, "Sage or thyme", "Muller,Ian,I;O'Neil,Tom,T", journal="European Sage Studies"),
    record(3, "Thyme for coughs", "Roe,Ron,R", kind="Randomized Controlled Trial", language="fre"),
    record(4, "Mint not zinc", "Mullerman,Ada,A"),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "queries").mkdir()
    (home / "all.xml").write_text(f"<PubmedArticleSet>{''.join(RECORDS)}</PubmedArticleSet>")
    assert run(home, "import", str(home / "all.xml")).exit_code == 0
    return home


def run(home: Path, *args: str):
    return CliRunner().invoke(main, ["-C", str(home), *args])


def found(home: Path, *args: str) -> list[int]:
    done = run(home, "search", *args, "--json")
    assert done.exit_code == 0, done.stderr
    return sorted(int(row["key"]) - 2000000 for row in json.loads(done.stdout))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("muller[au]", [1, 2]),
        ("Müller IB[au]", [1]),
        ("muller i[au]", [1, 2]),
        ("muller ida[au]", [1]),
        ("muller*[au]", [1, 2, 4]),
        ("author:o'neil", [2]),
        ("roe[au]", [1, 3]),
        ("roe[1au]", [3]),
        ("roe[lastau]", [1, 3]),
        ('"sage stud"[ta]', [1, 2, 3, 4]),
        ('"sage studies"[ta]', [1, 3, 4]),
        ("sage studies[ta]", [1, 3, 4]),
        ("european*[ta]", [2]),
        ("1111-2223[ta]", [3]),
        ("2017[dp]", [2]),
        ("2017:2018[dp]", [2, 3]),
        ('"2017/01/01"[dp] : "2018"[dp]', [2, 3]),
        ("year:2019", [4]),
        ("randomized controlled trial[pt]", [3]),
        ("french[la]", [3]),
        ("2000002", [2]),
        ("2000002[pmid]", [2]),
        ("pmid:2000003", [3]),
        ("2000001:2000002[uid]", [1, 2]),
        ("10.5555/S.4", [4]),
        ("doi:10.5555/s.1", [1]),
        ("PMC103", [3]),
        ("sage roe[au]", []),
        ("sage AND roe[au]", [1]),
        ("(sage OR thyme) AND muller[au]", [1, 2]),
        ("thyme NOT roe[au]", [2]),
        ("roe[au] OR 2019[dp]", [1, 3, 4]),
        ("sage or thyme", [1, 2, 3]),
        ("sage | thyme", [1, 2, 3]),
        ("sage and thyme", [2]),
        ("sage not thyme", [1]),
        ("sage -thyme", [1]),
        ("sage & thyme", [2]),
        ('mint "not"[ti]', [4]),
    ],
)
def test_records_are_found_by_their_fields(home: Path, asked: str, expected: list[int]) -> None:
    assert found(home, asked) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--author", "roe"], [1, 3]),
        (["sage OR mint", "--author", "muller*", "--year", "2017:2019"], [2, 4]),
        (["--journal", "European Sage Studies"], [2]),
        (["--type", "Randomized Controlled Trial", "--until", "2018"], [3]),
    ],
)
def test_options_say_the_same(home: Path, args: list[str], expected: list[int]) -> None:
    assert found(home, *args) == expected


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("sage or thyme", "'or' is taken for OR"),
        ("sage -thyme", "-word leaves the word out"),
        ("sagge", "has the word sagge; did you mean sage?"),
        ("mullr[au]", "did you mean muller"),
        ("european sage studie[ta]", "did you mean european sage studies"),
        ("roe", "An author is called so in 2 records: littrack search 'roe[au]'"),
        ("7777777", "7777777 is no PMID at hand"),
        ("10.5555/none", "has the doi 10.5555/none"),
        ("mint thyme", "none holds all that was asked"),
    ],
)
def test_how_it_was_taken_and_why_nothing_was_found_is_said(home, asked, says) -> None:
    assert says in run(home, "search", asked).stderr


def test_a_record_that_changes_is_found_by_what_it_is_now(home: Path, tmp_path: Path) -> None:
    assert found(home, "mullerman[au]") == [4]
    path = tmp_path / "new.xml"
    path.write_text(f"<PubmedArticleSet>{record(4, 'Mint', 'Zadora,Zoe,Z')}</PubmedArticleSet>")
    run(home, "import", str(path))
    assert (found(home, "mullerman[au]"), found(home, "zadora[au]")) == ([], [4])


def test_what_cannot_be_a_value_is_told(home: Path) -> None:
    for asked, says in (("soon[dp]", "is no year"), ("x[pmid]", "is no PMID"), ("!![au]", "names")):
        done = run(home, "search", asked)
        assert (done.exit_code, says in done.stderr) == (2, True)
    assert run(home, "search").exit_code == 2


def test_bare_words_before_a_name_belong_to_it_as_in_pubmed() -> None:
    parsed = syntax.parse("sage AND smith j[au]")
    assert parsed.parts[1] == Field("author", "smith j")


def test_a_word_stands_in_a_record_or_does_not(home):
    with Cache(home / "cache" / "littrack.db") as cache:
        assert cache.holds_word("Throats")
        assert not cache.holds_word("moonleaf")
        assert not cache.holds_word("...")

"""import, search, show, doctor, backup and restore, as a person calls them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from littrack.cli import main

RECORD = """<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
<DateRevised><Year>2024</Year><Month>01</Month><Day>{day}</Day></DateRevised><Article><Journal>
<JournalIssue><PubDate><Year>{year}</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText Label="RESULTS">{text}</AbstractText>
</Abstract><PublicationTypeList><PublicationType UI="D0">{kind}</PublicationType>
</PublicationTypeList></Article>{more}<MeshHeadingList><MeshHeading>
<DescriptorName UI="D1" MajorTopicYN="N">{body}</DescriptorName></MeshHeading></MeshHeadingList>
</MedlineCitation></PubmedArticle>"""
RETRACTED = """<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>J. 2025</RefSource><PMID>9</PMID></CommentsCorrections></CommentsCorrectionsList>"""


def record(pmid: int, title: str, **changed: object) -> str:
    fields = {
        "pmid": pmid, "title": title, "day": "01", "year": 2020, "more": "", "body": "Humans",
        "kind": "Randomized Controlled Trial", "text": "In 40 patients naproxen 500 mg helped.",
    }  # fmt: skip
    return RECORD.format(**fields | changed)


RECORDS = (
    record(1, "Naproxen in people"),
    record(2, "Naproxen in mice", body="Mice", kind="Journal Article", text="Mice slept."),
    record(3, "Naproxen, older", year=1999),
    record(4, "Naproxen, withdrawn", more=RETRACTED),
)


def xml(*records: str) -> str:
    return f"<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "all.xml").write_text(xml(*RECORDS))
    assert run(tmp_path, "import", str(tmp_path / "all.xml")).exit_code == 0
    return tmp_path


def run(home: Path, *args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["-C", str(home), *args], input=stdin)


def found(home: Path, *args: str) -> list[str]:
    done = run(home, "search", *args, "--json")
    assert done.exit_code == 0, done.output
    return [row["key"] for row in json.loads(done.stdout)]


def test_an_import_tells_what_it_did_and_the_second_that_nothing_is_new(home: Path) -> None:
    done = run(home, "import", str(home / "all.xml"), "--json")
    (told,) = json.loads(done.stdout)
    assert (told["records"], told["new"], told["held_already"]) == (4, 0, 4)


def test_records_piped_are_taken(home: Path) -> None:
    done = run(home, "import", "-", stdin=xml(record(8, "Piped")))
    assert "1 new" in done.stdout
    assert found(home, "piped") == ["8"]


@pytest.mark.parametrize("asked", [[], ["--topic", "gout"]], ids=["the only topic", "by name"])
def test_an_import_is_counted_to_a_topic(home: Path, asked: list[str]) -> None:
    (home / "queries" / "gout.toml").write_text('title = "Gout"\n')
    done = run(home, "import", str(home / "all.xml"), *asked)
    assert "counted to topic gout" in done.stdout


def test_rubbish_ends_with_a_sentence_and_no_traceback(home: Path) -> None:
    (home / "x.pdf").write_bytes(b"%PDF-1.7")
    done = run(home, "import", str(home / "x.pdf"))
    assert done.exit_code == 2
    assert "x.pdf: It is an article, no list of references" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "keys"),
    [
        pytest.param(["naproxen"], ["1", "3", "2"], id="strongest design first, then newest"),
        pytest.param(["naproxen", "--human"], ["1", "3"], id="people"),
        pytest.param(["naproxen", "--animal"], ["2"], id="animals"),
        pytest.param(["naproxen", "--trial", "--since", "2000"], ["1"], id="trials since a year"),
        pytest.param(["naproxen", "--until", "2000"], ["3"], id="until a year"),
        pytest.param(["withdrawn", "--retracted"], ["4"], id="retracted ones when asked for"),
        pytest.param(["naproxen", "-n", "1"], ["1"], id="no more than asked for"),
        pytest.param(["zebra"], [], id="nothing"),
    ],
)
def test_a_search_finds_what_is_asked_for(home: Path, args: list[str], keys: list[str]) -> None:
    assert found(home, *args) == keys
    assert found(home, *args) == keys  # the second time from what was graded the first


def test_a_search_counts_what_it_left_out(home: Path) -> None:
    done = run(home, "search", "naproxen", "--human")
    assert "2 of 4 records that match; 2 left out by the filters." in done.stderr
    assert done.stdout.startswith("1\t2020\trandomised trial\thuman\t40\t")


def test_a_search_that_cannot_be_read_is_told(home: Path) -> None:
    done = run(home, "search", "naproxen AND")
    assert done.exit_code == 2
    assert "after AND" in done.stderr


def test_a_record_is_shown_with_what_befell_it_and_what_it_was(home: Path) -> None:
    (home / "new.xml").write_text(xml(record(1, "Naproxen, revised", day="02")))
    run(home, "import", str(home / "new.xml"))
    shown = run(home, "show", "1", "--history").stdout
    assert "Naproxen, revised" in shown
    assert "RESULTS: In 40 patients" in shown
    assert "Versions: 2" in shown
    assert "revised: title" in shown
    assert "RETRACTED, PMID 9" in run(home, "show", "4").stdout


def test_a_record_is_shown_as_data_and_as_served(home: Path) -> None:
    (told,) = json.loads(run(home, "show", "1", "--json").stdout)
    assert told["record"]["title"] == "Naproxen in people"
    assert told["grade"]["n"] == 40
    assert told["state"] == "current"
    assert run(home, "show", "1", "--xml").stdout == RECORDS[0] + "\n"


def test_a_record_that_is_not_at_hand_is_told(home: Path) -> None:
    for key in ("77", "9" * 30):
        done = run(home, "show", key)
        assert done.exit_code == 2
        assert f"No record '{key}' is at hand" in done.stderr


def test_doctor_backup_and_restore_are_one_command_each(home: Path) -> None:
    copy, store = home / "copy.db", home / "cache" / "littrack.db"
    assert run(home, "doctor").exit_code == 0
    assert run(home, "backup", str(copy)).exit_code == 0
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("UPDATE record SET served = x'00'")
    assert run(home, "doctor").exit_code == 5
    assert run(home, "restore", str(copy)).exit_code == 0
    assert json.loads(run(home, "doctor", "--json").stdout)["well"] is True
    assert found(home, "naproxen") == ["1", "3", "2"]


def test_without_a_store_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    done = run(tmp_path, "search", "x")
    assert done.exit_code == 5
    assert "`littrack refresh` makes it" in done.stderr


def test_the_store_opens_with_plain_sqlite_and_no_extension(home: Path) -> None:
    with closing(sqlite3.connect(home / "cache" / "littrack.db")) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE sql <> ''")]
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table')")
        ]
        for name in tables:
            db.execute(f"SELECT * FROM [{name}] LIMIT 1").fetchall()  # noqa: S608
        assert db.execute("SELECT title FROM document WHERE id = 1").fetchone()
        assert not db.execute(
            "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
        ).fetchall()
        assert "words" in names


@pytest.mark.parametrize("key", ["5", "PMID 5", "PMID:5", "10.1/aB", "doi:10.1/ab",
                                 "https://doi.org/10.1/ab", "pmc77"])  # fmt: skip
def test_a_record_is_shown_by_each_of_its_identifiers(home: Path, key: str) -> None:
    ids = (
        '</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1/ab</ArticleId>'
        '<ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList></PubmedData></PubmedArticle>'
    )
    text = record(5, "Naproxen, named").replace("</MedlineCitation></PubmedArticle>", ids)
    (home / "more.xml").write_text(xml(text))
    run(home, "import", str(home / "more.xml"))
    done = run(home, "show", key)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "Naproxen, named")


def test_a_report_tells_what_was_imported_and_when(home: Path) -> None:
    (home / "queries" / "pain.toml").write_text(
        'title = "Pain"\n[[query]]\nname = "q"\nterm = "naproxen"\n'
    )
    (home / "a.txt").write_text("Naproxen helped patients.")
    run(home, "import", str(home / "all.xml"), "--no-embed")
    run(home, "report", "-o", str(home / "out"), "--format", "json", str(home / "a.txt"))
    told = json.loads(next((home / "out").glob("*.json")).read_text())["searched"]
    assert (told["imported"], bool(told["last_import"])) == (4, True)


def test_a_work_without_an_english_title_is_shown_by_its_own(home: Path, tmp_path: Path) -> None:
    record = RECORDS[0].replace("Naproxen in people", "[Not Available].")
    own = record.replace(
        "</Article>", "<VernacularTitle>Naproxen hos folk.</VernacularTitle></Article>"
    )
    path = tmp_path / "own.xml"
    path.write_text(f"<PubmedArticleSet>{own.replace('>1<', '>31<', 1)}</PubmedArticleSet>")
    assert run(home, "import", str(path)).exit_code == 0
    assert run(home, "show", "31").stdout.startswith("Naproxen hos folk.")


def test_what_an_article_lacks_is_said_in_words_and_not_by_an_empty_table(home, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Naproxen relieves pain in adults.\n")
    said = run(home, "claims", str(tmp_path / "a.txt")).stdout
    assert "No study is cited." in said
    assert "Citation" not in said

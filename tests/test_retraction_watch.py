"""A Retraction Watch CSV joined to the records held, and shown as what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from littrack.cli import main

RECORD = (
    "<PubmedArticle><MedlineCitation><PMID>{}</PMID><Article><ArticleTitle>Sage {}</ArticleTitle>"
    '</Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">{}</ArticleId>'
    "</ArticleIdList></PubmedData></PubmedArticle>"
)
HEAD = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
)
ROWS = (
    "1,Sage one,3/2/2021 0:00,10.5555/r.1,2000091,10.5555/S.1,0,Retraction,+Error in Data;+Other;\n"
    "2,Sage two,4/2/2021 0:00,unavailable,0,unavailable,2000002,Expression of concern,+Doubt;\n"
    "3,Sage three,5/2/2021 0:00,,0,10.5555/s.3,2000003,Correction,\n"
    "4,Sage four,6/2/2021 0:00,,0,10.5555/s.4,2000004,Retraction,+Fraud;\n"
    "5,Sage four,6/2/2022 0:00,,0,10.5555/s.4,2000004,Reinstatement,\n"
    "6,Elsewhere,6/2/2022 0:00,,0,10.5555/none,1,Retraction,\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    records = "".join(RECORD.format(2000000 + n, n, f"10.5555/s.{n}") for n in range(1, 6))
    (tmp_path / "all.xml").write_text(f"<PubmedArticleSet>{records}</PubmedArticleSet>")
    (tmp_path / "watch.csv").write_text(HEAD + ROWS)
    assert run(tmp_path, "import", str(tmp_path / "all.xml")).exit_code == 0
    return tmp_path


def run(home: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(home), *args])


def test_notices_are_joined_by_pmid_and_doi_and_said(home: Path) -> None:
    run(home, "search", "sage")  # graded before, and not kept as it was
    done = run(home, "import", "--retraction-watch", str(home / "watch.csv"))
    assert "6 notices of Retraction Watch: 1 retracted: 2000001" in done.stdout
    assert "1 expression of concern: 2000002; 1 erratum: 2000003" in done.stdout
    rows = {
        row["key"]: row
        for row in json.loads(run(home, "search", "sage", "--retracted", "--json").stdout)
    }
    assert rows["2000001"]["retracted"] is True
    assert rows["2000002"]["notices"] == ["expression of concern"]
    assert rows["2000003"]["notices"] == ["correction"]
    assert rows["2000004"]["notices"] == rows["2000005"]["notices"] == []


def test_they_are_shown_as_such_everywhere(home: Path) -> None:
    run(home, "import", "--retraction-watch", str(home / "watch.csv"))
    shown = " ".join(run(home, "show", "2000001", "--history").stdout.split())
    assert "RETRACTED, PMID 2000091 Retraction Watch: 2021-03-02, Error in Data; Other" in shown
    assert "retracted: Retraction Watch: 2021-03-02" in shown
    assert run(home, "export", "--retracted").stdout == "2000001\n"
    assert "RETRACTED" in run(home, "export", "--format", "ris", "--retracted").stdout


def test_a_newer_file_takes_the_place_of_the_one_before(home: Path) -> None:
    run(home, "import", "--retraction-watch", str(home / "watch.csv"))
    (home / "watch.csv").write_text(HEAD)
    done = run(home, "import", "--retraction-watch", str(home / "watch.csv"))
    assert "0 notices of Retraction Watch: none of them on a record at hand." in done.stdout
    assert run(home, "export", "--retracted").stdout == ""


def test_another_table_is_refused_in_a_sentence(home: Path) -> None:
    (home / "watch.csv").write_text("PMID,Title\n1,x\n")
    done = run(home, "import", "--retraction-watch", str(home / "watch.csv"))
    assert (done.exit_code, "is not the Retraction Watch CSV" in done.stderr) == (2, True)

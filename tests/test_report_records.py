"""Records written and read back: the odd ones by hand, a sample of real ones by PubMed's files."""

from __future__ import annotations

import gzip
import io
import json
import os
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pandas as pd
import pytest
import rispy
from Bio import Medline
from click.testing import CliRunner

from benchmarks.roundtrip import READERS, differences
from littrack import pubmed
from littrack.cli import main
from littrack.model import Author, Journal, Link, LinkKind, PartialDate, Pmid, Record
from littrack.model.formats import BY_NAME, RECORDS
from littrack.pubmed import Served
from littrack.report import RECORD_WRITERS
from littrack.report.references import nbib
from littrack.report.references.words import pages

PLAIN = Record(
    Pmid("7"),
    "Sage for sore throats.",
    authors=(Author("Roe", "Rita", "R"),),
    journal=Journal("Journal of Tests", "J. Tests.", "J Tests", volume="3", issue="1", pages="7-9"),
    published=PartialDate(2011, 5, 2),
)


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("101-9", "101", "109"),
        ("S10-5", "S10", "S15"),
        ("e123-30", "e123", "e130"),
        ("S10-S15", "S10", "S15"),
        ("1017-23", "1017", "1023"),
        ("7-12", "7", "12"),
        ("e123", "e123", ""),
        ("10.e1-5", "10.e1", "10.e5"),
        ("123-5; discussion 125-6", "123", "125"),
        ("iii-v", "iii", "v"),
    ],
)
def test_shortened_pages_are_written_whole(given, first, last):
    assert pages(replace(PLAIN, journal=Journal(pages=given))) == (first, last)


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize(
    "record",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(replace(PLAIN, published=PartialDate(2011, 13, 40)), id="month 13"),
        pytest.param(replace(PLAIN, published=PartialDate(2011, 2, 0)), id="day 0"),
        pytest.param(replace(PLAIN, published=PartialDate()), id="no date"),
        pytest.param(
            replace(PLAIN, title="[Not Available].", vernacular_title="Salbei."), id="vernacular"
        ),
        pytest.param(
            replace(PLAIN, authors=(Author(collective="Sage Group, for All"),)), id="a group"
        ),
        pytest.param(replace(PLAIN, authors=()), id="nobody"),
        pytest.param(replace(PLAIN, title='=1+1 "x", {y}; \\z_#&% \u2028end'), id="signs"),
        pytest.param(
            replace(PLAIN, title="Sage--or not---``said'' 'so', 10^6 !` and ?`"), id="ligatures"
        ),
        pytest.param(replace(PLAIN, authors=(Author("O'Brien", "Al", "A", "Jr"),)), id="a suffix"),
        pytest.param(replace(PLAIN, doi="10.5555/(a)<b>_c;2-#"), id="an odd DOI"),
    ],
)
def test_an_odd_record_comes_back_as_it_went(name, record):
    odd = name == "bibtex" and "\\z" in record.title  # TeX's decoder takes \z for a command
    lost = [field for _, field in differences(name, [record])]
    assert lost == (["title"] if odd and lost else [])


def test_a_title_that_is_not_available_gives_way_to_the_works_own():
    (back,) = rispy.loads(
        RECORD_WRITERS["ris"](
            [replace(PLAIN, title="[Not Available].", vernacular_title="Salbei.")]
        ).decode()
    )
    assert back["title"] == "Salbei."


def test_the_source_of_nbib_has_one_full_stop_and_its_notices():
    gone = replace(PLAIN, links=(Link(LinkKind.RETRACTION_IN, Pmid("9"), "J Tests. 2012;4:1."),))
    (back,) = Medline.parse(io.StringIO(nbib([gone])))
    assert back["SO"] == "J Tests. 2011 May 2;3(1):7-9."
    assert back["RIN"] == ["J Tests. 2012;4:1. PMID: 9"]
    assert next(pubmed.from_nbib(nbib([gone]))).links[0].pmid == "9"


@pytest.mark.parametrize("name", sorted(READERS))
def test_real_records_come_back_as_they_went(name):
    folder = Path(os.environ.get("LITTRACK_PUBMED_FILES") or "benchmarks/data")
    path = folder / "pubmed21n1298.xml.gz"
    if not path.exists():
        pytest.skip("PubMed's files are not there: python -m benchmarks.roundtrip fetches them")
    with gzip.open(path) as file:
        served = (item for item in pubmed.cut(file) if isinstance(item, Served))
        records = [pubmed.parse(item.xml) for item in islice(served, 150)]
    assert list(differences(name, list({r.key: r for r in records}.values()))) == []


XML = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>{}</PMID><Article><ArticleTitle>Sage"
    "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
)


@pytest.fixture
def run(tmp_path):
    (tmp_path / "queries").mkdir()
    (tmp_path / "one.xml").write_text(XML.format(7))
    call = lambda *args: CliRunner().invoke(main, ["-C", str(tmp_path), *map(str, args)])  # noqa: E731
    assert call("import", tmp_path / "one.xml").exit_code == 0
    return call


@pytest.mark.parametrize("name", RECORDS)
def test_a_file_or_a_folder_is_taken_for_what_it_is(run, tmp_path, name):
    ending = BY_NAME[name].suffix
    file, folder = tmp_path / f"mine.{ending}", tmp_path / "out"
    assert run("export", "--format", name, "--records", "-o", file).stdout == f"{file}\n"
    assert run("export", "--format", name, "--records", "-o", folder).exit_code == 0
    assert file.read_bytes() == (folder / f"records.{ending}").read_bytes()
    assert b"7" in file.read_bytes() or name == "xlsx"


def test_records_are_printed_without_a_file(run):
    rows = pd.read_csv(io.StringIO(run("export", "--format", "csv", "--records").stdout))
    assert list(rows["title"]) == ["Sage"]
    assert json.loads(run("export", "--format", "jsonl", "--records").stdout)["pmid"] == "7"


def test_one_name_for_many_files_is_refused_in_a_sentence(run, tmp_path):
    (tmp_path / "queries" / "t.toml").write_text('title = "T"\n')
    done = run("report", "-o", tmp_path / "x.html", "--format", "html", "--format", "json")
    assert done.exit_code == 2
    assert "name a folder with -o" in done.stderr
    assert run("report", "-o", tmp_path / "x.html", "--format", "html").exit_code == 0
    assert (tmp_path / "x.html").is_file()


def test_what_is_no_file_is_written_to_and_stays_what_it_is(run, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    done = run("export", "--format", "pmid", "-o", pipe)
    held = os.read(reader, 99)
    os.close(reader)
    assert (done.exit_code, held) == (0, b"7\n")
    assert pipe.is_fifo()

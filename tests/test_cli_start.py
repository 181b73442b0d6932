"""What starts the program imports no more than it needs: a person waits for the answer only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from littrack import model

# Each takes a tenth of a second or more to import, and none is needed to print a page of help.
HEAVY = """
    Bio bs4 bibtexparser dask distributed docx jinja2 lxml numpy onnxruntime openpyxl pandas
    platformdirs pyarrow pypdfium2 rapidfuzz requests rich rispy sqlite3 tantivy tokenizers
    trafilatura zstandard
""".split()
# Reading what is kept needs the store, and neither models nor tables nor pages.
UNREAD = [name for name in HEAVY if name not in {"platformdirs", "sqlite3", "zstandard"}]


def imported(*args: object) -> set[str]:
    """Name all that Python says it imported."""
    command = [sys.executable, "-X", "importtime", "-m", "littrack", *map(str, args)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode == 0, answer.stderr[-500:]
    lines = [line for line in answer.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["check", "--help"], ["corpus", "--help"]], ids=" ".join
)
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    names = imported(*args)
    assert "click" in names
    assert not names & set(HEAVY)


def test_the_first_page_of_help_needs_not_even_the_glossary() -> None:
    ours = {name for name in imported("--help") if name.startswith("littrack")}
    parsing = {
        "littrack.cli",
        "littrack.cli.command_table",
        "littrack.cli.errors",
        "littrack.cli.streams",
    }
    assert ours <= {"littrack", "littrack.__main__"} | parsing


def test_a_search_to_a_file_imports_the_store_and_nothing_heavier(tmp_path: Path) -> None:
    imported("init", tmp_path / "w")
    xml = tmp_path / "a.xml"
    xml.write_text(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article>"
        "<ArticleTitle>Quinine and fever</ArticleTitle></Article></MedlineCitation>"
        "</PubmedArticle></PubmedArticleSet>"
    )
    imported("-C", tmp_path / "w", "import", xml)
    imported("-C", tmp_path / "w", "search", "fever")
    assert not imported("-C", tmp_path / "w", "search", "fever") & set(UNREAD)


def test_every_noun_of_the_glossary_is_found_by_its_name() -> None:

    assert {name for name in model.__all__ if hasattr(model, name)} == set(model.__all__)
    assert not hasattr(model, "Nonsense")


def test_a_search_makes_no_noun_it_does_not_name(tmp_path: Path) -> None:
    code = (
        "import sys; from littrack.cache import Cache; from pathlib import Path; "
        f"Cache(Path({str(tmp_path / 'store')!r})).search('fever'); "
        "print([m for m in sys.modules if m.startswith('littrack.model.')])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not set(answer.stdout.split("'")) & {"littrack.model.record", "littrack.model.evidence"}

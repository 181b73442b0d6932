"""What a person meets first: a wrong folder, a PMID to fetch, no terminal, a proxy in between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from littrack.cli import main
from tests.standin import Shelf, StandIn

ATOM = "{http://www.w3.org/2005/Atom}"
TOPIC = """title = "Turmeric"
[[query]]
name = "knee"
term = "turmeric[tiab]"
[[article]]
source = "page.txt"
"""


def littrack(home, *args, **environ):
    told = os.environ | {"PYTHONPATH": str(Path.cwd())} | environ
    return subprocess.run(
        [sys.executable, "-m", "littrack", *args],
        cwd=home,
        env=told,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.txt").write_text("Kratom is not addictive.\n")
    return tmp_path


@pytest.fixture
def home(folder):
    (folder / "queries").mkdir()
    (folder / "queries" / "knee.toml").write_text(TOPIC)
    return folder


def test_outside_a_workspace_a_check_says_so_and_writes_nothing(folder):
    done = littrack(folder, "check", "page.txt")
    assert done.returncode == 2
    assert "no littrack workspace" in done.stderr
    assert "littrack init" in done.stderr
    assert "--demo-library" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["page.txt"]


def test_the_demos_records_are_used_where_they_are_asked_for_and_nothing_is_written(folder):
    done = littrack(folder, "check", "page.txt", "--demo-library", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["topic"] == "kratom-withdrawal"
    assert told["searched"]["digests"] > 0
    assert [path.name for path in folder.iterdir()] == ["page.txt"]


def test_a_pmid_is_imported_as_it_stands(home):
    with StandIn(Shelf.of(3)) as ncbi:
        told = {"LITTRACK_EUTILS_URL": ncbi.url, "NCBI_API_KEY": "k", "TMPDIR": str(home)}
        done = CliRunner().invoke(
            main, ["-C", str(home), "import", "30000001", "30000002", "--no-embed"], env=told
        )
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.startswith("PMID 30000001, 30000002: 2 records: 2 new")
        ncbi.shelf.revise(30000001, title="Another title of it")
        again = CliRunner().invoke(
            main, ["-C", str(home), "import", "30000001", "--no-embed"], env=told
        )
    assert again.stdout.startswith("PMID 30000001: 1 record: ")


def test_a_file_whose_name_is_a_number_is_a_file(home):
    (home / "12345678").write_text("no PMID in here")
    done = littrack(home, "import", "12345678", "--no-embed")
    assert done.returncode == 2
    assert "PMID 12345678" not in done.stdout


def test_a_review_without_a_terminal_says_what_to_do_instead(home):
    for args in (("review",), ("review", "--reviewer", "R. Ames")):
        done = littrack(home, *args)
        assert done.returncode == 2
        assert "--sheet" in done.stderr
    done = littrack(home, "review", "--sheet", "todo.csv")
    assert done.returncode == 2
    assert "--reviewer" in done.stderr


def test_what_moved_of_a_topic_that_never_ran_is_said_to_be_nothing_yet(home):
    done = littrack(home, "changes")
    assert done.returncode == 0
    assert "no report yet" in done.stdout
    feed = ET.fromstring(littrack(home, "changes", "--format", "atom").stdout)
    assert not feed.findtext(f"{ATOM}updated").startswith("1970")
    assert "no report yet" in json.loads(littrack(home, "changes", "--json").stdout)["note"]


@pytest.mark.parametrize("name", ["https_proxy", "ALL_PROXY"])
def test_a_proxy_that_is_not_there_is_named_with_its_variable_and_without_its_password(home, name):
    proxy = {name: "http://ann:secret9@127.0.0.1:9", "NO_PROXY": "", "no_proxy": ""}
    environ = {"LITTRACK_EUTILS_URL": "https://eutils.example.org/", "NCBI_API_KEY": "k"}
    done = littrack(home, "refresh", "--no-embed", **proxy, **environ)
    assert done.returncode == 4
    assert f"127.0.0.1:9 (set in {name})" in done.stderr
    assert "secret9" not in done.stderr


def test_a_proxy_for_socks_is_named_with_what_it_needs(home):
    proxy = {"ALL_PROXY": "socks5://127.0.0.1:9", "NO_PROXY": "", "no_proxy": ""}
    environ = {"LITTRACK_EUTILS_URL": "https://eutils.example.org/", "NCBI_API_KEY": "0" * 36}
    done = littrack(home, "refresh", "--no-embed", **proxy, **environ)
    assert done.returncode == 4
    assert "socks5://127.0.0.1:9 (set in ALL_PROXY)" in done.stderr
    assert "pip install pysocks" in done.stderr

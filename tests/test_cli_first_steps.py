"""What a person meets first: a wrong folder, a PMID to fetch, no terminal, a proxy in between."""

from __future__ import annotations

import json
import os
import socketserver
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from littrack.cache import Cache
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
    for nobody in ((), ("--reviewer", " ")):
        done = littrack(home, "review", "--sheet", "todo.csv", *nobody)
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


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"HTTP/1.1 407 Who are you?\r\n\r\n", "(407: it asks for a name and a password)"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "refuses to let you through (403)"),
    ],
    ids=["password", "forbidden"],
)
def test_a_proxy_that_refuses_is_named_with_what_it_says(home, answer, says):
    class Refuses(socketserver.StreamRequestHandler):
        def handle(self):
            self.rfile.readline()
            self.wfile.write(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refuses) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"127.0.0.1:{server.server_address[1]}"
        environ = {"LITTRACK_EUTILS_URL": "https://eutils.example.org/", "NCBI_API_KEY": "0" * 36}
        proxy = {"https_proxy": f"http://ann:secret9@{place}", "NO_PROXY": "", "no_proxy": ""}
        done = littrack(home, "refresh", "--no-embed", **proxy, **environ)
        server.shutdown()
    assert done.returncode == 4
    assert place in done.stderr
    assert says in done.stderr
    assert "secret9" not in done.stderr


def test_a_proxy_for_socks_is_named_with_what_it_needs(home):
    proxy = {"ALL_PROXY": "socks5://127.0.0.1:9", "NO_PROXY": "", "no_proxy": ""}
    environ = {"LITTRACK_EUTILS_URL": "https://eutils.example.org/", "NCBI_API_KEY": "0" * 36}
    done = littrack(home, "refresh", "--no-embed", **proxy, **environ)
    assert done.returncode == 4
    assert "socks5://127.0.0.1:9 (set in ALL_PROXY)" in done.stderr
    assert "pip install pysocks" in done.stderr


# -- words without a meaning, and files of other commands ----------------------------------------


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["explain", "", "30000001"], id="no claim"),
        pytest.param(["explain", "...", "30000001"], id="a claim of marks"),
        pytest.param(["explain", "— ?!", "30000001"], id="a claim of dashes"),
        pytest.param(["explain", "Turmeric reduces pain.", " "], id="no record"),
        pytest.param(["verify", "--quote", "…", "30000001"], id="a quote of marks"),
        pytest.param(["verify", "--statement", "  ", "30000001"], id="a blank statement"),
        pytest.param(["verify", "--quote", "", "30000001"], id="no quote"),
        pytest.param(["verify", "--quote", "reduces pain", ""], id="no reference"),
        pytest.param(["verify", "--title", "Knee pain", "-"], id="a reference of a dash"),
        pytest.param(["show", "''"], id="a record of marks"),
        pytest.param(["search", "?!"], id="a search of marks"),
        pytest.param(["fulltext", "get", "..."], id="a full text of marks"),
    ],
)
def test_what_holds_no_words_is_refused_wherever_words_are_typed(home, args):
    with Cache(home / "cache" / "littrack.db"):
        pass
    done = CliRunner().invoke(main, ["-C", str(home), *args])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


@pytest.mark.parametrize(
    "command",
    ["export --format ris", "export", "fulltext get", "audit", "changes", "report"],
)
def test_a_topic_that_there_is_not_is_named_with_those_there_are(home, command):
    with Cache(home / "cache" / "littrack.db"):
        pass
    done = CliRunner().invoke(main, ["-C", str(home), *command.split(), "--topic", "kne"])
    assert done.exit_code == 2
    assert "There is no topic 'kne'" in done.stderr
    assert "there are: knee" in done.stderr


def zotero(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE items (title)")
        database.commit()


REPORT = '{"schema": "littrack/report/1", "title": "Knees", "claims": []}'
WATCH = "Record ID,Title,OriginalPaperPubMedID,OriginalPaperDOI,RetractionNature\n1,A,7,10.1/a,x\n"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda p: Cache(p).close(), "littrack restore", id="backup"),
        pytest.param(zotero, "another program's database", id="another database"),
        pytest.param(lambda p: p.write_bytes(b"%PDF-1.4\n"), "littrack check", id="PDF"),
        pytest.param(lambda p: p.write_text("\n<!DOCTYPE HTML><p>x"), "littrack check", id="page"),
        pytest.param(lambda p: p.write_text(REPORT), "littrack export", id="report"),
        pytest.param(lambda p: p.write_text(TOPIC), "queries/", id="topic"),
        pytest.param(lambda p: p.write_text(WATCH), "--retraction-watch", id="Retraction Watch"),
        pytest.param(
            lambda p: p.write_text("\ufeffopinion;claim_id;evidence\nagree;c1;e\n"),
            "littrack review --take", id="sheet",
        ),
    ],
)  # fmt: skip
def test_a_file_that_another_command_reads_is_not_imported_and_that_command_is_named(
    home, make, says
):
    make(home / "given")
    done = CliRunner().invoke(main, ["-C", str(home), "import", str(home / "given")])
    assert done.exit_code == 2
    assert says in done.stderr
    assert "Nothing was taken in" in done.stderr
    with Cache(home / "cache" / "littrack.db") as cache:
        assert not cache.unresolved()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("run", 2), ("refresh", 2), ("check page.txt", 2), ("report", 2), ("changes", 2),
        ("explain Pain. 7", 5), ("search pain", 5), ("status", 2), ("doctor", 2), ("export", 5),
        ("audit", 5), ("queries", 2), ("backup x", 5), ("fulltext get 7", 5), ("schedule", 0),
        ("verify --quote pain 7", 5), ("restore page.txt", 5),
    ],
)  # fmt: skip
def test_in_a_folder_that_is_no_workspace_a_command_says_so_and_makes_nothing(
    folder, command, code, monkeypatch
):
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, command.split())
    assert done.exit_code == code, done.stderr
    told = done.stdout + done.stderr
    assert any(words in told for words in ("littrack init", "There is no store", "not a littrack"))
    assert [path.name for path in folder.iterdir()] == ["page.txt"]

"""`littrack doctor`: one answer to whether all is well, with what mends each thing."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from shutil import copytree, rmtree

import pytest
from click.testing import CliRunner

from littrack import settings
from littrack.cache import Cache, back_up
from littrack.cli import main
from littrack.language.parsing import HOME
from littrack.model import Pmid, Query
from littrack.pipeline.doctor import diagnose
from littrack.pipeline.manifests import REINSTALL
from littrack.pipeline.model_files import shipped_problems
from littrack.pipeline.parser_files import parser_problem
from littrack.pipeline.status import write_heartbeat
from tests.standin import Shelf, StandIn

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
RECORD = (
    b"<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>Pain</ArticleTitle>"
    b"</Article></MedlineCitation></PubmedArticle>"
)
TOPIC = """title = "Knees"
[[query]]
name = "knee"
term = "turmeric[tiab]"
[[article]]
source = "page.txt"
"""


@pytest.fixture
def home(tmp_path):
    """A workspace in which all is well."""
    home = tmp_path / "home"
    (home / "queries").mkdir(parents=True)
    (home / "queries" / "knee.toml").write_text(TOPIC)
    (home / "page.txt").write_text("Turmeric helps.\n")
    chosen = settings.load(home, {"NCBI_EMAIL": "a@b.org", "NCBI_API_KEY": "tellnobody"})
    with Cache(chosen.database) as cache:
        cache.store({Pmid("7"): RECORD}, at=NOON)
        run = cache.begin_run("knee", Query("knee", "turmeric[tiab]"), NOON)
        cache.finish_run(run, at=NOON, found=[Pmid("7")], count=1)
    back_up(chosen.database, tmp_path / "a.backup", NOON)
    write_heartbeat(chosen.cache, NOON, 0)
    return chosen


def bad(found):
    return {(f.check, f.level.value) for f in found.findings if f.level != "ok"}


def test_where_all_is_well_it_says_so_of_everything(home):
    found = diagnose(home, NOON)
    assert (bad(found), found.exit_code, found.summary) == (set(), 0, "All is well.")
    checks = {f.check for f in found.findings}
    assert checks == {
        "store", "backups", "settings", "keys", "topics", "schedule", "parser", "models",
        "disk", "clock",
    }  # fmt: skip


def damaged(home):
    with closing(sqlite3.connect(home.database)) as db, db:
        db.execute("UPDATE record SET served = x'00'")


@pytest.mark.parametrize(
    ("spoil", "check", "level", "code"),
    [
        pytest.param(damaged, "store", "problem", 5, id="store damaged"),
        pytest.param(lambda h: h.database.write_bytes(b""), "store", "problem", 5, id="no bytes"),
        pytest.param(lambda h: h.database.unlink(), "store", "problem", 5, id="store gone"),
        pytest.param(
            lambda h: (h.home.parent / "a.backup").unlink(), "backups", "warning", 0, id="no backup"
        ),
        pytest.param(
            lambda h: (h.home.parent / "a.backup").write_bytes(
                (h.home.parent / "a.backup").read_bytes()[:50_000]
            ),
            "backups", "problem", 2, id="backup damaged",
        ),
        pytest.param(
            lambda h: (h.queries / "b.toml").write_text("title ="), "topics", "problem", 2,
            id="topic broken",
        ),
        pytest.param(
            lambda h: (h.home / "page.txt").unlink(), "topics", "warning", 0, id="article gone"
        ),
        pytest.param(
            lambda h: write_heartbeat(h.cache, NOON, 4), "schedule", "warning", 0, id="run failed"
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_code(home, spoil, check, level, code):
    spoil(home)
    found = diagnose(home, NOON)
    assert (check, level) in bad(found)
    assert found.exit_code == code
    assert all(f.remedy for f in found.findings if f.level != "ok")


@pytest.fixture
def parser(tmp_path):
    """A copy of the parser that travels with littrack."""
    return copytree(HOME, tmp_path / "parser")


def spoilt(path):
    path.write_bytes(path.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize(
    ("spoil", "spacy", "says", "remedy"),
    [
        pytest.param(rmtree, None, "is missing", REINSTALL, id="folder gone"),
        pytest.param(
            lambda p: (p / "manifest.json").unlink(), None, "is missing", REINSTALL, id="manifest"
        ),
        pytest.param(
            lambda p: (p / "manifest.json").write_text("{"), None,
            "missing or damaged", REINSTALL, id="manifest damaged",
        ),
        pytest.param(
            lambda p: (p / "tagger" / "model").unlink(), None,
            "tagger/model is missing", REINSTALL, id="a file gone",
        ),
        pytest.param(
            lambda p: [spoilt(p / "tagger" / "model"), spoilt(p / "parser" / "model")], None,
            "is damaged (SHA-256), and 1 further file of it", REINSTALL, id="two files damaged",
        ),
        pytest.param(lambda _: None, "2.3.9", "spaCy 2.3.9 is installed; the parser needs >=3",
                     "pip install 'spacy>=3", id="another spaCy"),
        pytest.param(lambda _: None, "", "spaCy is not installed", "pip install 'spacy>=3",
                     id="no spaCy"),
    ],
)  # fmt: skip
def test_a_parser_that_cannot_be_used_is_one_line_with_its_remedy(
    parser, spoil, spacy, says, remedy
):
    assert parser_problem(parser) is None
    parser_problem.cache_clear()
    spoil(parser)
    found = parser_problem(parser, spacy)
    assert says in found.says
    assert "\n" not in found.says
    assert found.remedy.startswith(remedy)


def test_a_model_file_that_is_not_what_its_manifest_says_is_named(tmp_path):
    text = "a" * 9
    digest = hashlib.sha256(text.encode()).hexdigest()
    (tmp_path / "one.onnx").write_text(text)
    (tmp_path / "manifest.json").write_text(json.dumps({"one.onnx": digest, "two.npz": digest}))
    (sentence,) = shipped_problems(tmp_path)
    assert "two.npz is missing" in sentence
    assert REINSTALL in sentence
    shipped_problems.cache_clear()
    (tmp_path / "one.onnx").write_text("b")
    assert ["is damaged" in told for told in shipped_problems(tmp_path)] == [True, False]


def test_a_timer_that_stopped_and_an_old_backup_are_said(home):
    found = diagnose(home, NOON + timedelta(days=40))
    assert {("schedule", "warning"), ("backups", "warning")} <= bad(found)


def test_a_clock_that_was_set_back_is_said(home):
    found = diagnose(home, NOON - timedelta(days=400))
    assert ("clock", "warning") in bad(found)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_key_that_others_can_read_is_said_and_never_shown(home):
    file = home.home / "littrack.toml"
    file.write_text('api_key = "tellnobody"\n')
    file.chmod(0o644)
    found = diagnose(home, NOON)
    assert ("keys", "warning") in bad(found)
    assert "tellnobody" not in repr(found)
    file.chmod(0o600)
    assert ("keys", "warning") not in bad(diagnose(home, NOON))


def test_entrez_is_asked_only_online(home):
    with StandIn(Shelf.of(1)) as ncbi:
        chosen = settings.load(home.home, {"LITTRACK_EUTILS_URL": ncbi.url, "NCBI_API_KEY": "k"})
        assert "network" not in {f.check for f in diagnose(chosen, NOON).findings}
        assert not ncbi.asked
        found = diagnose(chosen, NOON, online=True)
        assert ("network", "problem") not in bad(found)
        assert len(ncbi.asked) == 1
    nowhere = settings.load(home.home, {"LITTRACK_EUTILS_URL": "http://127.0.0.1:9/"})
    assert diagnose(nowhere, NOON, online=True).exit_code == 4


def test_settings_that_cannot_be_read_are_a_finding_too(home):
    (home.home / "littrack.toml").write_text("emial = 3")
    done = CliRunner().invoke(main, ["-C", str(home.home), "doctor", "--json"])
    told = json.loads(done.stdout)
    assert (done.exit_code, told["well"]) == (2, False)
    assert "emial" in told["checks"][0]["says"]


@pytest.mark.parametrize("command", ["status", "doctor", "search pain", "changes", "backup x"])
def test_a_store_that_is_empty_ends_every_command_with_5_and_names_the_backup(home, command):
    home.database.write_bytes(b"")
    done = CliRunner().invoke(
        main, ["-C", str(home.home), *command.split()], env=os.environ | {"NO_COLOR": "1"}
    )
    assert done.exit_code == 5
    assert "a.backup" in done.output
    assert home.database.read_bytes() == b""


def test_a_damaged_backup_is_said_and_the_next_whole_one_is_named(home):
    newer = home.home.parent / "b.backup"
    back_up(home.database, newer, NOON + timedelta(minutes=1))
    newer.write_bytes(newer.read_bytes()[:50_000])
    said = [f.says for f in diagnose(home, NOON).findings if f.check == "backups"]
    assert "b.backup" in said[0]
    assert "the newest that is whole is" in said[1]
    assert "a.backup" in said[1]

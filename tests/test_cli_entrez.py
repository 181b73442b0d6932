"""The commands that speak to Entrez, run as a person runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile

import pytest
from click.testing import CliRunner, Result

from littrack.cli import main
from tests.standin import FAULTS, Shelf, StandIn
from tests.standin.faults import BAD_KEY, BLOCKED, KEY

TOPIC = '''\
title = "Turmeric and knee pain"
[[query]]
name = "knee"
term = """
# what people take
turmeric[tiab] AND knee[tiab]
"""
seeds = [30000001, 12345]
'''


@pytest.fixture
def ncbi():
    with StandIn(Shelf.of(20), limit=10) as server:
        yield server


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    (home / "queries").mkdir(parents=True)
    (home / "queries" / "pain.toml").write_text(TOPIC)
    return home


@pytest.fixture
def told(ncbi, home, tmp_path):
    return os.environ | {
        "LITTRACK_EUTILS_URL": ncbi.url,
        "LITTRACK_HOME": str(home),
        "NCBI_EMAIL": "a@b.org",
        "NCBI_API_KEY": KEY,
        "TMPDIR": str(tmp_path),
        "NO_COLOR": "1",
    }


@pytest.fixture
def littrack(told, home, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def littrack(*args: str, **environ: str) -> Result:
        return CliRunner().invoke(main, args, env=told | environ)

    littrack.home = home
    return littrack


def test_refresh_says_what_came_and_a_rerun_that_nothing_did(ncbi, littrack):
    first = littrack("refresh")
    assert (first.exit_code, first.stdout.splitlines()[0]) == (0, "knee: 20 new, checked 20.")
    second = littrack("refresh", "--json")
    told = json.loads(second.stdout)
    assert (told["exit_code"], told["asked"][0]["new"], told["asked"][0]["listed"]) == (0, 0, 20)
    assert ncbi.busiest_second() <= 10


def test_status_is_quiet_only_after_a_good_run(littrack):
    never = littrack("status")
    assert never.exit_code == 1
    assert "never ran" in never.stdout
    littrack("refresh")
    assert littrack("status").exit_code == 0
    assert json.loads(littrack("status", "--json").stdout)["overdue"] is False


def test_a_block_ends_the_run_with_a_sentence_and_one_request(ncbi, littrack):
    ncbi.plan(BLOCKED)
    done = littrack("refresh")
    assert done.exit_code == 4
    assert "blocked this address" in done.stderr
    assert len(ncbi.asked) == 1
    assert "failed" in littrack("status").stdout


def test_the_key_is_written_nowhere(ncbi, littrack):
    ncbi.plan(BAD_KEY)
    done = littrack("refresh")
    assert done.exit_code == 2  # a setting to mend, and no server to wait for
    assert "check NCBI_API_KEY" in done.stderr
    assert "API key" in done.stderr
    written = b"".join(p.read_bytes() for p in littrack.home.rglob("*") if p.is_file())
    assert KEY not in done.stdout + done.stderr
    assert KEY.encode() not in written


def test_nobody_at_home_is_one_sentence_and_exit_code_4(littrack):
    done = littrack("refresh", LITTRACK_EUTILS_URL="http://127.0.0.1:9/")
    assert done.exit_code == 4
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_ncbi_itself_is_not_asked_without_an_email(littrack):
    nobody = {"NCBI_EMAIL": "", "ENTREZ_EMAIL": "", "EMAIL": ""}
    ncbi = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
    done = littrack("refresh", LITTRACK_EUTILS_URL=ncbi, **nobody)
    assert done.exit_code == 2
    assert "NCBI_EMAIL" in done.stderr


def test_seeds_that_a_query_misses_are_named(littrack):
    done = littrack("queries", "test")
    assert done.exit_code == 1
    assert "finds 1 of 2 seeds" in done.stdout
    assert "misses 12345: PubMed has no such record" in done.stdout


def test_lint_tells_the_line_of_the_file(littrack):
    path = littrack.home / "queries" / "pain.toml"
    path.write_text(TOPIC.replace("knee[tiab]", "knee[tiabb]"))
    done = littrack("queries", "lint")
    assert done.exit_code == 1
    assert f"{path}:6:24: error (unknown-tag)" in done.stdout
    assert "did you mean [tiab]?" in done.stdout


def test_a_doubtful_term_is_told_of_before_it_is_sent_and_shown_as_pubmed_reads_it(littrack):
    path = littrack.home / "queries" / "pain.toml"
    path.write_text(TOPIC.replace("knee[tiab]", "knee[tiab] and pain[tiab]"))
    done = littrack("refresh", "--explain")
    assert f"{path}, line 6: PubMed takes 'and' for a word" in done.stderr
    assert "PubMed reads: turmeric[tiab] AND knee[tiab] and pain[tiab]" in done.stdout


def test_queries_are_listed_as_they_are_sent(littrack):
    littrack("refresh")
    [row] = json.loads(littrack("queries", "list", "--json").stdout)
    assert row["sent"] == "turmeric[tiab] AND knee[tiab]"
    assert row["state"]["translation"] == "turmeric[tiab] AND knee[tiab]"
    assert "# what people take" in row["term"]


def test_schedule_writes_every_path_out(littrack):
    told = littrack("schedule", "--at", "3:05").stdout
    assert "OnCalendar=*-*-* 03:05:00" in told
    assert f"-C {littrack.home} run" in told
    assert "\n5 3 * * * /" in told


@pytest.fixture
def stuck(ncbi, told):
    """A refresh that waits for an answer that never comes."""
    ncbi.plan(FAULTS["no-answer"])
    with subprocess.Popen(
        [sys.executable, "-m", "littrack", "refresh"],
        env=told,
        stderr=subprocess.PIPE,
        text=True,
        # Where the tests run in the background, the signal would be ignored from the start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as running:
        while not ncbi.asked and running.poll() is None:
            ncbi.stopped.wait(0.05)
        yield running
        running.kill()


def test_a_second_refresh_at_the_same_time_is_told_who_is_running(stuck, littrack):
    second = littrack("refresh")
    stuck.kill()
    assert second.exit_code == 5
    assert f"Another refresh of this workspace is running (process {stuck.pid})" in second.stderr
    stuck.wait()
    assert littrack("refresh").exit_code == 0


def test_an_interrupted_refresh_says_so_and_is_remembered(stuck, littrack):
    stuck.send_signal(signal.SIGINT)
    assert stuck.wait() == 130
    assert "Interrupted" in stuck.stderr.read()
    assert "interrupted" in littrack("status").stdout


def test_how_an_article_was_read_is_told_on_stderr(littrack, tmp_path):
    page = tmp_path / "de.txt"
    page.write_text("Ingwer ist nicht für den Magen, und die Übelkeit wird mit dem Ingwer auch.")
    done = littrack("claims", str(page), "--json")
    assert "seems to be in German" in done.stderr
    assert json.loads(done.stdout)[0]["claims"] == []


def test_a_check_against_an_empty_store_judges_nothing_and_says_why(littrack, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Turmeric relieves knee pain.")
    done = littrack("check", str(page), "--json")
    assert "was never refreshed" in done.stderr
    assert "names no things" in done.stderr
    told = json.loads(done.stdout)
    assert any("No records were read" in note for note in told["notes"])
    (claim,) = told["claims"]
    assert (claim["verdict"], claim["reasons"]) == ("undetermined", ["no_records_read"])


def test_a_topic_without_articles_is_reported_by_its_searches(littrack, home):
    assert littrack("refresh").exit_code == 0
    done = littrack("report", "-o", str(home / "out"))
    assert done.exit_code == 0
    page = (home / "out" / "pain.html").read_text()
    assert "Item 8. Full search strategies" in page
    assert "turmeric[tiab] AND knee[tiab]" in page
    assert "No article was given" in page


def test_how_an_article_was_read_stands_in_its_report(littrack, home, tmp_path):
    page = tmp_path / "fake.pdf"
    page.write_text("Turmeric relieves knee pain.")
    done = littrack("report", str(page), "-o", str(home / "out"))
    assert "is a plain text" in done.stderr
    (data,) = [json.loads(p.read_text()) for p in (home / "out").glob("*.json")][:1]
    assert "is a plain text" in data["articles"][0]["notes"][0]
    assert any("is a plain text" in p.read_text() for p in (home / "out").glob("*.html"))


def test_what_lint_finds_is_told_at_the_first_run_and_not_at_every_one(littrack, home):
    path = home / "queries" / "pain.toml"
    path.write_text(TOPIC.replace("knee[tiab]", "knee[tiab] AND pain[nosuch]"))
    assert "pain.toml, line" in littrack("refresh").stderr
    assert "pain.toml, line" not in littrack("refresh").stderr


def test_an_invoked_study_without_a_name_has_no_state(littrack, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Studies show that turmeric relieves knee pain.")
    (mention,) = json.loads(littrack("check", str(page), "--json").stdout)["citations"]
    assert (mention["kind"], mention["state"]) == ("generic", None)


def test_a_list_of_pmids_is_fetched_and_references_only_when_asked(littrack, home):
    (home / "pmids.csv").write_text("PMID,Title\n30000001.0,x\n")
    assert "1 new" in littrack("import", str(home / "pmids.csv"), "--no-embed").stdout
    (home / "zotero.ris").write_text("TY  - JOUR\nTI  - y\nDO  - 10.5555/30000002\nER  - \n")
    first = littrack("import", str(home / "zotero.ris"))
    assert (first.exit_code, "1 without a record" in first.stdout) == (3, True)
    assert "--online looks it up" in first.stderr
    listed = littrack("import", "--unresolved", "--json")
    assert json.loads(listed.stdout)[0]["unresolved"][0]["doi"] == "10.5555/30000002"
    assert littrack("import", "--unresolved", "--online", "--no-embed").exit_code == 0
    assert "10.5555/30000002" in littrack("show", "30000002").stdout

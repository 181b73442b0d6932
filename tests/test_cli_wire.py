"""The commands that speak to Entrez, run as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

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
def littrack(ncbi, tmp_path):
    home = tmp_path / "home"
    (home / "queries").mkdir(parents=True)
    (home / "queries" / "pain.toml").write_text(TOPIC)
    told = {
        "LITTRACK_EUTILS_URL": ncbi.url,
        "LITTRACK_HOME": str(home),
        "NCBI_EMAIL": "a@b.org",
        "NCBI_API_KEY": KEY,
        "TMPDIR": str(tmp_path),
        "NO_COLOR": "1",
    }

    def littrack(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "littrack", *args],
            env=os.environ | told | environ,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    littrack.home = home
    return littrack


def test_refresh_says_what_came_and_a_rerun_that_nothing_did(ncbi, littrack):
    first = littrack("refresh")
    assert (first.returncode, first.stdout.splitlines()[0]) == (0, "knee: 20 new, checked 20.")
    second = littrack("refresh", "--json")
    told = json.loads(second.stdout)
    assert (told["exit_code"], told["asked"][0]["new"], told["asked"][0]["listed"]) == (0, 0, 20)
    assert ncbi.busiest_second() <= 10


def test_status_is_quiet_only_after_a_good_run(littrack):
    never = littrack("status")
    assert never.returncode == 1
    assert "never ran" in never.stdout
    littrack("refresh")
    assert littrack("status").returncode == 0
    assert json.loads(littrack("status", "--json").stdout)["overdue"] is False


def test_a_block_ends_the_run_with_a_sentence_and_one_request(ncbi, littrack):
    ncbi.plan(BLOCKED)
    done = littrack("refresh")
    assert done.returncode == 4
    assert "blocked this address" in done.stderr
    assert len(ncbi.asked) == 1
    assert "failed" in littrack("status").stdout


def test_the_key_is_written_nowhere(ncbi, littrack):
    ncbi.plan(BAD_KEY)
    done = littrack("refresh")
    assert done.returncode == 4
    assert "API key" in done.stderr
    written = b"".join(p.read_bytes() for p in littrack.home.rglob("*") if p.is_file())
    assert KEY not in done.stdout + done.stderr
    assert KEY.encode() not in written


def test_nobody_at_home_is_one_sentence_and_exit_code_4(littrack):
    done = littrack("refresh", LITTRACK_EUTILS_URL="http://127.0.0.1:9/")
    assert done.returncode == 4
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_ncbi_itself_is_not_asked_without_an_email(littrack):
    nobody = {"NCBI_EMAIL": "", "ENTREZ_EMAIL": "", "EMAIL": ""}
    ncbi = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
    done = littrack("refresh", LITTRACK_EUTILS_URL=ncbi, **nobody)
    assert done.returncode == 2
    assert "NCBI_EMAIL" in done.stderr


def test_seeds_that_a_query_misses_are_named(littrack):
    done = littrack("queries", "test")
    assert done.returncode == 1
    assert "finds 1 of 2 seeds" in done.stdout
    assert "misses 12345: PubMed has no such record" in done.stdout


def test_lint_tells_the_line_of_the_file(littrack):
    path = littrack.home / "queries" / "pain.toml"
    path.write_text(TOPIC.replace("knee[tiab]", "knee[tiabb]"))
    done = littrack("queries", "lint")
    assert done.returncode == 1
    assert f"{path}:6:24: error (unknown-tag)" in done.stdout
    assert "did you mean [tiab]?" in done.stdout


def test_a_doubtful_term_is_told_of_before_it_is_sent_and_shown_as_pubmed_reads_it(littrack):
    path = littrack.home / "queries" / "pain.toml"
    path.write_text(TOPIC.replace("knee[tiab]", "knee[tiab] and pain[tiab]"))
    done = littrack("refresh", "--explain")
    assert f"{path}, line 6: PubMed takes 'and' for a word" in done.stderr
    assert "PubMed reads: turmeric[tiab] AND knee[tiab] and pain[tiab]" in done.stdout


def test_queries_are_listed_as_they_are_sent(littrack):
    [row] = json.loads(littrack("queries", "list", "--json").stdout)
    assert row["sent"] == "turmeric[tiab] AND knee[tiab]"
    assert "# what people take" in row["term"]


def test_schedule_writes_every_path_out(littrack):
    told = littrack("schedule", "--at", "3:05").stdout
    assert "OnCalendar=*-*-* 03:05:00" in told
    assert f"-C {littrack.home} run" in told
    assert "\n5 3 * * * /" in told


def test_a_second_refresh_at_the_same_time_is_told_who_is_running(ncbi, littrack):
    ncbi.plan(FAULTS["no-answer"])
    with subprocess.Popen(
        [sys.executable, "-m", "littrack", "refresh"],
        env=os.environ
        | {
            "LITTRACK_EUTILS_URL": ncbi.url,
            "LITTRACK_HOME": str(littrack.home),
            "NCBI_EMAIL": "a@b.org",
            "TMPDIR": str(littrack.home),
        },
    ) as first:
        while not ncbi.asked:
            ncbi.stopped.wait(0.05)
        second = littrack("refresh")
        first.kill()
    assert second.returncode == 5
    assert f"Another refresh of this workspace is running (process {first.pid})" in second.stderr
    assert littrack("refresh").returncode == 0


def test_what_a_refresh_notices_of_records_is_listed(ncbi, littrack):
    littrack("refresh")
    ncbi.shelf.retract(30000003)
    ncbi.shelf.delete(30000004)
    littrack("refresh")
    told = json.loads(littrack("changes", "--json").stdout)["records"]
    assert {(c["pmid"], c["kind"]) for c in told if c["kind"] != "new"} >= {
        ("30000003", "retracted"),
        ("30000004", "deleted"),
    }
    assert "PMID 30000004  deleted" in littrack("changes").stdout

"""The commands that report and decide, run as a person runs them, in a folder of their own."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil

import pytest
from click.testing import CliRunner

from littrack.cache import Cache
from littrack.cli import main
from littrack.model.formats import EVIDENCE, RECORDS
from littrack.pipeline import workspace_files
from littrack.report import RECORD_WRITERS, WRITERS

PAGE = """<p>Kratom is not addictive. Kratom relieves opioid withdrawal symptoms.</p>
<p>Lofexidine reduces the symptoms of opioid withdrawal in adults. Kratom is safe for the liver.</p>
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demo's workspace with a page of four sentences to watch; records read once.

    The small reader alone judges: what commands say and keep does not hang on the large one.
    """
    home = tmp_path_factory.mktemp("made") / "demo"
    workspace_files.make_demo(home)
    (home / "littrack.toml").write_text('reader = "small"\n', encoding="utf-8")
    next((home / "articles").iterdir()).write_text(PAGE, encoding="utf-8")
    run("-C", home, "check", *(home / "articles").iterdir())
    return home


@pytest.fixture
def home(made, tmp_path):
    """A workspace of one's own."""
    return shutil.copytree(made, tmp_path / "demo")


def run(*args, **more):
    done = CliRunner().invoke(main, [str(a) for a in args], **more)
    assert not isinstance(done.exception, Exception), done.exception
    return done


def test_a_report_is_written_kept_and_held_against_the_one_before(home):
    first = run("-C", home, "report", "-o", home / "out")
    assert (home / "out" / "kratom-withdrawal.html").exists()
    assert "Nothing moved" not in first.output
    second = run("-C", home, "report", "-o", home / "out", "--format", "json")
    assert "Nothing moved" in second.output
    assert "Nothing moved" in run("-C", home, "changes").output
    told = json.loads(run("-C", home, "changes", "--json").stdout)
    assert told["kinds"] == []
    assert run("-C", home, "changes", "--fail-on", "any").exit_code == 0


def test_an_edited_article_is_news_and_fails_where_asked(home):
    run("-C", home, "report")
    page = next((home / "articles").iterdir())
    page.write_text("<p>Kratom is not addictive.</p>", encoding="utf-8")
    told = run("-C", home, "report", "--fail-on-change")
    assert told.exit_code == 1
    assert run("-C", home, "changes", "--fail-on", "claim").exit_code == 1
    assert run("-C", home, "changes", "--fail-on", "retraction").exit_code == 0
    assert "<feed" in run("-C", home, "changes", "--format", "atom").stdout
    assert "# " in run("-C", home, "changes", "--format", "md").stdout


def test_changes_before_a_second_report_say_what_to_do(home):
    assert "littrack run" in run("-C", home, "changes").output


def test_every_format_there_is_can_be_asked_for():
    assert set(EVIDENCE) == set(WRITERS)
    assert set(RECORDS) == set(RECORD_WRITERS)
    for command in ("report", "export"):
        told = run(command, "--help").stdout
        assert all(f"{name} (" in " ".join(told.split()) for name in EVIDENCE)


def test_digests_are_no_fetched_records(home):
    assert run("-C", home, "export", "--format", "pmid").stdout == ""
    assert "TY  - JOUR" in run("-C", home, "export", "--format", "ris").stdout


def test_evidence_is_exported_to_a_folder(home, tmp_path):
    done = run("-C", home, "export", "--format", "csv", "-o", tmp_path / "out")
    files = [line.rsplit("/", 1)[-1] for line in done.stdout.splitlines()]
    assert files == ["kratom-withdrawal.evidence.csv", "kratom-withdrawal.claims.csv"]


def test_a_walk_keeps_each_word_at_once_takes_one_back_and_goes_on_another_day(home):
    walk = run("-C", home, "review", "--reviewer", "R. Ames", input="abaq")
    assert "Taken back." in walk.output
    assert "1 decision kept" in walk.output
    waiting = int(walk.output.split(" items wait.")[0].rsplit(" ", 1)[-1].split("\n")[-1])
    again = run("-C", home, "review", "--reviewer", "R. Ames", input="q")
    assert f"{waiting - 1} items wait. [a]gree" in again.output


def test_a_walk_dismisses_a_claim_corrects_another_and_takes_a_word_back(home):
    walk = run("-C", home, "review", "--reviewer", "R. Ames", input="mA joke.\nbmNot said.\nq")
    assert walk.output.count("The next run reads it so.") == 2
    assert "Taken back." in walk.output
    with Cache(home / "cache" / "littrack.db") as cache:
        (said,) = cache.decisions()
    assert (said.opinion, said.reason) == ("dismissed", "Not said.")
    (page,) = (home / "articles").iterdir()
    told = run("-C", home, "check", page, "--json").stdout
    one = next(c for c in json.loads(told)["claims"] if c["id"] == said.claim)
    assert (one["dismissed"], one["verdict"]) == (True, "not_checkable")
    assert "by a person (R. Ames)" in run("-C", home, "check", page).stdout
    (reading,) = json.loads(run("-C", home, "claims", page, "--json").stdout)
    assert [c["corrected_by"] for c in reading["claims"] if c["dismissed"]] == ["R. Ames"]
    fields = "\n" * 3 + "a tea of leaves\n-\n" + "\n" * 5 + "It says so.\n"
    again = run("-C", home, "review", "--reviewer", "R. Ames", input=f"c{fields}zq")
    assert "nothing is to undo" in again.output
    with Cache(home / "cache" / "littrack.db") as cache:
        corrected = cache.decisions()[-1]
    assert dict(corrected.changed)["intervention"] == "a tea of leaves"
    assert corrected.reason == "It says so."


def test_a_walk_that_is_cut_off_keeps_what_was_decided(home):
    run("-C", home, "review", "--reviewer", "R. Ames", input="a")
    assert "1 of 1 agree" in run("-C", home, "audit").output


def test_a_sheet_is_filled_in_taken_and_shown_on_the_page(home, tmp_path):
    sheet = tmp_path / "todo.csv"
    run("-C", home, "review", "--reviewer", "R. Ames", "--sheet", sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["opinion"], rows[0]["reason"] = "agree", "I read them <all>."
    with sheet.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    done = run("-C", home, "review", "--reviewer", "R. Ames", "--take", sheet)
    assert "1 decision of R. Ames kept." in done.output
    run("-C", home, "report")
    page = (home / "report" / "kratom-withdrawal.html").read_text("utf-8")
    assert "I read them &lt;all&gt;." in page
    told = json.loads(run("-C", home, "audit", "--json").stdout)
    assert (told["machine"][0]["shared"], told["machine"][0]["agreed"]) == (1, 1)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_sheet_of_any_encoding_is_taken_and_older_evidence_is_said(home, tmp_path, encoding):
    sheet = tmp_path / "todo.csv"
    run("-C", home, "review", "--reviewer", "R. Ames", "--sheet", sheet)
    rows = list(csv.reader(sheet.read_text("utf-8-sig").splitlines()))
    evidence = rows[0].index("evidence")
    rows[1][0], rows[1][2], rows[1][evidence] = "agree", "naïve – ok", "0123456789abcdef"
    lines = io.StringIO()
    csv.writer(lines, delimiter=";").writerows(rows)
    sheet.write_bytes(lines.getvalue().encode(encoding, "replace"))
    done = run("-C", home, "review", "--reviewer", "R. Ames", "--take", sheet)
    assert "1 decision of R. Ames kept." in done.output
    assert "Evidence that has changed" in done.stderr
    with Cache(home / "cache" / "littrack.db") as cache:
        assert cache.decisions()[0].reason == "naïve – ok"


def test_an_audit_without_decisions_says_what_to_do(home):
    assert "littrack review" in run("-C", home, "audit").output


def test_a_walk_with_nothing_waiting_says_why(home, tmp_path):
    (tmp_path / "none.txt").write_text("Please subscribe to our letter.")
    told = run("-C", home, "review", tmp_path / "none.txt", "--reviewer", "R. Ames").output
    assert "Nothing waits" in told
    assert "0 items" not in told


def test_an_export_of_nothing_says_so_on_stderr_and_prints_nothing(home):
    done = run("-C", home, "export", "--format", "pmid")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No such record is held" in done.stderr


def test_status_counts_the_digests_beside_the_records(home):
    run("-C", home, "report")
    assert re.search(
        r"^0 records at hand, and \d+ digests\.$", run("-C", home, "status").stdout, re.MULTILINE
    )


@pytest.mark.parametrize("key", ["PMC7309661", "pmc7309661", "digest:P001"])
def test_a_digest_is_shown_by_whatever_the_report_calls_it_and_once(home, key):
    run("-C", home, "report")
    told = run("-C", home, "show", key).stdout
    assert told.count("cold-pressor tolerance rose") == 1
    assert "peer review unknown" in told


def test_a_topic_with_few_reports_says_which_reports_are_kept(home):
    assert "[[article]]" in run("-C", home, "changes").output

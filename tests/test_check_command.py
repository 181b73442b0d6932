"""The main job as a person runs it: the program itself, in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial

import pytest

import littrack as littrack_
from littrack import library
from tests.conftest import ROOT


def run_in(folder, *args, stdin=b"", **environ):
    """Run the program in a folder, with nothing of the person's environment."""
    return subprocess.run(
        [sys.executable, "-m", "littrack", *map(str, args)],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder)} | environ,
        check=False,
    )


@pytest.fixture
def littrack(tmp_path):
    """Run the program in an empty folder."""
    return partial(run_in, tmp_path)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder in which the demo ran, and how it ended; the tests change nothing in it.

    Its workspace asks for the small reader alone; the large one reads in `test_benchmark_gold.py`.
    """
    folder = tmp_path_factory.mktemp("demo")
    (folder / "littrack-demo").mkdir()
    (folder / "littrack-demo" / "littrack.toml").write_text('reader = "small"\n', encoding="utf-8")
    return folder, run_in(folder, "demo", LITTRACK_EUTILS_URL="http://127.0.0.1:9/")


def test_the_demo_runs_without_a_network_and_leaves_a_report(demo):
    folder, done = demo
    assert done.returncode == 0, done.stderr.decode()
    assert b"littrack-demo/report/kratom-withdrawal.html" in done.stdout
    page = (folder / "littrack-demo/report/kratom-withdrawal.html").read_text()
    assert "digest by the project" in page
    again = run_in(folder, "demo")
    assert again.returncode == 0, again.stderr.decode()


def test_a_check_prints_the_contract_and_no_denial_of_harm_is_supported(demo):
    sample = library.sample().encode()
    done = run_in(demo[0], "-C", "littrack-demo", "check", "-", "--format", "json", stdin=sample)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["schema"] == "littrack/report/1"
    denials = [c for c in told["claims"] if c["type"] == "no_harm"]
    assert denials
    assert not [c["text"] for c in denials if c["verdict"] in {"supported", "partly_supported"}]
    invented = [c for c in told["citations"] if c["year"] == 2018]
    assert [c["record"] for c in invented] == [None]


def test_a_workspace_for_another_subject_takes_only_another_file(littrack, tmp_path):
    assert littrack("init", "w").returncode == 0
    text = b"Turmeric reduces knee pain in people with knee osteoarthritis.\n"
    told = json.loads(littrack("-C", "w", "check", "-", "--json", stdin=text).stdout)
    assert [c["intervention"].lower() for c in told["claims"]] == ["turmeric"]
    before = (tmp_path / "w/littrack.toml").read_text()
    assert b"nothing was changed" in littrack("init", "w").stderr
    assert (tmp_path / "w/littrack.toml").read_text() == before


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        pytest.param(["check", "nowhere.html"], 2, b"nowhere.html", id="missing article"),
        pytest.param(["-C", "nowhere", "check", "-"], 2, b"not a folder", id="missing workspace"),
        pytest.param(["serach", "x"], 2, b"did you mean 'search'", id="mistyped command"),
        pytest.param(["check", "queries"], 2, b"queries", id="a folder for an article"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(littrack, tmp_path, args, code, told):
    (tmp_path / "queries").mkdir()
    done = littrack(*args)
    assert done.returncode == code
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


def test_python_gives_the_same_evidence_as_a_table(demo):
    home = demo[0] / "littrack-demo"
    sample = home / "articles" / library.SAMPLE
    table = littrack_.evidence(str(sample), home=home)
    told = json.loads(run_in(demo[0], "-C", home, "check", sample, "--json").stdout)
    listed = sum(len(c["evidence"]) for c in told["claims"])
    assert listed > 0
    assert len(table.dropna(subset=["stance"])) == listed

"""Two commands at once in one workspace: whole processes, one store, an Entrez that waits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from littrack.cache import Cache
from tests.standin import Shelf, StandIn
from tests.topics import KNEE_PAIN

TOPIC = KNEE_PAIN


class Workspace:
    """A workspace whose Entrez answers nothing more while `gate` is shut."""

    def __init__(self, home: Path, ncbi: StandIn) -> None:
        self.home, self.ncbi, self.gate = home, ncbi, threading.Event()
        self.started: list[subprocess.Popen[str]] = []

    def start(self, *args: str) -> subprocess.Popen[str]:
        """Start a command and do not wait for it."""
        told = {
            "LITTRACK_EUTILS_URL": self.ncbi.url,
            "NCBI_EMAIL": "a@b.org",
            "NCBI_API_KEY": "k",
            "TMPDIR": str(self.home),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "littrack", "-C", str(self.home), *args],
            env=os.environ | told,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def held_up(self, *args: str) -> subprocess.Popen[str]:
        """Start a command and wait until it waits for Entrez."""
        self.ncbi.plan(lambda reply: (self.gate.wait(), reply)[1])
        process = self.start(*args)
        while not self.ncbi.asked and process.poll() is None:
            self.gate.wait(0.05)
        return process

    def end(self) -> None:
        """Let nobody wait, and end what still runs."""
        self.gate.set()
        for process in self.started:
            if process.returncode is None:
                process.kill()
                process.communicate()

    def check_all_is_there(self, reports: int) -> None:
        """Hold the store, its logs and the report against each other."""
        with Cache(self.home / "cache" / "littrack.db", create=False) as cache:
            assert cache.integrity() == []
            assert cache.compare_logs() == []
            assert len(cache.held()) == 6
            assert len(cache.reports("knee")) == reports
        assert json.loads((self.home / "report" / "knee.json").read_text("utf-8"))["claims"]
        assert not list(self.home.rglob("*.part"))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "knee.toml").write_text(TOPIC)
    (tmp_path / "page.txt").write_text("Turmeric reduces knee pain in adults.\n")
    with StandIn(Shelf.of(6), limit=10) as ncbi:
        made = Workspace(tmp_path, ncbi)
        yield made
        made.end()


def test_while_one_runs_another_run_is_told_who_and_a_check_and_a_review_go_on(workspace):
    first = workspace.held_up("run")
    page, sheet = str(workspace.home / "page.txt"), str(workspace.home / "todo.csv")
    others = {
        "run": workspace.start("run"),
        "check": workspace.start("check", page),
        "review": workspace.start("review", "--reviewer", "R. Ames", "--sheet", sheet),
    }
    said = {name: process.communicate() for name, process in others.items()}
    assert others["run"].returncode == 5
    assert f"(process {first.pid})" in said["run"][1]
    assert others["check"].returncode == 0, said["check"]
    assert "Turmeric reduces knee pain in adults" in said["check"][0]
    assert others["review"].returncode == 0, said["review"]
    assert first.poll() is None
    workspace.gate.set()
    assert "Traceback" not in first.communicate()[1]
    assert first.returncode == 0
    workspace.check_all_is_there(reports=1)


def test_of_two_whole_runs_at_once_each_ends_and_nothing_is_lost(workspace):
    both = [workspace.start("run"), workspace.start("run")]
    said = [process.communicate() for process in both]
    ended = [process.returncode for process in both]
    assert set(ended) <= {0, 5}, said
    assert ended.count(0) >= 1, said
    workspace.check_all_is_there(reports=ended.count(0))


def test_a_run_that_was_killed_holds_nobody_up(workspace):
    dead = workspace.held_up("run")
    dead.kill()
    dead.communicate()
    workspace.gate.set()
    assert (workspace.home / "cache" / "refresh.lock").read_text() == f"{dead.pid}\n"
    after = workspace.start("run")
    said = after.communicate()
    assert after.returncode == 0, said
    workspace.check_all_is_there(reports=1)

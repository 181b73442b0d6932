"""A refresh that is killed at any moment leaves a whole store, and goes on where it stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from littrack.cache import Cache
from tests.standin import Shelf, StandIn

TOPIC = '[[query]]\nname = "knee"\nterm = "turmeric[tiab] AND knee[tiab]"\n'


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "pain.toml").write_text(TOPIC)
    return tmp_path


def start(ncbi, home):
    told = {"LITTRACK_EUTILS_URL": ncbi.url, "NCBI_EMAIL": "a@b.org", "NCBI_API_KEY": "k"}
    return subprocess.Popen(
        [sys.executable, "-m", "littrack", "-C", str(home), "refresh"],
        env=os.environ | told | {"TMPDIR": str(home)},
        stdout=subprocess.DEVNULL,
    )


def kept(home):
    with Cache(home / "cache" / "littrack.db") as cache:
        assert cache.integrity() == []
        return {pmid: cache.served(pmid) for pmid in cache.held()}


@pytest.mark.parametrize(
    ("batch", "after"),
    [
        pytest.param(1, 0.0, id="before-the-second-answer"),
        pytest.param(0, 0.15, id="while-the-first-is-kept"),
        pytest.param(2, 0.3, id="while-the-last-is-kept"),
    ],
)
def test_a_killed_refresh_loses_nothing_and_fetches_nothing_twice(workspace, batch, after):
    with StandIn(Shelf.of(1_100)) as ncbi:
        began = threading.Event()
        ncbi.plan(lambda reply: (began.set(), reply)[1], "efetch", after=batch)
        with start(ncbi, workspace) as killed:
            began.wait(60)
            ncbi.stopped.wait(after)
            killed.kill()
        before = kept(workspace)
        ncbi.forget()
        with start(ncbi, workspace) as again:
            assert again.wait() == 0
        fetched = [a.params["id"].split(",") for a in ncbi.asked if a.utility == "efetch"]
        remote = {str(pmid): paper.xml for pmid, paper in ncbi.shelf.papers.items()}
    assert before.items() <= remote.items()
    assert len(before) in {0, 500, 1_000, 1_100}
    assert sum(map(len, fetched)) == 1_100 - len(before)
    assert kept(workspace) == remote

"""Two people, one workspace: nothing is lost, and a lock of a dead process holds nobody up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from littrack.cache import Cache
from littrack.model import CacheError
from littrack.pipeline import workspace_lock

WORKS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from littrack.cache import Cache
from littrack.model import Decision, Opinion, Pmid
at, me = datetime(2026, 1, 2, tzinfo=UTC), int(sys.argv[2])
for n in range(8):
    with Cache(Path(sys.argv[1])) as cache:
        pmid = me * 100 + n
        cache.store({Pmid(str(pmid)): (
            f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>Pain"
            "</ArticleTitle></Article></MedlineCitation></PubmedArticle>").encode()}, at=at)
        cache.decide(Decision(f"c{n}", f"P{me}", at, Opinion.AGREE, "supported", "supported", "e"))
        cache.keep_report(f"t{me}", at, b'{"n": %d}' % n)
"""


def test_what_several_processes_write_at_once_is_all_there(tmp_path: Path) -> None:
    store = tmp_path / "cache" / "littrack.db"
    work = [[sys.executable, "-c", WORKS, str(store), str(me)] for me in (1, 2, 3)]
    running = [subprocess.Popen(command) for command in work]
    assert [process.wait() for process in running] == [0, 0, 0]
    with Cache(store) as cache:
        assert cache.integrity() == []
        assert cache.compare_logs() == []
        assert len(cache.held()) == len(cache.decisions()) == 24
        assert [len(cache.reports(f"t{me}")) for me in (1, 2, 3)] == [8, 8, 8]


def test_a_lock_of_a_dead_process_is_taken_over_and_a_living_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "refresh.lock").write_text("999999\n")
    with workspace_lock.alone(tmp_path):
        held = (tmp_path / "refresh.lock").read_text()
        assert held != "999999\n"
        with (
            pytest.raises(CacheError, match=f"process {held.strip()}"),
            workspace_lock.alone(tmp_path),
        ):
            pass

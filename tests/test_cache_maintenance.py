"""The store in trouble: told in one sentence, mended where it can be, nothing lost in silence."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.cache import Cache
from littrack.model import CacheError, Pmid, Query, StoreDamaged
from littrack.pipeline.doctor_store import examine

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def xml(pmid: int, title: str = "Ibuprofen", day: str = "01") -> bytes:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><DateRevised><Year>2024</Year>"
        f"<Month>01</Month><Day>{day}</Day></DateRevised><Article><ArticleTitle>{title}"
        "</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    ).encode()


def some(count: int, start: int = 1) -> dict[Pmid, bytes]:
    return {
        Pmid(str(n)): xml(n, f"Ibuprofen {n} {'word ' * 40}") for n in range(start, start + count)
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "littrack.db"
    with Cache(place) as cache:
        cache.store(some(300), at=NOON)
        cache.store({Pmid("1"): xml(1, "Revised", "02")}, at=NOON)
        run = cache.begin_run("t", Query("q", "term"), NOON)
        cache.finish_run(run, at=NOON, found=[Pmid("1")], count=1)
        cache.settle_journal()
    return place


def emptied(path: Path) -> None:
    path.unlink()
    change(path, "VACUUM")


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql, values)


def test_a_whole_store_is_well(path: Path) -> None:
    found = examine(path, NOON, repair=False)
    assert (found.wrong, found.well) == ((), True)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        pytest.param("DELETE FROM document WHERE id = 5", "index", id="the index lacks a record"),
        pytest.param(
            "UPDATE document SET title = 'other' WHERE id = 5", "does not agree", id="index differs"
        ),
        pytest.param(
            "UPDATE record SET served = x'00' WHERE pmid = 7", "PMID 7", id="a damaged record"
        ),
        pytest.param(
            "UPDATE record SET served = x'00' WHERE pmid = 1", "PMID 1", id="with a former version"
        ),
        pytest.param("UPDATE version SET hash = x'00'", "version of PMID 1", id="damaged version"),
        pytest.param("DELETE FROM record WHERE pmid = 1", "point to rows", id="an orphan"),
        pytest.param("UPDATE record SET fetched = '2O26-01-02'", "fetched of row", id="a day"),
        pytest.param(
            "UPDATE run SET started = CAST(x'ff32' AS TEXT)", "started of row", id="no text"
        ),
        pytest.param("UPDATE run SET warnings = '[['", "warnings of row", id="a list"),
        pytest.param("UPDATE record SET state = 'currenu'", "state of row", id="a state"),
    ],
)
def test_damage_is_found_and_mended(path: Path, sql: str, says: str) -> None:
    change(path, sql)
    found = examine(path, NOON, repair=False)
    assert not found.well
    assert says in " ".join(found.wrong)
    assert examine(path, NOON, repair=True).well
    assert examine(path, NOON, repair=False).wrong == ()
    with Cache(path) as cache:
        assert len(cache.held()) >= 299
        assert len(cache.runs()) == 1


def test_a_record_whose_bytes_are_lost_becomes_its_former_version(path: Path) -> None:
    change(path, "UPDATE record SET served = x'00' WHERE pmid = 1")
    examine(path, NOON, repair=True)
    with Cache(path) as cache:
        assert cache.served(Pmid("1")) == some(1)[Pmid("1")]


def test_a_torn_database_is_read_out_as_far_as_it_goes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 3 * 4096] = os.urandom(3 * 4096)
    path.write_bytes(data)
    found = examine(path, NOON, repair=True)
    assert found.well, found
    with Cache(path) as cache:
        assert len(list(cache.records())) > 100
        assert cache.members("t", "q") == {"1"}
    assert len(list(path.parent.glob("littrack.db.damaged-*"))) == 1


def test_a_store_cut_in_half_is_read_out_as_far_as_it_goes(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(CacheError, match="--repair"):
        examine(path, NOON, repair=False)
    assert examine(path, NOON, repair=True).well
    with Cache(path) as cache:
        assert 0 < len(list(cache.records())) < 300


def test_rows_between_damaged_pages_are_read_too(path: Path) -> None:
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'record'").fetchone()
    leaves = _children(data, root)
    for page in (leaves[len(leaves) // 4], leaves[3 * len(leaves) // 4]):
        data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(data)
    assert examine(path, NOON, repair=True).well
    with Cache(path) as cache:
        assert len(cache.held()) > 300 - 3 * (300 // len(leaves) + 1)


def _children(data: bytes, page: int) -> list[int]:
    start = (page - 1) * 4096
    cells = int.from_bytes(data[start + 3 : start + 5], "big")
    at = [
        start + int.from_bytes(data[start + 12 + 2 * n : start + 14 + 2 * n], "big")
        for n in range(cells)
    ]
    return [int.from_bytes(data[cell : cell + 4], "big") for cell in at]


def test_a_store_whose_list_of_tables_is_damaged_is_read_with_a_new_one(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(b"x" * 4096 + data[4096:])
    found = examine(path, NOON, repair=True)
    assert found.well, found
    with Cache(path) as cache:
        assert len(cache.held()) == 300


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda p: p.write_bytes(os.urandom(p.stat().st_size)), id="rubbish"),
        pytest.param(lambda p: p.write_bytes(b""), id="no bytes"),
    ],
)
def test_where_nothing_can_be_read_nothing_is_changed(path: Path, spoil) -> None:
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match=r"Nothing can be read.*No backup of it is known"):
        examine(path, NOON, repair=True)
    assert [p.name for p in path.parent.iterdir()] == ["littrack.db"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda p: p.write_bytes(b"x"), "not a littrack store", id="one byte"),
        pytest.param(lambda p: p.write_bytes(b"x" * 5000), "not a littrack store", id="text"),
        pytest.param(lambda p: change(p, "PRAGMA user_version = 99"), "newer littrack", id="newer"),
        pytest.param(lambda p: (p.unlink(), p.mkdir()), "is a folder", id="folder"),
        pytest.param(lambda p: p.unlink(), "no store", id="absent"),
        pytest.param(lambda p: p.write_bytes(b""), "is empty", id="no bytes"),
        pytest.param(emptied, "has no tables", id="no tables"),
        pytest.param(lambda p: change(p, "DROP TABLE decision"), "lacks the table", id="a table"),
    ],
)
def test_what_cannot_be_opened_is_told_in_a_sentence(path: Path, spoil, says: str) -> None:
    spoil(path)
    with pytest.raises(CacheError, match=says) as told:
        Cache(path, create=False)
    assert told.value.exit_code == 5
    assert "\n" not in str(told.value)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    change(path, "CREATE TABLE photo (id)")
    with pytest.raises(CacheError, match="another program"):
        Cache(path)


READS = """
import os, sys
import zstandard
import littrack.pubmed.tree, littrack.pubmed.article
from datetime import UTC, datetime
from pathlib import Path
from littrack.cache import Cache
from littrack.cache.backup import verify
from littrack.model import CacheError
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere
with Cache(Path(sys.argv[1]), create=False) as cache:
    cache.keep_memo("k", {"a": b"1"}, "v")
    cache.put_digests([])
    print(cache.read_only, len(list(cache.records())), len(cache.search("ibuprofen")))
    try:
        cache.store({"1": b""}, at=datetime.now(UTC))
    except CacheError as told:
        print(told)
    print(cache.integrity(), verify(Path(sys.argv[1])).sentence)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="root becomes another user")
def test_a_read_only_store_is_read_and_says_why_it_cannot_be_written(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for folder in path.parents[1:4]:
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", READS, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    path.parent.chmod(0o755)
    lines = done.stdout.splitlines()
    assert lines[0] == "True 300 20", done.stderr
    assert "read-only" in lines[1]
    assert lines[2].startswith("[] 300 records")  # it is whole, and so is a backup that lies there


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with Cache(path) as cache:
        cache._db.execute("PRAGMA max_page_count = 1")  # SQLite makes it the present size
        with pytest.raises(CacheError, match="disk is full"):
            cache.store(some(2000, 1000), at=NOON)
        cache._db.execute("PRAGMA max_page_count = 1000000")
        assert len(cache.held()) == 300
        assert cache.integrity() == []
        cache.store(some(2000, 1000), at=NOON)
        assert len(cache.held()) == 2300


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from littrack.cache import Cache
sys.path.insert(0, {tests!r})
with Cache(Path(sys.argv[1])) as cache:
    for start in range(1, 100_000, 50):
        batch = {{}}
        for n in range(start, start + 50):
            batch[str(n)] = (
                f"<PubmedArticle><MedlineCitation><PMID>{{n}}</PMID><Article>"
                f"<ArticleTitle>Pain {{n}}</ArticleTitle></Article></MedlineCitation>"
                "</PubmedArticle>"
            ).encode()
        print(start, flush=True)
        cache.store(batch, at=datetime.now(UTC))
"""


def test_killed_in_the_middle_again_and_again_it_is_whole_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "littrack.db"
    script = KILLED.format(tests=str(Path(__file__).parent))
    for lines in range(2, 8):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(lines * 3):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        with Cache(path) as cache:
            assert cache.integrity() == []
            assert len(cache.held()) % 50 == 0
            assert len(cache.held()) >= (lines * 3 - 1) * 50

"""Files into the store: streamed, once each, and told in a sentence when they are rubbish."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.cache import Cache
from littrack.entrez.fetch import Batch
from littrack.model import ChangeKind, Pmid, RecordError
from littrack.pipeline.importing import Importer

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def record(pmid: int, title: str = "Ibuprofen") -> str:
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article>'
        f"<ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    )


def a_set(*records: str) -> bytes:
    return f"<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>".encode()


class Wire:
    """Serves what it is given, in place of NCBI."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known
        self.asked: list[str] = []

    def fetch(self, pmids):
        self.asked += pmids
        yield Batch(
            {Pmid(p): self.known[p].encode() for p in pmids if p in self.known},
            {Pmid(p): ChangeKind.DELETED for p in pmids if p not in self.known},
        )


@pytest.fixture
def store(tmp_path: Path):
    with Cache(tmp_path / "littrack.db") as cache:
        yield cache


@pytest.fixture
def wire() -> Wire:
    return Wire({"7": record(7)})


@pytest.fixture
def importer(store: Cache, wire: Wire) -> Importer:
    @contextmanager
    def opened():
        yield wire

    return Importer(store, NOON, opened, topic="t")


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped"])
def test_an_update_file_is_taken_with_its_deletions(
    importer: Importer, store: Cache, tmp_path: Path, packed: bool
) -> None:
    importer.text(a_set(record(1), record(2)))
    body = a_set(
        record(2, "Naproxen"), record(3), "<DeleteCitation><PMID>1</PMID></DeleteCitation>"
    )
    path = tmp_path / "update.xml"
    path.write_bytes(gzip.compress(body) if packed else body)
    told: list[int] = []
    done = importer.file(path, told.append)
    assert (done.read, done.new, done.changed, done.deleted) == (2, 1, 1, 1)
    assert [r.pmid for r in store.records("t")] == ["2", "3"]
    assert told[-1] == path.stat().st_size


def test_the_same_file_twice_is_taken_once(importer: Importer, store: Cache) -> None:
    body = a_set(record(1), record(2), record(2))
    assert (importer.text(body).read, importer.text(body).unchanged) == (2, 2)
    assert len(list(store.records())) == 2


def test_two_versions_in_one_file_are_one_record_that_is_new(importer: Importer) -> None:
    many = (record(n) for n in range(2, 600))
    done = importer.text(a_set(record(1), *many, record(1, "Ibuprofen, revised")))
    assert (done.read, done.new, done.changed, done.unchanged) == (599, 599, 0, 0)


def test_nbib_is_taken(importer: Importer, store: Cache) -> None:
    done = importer.text("PMID- 9\nTI  - Sälve\n\nPMID- 10\nTI  - Balm\n".encode())
    assert done.new == 2
    assert [r.title for r in store.records("t")] == ["Sälve", "Balm"]


def test_pmids_are_fetched_unless_held(importer: Importer, store: Cache, wire: Wire) -> None:
    importer.text(a_set(record(1)))
    done = importer.text(b"1\nPMID: 7, PMID:0008\n")
    assert wire.asked == ["7", "8"]
    assert (done.new, done.unchanged, done.gone) == (1, 1, {"8": ChangeKind.DELETED})
    assert [r.pmid for r in store.records("t")] == ["1", "7"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"%PDF-1.7 whatever", "neither PubMed XML, NBIB nor", id="a PDF"),
        pytest.param(b"", "neither PubMed XML, NBIB nor", id="an empty file"),
        pytest.param(b"<html></html>", "not PubMed XML", id="a web page"),
        pytest.param(gzip.compress(a_set(record(1)))[:-9], "cut short", id="a gzip file cut short"),
        pytest.param(a_set(record(1))[:-9], "1 records before it are kept", id="XML cut short"),
    ],
)
def test_rubbish_is_told_in_one_sentence(importer: Importer, body: bytes, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        importer.text(body)


def test_an_import_that_was_killed_is_simply_run_again(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    path = tmp_path / "many.xml"
    path.write_bytes(a_set(*(record(n, f"Ibuprofen {n}") for n in range(1, 4001))))
    command = [sys.executable, "-m", "littrack", "-C", str(tmp_path), "import", str(path)]
    store = tmp_path / "cache" / "littrack.db"
    with subprocess.Popen(command, cwd=Path(__file__).parent.parent) as process:
        while process.poll() is None and not held(store):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
        process.kill()
    before = held(store)
    assert before % 500 == 0
    subprocess.run(command, cwd=Path(__file__).parent.parent, check=True, capture_output=True)
    assert held(store) == 4000
    with Cache(store) as cache:
        assert cache.integrity() == []


def held(path: Path) -> int:
    """Count the records of a store that another process may be making just now."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM record").fetchone()[0])
    return 0

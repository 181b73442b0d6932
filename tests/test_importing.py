"""Files into the store: streamed, once each, and told in a sentence when they are rubbish."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.cache import Cache
from littrack.entrez import Batch, Found
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
        self.terms: list[str] = []
        self.finds: list[str] = []

    def search(self, term):
        self.terms.append(term)
        return Found(tuple(self.finds), len(self.finds))

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
        pytest.param(b"%PDF-1.7 whatever", "It is an article", id="a PDF"),
        pytest.param(b"", "none of what can be imported", id="an empty file"),
        pytest.param(b"<html></html>", "It is an article", id="a web page"),
        pytest.param(gzip.compress(a_set(record(1)))[:-9], "cut short", id="a gzip file cut short"),
    ],
)
def test_rubbish_is_told_in_one_sentence(importer: Importer, body: bytes, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        importer.text(body)


def test_of_a_damaged_file_what_is_whole_is_taken_and_the_rest_is_named(
    importer: Importer, store: Cache
) -> None:
    lost = record(2)[: -len("</Article></MedlineCitation></PubmedArticle>")]
    broken = record(5).replace("</ArticleTitle>", "</Title>")
    body = a_set(record(1), lost, record(3), "&#0;rubbish", record(4), broken, record(6))
    done = importer.text(body[: -len("</PubmedArticleSet>")])
    assert [r.pmid for r in store.records("t")] == ["1", "3", "4", "6"]
    assert [problem.partition(":")[0] for problem in done.problems] == [
        "The record of PMID 2 has no end.",
        "This is not PubMed XML",
        "The XML is cut short",
        "PMID 5",
    ]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "latin-1"])
def test_nbib_is_taken_in_any_encoding_indented_or_not(
    importer: Importer, store: Cache, coding: str
) -> None:
    text = "PMID- 9\nTI  - Sälve for\nsore knees\nAB  - AIM: To see.\nRESULTS: It eased.\n"
    done = importer.text(text.encode(coding))
    (kept,) = store.records("t")
    assert kept.title == "Sälve for sore knees"
    assert [s.label for s in kept.abstract] == ["AIM", "RESULTS"]
    assert bool(done.notes) is (coding == "latin-1")


def test_nbib_records_that_are_not_whole_are_named(importer: Importer) -> None:
    done = importer.text(b"PMID- 9\nTI  - Balm\n\nPMID- 10\nAU  - X\n\nPMID- \nTI  - Y\n")
    assert (done.new, len(done.problems)) == (1, 2)


RIS = "TY  - JOUR\nTI  - {}\nDO  - {}\nER  - \n"


def with_doi(pmid: int, title: str, doi: str) -> str:
    ids = f'<PubmedData><ArticleIdList><ArticleId IdType="doi">{doi}</ArticleId></ArticleIdList>'
    return record(pmid, title).replace("</PubmedArticle>", f"{ids}</PubmedData></PubmedArticle>")


def test_references_are_joined_to_records_at_hand(importer: Importer) -> None:
    importer.text(a_set(with_doi(1, "Ginger", "10.5555/a"), record(2, "Sage for sore throats")))
    done = importer.text(
        (RIS.format("x", "10.5555/A") + RIS.format("Sage for Sore Throats", "")).encode()
    )
    assert (done.pmids, done.unresolved) == ({"1", "2"}, [])


def test_what_is_not_at_hand_waits_and_is_looked_up_when_asked(
    importer: Importer, store: Cache, wire: Wire
) -> None:
    text = RIS.format("Ginger", "10.5555/a") + RIS.format("Sage eases sore throats", "")
    done = importer.text((text + RIS.format("Unheard of remedies", "")).encode())
    assert (len(done.unresolved), wire.terms, len(store.unresolved())) == (3, [], 3)
    wire.known |= {
        "1": with_doi(1, "Ginger", "10.5555/a"),
        "2": record(2, "Sage eases sore throats."),
    }
    wire.finds = ["1", "2"]
    again = replace(importer, online=True).again()
    assert again.pmids == {"1", "2"}
    assert wire.terms[0] == '"10.5555/a"[aid]'
    assert [w.title for w in store.unresolved()] == ["Unheard of remedies"]


def test_a_pmid_of_quite_another_title_is_named(importer: Importer) -> None:
    body = b"TY  - JOUR\nTI  - Sage for sore throats\nAN  - 7\nER  - \n"
    done = replace(importer, online=True).text(body)
    assert done.pmids == {"7"}
    assert done.differ == ["line 1: PMID 7 is 'Ibuprofen'"]


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

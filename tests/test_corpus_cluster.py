"""A corpus on a real Dask cluster of two worker processes, some of which die at their work."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from littrack import corpus
from littrack.corpus import partition
from littrack.corpus.workers import processes
from littrack.model import CorpusError
from tests.corpus_files import many, titled

pytest.importorskip("tantivy", reason="the extra `scale` is not installed")
psutil = pytest.importorskip("psutil", reason="the extra `scale` is not installed")
distributed = pytest.importorskip("distributed", reason="the extra `scale` is not installed")


QUESTIONS = ("ketamine raises mood in rats", "warfarin and clotting", "insulin memory twins", "S31")
REAL = ("pubmed20n0014.xml.gz", "pubmed21n1298.xml.gz")
_BEGUN = b"<PubmedArticleSet>" + b" " * (1 << 20)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with processes(2) as two:
        yield two


@pytest.fixture
def real_files() -> list[Path]:
    folder = Path(os.environ.get("LITTRACK_CORPUS_FILES", "benchmarks/data")).resolve()
    files = [folder / name for name in REAL]
    if not all(file.exists() for file in files):
        pytest.skip(f"PubMed's files are not in {folder} (set LITTRACK_CORPUS_FILES)")
    return files


@pytest.fixture
def workers(cluster: Any) -> Iterator[Any]:
    """A look at the workers beside the one under test, to know whom to kill."""
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        yield client


@contextmanager
def being_read(pipe: Path, begun: bytes = _BEGUN) -> Iterator[None]:
    """Feed a pipe that stands for a file, until a worker is surely in the middle of it."""
    with pipe.open("wb") as file:
        file.write(begun)
        yield


def aside(work: Callable[..., corpus.Manifest], *args: Any) -> Future[corpus.Manifest]:
    """Begin a build that a failing test does not wait for."""
    future: Future[corpus.Manifest] = Future()

    def run() -> None:
        try:
            future.set_result(work(*args))
        except CorpusError as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future


def kill_the_reader_of(name: str, workers: Any) -> None:
    """End, as the kernel does when memory is short, the worker whose task reads a file."""
    pids = workers.run(os.getpid)
    (reader,) = (pid for pid in pids.values() if _reads(pid, name))
    dying = psutil.Process(reader)
    dying.kill()
    dying.wait(timeout=30)


def _reads(pid: int, name: str) -> bool:
    return any(_leads_to(link).startswith(name) for link in Path(f"/proc/{pid}/fd").iterdir())


def _leads_to(link: Path) -> str:
    """Name the file that a link of /proc stands for; it may be closed while one looks."""
    try:
        return link.readlink().name
    except FileNotFoundError:
        return ""


def found(root: Path, pool: corpus.WorkerPool) -> list[list[tuple[str, float, bytes]]]:
    """All that a person sees of a search: which records, in which order, in which words."""
    opened = corpus.Corpus(root, pool)
    answers = opened.candidates([corpus.question(words) for words in QUESTIONS], 25)
    return [[(h.record.key, h.score, repr(h.record).encode()) for h in hits] for hits in answers]


def test_two_workers_give_what_one_process_gives_though_one_is_killed(
    tmp_path: Path, cluster: Any, workers: Any
) -> None:
    files = [many(tmp_path / f"pubmed30n000{n}.xml.gz", 1 + 90 * n, 100) for n in range(6)]
    late = titled(tmp_path / "pubmed30n0009.xml.gz", {17: "Ketamine, revised"}, deleted=[4, 111])
    whole = tmp_path / "whole.xml.gz"
    victim = files[3]
    victim.rename(whole)
    os.mkfifo(victim)
    root = tmp_path / "two"
    corpus.prepare(root, fresh=True)
    with corpus.worker_pool(root, scheduler=cluster.scheduler_address) as pool:
        run = aside(corpus.take_in, root, [*files, late], pool)
        with being_read(victim):
            whole.replace(victim)
            kill_the_reader_of(victim.name, workers)
            told = run.result()
        assert not told.missing
        alone = tmp_path / "one"
        corpus.prepare(alone, fresh=True)
        corpus.take_in(alone, [*files, late], corpus.LocalWorkers())
        assert (
            found(root, pool)
            == found(alone, corpus.LocalWorkers(2))
            == found(root, corpus.LocalWorkers())
        )
    same = "pmids.npy", "deleted.npy", "records.parquet", "served.parquet", "stale-1.npy"
    for part in told.searched:
        for name in same:
            ours, theirs = (partition.folder_of(r) / part.folder / name for r in (root, alone))
            assert ours.exists() == theirs.exists()
            assert not ours.exists() or ours.read_bytes() == theirs.read_bytes()


def test_a_file_that_kills_every_worker_costs_its_partition_and_not_the_run(
    tmp_path: Path, cluster: Any, workers: Any
) -> None:
    good = [many(tmp_path / f"pubmed30n000{n}.xml.gz", 1 + 50 * n, 50) for n in range(3)]
    deadly = tmp_path / "pubmed30n0007.xml.gz"
    os.mkfifo(deadly)
    root = tmp_path / "c"
    corpus.prepare(root, fresh=True)
    with corpus.worker_pool(root, scheduler=cluster.scheduler_address) as pool:
        run = aside(corpus.take_in, root, [*good, deadly], pool)
        for _ in range(2):
            with being_read(deadly):
                kill_the_reader_of(deadly.name, workers)
        told = run.result()
    assert told.records == 150
    assert [(part.name, "died" in part.why) for part in told.missing] == [(deadly.name, True)]


@pytest.mark.shared
def test_two_real_files_give_the_same_on_two_workers_as_on_one(
    tmp_path: Path, real_files: list[Path], cluster: Any, workers: Any
) -> None:
    root, alone = tmp_path / "two", tmp_path / "one"
    corpus.prepare(root, fresh=True)
    corpus.prepare(alone, fresh=True)
    victim = tmp_path / REAL[1]
    os.mkfifo(victim)
    whole = real_files[1].read_bytes()
    with corpus.worker_pool(root, scheduler=cluster.scheduler_address) as pool:
        run = aside(corpus.take_in, root, [real_files[0], victim], pool)
        with being_read(victim, whole[: len(whole) // 2]):
            (tmp_path / "whole").symlink_to(real_files[1])
            (tmp_path / "whole").replace(victim)
            kill_the_reader_of(victim.name, workers)
            one = corpus.take_in(alone, real_files, corpus.LocalWorkers())
            two = run.result()
        assert not two.missing
        assert (one.records, two.records) == (50_783, 50_783)
        assert found(root, pool) == found(alone, corpus.LocalWorkers(2))

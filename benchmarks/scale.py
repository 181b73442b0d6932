"""A corpus past one file: `python -m benchmarks.scale [--copies N] [--workers 1 2] [--folder DIR]`.

The two real files of PubMed (50,788 records), then the same records under new PMIDs in as many
copies as are asked for (20 make a million). Building is measured with one worker and with several,
searching over all partitions. Then what all of PubMed asks of one machine: which of 38 million rows
count is settled for real, and 1,300 partitions are searched for real (each a link to one of those
built: the processor's work is true, the disk is warmer than it would be). The rest is on paper.

With --folder the work stays there: the same command again goes on where it was broken off. Copies
are written, built and removed two at a time, so the disk holds little beside the corpus.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks._bench import HERE, files, keep, show
from littrack import corpus, pubmed
from littrack.corpus import applied_files, manifest, partition

_OWN = re.compile(rb"(<PMID[^>]*>)(\d+)")
_APART = 1_000_000  # between the PMIDs of one copy and the next; real ones stay below 36 million
_FIRST = 36_000_000
_ALL_RECORDS, _ALL_FILES = 38_000_000, 1_300
_PER_COPY = 50_788
_CLAIMS = (
    "Clonidine reduces the symptoms of opioid withdrawal in newborn infants.",
    "Vitamin D supplements lower the risk of fractures in elderly women.",
    "Metformin improves insulin sensitivity in polycystic ovary syndrome.",
    "Cisplatin causes hearing loss in children treated for cancer.",
    "Exercise training lowers blood pressure in patients with hypertension.",
)
_VECTORS_SAMPLE = 400
_TOGETHER = 2  # copies that are built in one go
_GB_A_COPY = 0.12  # what a copy leaves in the corpus, rounded up
_GB_BESIDE = 1.0  # its sources for a while, the rest of what is measured

Row = dict[str, Any]


def main() -> None:
    """Build at one size and at another, with one worker and with several; then ask."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=20)
    options.add_argument("--workers", type=int, nargs="+", default=[1, corpus.cores()])
    options.add_argument("--corpus", type=Path, help="Build nothing; one that is there already.")
    options.add_argument("--folder", type=Path, help="Where to work, and to go on from.")
    asked = options.parse_args()
    with ExitStack() as stack:
        home = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home.mkdir(parents=True, exist_ok=True)
        _must_fit(home, asked.copies)
        rows = list(_measured(Notes(home), asked.copies, asked.workers, asked.corpus))
    rows += [] if asked.corpus else _on_paper(rows)
    show(f"scale: {_PER_COPY} records and {asked.copies} times as many", rows)
    keep("scale: a corpus of PubMed files", rows)


class Notes:
    """What was measured so far, kept in a folder: nothing is measured twice."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._path = home / "measured.json"
        self._rows: dict[str, Row] = (
            json.loads(self._path.read_bytes()) if self._path.exists() else {}
        )

    def once(self, name: str, measure: Callable[[], Row]) -> Row:
        """Measure, unless it was; what was broken off is measured anew."""
        if name not in self._rows:
            self._rows[name] = measure()
            self._path.write_text(json.dumps(self._rows, indent=1), encoding="utf-8")
        print(name, self._rows[name], file=sys.stderr, flush=True)
        return self._rows[name]


def _must_fit(home: Path, copies: int) -> None:
    free, needed = shutil.disk_usage(home).free / 1e9, copies * _GB_A_COPY + _GB_BESIDE
    if free < needed:
        raise SystemExit(f"{home} has {free:.1f} GB free; {copies} copies need {needed:.1f} GB.")


def _measured(
    notes: Notes, copies: int, workers: Sequence[int], built: Path | None
) -> Iterator[Row]:
    home = notes.home
    if built:
        yield _asked(built)
        yield _settled(home)
        yield _asked(_linked(built, home / "linked"))
        return
    real = home / f"real-{workers[0]}"
    for count in workers:
        root = home / f"real-{count}"
        yield notes.once(f"real {count}", lambda root=root, count=count: _built(root, count))
    yield notes.once("ask real", lambda: _asked(real))
    yield notes.once("embed", lambda: _embedded(home))
    if copies > 1:
        yield _many(notes, copies, workers[-1])
        yield notes.once(f"ask {copies}", lambda: _asked(home / "many"))
    yield notes.once("settle", lambda: _settled(home))
    yield notes.once("ask linked", lambda: _asked(_linked(real, home / "linked")))


def _settled(folder: Path) -> Row:
    """Apply as many files as PubMed has, of as many rows: each number three times in a hundred."""
    import numpy as np

    root = folder / "rows"
    shutil.rmtree(root, ignore_errors=True)
    chance = np.random.default_rng(7)
    each = _ALL_RECORDS // _ALL_FILES
    parts = []
    for number in range(_ALL_FILES):
        home = partition.folder_of(root) / str(number)
        home.mkdir(parents=True)
        pmids = np.arange(number * each + 1, (number + 1) * each + 1, dtype=np.uint32)
        again = chance.integers(0, each, each // 33)
        pmids[again] = chance.integers(1, (number + 1) * each, again.size)
        np.save(home / "pmids.npy", pmids)
        np.save(home / "deleted.npy", pmids[:1])
        parts.append(corpus.Part(f"{number}.xml", "", 0, 0, folder=str(number), records=each))
    before, wall = _spent(), time.perf_counter()
    told = applied_files.settle(root, corpus.Manifest(tuple(parts)))
    return {
        "name": "settle which rows count",
        "records": told.records,
        "files": len(parts),
        "wall_s": time.perf_counter() - wall,
        "cpu_s": _spent() - before,
        "peak_mb": _peak(),
    }


def _linked(built: Path, root: Path) -> Path:
    """Give a corpus of as many partitions as PubMed has files, each a link to one of a few."""
    told = manifest.load(built)
    shutil.rmtree(root, ignore_errors=True)
    partition.folder_of(root).mkdir(parents=True)
    parts = []
    for number in range(_ALL_FILES):
        part = told.searched[number % len(told.searched)]
        name = f"{number}.{part.folder}"
        (partition.folder_of(root) / name).symlink_to(partition.folder_of(built) / part.folder)
        parts.append(replace(part, name=f"{number}.xml", folder=name))
    manifest.save(root, corpus.Manifest(tuple(parts), tuple(part.folder for part in parts)))
    return root


def _built(root: Path, workers: int) -> Row:
    """Build the two real files anew."""
    shutil.rmtree(root, ignore_errors=True)
    corpus.prepare(root, fresh=True)
    with corpus.worker_pool(root, workers=workers) as pool:
        return _rates(workers, [_step(root, files(), pool)])


def _many(notes: Notes, copies: int, workers: int) -> Row:
    """Build copy after copy into one corpus; those that are in it stay."""
    root = notes.home / "many"
    if not root.exists():
        corpus.prepare(root, fresh=True)
    with corpus.worker_pool(root, workers=workers) as pool:
        rounds = range(0, copies, _TOGETHER)
        return _rates(
            workers,
            [
                notes.once(
                    f"copies {first} to {min(first + _TOGETHER, copies) - 1}",
                    lambda first=first: _copies(
                        root, range(first, min(first + _TOGETHER, copies)), pool
                    ),
                )
                for first in rounds
            ],
        )


def _copies(root: Path, numbers: Sequence[int], pool: corpus.WorkerPool) -> Row:
    with tempfile.TemporaryDirectory(dir=root.parent) as sources:
        return _step(root, list(_copied(Path(sources), numbers)), pool)


def _step(root: Path, sources: Sequence[Path], pool: corpus.WorkerPool) -> Row:
    """Take files into a corpus: wall and processor's time, and the largest process."""
    before, wall = _spent(), time.perf_counter()
    told = corpus.take_in(root, sources, pool, _say)
    wall = time.perf_counter() - wall
    return {
        "records": sum(part.records for part in _of(told, sources)),
        "files": len(sources),
        "bytes": sum(part.bytes for part in _of(told, sources)),
        "wall_s": wall,
        "cpu_s": _spent() - before,
        "peak_mb": _peak(),
    }


def _of(told: corpus.Manifest, sources: Sequence[Path]) -> list[corpus.Part]:
    names = {path.name for path in sources}
    return [part for part in told.searched if part.name in names]


def _rates(workers: int, steps: Sequence[Row]) -> Row:
    """Sum up the steps of one build."""
    records, wall, cpu, size = (
        sum(step[name] for step in steps) for name in ("records", "wall_s", "cpu_s", "bytes")
    )
    return {
        "name": f"build, {workers} worker" + "s" * (workers > 1),
        "records": records,
        "files": sum(step["files"] for step in steps),
        "wall_s": wall,
        "cpu_s": cpu,
        "records_a_s": records / wall,
        "ms_cpu_a_record": 1000 * cpu / records,
        "kb_a_record": size / records / 1000,
        "peak_mb": max(step["peak_mb"] for step in steps),
    }


def _asked(root: Path) -> Row:
    opened = corpus.Corpus(root, corpus.LocalWorkers(corpus.cores()))
    questions = [corpus.question(claim) for claim in _CLAIMS]
    times = {}
    for name, limit in (("ms_top_50", 50), ("ms_top_200", 200)):
        times[name] = _cpu_ms(lambda limit=limit: opened.top(questions[:1], limit))
    times["ms_records_of_20"] = _cpu_ms(lambda: opened.candidates(questions[:1], 20))
    count = opened.manifest.records
    known = {"records": count, "files": len(opened.manifest.searched), "peak_mb": _peak()}
    return {"name": "search one claim", **known, **times}


def _embedded(folder: Path) -> Row:
    """Embed a sample of abstracts on one core: the rate that --vectors has."""
    with gzip.open(files()[1]) as file:
        items = (item for item in pubmed.cut(file) if isinstance(item, pubmed.Served))
        sample = [next(items).xml for _ in range(_VECTORS_SAMPLE)]
    path = folder / "sample.xml"
    path.write_bytes(b"<PubmedArticleSet>" + b"".join(sample) + b"</PubmedArticleSet>")
    root = folder / "vectors"
    shutil.rmtree(root, ignore_errors=True)
    corpus.prepare(root, fresh=True)
    before = _spent()
    told = corpus.take_in(root, [path], corpus.LocalWorkers(), vectors=True)
    spent = _spent() - before
    return {
        "name": "build with vectors, 1 worker",
        "records": told.records,
        "cpu_s": spent,
        "ms_cpu_a_record": 1000 * spent / told.records,
    }


def _copied(folder: Path, numbers: Sequence[int]) -> Iterator[Path]:
    """Write the records again under new PMIDs, a pair of files a copy; copy 0 is as served."""
    for copy in numbers:
        for source in files():
            if copy == 0:
                yield source
                continue
            path = folder / f"pubmed30n{copy:03}{source.name[-8]}.xml.gz"
            with gzip.open(source) as read, gzip.open(path, "wb", compresslevel=1) as write:
                write.write(b"<PubmedArticleSet>")
                for item in pubmed.cut(read):
                    if isinstance(item, pubmed.Served):
                        moved = str(_FIRST + copy * _APART + int(item.pmid) % _APART).encode()
                        write.write(_OWN.sub(rb"\g<1>" + moved, item.xml, count=1))
                write.write(b"</PubmedArticleSet>")
            yield path


def _on_paper(rows: Sequence[Row]) -> list[Row]:
    """Work out all of PubMed from the dearest build measured; wall time at one core a worker."""
    built = [row for row in rows if row["name"].startswith("build,")]
    plain = max(row["ms_cpu_a_record"] for row in built)
    vectors = next(r["ms_cpu_a_record"] for r in rows if r["name"].startswith("build with"))
    size = max(row["kb_a_record"] for row in built) * _ALL_RECORDS / 1e6
    asked = [row for row in rows if row["name"] == "search one claim"][-1]
    return [
        {
            "name": f"on paper: all of PubMed, {workers} cores",
            "records": _ALL_RECORDS,
            "files": _ALL_FILES,
            "hours": plain * _ALL_RECORDS / 3.6e6 / workers,
            "hours_with_vectors": vectors * _ALL_RECORDS / 3.6e6 / workers,
            "gb": size,
            "ms_top_200": asked["ms_top_200"] / workers,
        }
        for workers in (2, 16, 128)
    ]


def _spent() -> float:
    """Give the CPU seconds of this process, of all it started that ended, and of those at work."""
    import psutil

    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ended = sum(each.ru_utime + each.ru_stime for each in both)
    times = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return ended + sum(each.user + each.system for each in times)


def _peak() -> float:
    """Give the largest memory that this process or one it started has had, in MB."""
    import psutil

    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    alive = [_highest(child.pid) for child in psutil.Process().children(recursive=True)]
    return max(*(each.ru_maxrss for each in both), *alive) / 1024


def _highest(pid: int) -> int:
    """Give the most memory that a living process has had, in KB (Linux tells; else 0)."""
    told = Path(f"/proc/{pid}/status")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _cpu_ms(work: Any) -> float:
    """Give the processor's milliseconds, all threads together: so busy others count less."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def _say(part: corpus.Part, done: int, of: int) -> None:
    print(f"{done} of {of}: {part.name} {part.why}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(HERE.parent))
    main()

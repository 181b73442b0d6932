"""Building a corpus and bringing it up to date: a partition a file, then all of them in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from littrack import locks
from littrack.corpus import applied_files, manifest, partition
from littrack.corpus.manifest import Manifest, Part
from littrack.corpus.partition import Job
from littrack.corpus.workers import Failure, WorkerPool
from littrack.model import CorpusError

Progress = Callable[[Part, int, int], None]


def silently(_part: Part, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def files_of(given: Sequence[Path]) -> list[Path]:
    """List the PubMed files that are meant: files as given, folders for what they hold."""
    found: list[Path] = []
    for path in given:
        inside = sorted([*path.glob("*.xml.gz"), *path.glob("*.xml")]) if path.is_dir() else [path]
        if not inside:
            raise CorpusError(f"{path} holds no *.xml.gz: where were PubMed's files downloaded to?")
        found += inside
    names = [path.name for path in found]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise CorpusError(f"{twice} is given twice; a corpus knows its files by name.")
    for path in found:
        if not path.exists():
            raise CorpusError(f"There is no file {path}.")
    return found


def prepare(root: Path, *, fresh: bool) -> None:
    """Make the folder of a new corpus, or make sure that there is one to bring up to date."""
    if fresh and not manifest.path_of(root).exists():
        if root.is_dir() and any(root.iterdir()):
            raise CorpusError(f"{root} is not empty and holds no corpus; name another folder.")
        partition.folder_of(root).mkdir(parents=True)
        manifest.save(root, Manifest())
    manifest.load(root)


def take_in(
    root: Path,
    files: Sequence[Path],
    pool: WorkerPool,
    progress: Progress = silently,
    *,
    vectors: bool = False,
) -> Manifest:
    """Make a partition of every file that is not one yet, and settle which rows count.

    What is finished stays finished: after an interruption the same call goes on from there. A file
    that fails is listed in the manifest's `missing`, and the others are kept. With `vectors`, or
    where all the others have them, every record is embedded too, which takes far longer.
    """
    root = root.resolve()
    with _alone(root):
        current = manifest.load(root)
        partition.sweep(root)
        vectors = vectors or current.embedded
        given = [Part.of(path) for path in files]
        known = {part.name: part for part in current.parts if part.folder}
        waiting = [p for p in given if p.name not in known or not known[p.name].serves(p, vectors)]
        current = _made(
            current, [Job(str(root), part, vectors) for part in waiting], pool, progress
        )
        current = applied_files.settle(root, current)
        manifest.save(root, current)
        applied_files.forget(root, current)
        partition.drop(root, {part.folder for part in known.values()} - set(current.live))
        return current


def _made(current: Manifest, jobs: Sequence[Job], pool: WorkerPool, progress: Progress) -> Manifest:
    known = {part.name: part for part in current.parts}
    current = current.having([known.get(job.part.name, job.part) for job in jobs])
    if jobs:
        manifest.save(Path(jobs[0].root), current)
    for done, (job, outcome) in enumerate(pool.each(partition.make, jobs), start=1):
        part = _failed(job.part, known, outcome) if isinstance(outcome, Failure) else outcome
        current = current.having([part])
        manifest.save(Path(job.root), current)
        progress(part, done, len(jobs))
    return current


def _failed(part: Part, known: Mapping[str, Part], failure: Failure) -> Part:
    """Keep what an earlier state of the file gave, and why the new one gives nothing."""
    return replace(known.get(part.name, part), why=failure.why)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the corpus: two builds at once would each miss the other's files."""
    with (root / "lock").open("wb") as file:
        if not locks.acquire(file, wait=False):
            raise CorpusError(f"Another run is building {root}; wait for it to end.")
        yield

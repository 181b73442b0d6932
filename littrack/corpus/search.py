"""Asking a corpus: every shard is asked, the best of all are kept, and read as they were served."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from littrack import pubmed
from littrack.corpus import applied_files, manifest, partition, shard, tables, vectors
from littrack.corpus.workers import Failure, WorkerPool
from littrack.model import Candidate, CorpusError, Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
# A question: how much each of its stems weighs.
Question = Mapping[str, float]
_RANKS = 60


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A row that answers a question; the best of all comes first in order."""

    lower: float
    pmid: int
    folder: str
    row: int

    @property
    def score(self) -> float:
        """How well it answers; orders, and means nothing else."""
        return -self.lower


@dataclass(frozen=True, slots=True)
class Count:
    """Count the rows of a partition that hold each stem."""

    folder: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """Find the best rows of a partition for each question."""

    root: str
    folder: str
    generation: int
    questions: tuple[Question, ...]
    rarity: Mapping[str, float]
    limit: int


@dataclass(frozen=True, slots=True)
class Near:
    """Find the rows of a partition nearest to each vector."""

    root: str
    folder: str
    generation: int
    vectors: NDArray[np.float32]
    limit: int


@dataclass(frozen=True, slots=True)
class Fetch:
    """Read rows of a partition as they were served."""

    folder: str
    rows: tuple[int, ...]


class Corpus:
    """A corpus as it was last settled, open for questions."""

    def __init__(self, root: Path, pool: WorkerPool) -> None:
        self.root = root.resolve()
        self.manifest = manifest.load(root)
        self._pool = pool
        if not self.manifest.live:
            raise CorpusError(
                f"{root} holds no finished partition; go on: littrack corpus build {root} FILES"
            )

    def candidates(
        self,
        questions: Sequence[Question],
        limit: int,
        meant: NDArray[np.float32] | None = None,
    ) -> list[list[Candidate]]:
        """List the best records for each question, best first.

        With a vector for each question, where the corpus has vectors, nearness of meaning counts as
        much as words: the two rankings are fused by reciprocal rank.
        """
        found = self.top(questions, limit)
        if meant is not None and self.manifest.embedded:
            both = zip(found, self.near(meant, limit), strict=True)
            found = [_fused(ranked, limit) for ranked in both]
        records = self.records(hit for hits in found for hit in hits)
        return [[Candidate(records[h.folder, h.row], h.score) for h in hits] for hits in found]

    def top(self, questions: Sequence[Question], limit: int) -> list[list[Found]]:
        """List the best rows for each question; the same whoever does the work."""
        rarity = self._rarity(tuple(sorted({stem for each in questions for stem in each})))
        generation = self.manifest.generation
        tasks = [
            Rank(str(self.root), folder, generation, tuple(questions), rarity, limit)
            for folder in self.manifest.live
        ]
        return _merged([hits for _, hits in self.each(_rank, tasks)], len(questions), limit)

    def near(self, meant: NDArray[np.float32], limit: int) -> list[list[Found]]:
        """List the rows nearest in meaning for each vector."""
        generation = self.manifest.generation
        tasks = [
            Near(str(self.root), folder, generation, meant, limit) for folder in self.manifest.live
        ]
        return _merged([hits for _, hits in self.each(_near, tasks)], len(meant), limit)

    def _rarity(self, stems: tuple[str, ...]) -> dict[str, float]:
        holders: Counter[str] = Counter()
        for _, counted in self.each(_count, [Count(self._path(f), stems) for f in self._live]):
            holders.update(counted)
        rows = sum(part.records for part in self.manifest.searched)
        return {stem: shard.idf(rows, holders[stem]) for stem in stems}

    def records(self, found: Iterable[Found]) -> dict[tuple[str, int], Record]:
        """Read the records of rows, by folder and row."""
        wanted: dict[str, set[int]] = {}
        for hit in found:
            wanted.setdefault(hit.folder, set()).add(hit.row)
        tasks = [Fetch(self._path(name), tuple(sorted(rows))) for name, rows in wanted.items()]
        return {
            (Path(task.folder).name, row): pubmed.parse(xml)
            for task, served in self.each(_fetch, tasks)
            for row, xml in served.items()
        }

    @property
    def _live(self) -> Sequence[str]:
        return self.manifest.live

    def _path(self, folder: str) -> str:
        return str(partition.folder_of(self.root) / folder)

    def each(
        self, work: Callable[[Task], Outcome], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Outcome]]:
        """Yield tasks with their outcomes as they come; `CorpusError` where one cannot be done."""
        for task, outcome in self._pool.each(work, tasks):
            if isinstance(outcome, Failure):
                raise CorpusError(f"A partition of {self.root} cannot be read: {outcome.why}")
            yield task, outcome


def _merged(
    ranked: Sequence[Sequence[Sequence[Found]]], questions: int, limit: int
) -> list[list[Found]]:
    return [
        heapq.nsmallest(limit, (hit for hits in ranked for hit in hits[number]))
        for number in range(questions)
    ]


def _fused(rankings: Sequence[Sequence[Found]], limit: int) -> list[Found]:
    """Reciprocal rank fusion (Cormack et al. 2009)."""
    score: dict[tuple[int, str, int], float] = {}
    for ranking in rankings:
        for rank, hit in enumerate(ranking, start=1):
            place = hit.pmid, hit.folder, hit.row
            score[place] = score.get(place, 0) + 1 / (_RANKS + rank)
    return heapq.nsmallest(limit, (Found(-total, *place) for place, total in score.items()))


def question(text: str) -> Question:
    """Ask for the words of a text, all alike."""
    return dict.fromkeys(shard.stems(text), 1.0)


def _count(task: Count) -> dict[str, int]:
    words = shard.Shard(Path(task.folder) / "words")
    return {stem: words.frequency(stem) for stem in task.stems}


def _rank(task: Rank) -> list[list[Found]]:
    import numpy as np

    folder = partition.folder_of(Path(task.root)) / task.folder
    words = shard.Shard(folder / "words")
    pmids = np.load(folder / "pmids.npy", mmap_mode="r")
    gone = set(applied_files.stale(Path(task.root), task.folder, task.generation).tolist())
    return [
        [
            Found(-score, int(pmids[row]), task.folder, row)
            for score, row in _current(words, asked, task, gone)
        ]
        for asked in task.questions
    ]


def _near(task: Near) -> list[list[Found]]:
    import numpy as np

    folder = partition.folder_of(Path(task.root)) / task.folder
    pmids = np.load(folder / "pmids.npy", mmap_mode="r")
    gone = applied_files.stale(Path(task.root), task.folder, task.generation)
    return [
        [Found(-nearness, int(pmids[row]), task.folder, row) for nearness, row in hits]
        for hits in vectors.nearest(folder, task.vectors, gone, task.limit)
    ]


def _current(
    words: shard.Shard, asked: Question, task: Rank, gone: set[int]
) -> list[tuple[float, int]]:
    """Ask for as many rows as it takes until enough of them are still what PubMed says."""
    ask = task.limit + min(len(gone), task.limit)
    while True:
        hits = words.top(asked, task.rarity, ask)
        current = [hit for hit in hits if hit[1] not in gone]
        if len(current) >= task.limit or len(hits) < ask:
            return current[: task.limit]
        ask *= 2


def _fetch(task: Fetch) -> Mapping[int, bytes]:
    return tables.served(Path(task.folder), task.rows)

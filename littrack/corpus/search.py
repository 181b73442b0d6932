"""Asking a corpus: every shard is asked, the best of all are kept, and read as they were served."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from littrack import pubmed
from littrack.corpus import ledger, manifest, partition, shard, tables
from littrack.corpus.crew import Crew, Lost
from littrack.model import Candidate, CorpusError, Record

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
# A question: how much each of its stems weighs.
Question = Mapping[str, float]


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
class Fetch:
    """Read rows of a partition as they were served."""

    folder: str
    rows: tuple[int, ...]


class Corpus:
    """A corpus as it was last settled, open for questions."""

    def __init__(self, root: Path, crew: Crew) -> None:
        self.root = root.resolve()
        self.manifest = manifest.load(root)
        self._crew = crew
        if not self.manifest.live:
            raise CorpusError(
                f"{root} holds no finished partition; go on: littrack corpus build {root} FILES"
            )

    def candidates(self, questions: Sequence[Question], limit: int) -> list[list[Candidate]]:
        """List the best records for each question, best first."""
        found = self.top(questions, limit)
        records = self._records(hit for hits in found for hit in hits)
        return [[Candidate(records[h.folder, h.row], h.score) for h in hits] for hits in found]

    def top(self, questions: Sequence[Question], limit: int) -> list[list[Found]]:
        """List the best rows for each question; the same whoever does the work."""
        rarity = self._rarity(tuple(sorted({stem for each in questions for stem in each})))
        generation = self.manifest.generation
        tasks = [
            Rank(str(self.root), folder, generation, tuple(questions), rarity, limit)
            for folder in self.manifest.live
        ]
        ranked = [hits for _, hits in self._all(_rank, tasks)]
        return [
            heapq.nsmallest(limit, (hit for hits in ranked for hit in hits[number]))
            for number in range(len(questions))
        ]

    def _rarity(self, stems: tuple[str, ...]) -> dict[str, float]:
        holders: Counter[str] = Counter()
        for _, counted in self._all(_count, [Count(self._path(f), stems) for f in self._live]):
            holders.update(counted)
        rows = sum(part.records for part in self.manifest.searched)
        return {stem: shard.idf(rows, holders[stem]) for stem in stems}

    def _records(self, found: Iterable[Found]) -> dict[tuple[str, int], Record]:
        wanted: dict[str, set[int]] = {}
        for hit in found:
            wanted.setdefault(hit.folder, set()).add(hit.row)
        tasks = [Fetch(self._path(name), tuple(sorted(rows))) for name, rows in wanted.items()]
        return {
            (Path(task.folder).name, row): pubmed.parse(xml)
            for task, served in self._all(_fetch, tasks)
            for row, xml in served.items()
        }

    @property
    def _live(self) -> Sequence[str]:
        return self.manifest.live

    def _path(self, folder: str) -> str:
        return str(partition.folder_of(self.root) / folder)

    def _all(
        self, work: Callable[[Task], Outcome], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Outcome]]:
        for task, outcome in self._crew.each(work, tasks):
            if isinstance(outcome, Lost):
                raise CorpusError(f"A partition of {self.root} cannot be read: {outcome.why}")
            yield task, outcome


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
    gone = set(ledger.stale(Path(task.root), task.folder, task.generation).tolist())
    return [
        [
            Found(-score, int(pmids[row]), task.folder, row)
            for score, row in _current(words, asked, task, gone)
        ]
        for asked in task.questions
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

"""What a corpus holds of a journal in a year, and under an identifier: read from its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from littrack.citations import JournalYear
from littrack.citations.journal_match import same_journal
from littrack.corpus import applied_files, coverage, extra, partition, tables
from littrack.corpus.search import Corpus, Found
from littrack.model import Journal, Record

# A journal's three years of more records than this are not read one by one.
_MOST = 5_000
JournalAndYear = tuple[str, int]
Named = tuple[str, str]  # the kind of an identifier, and its value in lower case
Key = JournalAndYear | Named


@dataclass(frozen=True, slots=True)
class Scan:
    """Find the rows of a partition that are of a journal in a year, or bear an identifier."""

    root: str
    folder: str
    generation: int
    journals: tuple[JournalAndYear, ...]
    identifiers: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Scanned:
    """The rows of a partition by what was asked: (row, PMID, year); and its records by year."""

    rows: Mapping[Key, Sequence[tuple[int, int, int]]]
    years: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What was asked of a corpus, found in one reading of its tables."""

    of_journals: Mapping[JournalAndYear, JournalYear]
    by_identifier: Mapping[Named, Record]


def holdings(
    corpus: Corpus, journals: Sequence[JournalAndYear], identifiers: Sequence[Named]
) -> Holdings:
    """Read what a corpus holds of journals in years, as an article names them, and by number."""
    asked = tuple(dict.fromkeys(journals)), tuple(dict.fromkeys(identifiers))
    rows, years = _found(corpus, *asked)
    records = corpus.records(hit for hits in rows.values() if len(hits) <= _MOST for hit, _ in hits)
    lacking = coverage.lacks(corpus.manifest)

    def in_year(key: JournalAndYear) -> JournalYear:
        hits = rows.get(key, [])
        held = [records[h.folder, h.row] for h, _ in sorted(hits)] if len(hits) <= _MOST else []
        count = sum(year == key[1] for _, year in hits)
        return JournalYear(count, held, lacking or _why_not_whole(key[1], years, len(hits)))

    numbered = ((key, hit) for key in asked[1] for hit, _ in rows.get(key, [])[:1])
    return Holdings(
        {key: in_year(key) for key in asked[0]},
        {key: records[hit.folder, hit.row] for key, hit in numbered},
    )


def _found(
    corpus: Corpus, journals: tuple[JournalAndYear, ...], identifiers: tuple[Named, ...]
) -> tuple[dict[Key, list[tuple[Found, int]]], Counter[int]]:
    """The rows of all partitions that answer, each with its year; and all records by year."""
    generation = corpus.manifest.generation
    rows: dict[Key, list[tuple[Found, int]]] = {}
    years: Counter[int] = Counter()
    folders = corpus.manifest.live
    tasks = [Scan(str(corpus.root), f, generation, journals, identifiers) for f in folders]
    for task, scanned in corpus.each(_scan, tasks):
        years.update(scanned.years)
        for key, found in scanned.rows.items():
            hits = ((Found(0.0, pmid, task.folder, row), year) for row, pmid, year in found)
            rows.setdefault(key, []).extend(hits)
    return rows, years


def _why_not_whole(year: int, years: Mapping[int, int], hits: int) -> str:
    if hits > _MOST:
        return f"its {hits:,} records of those years were not read one by one"
    return "" if coverage.is_past(year, years) else f"it may not hold all of {year}"


def _scan(task: Scan) -> Scanned:
    root = Path(task.root)
    gone = set(applied_files.stale(root, task.folder, task.generation).tolist())
    folder = partition.folder_of(root) / task.folder
    rows: dict[Key, list[tuple[int, int, int]]] = {}
    years: Counter[int] = Counter()
    wanted = _Wanted(task.journals, frozenset(task.identifiers))
    for row, (pmid, journal, year, doi, pmcid) in enumerate(_rows(folder)):
        if row in gone:
            continue
        years[year or 0] += 1
        for key in wanted.met(journal, year or 0, pmid, doi, pmcid):
            rows.setdefault(key, []).append((row, pmid, year or 0))
    return Scanned(rows, years)


def _rows(folder: Path) -> Iterator[tuple[int, str, int | None, str, str]]:
    table: Any = extra.library("pyarrow.parquet").read_table(
        folder / tables.RECORDS, columns=["pmid", "journal", "year", "doi", "pmcid"]
    )
    yield from zip(*(column.to_pylist() for column in table.columns), strict=True)


class _Wanted:
    """What rows are looked for; a journal's title is compared once, however often it stands."""

    def __init__(self, journals: Sequence[JournalAndYear], identifiers: frozenset[Named]) -> None:
        self._journals, self._identifiers = journals, identifiers
        self._named: dict[str, list[JournalAndYear]] = {}

    def met(self, title: str, year: int, pmid: int, doi: str, pmcid: str) -> Iterator[Key]:
        """Yield what a row answers."""
        if title not in self._named:
            own = Journal(title)
            self._named[title] = [key for key in self._journals if same_journal(key[0], own)]
        yield from (key for key in self._named[title] if abs(key[1] - year) <= 1)
        numbers = (("pmid", str(pmid)), ("doi", doi.lower()), ("pmcid", pmcid.lower()))
        yield from (each for each in numbers if each in self._identifiers)

"""The records at hand that match a search, graded, the strongest design first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from littrack.cache import Cache, Hit
from littrack.model import Design, EvidenceLevel, Species
from littrack.pipeline import code_version, search_hints
from littrack.report.references.words import title

_MOST = 2000  # matches looked at; more are counted, not shown
_MEMO = "grade"
_LEVELS = {level.value: place for place, level in enumerate(EvidenceLevel)}
_TRIALS = {Design.RANDOMISED_TRIAL, Design.CONTROLLED_TRIAL, Design.HUMAN_EXPERIMENT}
_PEOPLE = {Species.HUMAN, Species.MIXED}
_ANIMALS = {Species.ANIMAL, Species.MIXED}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asks for besides words."""

    human: bool = False
    animal: bool = False
    trial: bool = False
    review: bool = False
    since: int | None = None
    until: int | None = None
    retracted: bool = False

    def admits(self, row: Row) -> bool:
        """Tell whether a record is of the kind asked for."""
        return (
            (not self.human or row.species in _PEOPLE)
            and (not self.animal or row.species in _ANIMALS)
            and (not self.trial or row.design in _TRIALS)
            and (not self.review or row.level == EvidenceLevel.SYSTEMATIC_REVIEW)
            and (self.retracted or not row.retracted)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A record found, as a line of a table."""

    key: str
    title: str
    year: int | None
    design: str
    level: str
    species: str
    n: int | None
    dose: str
    route: str
    journal: str
    doi: str
    retracted: bool
    notices: tuple[str, ...]
    digest: bool
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: `matches` records have the words, `left_out` of them by the filters."""

    rows: tuple[Row, ...]
    matches: int
    left_out: int
    more: bool
    remarks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def _strongest_first(row: Row) -> tuple[int, int, float]:
    return _LEVELS[row.level], -(row.year or 0), -row.rank


def search(cache: Cache, words: str, filters: Filters, *, limit: int | None = None) -> Found:
    """Find records by their words and fields; strongest design first, then the newest.

    `remarks` say how the search was taken; when nothing matches, `hints` say why and what is near.
    """
    hits, remarks = _hits(cache, words, filters)
    if not hits:
        return Found((), 0, 0, False, remarks, tuple(search_hints.hints(cache, words)))
    rows = _rows(cache, hits[:_MOST])
    named = words.strip().isdecimal() or cache.by_identifier(words)
    asked = replace(filters, retracted=filters.retracted or named)
    kept = [row for row in rows if asked.admits(row)]
    if hidden := sum(row.retracted and not asked.retracted for row in rows):
        remarks = (*remarks, f"{hidden} retracted left out; --retracted shows them.")
    kept.sort(key=_strongest_first)
    shown = tuple(kept[:limit])
    return Found(shown, len(rows), len(rows) - len(kept), len(hits) > _MOST, remarks)


def _hits(cache: Cache, words: str, filters: Filters) -> tuple[Sequence[Hit], tuple[str, ...]]:
    """Give the hits, and how the search was taken; a number that no record holds is a PMID."""
    remarks, number = cache.remarks(words), words.strip()
    hits = cache.search(words, since=filters.since, until=filters.until, limit=_MOST + 1)
    if hits or not number.isdecimal():
        return hits, remarks
    hits = cache.search(f"{number}[pmid]", limit=1)
    return hits, (*remarks, f"{number} is taken for a PMID.") if hits else remarks


def _rows(cache: Cache, hits: Sequence[Hit]) -> list[Row]:
    version = code_version.version("grade")
    stamped = {f"{hit.key}@{hit.stamp}": hit for hit in hits}
    known = cache.memo(_MEMO, list(stamped), version=version)
    fresh = {key: _graded(cache, hit.key) for key, hit in stamped.items() if key not in known}
    if fresh:
        cache.keep_memo(_MEMO, fresh, version)
    return [_row(known.get(key) or fresh[key], hit.rank) for key, hit in stamped.items()]


def _row(kept: bytes, rank: float) -> Row:
    values = json.loads(kept)
    values[12] = tuple(values[12])
    values.append(rank)
    return Row(*values)


def _graded(cache: Cache, key: str) -> bytes:
    """Grade a record and keep the line of it, so that the next search need not read it."""
    from littrack.grade import grade

    record = cache.indexed(key)
    graded = grade(record)
    line = [
        key,
        title(record),
        record.year,
        graded.design,
        graded.level,
        graded.species,
        graded.n,
        graded.dose,
        graded.route,
        record.journal.abbreviation or record.journal.title,
        record.doi,
        graded.retracted,
        [notice.kind for notice in graded.notices],
        record.digest is not None,
    ]
    return json.dumps(line, ensure_ascii=False).encode()

"""The search reported by PRISMA-S items 1, 8, 9, 12, 13, 15 and 16, from the log of the runs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.model import Report, SearchRun
from littrack.report.cite import moment


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the checklist, answered."""

    number: int
    name: str
    lines: tuple[str, ...]


def prisma(report: Report) -> tuple[Item, ...]:
    """Answer the items that a search of saved queries can answer."""
    queries = report.searched.queries
    return (
        Item(1, "Database name", (_databases(queries),)),
        Item(8, "Full search strategies", (_strategies(queries),)),
        Item(
            9,
            "Limits and restrictions",
            ("None beyond what stands in the search lines; the program adds none.",),
        ),
        Item(12, "Updates", _updates(queries)),
        Item(13, "Dates of searches", _dates(queries)),
        Item(15, "Total records", _totals(report)),
        Item(16, "Deduplication", (_deduplication(report),)),
    )


def _databases(queries: tuple[SearchRun, ...]) -> str:
    names = sorted({query.database for query in queries})
    if not names:
        return "No database was searched: the records were imported or came with the program."
    return f"{', '.join(names)}, through the NCBI E-utilities."


def _strategies(queries: tuple[SearchRun, ...]) -> str:
    if not queries:
        return "No saved query."
    return "Every line exactly as saved, and as the database understood it."


def lead(query: SearchRun) -> str:
    """Say what the lines under it are: notes stand in the saved search and are never sent."""
    noted = re.search(r"(?m)(?:^|(?<=\s))#(?!\d)", query.term)
    return "as saved; what follows a # is a note and is not sent" if noted else "as sent"


def _updates(queries: tuple[SearchRun, ...]) -> tuple[str, ...]:
    lines = ["The same saved queries are run again at each refresh; nothing is re-typed."]
    lines += [f"{q.name}: {q.new:,} new at the last run." for q in queries if q.last_run]
    return tuple(lines)


def _dates(queries: tuple[SearchRun, ...]) -> tuple[str, ...]:
    return tuple(
        f"{q.name}: {moment(q.last_run) if q.last_run else 'never run'}." for q in queries
    ) or ("No search was made.",)


def _totals(report: Report) -> tuple[str, ...]:
    counted = tuple(
        f"{q.name}: {q.count:,} records." for q in report.searched.queries if q.count is not None
    )
    return (*counted, f"{report.searched.records:,} records at hand after deduplication.")


def _deduplication(report: Report) -> str:
    return (
        "Records found by several queries are one by their PMID. A digest gives way to the PubMed"
        " record with its PMID, DOI or PMCID;"
        f" {report.searched.digests:,} digests have none yet."
    )

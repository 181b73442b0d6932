"""The search by PRISMA-S items 1, 7, 8, 9, 12, 13, 15 and 16, from the log of the runs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.model import Report, Searched, SearchRun
from littrack.report.cite import moment, some

LEFT = (
    "By the items of PRISMA-S, from the log of the runs. Items 2 to 6, 10, 11 and 14 (other"
    " databases, registries, web search, citation search, contacts, filters, prior work, peer"
    " review of the searches) are not done by the program; whoever uses these searches reports"
    " them."
)


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
        Item(7, "Other methods", (_others(report.searched),)),
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
    names = sorted({query.database for query in queries if query.last_run})
    if not names:
        return (
            "No database has been searched for this report: its records were imported from files"
            " or came with the program."
        )
    return f"{', '.join(names)}, through the NCBI E-utilities."


def _others(searched: Searched) -> str:
    parts = []
    if searched.imported:
        when = f", last on {moment(searched.last_import)}" if searched.last_import else ""
        parts.append(f"{some(searched.imported, 'record')} imported from files or lists{when}")
    if searched.digests:
        parts.append(f"{some(searched.digests, 'digest')} of a starter library made beforehand")
    return f"{'; '.join(parts)}." if parts else "None: every record came by the searches below."


def _strategies(queries: tuple[SearchRun, ...]) -> str:
    if not queries:
        return "No saved query."
    unrun = sum(query.last_run is None for query in queries)
    if unrun == len(queries):
        return "None has been run yet. Every line exactly as saved:"
    rest = f" {unrun} of {len(queries)} not run yet." if unrun else ""
    return f"Every line exactly as saved, and as the database understood it.{rest}"


def lead(query: SearchRun) -> str:
    """Say what the lines under it are: notes stand in the saved search and are never sent."""
    noted = re.search(r"(?m)(?:^|(?<=\s))#(?!\d)", query.term)
    if noted:
        return "as saved; what follows a # is a note and is not sent"
    return "as sent" if query.last_run else "as saved"


def _updates(queries: tuple[SearchRun, ...]) -> tuple[str, ...]:
    lines = ["The same saved queries are run again at each refresh; nothing is re-typed."]
    lines += [f"{q.name}: {q.new:,} new at the last run." for q in queries if q.last_run]
    return tuple(lines)


def _dates(queries: tuple[SearchRun, ...]) -> tuple[str, ...]:
    return tuple(
        f"{q.name}: {moment(q.last_run) if q.last_run else 'not run yet'}." for q in queries
    ) or ("No search was made.",)


def _totals(report: Report) -> tuple[str, ...]:
    counted = tuple(
        f"{q.name}: {q.count:,} records." for q in report.searched.queries if q.count is not None
    )
    searched = report.searched
    at_hand = f"{searched.records:,} records at hand after deduplication"
    fetched = searched.records - searched.digests
    kinds = f"{fetched:,} fetched or imported, {some(searched.digests, 'digest')}"
    return (*counted, f"{at_hand}: {kinds}.")


def _deduplication(report: Report) -> str:
    digests = report.searched.digests
    return (
        "Records found by several queries are one by their PMID. A digest gives way to the PubMed"
        " record with its PMID, DOI or PMCID;"
        f" {some(digests, 'digest')} {'has' if digests == 1 else 'have'} none yet."
    )

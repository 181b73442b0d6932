"""Records as rows of a table: CSV, TSV, Excel, Parquet, JSON lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from littrack.model import Author, Record
from littrack.report.cite import link
from littrack.report.references.words import abstract, line, retracted, title
from littrack.report.tables import excel_bytes, guarded, parquet_bytes

COLUMNS = (
    "pmid", "doi", "pmcid", "title", "vernacular_title", "authors", "journal",
    "journal_abbreviation", "issn", "year", "month", "day", "volume", "issue", "pages", "abstract",
    "publication_types", "mesh", "keywords", "substances", "languages", "retracted", "digest",
    "link",
)  # fmt: skip
_WHOLE = ("year", "month", "day")


def rows(records: Sequence[Record]) -> list[dict[str, Any]]:
    """One row a record, lists joined with "; "."""
    return [_row(record) for record in records]


def csv(records: Sequence[Record], separator: str = ",") -> bytes:
    """Separated values, UTF-8; no cell runs as a formula."""
    made = guarded(_table(records))
    return made.to_csv(sep=separator, index=False, lineterminator="\n").encode()


def tsv(records: Sequence[Record]) -> bytes:
    """The same with tabs."""
    return csv(records, "\t")


def xlsx(records: Sequence[Record]) -> bytes:
    """A workbook of one sheet; the same records give the same bytes."""
    return excel_bytes({"records": _table(records)}, "1980-01-01T00:00:00Z")


def parquet(records: Sequence[Record]) -> bytes:
    """A Parquet file, its text as it is."""
    return parquet_bytes(_table(records))


def jsonl(records: Sequence[Record]) -> bytes:
    """A JSON object a line."""
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows(records)).encode()


def _table(records: Sequence[Record]) -> Any:
    import pandas as pd

    kinds: dict[str, Any] = dict.fromkeys(_WHOLE, "Int64")
    return pd.DataFrame(rows(records), columns=list(COLUMNS)).astype(kinds)


def _row(record: Record) -> dict[str, Any]:
    journal, when = record.journal, record.published
    book = record.book
    return {
        "pmid": record.pmid or "",
        "doi": line(record.doi),
        "pmcid": record.pmcid,
        "title": title(record),
        "vernacular_title": line(record.vernacular_title),
        "authors": "; ".join(filter(None, map(_name, record.authors))),
        "journal": line(journal.title or (book.title if book else "")),
        "journal_abbreviation": line(journal.abbreviation),
        "issn": journal.issn,
        "year": record.year,
        "month": when.month,
        "day": when.day,
        "volume": line(journal.volume),
        "issue": line(journal.issue),
        "pages": line(journal.pages),
        "abstract": abstract(record),
        "publication_types": _joined(kind.name for kind in record.types),
        "mesh": _joined(heading.heading.name for heading in record.mesh),
        "keywords": _joined(record.keywords),
        "substances": _joined(substance.name for substance in record.substances),
        "languages": _joined(record.languages),
        "retracted": retracted(record),
        "digest": record.digest is not None,
        "link": link(record),
    }


def _joined(words: Any) -> str:
    return "; ".join(line(word) for word in words)


def _name(author: Author) -> str:
    given = author.fore or author.initials
    return line(author.collective or ", ".join(filter(None, (author.last, given))))

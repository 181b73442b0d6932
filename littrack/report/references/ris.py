"""RIS, as Zotero, EndNote and Mendeley read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from littrack.model import Author, Record
from littrack.report.cite import link
from littrack.report.references.words import abstract, date_parts, line, notes, pages, title


def ris(records: Sequence[Record]) -> str:
    """Write records as RIS."""
    import rispy

    class Unnumbered(rispy.RisWriter):  # type: ignore[misc]
        """Writes no "1." line before an entry: not every reader skips it."""

        def set_header(self, count: int) -> str:  # noqa: ARG002 - rispy's signature
            return ""

    entries = [_entry(record) for record in records]
    written = str(rispy.dumps(entries, implementation=Unnumbered)) if entries else ""
    return written.lstrip("\n")


def _entry(record: Record) -> dict[str, Any]:
    first, last = pages(record)
    given = {
        "type_of_reference": "CHAP" if record.book else "JOUR",
        "id": record.key,
        "title": title(record),
        "authors": list(filter(None, map(_name, record.authors))),
        "year": str(record.year or ""),
        "date": _date(record),
        "secondary_title": line((record.book or record.journal).title),
        "alternate_title2": line(record.journal.abbreviation),
        "volume": record.journal.volume,
        "number": record.journal.issue,
        "start_page": first,
        "end_page": last,
        "issn": record.journal.issn or record.journal.issn_linking,
        "publisher": line(record.book.publisher) if record.book else "",
        "doi": line(record.doi),
        "accession_number": record.pmid or "",
        "name_of_database": "PubMed" if record.pmid else "",
        "custom2": record.pmcid,
        "abstract": abstract(record),
        "keywords": list(map(line, _keywords(record))),
        "language": ", ".join(record.languages),
        "notes": notes(record),
        "urls": list(filter(None, [line(link(record))])),
    }
    return {key: value for key, value in given.items() if value}


def _name(author: Author) -> str:
    if not author.last:
        return line(author.collective)
    parts = [author.last, author.fore or author.initials, author.suffix]
    return ", ".join(line(part) for part in parts if part)


def _date(record: Record) -> str:
    year, *rest = date_parts(record.published) or (0,)
    return (
        f"{year}/{'/'.join([f'{part:02}' for part in rest] + [''] * (2 - len(rest)))}/"
        if rest
        else ""
    )


def _keywords(record: Record) -> list[str]:
    headings = [heading.heading.name for heading in record.mesh]
    return list(dict.fromkeys([*headings, *record.keywords]))

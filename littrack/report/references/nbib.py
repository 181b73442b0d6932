"""NBIB (PubMed's own tagged format, MEDLINE), as Bio.Medline and reference managers read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from littrack.model import Author, Record
from littrack.report.references.words import abstract, line, notes

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def nbib(records: Sequence[Record]) -> str:
    """Write records as NBIB."""
    return "\n".join(_entry(record) for record in records)


def _entry(record: Record) -> str:
    return "".join(_tag(name, value) for name, value in _tags(record) if value)


def _tag(name: str, value: str) -> str:
    folded = textwrap.wrap(line(value), 80, break_long_words=False, break_on_hyphens=False)
    return f"{name:<4}- " + "\n      ".join(folded) + "\n"


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    journal = record.journal
    yield "PMID", record.pmid or ""
    yield "IS", journal.issn
    yield "VI", journal.volume
    yield "IP", journal.issue
    yield "DP", _date(record)
    yield "TI", record.title
    yield "PG", journal.pages
    yield "LID", f"{record.doi} [doi]" if record.doi else ""
    yield "AB", abstract(record)
    yield "CI", record.copyright
    yield from _authors(record.authors)
    for language in record.languages:
        yield "LA", language
    for kind in record.types:
        yield "PT", kind.name
    yield "TA", journal.abbreviation
    yield "JT", journal.title
    yield "JID", journal.nlm_id
    for heading in record.mesh:
        yield (
            "MH",
            "/".join(
                f"{'*' if term.major else ''}{term.name}"
                for term in (heading.heading, *heading.qualifiers)
            ),
        )
    for word in record.keywords:
        yield "OT", word
    yield "PMC", record.pmcid
    yield "AID", f"{record.doi} [doi]" if record.doi else ""
    for note in notes(record):
        yield "GN", note
    yield "SO", _source(record)


def _authors(authors: Sequence[Author]) -> Iterator[tuple[str, str]]:
    for author in authors:
        if author.last:
            yield "FAU", f"{author.last}, {author.fore}" if author.fore else author.last
            yield "AU", f"{author.last} {author.initials}".strip()
        else:
            yield "CN", author.collective


def _date(record: Record) -> str:
    when = record.published if record.published.year else record.electronic
    if when.text:
        return when.text
    month = _MONTHS[when.month - 1] if when.month else ""
    return " ".join(str(part) for part in (when.year, month, when.day if month else "") if part)


def _source(record: Record) -> str:
    journal = record.journal
    issue = f"({journal.issue})" if journal.issue else ""
    where = f"{journal.volume}{issue}:{journal.pages}" if journal.volume else journal.pages
    name = journal.abbreviation or journal.title
    return f"{name}. {_date(record)};{where}." if name else ""

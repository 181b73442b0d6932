"""NBIB (PubMed's own tagged format, MEDLINE), as Bio.Medline and reference managers read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from littrack.model import Author, LinkKind, MeshHeading, Record
from littrack.report.references.words import abstract, date_parts, line, notes, title

_LINKS = {
    LinkKind.RETRACTION_IN: "RIN",
    LinkKind.PARTIAL_RETRACTION_IN: "PRIN",
    LinkKind.CONCERN_IN: "ECI",
    LinkKind.ERRATUM_IN: "EIN",
    LinkKind.CORRECTED_IN: "CRI",
    LinkKind.RETRACTED_REPUBLISHED_IN: "RRI",
    LinkKind.UPDATE_IN: "UIN",
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def nbib(records: Sequence[Record]) -> str:
    """Write records as NBIB."""
    return "\n".join(_entry(record) for record in records)


def _entry(record: Record) -> str:
    return "".join(_tag(name, value) for name, value in _tags(record) if value)


def _tag(name: str, value: str) -> str:
    folded = textwrap.wrap(line(value), 80, break_long_words=False, break_on_hyphens=False)
    return f"{name:<4}- " + "\n      ".join(folded) + "\n"


def _each(tag: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((tag, value) for value in values)


def _heading(heading: MeshHeading) -> str:
    terms = (heading.heading, *heading.qualifiers)
    return "/".join(f"{'*' if term.major else ''}{term.name}" for term in terms)


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    journal = record.journal
    yield "PMID", record.pmid or ""
    yield "STAT", record.status if record.status != "book" else ""
    yield "IS", journal.issn
    yield "VI", journal.volume
    yield "IP", journal.issue
    yield "DP", _date(record)
    yield "TI", title(record)
    yield "PG", journal.pages
    yield "LID", f"{record.doi} [doi]" if record.doi else ""
    yield "AB", abstract(record)
    yield "CI", record.copyright
    yield from _authors(record.authors)
    yield from _each("LA", record.languages)
    yield from _each("PT", (kind.name for kind in record.types))
    yield "TA", journal.medline or journal.abbreviation
    yield "JT", journal.title
    yield "JID", journal.nlm_id
    yield "TT", record.vernacular_title
    yield from _links(record)
    yield from _each("MH", map(_heading, record.mesh))
    yield from _each("OT", record.keywords)
    yield "PMC", record.pmcid
    yield "AID", f"{record.doi} [doi]" if record.doi else ""
    yield from _each("GN", notes(record))
    yield "SO", _source(record)


def _links(record: Record) -> Iterator[tuple[str, str]]:
    """What befell a record, so that who reads the file learns it too."""
    for link in record.links:
        if link.kind in _LINKS:
            pmid = f" PMID: {link.pmid}" if link.pmid else ""
            yield _LINKS[link.kind], f"{link.source}{pmid}".strip()


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
    year, *rest = date_parts(when) or ("",)
    month = [_MONTHS[part - 1] for part in rest[:1]]
    return " ".join(map(str, [year, *month, *rest[1:]]))


def _source(record: Record) -> str:
    journal = record.journal
    issue = f"({journal.issue})" if journal.issue else ""
    where = f"{journal.volume}{issue}:{journal.pages}" if journal.volume else journal.pages
    name = (journal.medline or journal.abbreviation or journal.title).rstrip(".")
    ended = f"{_date(record)};{where}" if where else _date(record)
    return f"{name}. {ended}." if name else ""

"""What every reference format says of a record in the same words."""

from __future__ import annotations

import unicodedata

from littrack.model import LinkKind, Record
from littrack.model.words import DIGEST_MARK


def line(text: str) -> str:
    """One line without control characters: no value can begin a tag of its own."""
    kept = (c if unicodedata.category(c)[0] != "C" or c in "\u200c\u200d" else " " for c in text)
    return " ".join("".join(kept).split())


def abstract(record: Record) -> str:
    """The abstract with its labels; a digest says first that it is one."""
    if record.digest:
        return line(f"[{DIGEST_MARK}] {record.digest.finding}")
    parts = (f"{s.label}: {s.text}" if s.label else s.text for s in record.abstract)
    return line(" ".join(parts))


def retracted(record: Record) -> bool:
    """Whether PubMed says it is withdrawn."""
    linked = any(link.kind is LinkKind.RETRACTION_IN for link in record.links)
    return linked or any(kind.name == "Retracted Publication" for kind in record.types)


def notes(record: Record) -> list[str]:
    """What a reader of the list must not miss."""
    said = []
    if record.pmid:
        said.append(f"PMID: {record.pmid}")
    if record.pmcid:
        said.append(f"PMCID: {record.pmcid}")
    if retracted(record):
        said.append("RETRACTED publication")
    if record.digest:
        said.append(f"Abstract: {DIGEST_MARK}")
    return said


def pages(record: Record) -> tuple[str, str]:
    """First and last page: Medline's 101-9 ends on 109."""
    first, _, last = record.journal.pages.partition("-")
    first, last = first.strip(), last.split(",")[0].split(";")[0].strip()
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last

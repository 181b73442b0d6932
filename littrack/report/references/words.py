"""What every reference format says of a record in the same words."""

from __future__ import annotations

import re
import unicodedata

from littrack.model import LinkKind, PartialDate, Record
from littrack.model.labels import DIGEST_MARK

_NO_TITLE = re.compile(r"\[Not Available\]", re.IGNORECASE)
_NUMBERED = re.compile(r"(.*?)(\d+)")


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


def title(record: Record) -> str:
    """The title; of a work without an English one its own, for PubMed writes [Not Available]."""
    known = line(record.title)
    return known if known and not _NO_TITLE.match(known) else line(record.vernacular_title) or known


def date_parts(when: PartialDate) -> tuple[int, ...]:
    """Year, month and day as far as they are a date: some records have a month 13."""
    parts: list[int] = []
    for value, most in ((when.year, 9999), (when.month, 12), (when.day, 31)):
        if not value or not 0 < value <= most:
            break
        parts.append(value)
    return tuple(parts)


def pages(record: Record) -> tuple[str, str]:
    """First and last page: Medline's 101-9 ends on 109, S10-5 on S15, e123-30 on e130."""
    first, _, last = line(record.journal.pages).partition("-")
    first, last = first.strip(), last.split(",")[0].split(";")[0].strip()
    begun = _NUMBERED.fullmatch(first)
    if begun and last.isdigit() and (begun[1] or len(last) < len(begun[2])):
        kept = max(len(begun[2]) - len(last), 0)
        last = begun[1] + begun[2][:kept] + last
    return first, last

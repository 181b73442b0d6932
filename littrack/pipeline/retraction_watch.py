"""The Retraction Watch database (its CSV) taken into the store and joined by PMID and DOI."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from littrack import bibliography
from littrack.cache import Cache, WatchedNotice
from littrack.model import ChangeKind, Pmid, RecordError
from littrack.model.record import LinkKind

_NEEDED = ("RetractionNature", "OriginalPaperDOI", "OriginalPaperPubMedID")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_CHANGES = {
    LinkKind.RETRACTION_IN: ChangeKind.RETRACTED,
    LinkKind.CONCERN_IN: ChangeKind.CONCERN,
    LinkKind.ERRATUM_IN: ChangeKind.ERRATUM,
}


@dataclass(frozen=True, slots=True)
class Watched:
    """What came of it: notices in the file, records held by the kind of notice on them."""

    notices: int
    held: Mapping[ChangeKind, tuple[Pmid, ...]]


def take(cache: Cache, path: Path, at: datetime) -> Watched:
    """Take the CSV in place of the one before; note what it says of records held."""
    try:
        text, _ = bibliography.decode(path.read_bytes())
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}.") from error
    rows = csv.DictReader(StringIO(text))
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise RecordError(
            f"{path} is not the Retraction Watch CSV: it has no column {missing[0]}; it is"
            " downloaded from Crossref (gitlab.com/crossref/retraction-watch-data)."
        )
    return Watched(cache.watch_retractions(_notices(rows), at=at), _held(cache))


def _held(cache: Cache) -> dict[ChangeKind, tuple[Pmid, ...]]:
    """Give the records at hand that have notices, by the kind of notice."""
    held: dict[ChangeKind, list[Pmid]] = {kind: [] for kind in _CHANGES.values()}
    for pmid, links in cache.watched().items():
        for kind in dict.fromkeys(link.kind for link in links):
            held[_CHANGES[kind]].append(Pmid(str(pmid)))
    return {kind: tuple(pmids) for kind, pmids in held.items()}


def _notices(rows: csv.DictReader[str]) -> Iterator[WatchedNotice]:
    for row in rows:
        said = {name: (value or "").strip() for name, value in row.items() if name}
        notice = WatchedNotice(
            pmid=_number(said["OriginalPaperPubMedID"]),
            doi=_doi(said["OriginalPaperDOI"]),
            nature=said["RetractionNature"],
            day=_day(said.get("RetractionDate", "")),
            reason=_reason(said.get("Reason", "")),
            notice_pmid=_number(said.get("RetractionPubMedID", "")),
            notice_doi=_doi(said.get("RetractionDOI", "")),
        )
        if notice.pmid or notice.doi:
            yield notice


def _number(text: str) -> str:
    """0 and "Unavailable" are the database's words for none."""
    bare = text.removesuffix(".0")
    return bare.lstrip("0") if bare.isdecimal() else ""


def _doi(text: str) -> str:
    return text if text.startswith("10.") else ""


def _day(text: str) -> str:
    found = _DAY.match(text)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else text[:10]


def _reason(text: str) -> str:
    """Reasons are written "+A;+B;"."""
    return "; ".join(part.strip(" +") for part in text.split(";") if part.strip(" +"))

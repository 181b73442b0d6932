"""PMIDs, DOIs and PMCIDs in the many ways they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from littrack.bibliography.values import Entry
from littrack.model import Pmid

_ADDRESS = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?)0*([1-9]\d{0,7})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\bPM(?:ID|UID)\b\s*[:=#]?\s*0*([1-9]\d{0,7})\b", re.IGNORECASE)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\s?(\d{1,9})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d|21\d\d)\b")
# 399306.0 and 399,306 are what spreadsheets make of a PMID.
_NUMBER = re.compile(r"0*([1-9]\d{0,7})(?:\.0+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,2}")


def pmid(text: str) -> Pmid | None:
    """Read a PMID that is named as one: "PMID: 1", an address of PubMed."""
    found = _ADDRESS.search(text) or _NAMED.search(text)
    return Pmid(found[1]) if found else None


def pmid_cell(text: str) -> Pmid | None:
    """Read a field that should hold nothing but a PMID."""
    bare = text.strip().strip("'\"").strip()
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    found = _NUMBER.fullmatch(bare)
    return Pmid(found[1]) if found else pmid(bare)


def may_be_pubmed(database: str) -> bool:
    """Whether numbers of a database may be PMIDs: it is PubMed by its name, or has none."""
    return not database or any(n in database.lower() for n in ("pubmed", "medline", "nlm"))


def doi(text: str) -> str:
    """Read a DOI, bare or in an address; what closes a sentence is no part of it."""
    found = _DOI.search(text)
    if not found:
        return ""
    cut = found[1].rstrip(".,;'")
    while cut.endswith((")", "]")) and cut.count(cut[-1]) > cut.count(
        {")": "(", "]": "["}[cut[-1]]
    ):
        cut = cut[:-1].rstrip(".,;")
    return cut


def pmcid(text: str) -> str:
    """Read a PMCID."""
    found = _PMCID.search(text)
    return f"PMC{found[1]}" if found else ""


def year(text: str) -> int | None:
    """Read the first year."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def entry(place: str, fields: Mapping[str, str], loose: Iterable[str] = ()) -> Entry:
    """Make an entry of the fields that are named, and of notes and addresses that may hold more."""
    rest = list(loose)
    return Entry(
        place,
        pmid=pmid_cell(fields.get("pmid", "")) or next(filter(None, map(pmid, rest)), None),
        doi=doi(fields.get("doi", "")) or next(filter(None, map(doi, rest)), ""),
        pmcid=pmcid(fields.get("pmcid", "")) or next(filter(None, map(pmcid, rest)), ""),
        title=" ".join(fields.get("title", "").split()),
        year=year(fields.get("year", "")),
    )

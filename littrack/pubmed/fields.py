"""Small parts of a record, each read out of its element in one pass over its children."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from littrack.model import (
    Author,
    DataBank,
    Grant,
    Link,
    LinkKind,
    MeshHeading,
    MeshTerm,
    PartialDate,
    Pmid,
    PublicationType,
    Section,
    Substance,
)
from littrack.pubmed.dates import bare_orcid, month, phrased
from littrack.pubmed.plain import Element, plain

_KINDS = {kind.value: kind for kind in LinkKind}
# The same days, terms and kinds of work stand in record after record: each is made once.
_DATES, _TERMS = 1 << 12, 1 << 15
Parts: TypeAlias = tuple[tuple[str, str], ...]


def leaf(element: Element) -> str:
    """Read an element that holds a few words and nothing else (fast), or mark-up after all."""
    if len(element):
        return plain(element)
    text = element.text
    return " ".join(text.split()) if text else ""


def leaves(element: Element) -> dict[str, str]:
    """Read the children of an element by name."""
    return {child.tag: leaf(child) for child in element}


def day(element: Element) -> date | None:
    """Read a whole date; None when it is none (PubMed has a few 31sts of June)."""
    return _day(tuple([(child.tag, child.text or "") for child in islice(element, 3)]))


@lru_cache(_DATES)
def _day(read: Parts) -> date | None:
    parts = dict(read)
    try:
        return date(int(parts["Year"]), month(parts["Month"].strip()) or 0, int(parts["Day"]))
    except (KeyError, ValueError):
        return None


def partial(element: Element) -> PartialDate:
    """Read a date of which the month, the day or all but a phrase may be missing."""
    return _partial(tuple([(child.tag, leaf(child)) for child in element]))


@lru_cache(_DATES)
def _partial(read: Parts) -> PartialDate:
    parts = dict(read)
    if phrase := parts.get("MedlineDate"):
        return phrased(phrase)
    year = parts.get("Year", "")
    printed = parts.get("Month", "")
    season = parts.get("Season", "")
    number = parts.get("Day", "")
    return PartialDate(
        year=int(year) if year.isdigit() else None,
        month=month(printed) if printed else None,
        day=int(number) if number.isdigit() else None,
        text=f"{year} {season}".strip() if season else "",
    )


def author(element: Element) -> Author:
    """Read a person or a group."""
    found: dict[str, str] = {}
    places: tuple[str, ...] = ()
    orcid = ""
    for child in element:
        tag = child.tag
        if tag in {"AffiliationInfo", "Affiliation"}:
            places += _places(child)
        elif tag == "Identifier":
            orcid = orcid or _orcid(child)
        elif len(child):
            found[tag] = plain(child)
        elif text := child.text:
            found[tag] = " ".join(text.split())
    get = found.get
    return Author(
        get("LastName", ""),
        get("ForeName", "") or get("FirstName", ""),
        get("Initials", ""),
        get("Suffix", ""),
        get("CollectiveName", ""),
        orcid,
        places,
    )


def _places(element: Element) -> tuple[str, ...]:
    """Read an affiliation, or an AffiliationInfo, which holds some."""
    if element.tag == "Affiliation":
        return (plain(element),)
    return tuple([plain(child) for child in element if child.tag == "Affiliation"])


def _orcid(element: Element) -> str:
    return bare_orcid(leaf(element)) if element.get("Source") == "ORCID" else ""


def section(element: Element) -> Section:
    """Read one AbstractText."""
    return Section(plain(element), element.get("Label", ""), element.get("NlmCategory", ""))


def sections(element: Element) -> tuple[Section, ...]:
    """Read the paragraphs of an abstract that hold any words."""
    read = [section(child) for child in element if child.tag == "AbstractText"]
    return tuple([part for part in read if part.text])


def term(element: Element) -> MeshTerm:
    """Read a MeSH heading or qualifier."""
    get = element.get
    return _term(get("UI", ""), leaf(element), get("MajorTopicYN") == "Y")


_term = lru_cache(_TERMS)(MeshTerm)
_publication_type = lru_cache(_TERMS)(PublicationType)


def heading(element: Element) -> MeshHeading:
    """Read a heading with its qualifiers."""
    terms = tuple(map(term, element))
    return MeshHeading(terms[0], terms[1:])


def substance(element: Element) -> Substance:
    """Read a chemical."""
    registry = name = ui = ""
    for child in element:
        if child.tag == "RegistryNumber":
            registry = leaf(child)
        elif child.tag == "NameOfSubstance":
            name, ui = leaf(child), child.get("UI", "")
    return Substance(registry, ui, name)


def publication_type(element: Element) -> PublicationType:
    """Read the kind of work."""
    return _publication_type(element.get("UI", ""), leaf(element))


def link(element: Element) -> Link:
    """Read a tie to another publication; a kind not known keeps its name in the note."""
    parts = leaves(element)
    named = element.get("RefType", "")
    kind = _KINDS.get(named, LinkKind.OTHER)
    note = parts.get("Note", "")
    if kind is LinkKind.OTHER:
        note = f"{named}: {note}" if note else named
    pmid = parts.get("PMID")
    return Link(kind, Pmid(pmid) if pmid else None, parts.get("RefSource", ""), note)


def grant(element: Element) -> Grant:
    """Read who paid."""
    get = leaves(element).get
    return Grant(get("GrantID", ""), get("Acronym", ""), get("Agency", ""), get("Country", ""))


def databank(element: Element) -> DataBank:
    """Read a register with its accession numbers."""
    name = ""
    numbers: tuple[str, ...] = ()
    for child in element:
        if child.tag == "DataBankName":
            name = leaf(child)
        elif child.tag == "AccessionNumberList":
            numbers = tuple(texts(child))
    return DataBank(name, numbers)


def texts(element: Element) -> Iterator[str]:
    """Yield the words of each child that has any."""
    return (text for child in element if (text := leaf(child)))

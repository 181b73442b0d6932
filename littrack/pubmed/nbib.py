"""NBIB (MEDLINE format, what PubMed's "Save" and "Send to citation manager" write), as records.

Bio.Medline reads the fields. Two things it cannot: lines that lost their indentation (`nbib_lines`
mends them before), and which author an affiliation or ORCID belongs to, told by nothing but the
order of the lines, which its dictionary does not keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from littrack.model import (
    Author,
    Book,
    DataBank,
    Grant,
    Journal,
    Link,
    LinkKind,
    MeshHeading,
    MeshTerm,
    OtherAbstract,
    PartialDate,
    Pmid,
    PublicationType,
    Record,
    RecordError,
    Section,
    Substance,
)
from littrack.pubmed.abstracts import chosen
from littrack.pubmed.cut import Damaged
from littrack.pubmed.dates import bare_orcid, phrased
from littrack.pubmed.nbib_lines import Tagged, cut_nbib, tagged, written
from littrack.pubmed.status import indexing

Draft: TypeAlias = dict[str, Any]

_LABEL = re.compile(r"(?:^|(?<=[.?!;)] ))([A-Z][A-Z0-9 ,/&'()-]{2,60}): ")
_WHOLE = re.compile(r"(\d{4})(?: ([A-Z][a-z]{2})(?: (\d{1,2}))?)?$")
_SUBSTANCE = re.compile(r"(\S+) \((.+)\)$")
_LOCATED = re.compile(r"(\S.*?) \[(\w+)\](?=\s|$)")  # Bio.Medline joins two LID lines into one
_PUBLISHER = re.compile(r"(Publisher|plain-language-summary): ", re.IGNORECASE)
_CITED = re.compile(r"(.*?)\.? *PMID: (\d+)$", re.DOTALL)

_LINKS = {
    "CIN": LinkKind.COMMENT_IN, "CON": LinkKind.COMMENT_ON,
    "EIN": LinkKind.ERRATUM_IN, "EFR": LinkKind.ERRATUM_FOR,
    "RIN": LinkKind.RETRACTION_IN, "ROF": LinkKind.RETRACTION_OF,
    "PRIN": LinkKind.PARTIAL_RETRACTION_IN, "PROF": LinkKind.PARTIAL_RETRACTION_OF,
    "ECI": LinkKind.CONCERN_IN, "ECF": LinkKind.CONCERN_FOR,
    "UIN": LinkKind.UPDATE_IN, "UOF": LinkKind.UPDATE_OF,
    "RPI": LinkKind.REPUBLISHED_IN, "RPF": LinkKind.REPUBLISHED_FROM,
    "CRI": LinkKind.CORRECTED_IN, "CRF": LinkKind.CORRECTED_FROM,
    "RRI": LinkKind.RETRACTED_REPUBLISHED_IN, "RRF": LinkKind.RETRACTED_REPUBLISHED_FROM,
    "DDIN": LinkKind.DATASET_IN, "DRIN": LinkKind.PUBLICATION_OF_DATASET,
    "ORI": LinkKind.ORIGINAL_REPORT_IN, "SPIN": LinkKind.SUMMARY_IN,
}  # fmt: skip
# MEDLINE format names publication types and headings without their numbers; this one decides.
_TYPES = {"Retracted Publication": "D016441"}


def from_nbib(text: str) -> Iterator[Record]:
    """Read the records of an NBIB text; raise `RecordError` for what is no whole record."""
    for item in cut_nbib(text):
        if isinstance(item, Damaged):
            raise RecordError(item.why)
        yield parse_nbib(item.xml)


def parse_nbib(served: bytes) -> Record:
    """Read one NBIB record."""
    from Bio import Medline

    fields = tagged(served.decode(errors="replace"))
    read = Medline.read(written(fields).splitlines())
    many = {name: [said] if isinstance(said, str) else said for name, said in read.items()}
    one = {name: said[0] for name, said in many.items()}
    if not one.get("PMID"):
        raise RecordError("An NBIB record without a PMID cannot be kept.")
    others = _other_abstracts(fields)
    abstract, kind = chosen(sections(one.get("AB", "")), others)
    record = Record(
        pmid=Pmid(one["PMID"]),
        title=one.get("TI") or one.get("BTI", ""),
        vernacular_title=one.get("TT", ""),
        abstract=abstract,
        abstract_kind=kind,
        copyright=one.get("CI", ""),
        other_abstracts=others,
        authors=_authors(fields),
        journal=_journal(one),
        conflict=" ".join(many.get("COIS", [])),
        links=tuple(_link(name, value) for name, value in fields if name in _LINKS),
        **_subjects(many),
    )
    return replace(record, **_identifiers(many), **_days(one), **_book(one))


def _other_abstracts(fields: Tagged) -> tuple[OtherAbstract, ...]:
    """Read OAB with the language (OABL) that follows it."""
    found: list[OtherAbstract] = []
    for name, value in fields:
        if name == "OAB":
            kind = _PUBLISHER.match(value)
            text = value[kind.end() :] if kind else value
            found.append(OtherAbstract(sections(text), kind=kind[1] if kind else ""))
        elif name == "OABL" and found:
            found[-1] = replace(found[-1], language=value)
    return tuple(found)


def sections(text: str) -> tuple[Section, ...]:
    """Cut an abstract at its labels, which MEDLINE format writes in capitals before a colon."""
    if not text:
        return ()
    starts = list(_LABEL.finditer(text))
    if not starts or starts[0].start() > 0:
        return (Section(text),)
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return tuple(
        Section(text[found.end() : end].strip(), found[1])
        for found, end in zip(starts, ends, strict=True)
    )


def _authors(fields: Tagged) -> tuple[Author, ...]:
    """Read authors with what follows each: initials, ORCID, affiliations."""
    authors: list[Author] = []
    for name, value in fields:
        if name in {"FAU", "CN"}:
            last, _, fore = value.partition(", ")
            authors.append(Author(last, fore) if name == "FAU" else Author(collective=value))
        elif authors and name in {"AU", "AUID", "AD"}:
            authors[-1] = _more(authors[-1], name, value)
        elif name == "AU":
            last, _, initials = value.rpartition(" ")
            authors.append(Author(last or value, "", initials if last else ""))
    return tuple(authors)


def _more(author: Author, name: str, value: str) -> Author:
    if name == "AD":
        return replace(author, affiliations=(*author.affiliations, value))
    if name == "AUID":
        return replace(author, orcid=bare_orcid(value.removeprefix("ORCID: ")))
    return replace(author, initials=value.removeprefix(author.last).strip())


def _journal(one: dict[str, str]) -> Journal:
    return Journal(
        title=one.get("JT", ""),
        abbreviation=one.get("TA", ""),
        medline=one.get("TA", ""),
        nlm_id=one.get("JID", ""),
        issn=one.get("IS", "").partition(" ")[0],
        volume=one.get("VI", ""),
        issue=one.get("IP", ""),
        pages=one.get("PG", ""),
        country=one.get("PL", ""),
    )


def _subjects(many: dict[str, list[str]]) -> Draft:
    get = many.get
    return {
        "languages": tuple(get("LA", ())),
        "types": tuple(PublicationType(_TYPES.get(t, ""), t) for t in get("PT", ())),
        "mesh": tuple(map(_heading, get("MH", ()))),
        "substances": tuple(map(_substance, get("RN", ()))),
        "keywords": tuple(word.removeprefix("*") for word in get("OT", ())),
        "gene_symbols": tuple(get("GS", ())),
        "grants": tuple(map(_grant, get("GR", ()))),
        "databanks": tuple(map(_databank, get("SI", ()))),
    }


def _heading(text: str) -> MeshHeading:
    first, *others = (
        MeshTerm("", part.removeprefix("*"), part.startswith("*")) for part in text.split("/")
    )
    return MeshHeading(first, tuple(others))


def _substance(text: str) -> Substance:
    found = _SUBSTANCE.match(text)
    return Substance(found[1], "", found[2]) if found else Substance("0", "", text)


def _grant(text: str) -> Grant:
    parts = text.split("/")
    if len(parts) < 3:  # noqa: PLR2004 - number/agency/country, or number/acronym/agency/country
        return Grant(number=text)
    return Grant(parts[0], parts[1] if len(parts) > 3 else "", parts[-2], parts[-1])  # noqa: PLR2004


def _databank(text: str) -> DataBank:
    name, _, number = text.partition("/")
    return DataBank(name, (number,) if number else ())


def _link(name: str, text: str) -> Link:
    found = _CITED.match(text)
    if found:
        return Link(_LINKS[name], Pmid(found[2]), found[1])
    return Link(_LINKS[name], None, text)


def _identifiers(many: dict[str, list[str]]) -> Draft:
    found: dict[str, dict[str, str]] = {"doi": {}, "pii": {}}
    for text in [*many.get("LID", ()), *many.get("AID", ())]:
        for name, kind in _LOCATED.findall(text):
            found.setdefault(kind, {}).setdefault(name.strip().lower(), name.strip())
    doi, *others = [*found["doi"].values()] or [""]
    return {
        "doi": doi,
        "other_dois": tuple(others),
        "pii": next(iter(found["pii"].values()), ""),
        "pmcid": next(iter(many.get("PMC", ())), ""),
    }


def _days(one: dict[str, str]) -> Draft:
    status = one.get("STAT", "")
    electronic = _day(one.get("DEP", ""))
    return {
        "published": _printed(one.get("DP", "")),
        "electronic": PartialDate(electronic.year, electronic.month, electronic.day)
        if electronic
        else PartialDate(),
        "entrez": _day(one.get("CRDT", "")),
        "pubmed": _day(one.get("EDAT", "")),
        "medline": _day(one.get("MHDA", "")),
        "created": _day(one.get("DA", "")),
        "completed": _day(one.get("DCOM", "")),
        "revised": _day(one.get("LR", "")),
        "status": status,
        "publication_status": one.get("PST", ""),
        "indexing": indexing(status, ""),
    }


def _day(text: str) -> date | None:
    digits = text[:10].replace("/", "")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _printed(text: str) -> PartialDate:
    found = _WHOLE.match(text)
    read = phrased(text) if text else PartialDate()
    if not found:
        return read
    return PartialDate(read.year, read.month, int(found[3]) if found[3] else None)


def _book(one: dict[str, str]) -> Draft:
    if "BTI" not in one:
        return {}
    return {"book": Book(one["BTI"], one.get("PB", ""), one.get("PL", ""))}

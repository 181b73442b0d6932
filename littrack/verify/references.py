"""Identifiers in a cell: PMIDs, PMCIDs and DOIs in any spelling or address."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote


class Scheme(StrEnum):
    """What kind of identifier a reference is; NONE: a kind that is not checked."""

    PMID = "pmid"
    PMCID = "pmcid"
    DOI = "doi"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """One reference of a cell, as given, with what it names; `why` says why it is not checked."""

    scheme: Scheme
    value: str
    given: str
    why: str = ""


NOT_GIVEN = Identifier(Scheme.NONE, "", "", "it gives no reference")
# A DOI made of a SICI holds angle brackets and semicolons: those of Wiley's journals before 2003.
_SICI = r"10\.\d{4,9}/[^\s<>]+(?:<|&lt;)[^\s<>]+(?:>|&gt;)\d\.\d\.[A-Za-z]{2};2-[\w#]"
_OTHER_DOI = r"10\.\d{4,9}(?:/|%2F)(?:(?!,\s?10\.\d)[^\s\"'<>|;])+"
_DOI = rf"(?:{_SICI}|{_OTHER_DOI})"
_PMID_WORD = r"\b(?:pub\s?med|medline|pmid)(?:\s*(?:id|no\.?|number)?)"
_DIGITS = r"0*([1-9]\d{0,9})(?:\.0+)?"
_NCBI = r"(?:m\.)?ncbi\.nlm\.nih\.gov"
_PMC_HOST = rf"(?:{_NCBI}/(?:labs/)?pmc|pmc\.ncbi\.nlm\.nih\.gov)/"
_PUBMED_HOST = rf"(?:pubmed\.ncbi\.nlm\.nih\.gov|{_NCBI}/(?:m/)?pubmed|pubmed\.gov)/"
# The first that fits a place decides; addresses of PMC come before anything that reads digits.
_PATTERNS: tuple[tuple[Scheme, str], ...] = (
    (Scheme.PMCID, rf"(?:https?://)?(?:www\.)?{_PMC_HOST}(?:articles/)?(?:pmid/)?(?:PMC)?(\d+)\S*"),
    (Scheme.PMCID, r"(?:https?://)?(?:www\.)?europepmc\.org/\S*?PMC/?(?:PMC)?(\d+)\S*"),
    (Scheme.PMID, rf"(?:https?://)?(?:www\.)?{_PUBMED_HOST}(?:\?(?:\S*&)?term=)?(\d+)\S*"),
    (Scheme.PMID, r"(?:https?://)?(?:www\.)?europepmc\.org/\S*?MED/(\d+)\S*"),
    (Scheme.PMID, r"(?:https?://)?(?:www\.)?identifiers\.org/(?:pubmed|pmid)[:/](\d+)"),
    (Scheme.PMCID, r"(?:https?://)?(?:www\.)?identifiers\.org/pmc(?:id)?[:/](?:PMC)?(\d+)"),
    (Scheme.DOI, rf"(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/({_DOI})"),
    (Scheme.DOI, rf"https?://[^\s/]+/\S*?({_DOI})"),
    (Scheme.DOI, rf"(?:info:)?doi\s*[:=/]?\s*({_DOI})"),
    (Scheme.DOI, rf"\b({_DOI})"),
    (Scheme.NONE, r"(?:https?://|www\.)\S+"),
    (Scheme.PMCID, r"\bPMC(?:\s?ID)?\s*[:=#]?\s*(?:PMC)?\s*[:=]?\s*(\d+)(?:\.\d+)?\b"),
    (Scheme.PMID, rf"{_PMID_WORD}\s*[:=#/]?\s*(?:PMID)?\s*[:=]?\s*{_DIGITS}(?!\d)"),
)
_FOUND = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS), re.IGNORECASE)
_BARE = re.compile(rf"{_DIGITS}")
_SEPARATORS = re.compile(r"[\s,;|&/+]+|\band\b")
_WHOLE = re.compile(_SICI)
_TAIL = re.compile(
    r"(?:[.,;:)\]}]+|/(?:full|abstract|pdf|epdf|html|meta|summary|fulltext|full-text)(?:/.*)?"
    r"|\.(?:pdf|full|abstract|html?)(?:-text|\+html)?|(?<=\d)v\d{1,2}(?=$|\.full)|[?#].*)$",
    re.IGNORECASE,
)
_LONGEST_PMID = 9  # digits
_LONGEST_CELL = 4_000


def identifiers(cell: str) -> list[Identifier]:
    """List the references of a cell in order, each once; what names none says so."""
    text = unicodedata.normalize("NFKC", cell).strip()
    if not text:
        return []
    if len(text) > _LONGEST_CELL:
        return [_unchecked(text[:60] + "…", "the cell is far too long for references")]
    found = list(_named(text)) or _numbers(text)
    if not found:
        return [_unchecked(text, "it names no PMID, PMCID or DOI")]
    return list({(f.scheme, f.value or f.given): f for f in found}.values())


def _named(text: str) -> Iterator[Identifier]:
    at = 0
    for match in _FOUND.finditer(text):
        scheme, value = _meant(match)
        yield from _numbers(text[at : match.start()])
        at = match.end()
        if scheme is Scheme.NONE:
            yield _unchecked(match[0], "this address names no PMID, PMCID or DOI")
        else:
            yield Identifier(scheme, _plain(scheme, value), match[0].strip())
    if at:
        yield from _numbers(text[at:])


def _meant(match: re.Match[str]) -> tuple[Scheme, str]:
    number = match.lastindex
    if number is None:
        return Scheme.NONE, ""
    schemes = [scheme for scheme, _ in _PATTERNS if scheme is not Scheme.NONE]
    return schemes[number - 1], match[number]


def _plain(scheme: Scheme, value: str) -> str:
    if scheme is Scheme.PMID:
        return value.lstrip("0")
    if scheme is Scheme.PMCID:
        return f"PMC{value.lstrip('0')}"
    doi = html.unescape(unquote(value))
    while not _WHOLE.fullmatch(doi) and (shorter := _shorter(doi)) != doi:
        doi = shorter
    return doi.lower()


def _shorter(doi: str) -> str:
    """Take off what follows a DOI in running text or in an address; brackets that close stay."""
    cut = _TAIL.sub("", doi)
    if doi.endswith((")", "]")) and doi.count("(") == doi.count(")") > 0:
        return doi
    return cut if "/" in cut else doi


def _numbers(text: str) -> list[Identifier]:
    """Read bare numbers: only where nothing but numbers and separators stands."""
    words = [word for word in _SEPARATORS.split(text.strip(" \t()[].;,")) if word]
    matches = [_BARE.fullmatch(word) for word in words]
    if not words or not all(matches):
        return []
    return [
        Identifier(Scheme.PMID, match[1], match[0])
        for match in matches
        if match and len(match[1]) <= _LONGEST_PMID
    ]


def _unchecked(given: str, why: str) -> Identifier:
    return Identifier(Scheme.NONE, "", given, why)


def of_cells(cells: Sequence[str]) -> list[Identifier]:
    """List the references of several cells, each once."""
    found = [identifier for cell in cells for identifier in identifiers(cell)]
    return list({(f.scheme, f.value or f.given): f for f in found}.values())

"""An entry of a reference list -> who, when, where, what, and by which identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.model import Identifier

_IDENTIFIERS = (
    (
        "pmid",
        re.compile(
            r"\bPMID:?\s*(\d{1,8})\b|pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,8})|/pubmed/(\d{1,8})",
            re.IGNORECASE,
        ),
    ),
    ("pmcid", re.compile(r"\b(PMC\d{3,9})\b", re.IGNORECASE)),
    ("doi", re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>\]}]+)")),
    ("nct", re.compile(r"\b(NCT\d{8})\b", re.IGNORECASE)),
)
_APA = re.compile(
    r"^(?P<author>[A-Z][\w'’-]+),?\s.{0,300}?\((?P<year>(?:19|20)\d\d)[a-z]?(?:,[^)]*)?\)\.?\s+"
    r"(?P<title>[^.?]{8,300})[.?]\s+(?P<journal>[A-Z][^,.;\d]{2,120})"
)
_VANCOUVER = re.compile(
    r"^(?P<author>[A-Z][\w'’-]+)\s[A-Z]{1,4}\b[^.]{0,400}\.\s+(?P<title>[^.?]{8,300})[.?]\s+"
    r"(?P<journal>[A-Z][^;\d]{2,120}?)[.,]?\s+(?P<year>(?:19|20)\d\d)"
)
_TITLED = re.compile(
    r"^(?P<title>[A-Z][^.?]{20,300})[.?]\s+(?P<journal>[A-Z][^,.;\d]{2,120})[,.]?\s+"
    r"\(?(?P<year>(?:19|20)\d\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def entry(text: str) -> dict[str, str]:
    """Read author, year, title and journal of an entry; what cannot be read is left out."""
    plain = re.sub(r"[*_]", "", text)
    for pattern in (_APA, _VANCOUVER, _TITLED):
        if found := pattern.match(plain):
            return {k: v.strip(" .,") for k, v in found.groupdict().items() if v}
    year = _YEAR.search(plain)
    return {"year": year[0]} if year else {}


def identifiers(text: str) -> Iterator[tuple[int, int, Identifier]]:
    """Yield the PMIDs, PMCIDs, DOIs and trial numbers of a text with their places."""
    for kind, pattern in _IDENTIFIERS:
        for found in pattern.finditer(text):
            said = next(v for v in found.groups() if v)
            value = _unclosed(said)
            end = found.end() - (len(said) - len(value))
            value = value.upper() if kind in {"pmcid", "nct"} else value
            yield found.start(), end, Identifier(kind, value)


def _unclosed(value: str) -> str:
    """An identifier without the sentence's own signs behind it; brackets of its own stay."""
    while value.endswith((".", ",", ";", ":", ")", "]")):
        if value.endswith(")") and value.count("(") >= value.count(")"):
            break
        value = value[:-1]
    return value

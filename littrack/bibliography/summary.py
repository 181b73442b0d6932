"""PubMed's own text formats: "Summary (text)" and "Abstract (text)", numbered entries."""

from __future__ import annotations

import re

from littrack.bibliography import identifiers
from littrack.bibliography.values import Bibliography

_START = re.compile(r"^(\d{1,5})[:.] \S", re.MULTILINE)
_PMID = re.compile(r"^.*?\bPMID: *0*([1-9]\d{0,7})\b", re.DOTALL)


def looks_like(text: str) -> bool:
    """Tell whether the text is one of these: entry 1 first, and a PMID named in it."""
    start = _START.match(text.lstrip())
    return bool(start and start[1] == "1" and _PMID.match(text))


def read(text: str) -> Bibliography:
    """Read the entries in order; the PMID that ends an entry is its own."""
    found = Bibliography("PubMed's text", only_identifiers=True)
    for number, place, body in _entries(text):
        pmids = re.findall(r"\bPMID: *0*([1-9]\d{0,7})\b", body)
        if pmids:
            found.add(identifiers.entry(place, {"pmid": pmids[-1]}))
        else:
            found.add(identifiers.entry(place, {"doi": body, "title": _title(body, number)}))
    return found


def _entries(text: str) -> list[tuple[int, str, str]]:
    """Cut at the numbers that count on from 1, so that a numbered list within is no entry."""
    cuts, wanted = [], 1
    for start in _START.finditer(text):
        if int(start[1]) == wanted:
            cuts.append(start.start())
            wanted += 1
    ends = [*cuts[1:], len(text)]
    return [
        (n, f"line {text.count(chr(10), 0, at) + 1}", text[at:end])
        for n, (at, end) in enumerate(zip(cuts, ends, strict=True), 1)
    ]


def _title(body: str, number: int) -> str:
    """The second sentence of a summary is its title."""
    said = body.removeprefix(f"{number}: ").removeprefix(f"{number}. ")
    parts = re.split(r"(?<=[.?!])\s+", " ".join(said.split()))
    return parts[1].rstrip(".") if len(parts) > 2 else ""  # noqa: PLR2004 - authors, title, source

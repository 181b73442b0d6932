"""NBIB text cut into records and mended: every value on one line behind its tag.

Exports lose the six blanks before a folded line (mail programs, editors) and gain blank lines: a
line that does not begin with a tag of MEDLINE format goes on with the value before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.model import Pmid, RecordError
from littrack.pubmed.cut import Damaged, Served

# MEDLINE/PubMed data element descriptions, and what books and older exports add.
TAGS = frozenset(
    """
    AB AD AID AIDS AU AUID BTI CA CDAT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI CY DA DCOM
    DDIN DEP DP DRDT DRIN EA ECF ECI ED EDAT EFR EIN EN FAU FED FIR FPS GN GR GS IP IR IRAD IS ISBN
    JC JID JT LA LID LR MH MHDA MID NI NM OAB OABL OCI OID ORI OT OTO OWN PB PG PHST PL PMC PMCR
    PMID PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB SFM SI SO SPIN STAT TA TI TT
    UIN UOF VI VTI YR
    """.split()
)
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) *- ?(.*)")
_PMID = re.compile(r"0*([1-9]\d{0,17})\b")

Tagged = list[tuple[str, str]]


def tagged(text: str) -> Tagged:
    """List a record's fields in order, folded lines joined, whether they are indented or not."""
    fields: Tagged = []
    for line in text.splitlines():
        found = _LINE.match(line)
        if found and found[1] in TAGS:
            fields.append((found[1], found[2].strip()))
        elif line.strip() and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}".strip())
    return fields


def cut_nbib(text: str) -> Iterator[Served | Damaged]:
    """Yield each record as one tag a line in UTF-8, and what of the text is no whole record."""
    head, *records = re.split(r"^(?=PMID *- ?)", text, flags=re.MULTILINE)
    if head.strip():
        if not records:
            raise RecordError(f"This is not NBIB: {head[:60]!r} stands where 'PMID- ' should.")
        yield Damaged(f"{head.strip()[:60]!r} stands before the first PMID.")
    for record in records:
        yield _record(tagged(record))


def _record(fields: Tagged) -> Served | Damaged:
    pmid = _PMID.match(fields[0][1])
    if not pmid:
        return Damaged(f"A record has no PMID, but {fields[0][1][:40]!r}.")
    names = {name for name, _ in fields}
    if not names & {"TI", "BTI", "TT"}:
        return Damaged(f"The record of PMID {pmid[1]} has no title.")
    if any("\ufffd" in value for _, value in fields):
        return Damaged(f"The record of PMID {pmid[1]} has letters that were lost before (U+FFFD).")
    return Served(Pmid(pmid[1]), written(fields).encode())


def written(fields: Tagged) -> str:
    """Write fields one a line."""
    return "".join(f"{name:<4}- {value}\n" for name, value in fields)

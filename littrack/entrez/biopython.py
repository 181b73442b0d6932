"""Bio.Entrez reads the small answers, out of bytes the wire has checked.

It is given the DTD it ships, so that it asks the network for none. What it cannot: it raises at the
first ERROR of an ESummary and gives nothing of the rest, knows no JSON, and takes a web page or a
cut answer for an error of its own; `answers` looks at those before.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from lxml import etree

from littrack.entrez.fault import Fault, FaultKind

_NCBI = "https://eutils.ncbi.nlm.nih.gov/eutils/dtd"
_DTDS = {
    "eSearchResult": f"{_NCBI}/20060628/esearch.dtd",
    "eSummaryResult": f"{_NCBI}/20041029/esummary-v1.dtd",
}


def read(root: etree._Element) -> Any:
    """Read a checked answer into Bio.Entrez's lists and dictionaries."""
    from Bio import Entrez

    name = str(root.tag)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {name} SYSTEM "{_DTDS[name]}">\n'
    body = etree.tostring(root, encoding="unicode").encode()
    try:
        return Entrez.read(BytesIO(head.encode() + body), validate=False)
    except (RuntimeError, ValueError, KeyError, IndexError) as error:
        raise Fault(FaultKind.GARBLED, f"sends what Bio.Entrez cannot read ({error})") from None

"""PubMed's records, XML or NBIB, from bytes as served to `Record`; no network, no store.

A pure tool: the wire cuts answers with `split`, the store reads what it keeps with `parse`.
"""

from __future__ import annotations

from littrack.model import Record, RecordError
from littrack.pubmed.cut import Deleted, Served, cut, own_pmid, split
from littrack.pubmed.nbib import cut_nbib, from_nbib, parse_nbib

__all__ = [
    "Deleted",
    "Served",
    "cut",
    "cut_nbib",
    "from_nbib",
    "is_nbib",
    "own_pmid",
    "parse",
    "parse_nbib",
    "split",
]

_MATHML = b'<x xmlns:mml="http://www.w3.org/1998/Math/MathML">%b</x>'


def is_nbib(served: bytes) -> bool:
    """Tell NBIB text from XML."""
    return served.startswith(b"PMID-")


def parse(served: bytes) -> Record:
    """Read one record as served: a PubmedArticle or PubmedBookArticle element, or NBIB text.

    No DTD is fetched and no entity expanded: a record that leans on either is refused.
    """
    if is_nbib(served):
        return parse_nbib(served)
    from lxml import etree

    from littrack.pubmed import article

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(served, parser)
    except etree.XMLSyntaxError as error:
        if b"<mml:" not in served:
            raise RecordError(f"A record's XML cannot be read: {error}.") from error
        root = etree.fromstring(_MATHML % served, parser)[0]
    if root.tag not in {"PubmedArticle", "PubmedBookArticle"}:
        raise RecordError(f"A record of PubMed was expected, not <{root.tag}>.")
    return article.record(root)

"""PubMed's records, XML or NBIB, from bytes as served to `Record`; no network, no store.

A pure tool: the wire cuts answers with `split`, the store reads what it keeps with `parse`.
"""

from __future__ import annotations

from littrack.model import Record
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


def is_nbib(served: bytes) -> bool:
    """Tell NBIB text from XML."""
    return served.startswith(b"PMID-")


def parse(served: bytes) -> Record:
    """Read one record as served: a PubmedArticle or PubmedBookArticle element, or NBIB text.

    No DTD is fetched and no entity expanded: a record that leans on either is refused.
    """
    if is_nbib(served):
        return parse_nbib(served)
    from littrack.pubmed import article, tree

    return article.record(tree.grown(served))

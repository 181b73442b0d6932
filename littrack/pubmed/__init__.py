"""PubMed's records, XML or NBIB, from bytes as served to `Record`; no network, no store.

A pure tool: the wire cuts answers with `split`, the store reads what it keeps with `parse`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from littrack import model
from littrack.pubmed.cut import Damaged, Deleted, Served, cut, cut_whole, own_pmid, split

__all__ = [
    "Damaged",
    "Deleted",
    "Served",
    "cut",
    "cut_nbib",
    "cut_whole",
    "from_nbib",
    "is_nbib",
    "own_pmid",
    "parse",
    "split",
]


def is_nbib(served: bytes) -> bool:
    """Tell NBIB text from XML."""
    return served.startswith(b"PMID-")


def parse(served: bytes) -> model.Record:
    """Read one record as served: a PubmedArticle or PubmedBookArticle element, or NBIB text.

    No DTD is fetched and no entity expanded: a record that leans on either is refused.
    """
    if is_nbib(served):
        from littrack.pubmed.nbib import parse_nbib

        return parse_nbib(served)
    return _xml()(served)


@cache
def _xml() -> Callable[[bytes], model.Record]:
    """Load lxml when the first record is read, and look for it no more."""
    from littrack.pubmed import article, tree

    return lambda served: article.record(tree.grown(served))


def cut_nbib(text: str) -> Iterator[Served | Damaged]:
    """Yield the records of an NBIB text, mended, and what of it is no whole record."""
    from littrack.pubmed import nbib_lines

    return nbib_lines.cut_nbib(text)


def from_nbib(text: str) -> Iterator[model.Record]:
    """Read the records of an NBIB text."""
    from littrack.pubmed import nbib

    return nbib.from_nbib(text)

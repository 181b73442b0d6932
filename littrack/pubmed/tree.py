"""A record's bytes, as lxml's tree: no DTD fetched, no entity expanded."""

from __future__ import annotations

from functools import cache

from lxml import etree

from littrack.model import RecordError
from littrack.pubmed.plain import Element

_KINDS = {"PubmedArticle", "PubmedBookArticle"}
# Some files name MathML's prefix on their root, which a record cut out of them lacks.
_MATHML = b'<x xmlns:mml="http://www.w3.org/1998/Math/MathML">%b</x>'


def grown(served: bytes) -> Element:
    """Parse one record; what is none, or leans on a DTD or an entity, is refused."""
    served = _without_references(served)
    try:
        root = etree.fromstring(served, _parser())
    except etree.XMLSyntaxError as error:
        if b"<mml:" not in served:
            raise RecordError(f"A record's XML cannot be read: {error}.") from error
        root = _with_mathml(served)
    if root.tag not in _KINDS:
        raise RecordError(f"A record of PubMed was expected, not <{root.tag}>.")
    return root


def _without_references(served: bytes) -> bytes:
    """Leave out an article's list of references, of which no field is read: a third of the bytes.

    It stands last in PubmedData (the DTD), so that nothing else is between its first and last tag.
    """
    start = served.find(b"<ReferenceList>")
    if start < 0 or not served.startswith(b"<PubmedArticle"):
        return served
    end = served.rfind(b"</ReferenceList>") + len(b"</ReferenceList>")
    return served[:start] + served[end:] if end > start else served


def _with_mathml(served: bytes) -> Element:
    try:
        return etree.fromstring(_MATHML % served, _parser())[0]
    except etree.XMLSyntaxError as error:
        raise RecordError(f"A record's XML cannot be read: {error}.") from error


@cache
def _parser() -> etree.XMLParser:
    """One for all records: making one costs a tenth of reading a record."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )

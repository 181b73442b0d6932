"""PubMed as the citation checks ask it: few records, few requests, the one wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from littrack import pubmed
from littrack.entrez import Entrez
from littrack.model import Pmid, Record

# A search for one named study that finds more than this has not named it.
_FEW = 40


class PubmedLookup:
    """Answers a citation look-up through Entrez; raises EntrezError where there is no answer."""

    def __init__(self, entrez: Entrez) -> None:
        self._entrez = entrez

    def search(self, term: str) -> Sequence[Record]:
        """Fetch the first few records a term finds."""
        return list(self.fetch(self._entrez.first(term, _FEW).pmids).values())

    def count(self, term: str) -> int:
        """Count what a term finds."""
        return self._entrez.count(term)

    def fetch(self, pmids: Sequence[Pmid]) -> Mapping[Pmid, Record]:
        """Fetch records; a PMID that was never assigned is left out."""
        return {
            pmid: pubmed.parse(xml)
            for batch in self._entrez.fetch(list(pmids))
            for pmid, xml in batch.records.items()
        }

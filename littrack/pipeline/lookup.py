"""Cited studies looked up: at hand, in a corpus, and in PubMed by few records and few requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from littrack import citations, pubmed
from littrack.concepts import Lexicon
from littrack.entrez import Entrez
from littrack.model import CitationCheck, CitationMention, Pmid, Reading, Record
from littrack.settings import Settings

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


def checked(
    settings: Settings,
    readings: Sequence[Reading],
    records: Sequence[Record],
    lexicon: Lexicon,
    at: datetime,
    *,
    online: bool = False,
    corpus: Path | None = None,
) -> list[CitationCheck]:
    """Look every study up at hand, in a corpus where one is given, and in PubMed when online."""
    mentions = [mention for reading in readings for mention in reading.mentions]
    collection = _collection(corpus, mentions) if corpus else None
    looked_up = partial(
        citations.check_all, mentions, records, lexicon, collection=collection, at=at
    )
    if not online:
        return looked_up()
    with Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key) as entrez:
        return looked_up(online=PubmedLookup(entrez))


def _collection(root: Path, mentions: Sequence[CitationMention]) -> citations.Collection:
    from littrack.pipeline.corpus_lookup import corpus_lookup  # needs the extra `scale`

    return corpus_lookup(root, mentions)

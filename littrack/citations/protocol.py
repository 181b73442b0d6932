"""What a look-up in PubMed must be able to do; the pipeline gives one, tests give another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from littrack.model import Pmid, Record


class Lookup(Protocol):
    """PubMed as citations need it. Each method raises EntrezError when there is no answer."""

    def search(self, term: str) -> Sequence[Record]:
        """The records a PubMed query finds, best first; a few dozen are enough."""

    def count(self, term: str) -> int:
        """How many records a PubMed query finds."""

    def fetch(self, pmids: Sequence[Pmid]) -> Mapping[Pmid, Record]:
        """The records of these PMIDs; one that was never assigned is left out."""

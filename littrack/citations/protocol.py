"""Where cited studies are looked up beside the local store; the pipeline gives it, or a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from littrack.model import CitationMention, Pmid, Record


class Lookup(Protocol):
    """PubMed as citations need it. Each method raises EntrezError when there is no answer."""

    def search(self, term: str) -> Sequence[Record]:
        """The records a PubMed query finds, best first; a few dozen are enough."""

    def count(self, term: str) -> int:
        """How many records a PubMed query finds."""

    def fetch(self, pmids: Sequence[Pmid]) -> Mapping[Pmid, Record]:
        """The records of these PMIDs; one that was never assigned is left out."""


@dataclass(frozen=True, slots=True)
class JournalYear:
    """What a collection holds of a journal in a year.

    `count` is of that year, `records` are those of the years beside it too; `lacks` says why the
    journal may have had more in that year, "" where all of it was read.
    """

    count: int
    records: Sequence[Record] = ()
    lacks: str = ""


class Collection(Protocol):
    """Many records on disk, of which those that a mention asks for are read."""

    @property
    def name(self) -> str:
        """What it is, and how many records it has."""

    def records_for(self, mention: CitationMention) -> Sequence[Record]:
        """The records that may be the study: by identifier, by journal and year, by words."""

    def journal_year(self, mention: CitationMention) -> JournalYear | None:
        """What it holds of the journal and year that an article names, if it names both."""

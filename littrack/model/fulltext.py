"""The full text of a publication, as PubMed Central serves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from littrack.model.record import Section


class FullTextState(StrEnum):
    """What PubMed Central gave of an article."""

    HELD = "held"
    REFUSED = "refused"  # the publisher does not allow its XML to be downloaded
    NOT_OPEN = "not_open"  # the text came, under a licence that is not open: it is not kept
    ABSENT = "absent"  # PubMed Central does not have it


@dataclass(frozen=True, slots=True)
class FullText:
    """An article's text by sections; `licence` is its address, else its words."""

    pmcid: str
    pmid: str = ""
    state: FullTextState = FullTextState.HELD
    licence: str = ""
    sections: tuple[Section, ...] = ()

"""What can move between two reports, each with its cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from littrack.model import VerdictLabel


@dataclass(frozen=True, slots=True)
class Cause:
    """A record that speaks otherwise than before. `key` is its PMID, else its digest's key."""

    key: str
    pmid: str | None
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class VerdictMove:
    """A verdict that is another now; `causes` name the records responsible.

    `note` says what else moved it: the article's claim taken otherwise, or the program.
    """

    claim: str
    text: str
    before: VerdictLabel
    after: VerdictLabel
    causes: tuple[Cause, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A record that was not listed before and now bears on reported claims: (text, stance)."""

    key: str
    pmid: str | None
    title: str
    kind: str
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AffectedNotice:
    """A notice on a record the last report leant on, with the claims and citations it touches."""

    key: str
    title: str
    kind: str
    detail: str
    touches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """A saved query that is not understood, or not answered, as it was."""

    query: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CitationMove:
    """A cited study of which something else is known now."""

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ArticleMove:
    """A watched article that cannot be read any more, or can again; `why` is empty then.

    `stands` is the day of its last reading, which stands meanwhile.
    """

    source: str
    why: str = ""
    stands: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reread:
    """What another version of the reader makes of the articles: counted, and no news of itself.

    `same` claims have their words of before, `recut` others at the same place; `gone` and `new`
    are the words of those that only one of the two readings has.
    """

    same: int
    recut: int
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """All that moved between two reports of a topic.

    `reread` stands in place of `claims_new` and `claims_gone` where another version of the reader
    read the articles.
    """

    topic: str
    title: str
    since: datetime
    until: datetime
    verdicts: tuple[VerdictMove, ...] = ()
    hits: tuple[AffectedNotice, ...] = ()
    new: tuple[NewEvidence, ...] = ()
    citations: tuple[CitationMove, ...] = ()
    drifts: tuple[Drift, ...] = ()
    claims_new: tuple[str, ...] = ()
    claims_gone: tuple[str, ...] = ()
    checked: int = 0
    articles: tuple[ArticleMove, ...] = ()
    reread: Reread | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """Which kinds of news there are, by the words `--fail-on` takes."""
        held = {
            "verdict": self.verdicts,
            "retraction": [hit for hit in self.hits if "retracted" in hit.kind],
            "notice": self.hits,
            "new": self.new,
            "citation": self.citations,
            "drift": self.drifts,
            "claim": self.claims_new + self.claims_gone,
            "article": self.articles,
        }
        return frozenset(kind for kind, values in held.items() if values)

    @property
    def anything(self) -> bool:
        """Whether anything changed."""
        return bool(self.kinds)

"""What a run found, whole: the value every page and file is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from littrack.model.article import Article
from littrack.model.claim import ArticleSentence, CitationMention, Place
from littrack.model.evidence import Verdict, VerdictLabel
from littrack.model.kinds import ChangeKind, Opinion
from littrack.model.pmid import Pmid
from littrack.model.record import Record
from littrack.model.verification import StanceCheck


class CitationState(StrEnum):
    """What is known of a study an article names (FIELD's rule 10)."""

    LOOKUP_FAILED = "lookup_failed"
    NOT_FOUND_WEAK = "not_found_weak"
    NOT_FOUND_STRONG = "not_found_strong"
    NOT_FOUND_DEFINITIVE = "not_found_definitive"
    VERIFIED = "verified"
    METADATA_DIFFERS = "metadata_differs"
    MISREPORTED = "misreported"
    IDENTIFIER_POINTS_ELSEWHERE = "identifier_points_elsewhere"
    UNSPECIFIC = "unspecific"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A record that is not the cited study, and why not; shown so that nobody takes it for it."""

    record: Record
    why_not: str


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding an article tells of a cited study, and what that study's record says to it.

    `why` says where else it may stand, when the abstract does not say it.
    """

    text: str
    says: StanceCheck
    why: str = ""


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """What became of one mention. `looked_in`: where and when; `record`: the study, if found.

    `marks` are what befell it ("retracted", "concern", "corrected", "preprint", "superseded");
    `published_form` is the PMID under which a preprint was published; `told` what it says to each
    finding that the article tells of it.
    """

    mention: CitationMention
    state: CitationState
    why: str = ""
    looked_in: tuple[str, ...] = ()
    record: Record | None = None
    nearest: tuple[Nearest, ...] = ()
    retracted: bool = False
    marks: tuple[str, ...] = ()
    published_form: str = ""
    told: tuple[ToldFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRun:
    """A saved query as it was last run: PubMed's own translation and every warning it gave."""

    name: str
    term: str
    translation: str = ""
    last_run: datetime | None = None
    count: int | None = None
    new: int = 0
    warnings: tuple[str, ...] = ()
    topic: str = ""
    database: str = "PubMed"


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many of the records read appeared in a year, and how many of those are retracted."""

    year: int
    records: int
    retracted: int = 0


@dataclass(frozen=True, slots=True)
class Searched:
    """What the verdicts were read from."""

    records: int
    with_abstract: int
    digests: int
    retracted: int = 0
    queries: tuple[SearchRun, ...] = ()
    years: tuple[YearCount, ...] = ()
    imported: int = 0  # records counted to the topic from files or lists, without a search
    last_import: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a verdict (`record` empty) or on one record's stance (`record` its key).

    `machine` is what the program said then, `human` what the person says (both a label or a
    stance); `evidence` is the fingerprint of what it was decided on, `version` the program's.
    A later decision of the same reviewer on the same thing stands in place of the earlier.

    `text` and `places` are the claim as it stood then: by them it is found again after another
    reading, whatever its id. Of a corrected reading `changed` holds each field and its new value.
    `mark` is what a report says of a claim that was read again since; it is not kept.
    """

    claim: str
    reviewer: str
    at: datetime
    opinion: Opinion
    machine: str
    human: str
    evidence: str
    reason: str = ""
    record: str = ""
    topic: str = ""
    version: str = ""
    text: str = ""
    places: tuple[Place, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PastRun:
    """What an earlier report said: each claim's id with its label."""

    at: datetime
    labels: tuple[tuple[str, VerdictLabel], ...]


@dataclass(frozen=True, slots=True)
class UnreadArticle:
    """A watched article that could not be read; `stands` is the day of its last reading, if any."""

    source: str
    why: str
    stands: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One topic, one moment. `generated` carries its time zone; `versions` what made it.

    `lacking` are models that could not be used, each in a sentence.
    `missing_articles` are those of `unread` of which no reading stands. `notes` say in words what
    the topic lacks (records, searches, names); an article's notes are its own. `unmatched` are
    people's decisions on claims that no article here makes as it is read today.
    """

    topic: str
    title: str
    generated: datetime
    offline: bool
    articles: tuple[Article, ...]
    sentences: tuple[ArticleSentence, ...]
    verdicts: tuple[Verdict, ...]
    citations: tuple[CitationCheck, ...]
    searched: Searched
    missing_articles: tuple[str, ...] = ()
    unread: tuple[UnreadArticle, ...] = ()
    lacking: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    past: tuple[PastRun, ...] = ()
    notes: tuple[str, ...] = ()
    unmatched: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something noticed about a record, and when."""

    pmid: Pmid
    kind: ChangeKind
    noticed: datetime
    detail: str = ""
    title: str = ""

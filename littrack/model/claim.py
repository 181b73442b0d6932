"""An article, what it asserts, and the studies it leans on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from littrack.model.article import Article


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `text` is `article.text[start:end]` to the letter."""

    article: str
    start: int
    end: int
    text: str


class SentenceFate(StrEnum):
    """What became of a sentence of an article; the four add up to all of them."""

    CHECKED = "checked"
    NOT_CHECKABLE = "not checkable"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """One sentence of an article: whether it claims something checkable, and why (not).

    `borderline`: readers would differ on whether it does.
    """

    place: Place
    fate: SentenceFate
    why: str
    borderline: bool = False

    @property
    def checkable(self) -> bool:
        """Whether the sentence holds at least one claim that literature can answer."""
        return self.fate is SentenceFate.CHECKED


class ClaimType(StrEnum):
    """What a claim is about, and so which evidence can decide it (FIELD's table)."""

    EFFICACY = "efficacy"
    MECHANISM = "mechanism"
    HARM = "harm"
    NO_HARM = "no_harm"
    COMPARATIVE = "comparative"
    EPIDEMIOLOGY = "epidemiology"
    EVIDENCE = "evidence"
    NAMED_STUDY = "named_study"
    REGULATORY = "regulatory"
    OTHER = "other"
    NOT_CHECKABLE = "not_checkable"


class Direction(StrEnum):
    """Which way the intervention is said to move the outcome."""

    INCREASES = "increases"
    DECREASES = "decreases"
    NO_EFFECT = "no_effect"
    ABSENT = "absent"
    ASSERTED = "asserted"


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement in the article's own words; an empty field is not sure.

    `text` without its [brackets] and "…" is the words of `places`, in order. `id` is the same for
    the same words in any article and on any day. `hedges` are the words that soften it ("may"),
    `boosts` those that raise it; `certainty` is "proven" where it claims proof. `endorsed` is False
    where the article rejects it; `attributed_to` says in the article's words who claims it,
    `reported` that others do; `mentions` are ids of the citations it leans on. `corrected_by` is
    the person whose word on the reading stands here, `dismissed` that it is no claim by their word.
    `context` is the sentence it stands in and the one before: it helps to find records, no more.
    """

    id: str
    text: str
    type: ClaimType
    places: tuple[Place, ...]
    intervention: str = ""
    outcome: str = ""
    population: str = ""
    comparator: str = ""
    direction: Direction = Direction.ASSERTED
    quantity: str = ""
    hedges: tuple[str, ...] = ()
    boosts: tuple[str, ...] = ()
    certainty: str = ""
    negated: bool = False
    endorsed: bool = True
    attributed_to: str = ""
    reported: bool = False
    mentions: tuple[str, ...] = ()
    why: str = ""
    corrected_by: str = ""
    dismissed: bool = False
    context: str = ""

    @property
    def hedged(self) -> bool:
        """Whether the article softens it."""
        return bool(self.hedges)

    @property
    def checkable(self) -> bool:
        """Whether literature can answer it at all."""
        return self.type is not ClaimType.NOT_CHECKABLE


class MentionKind(StrEnum):
    """How an article points to a study."""

    NAMED = "named"
    GENERIC = "generic"
    IDENTIFIER = "identifier"


class SourceType(StrEnum):
    """What an article points at."""

    STUDY = "study"
    GUIDELINE = "guideline"
    AGENCY = "agency"
    BOOK = "book"
    REGISTRY = "registry"
    PRESS = "press"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A PMID, PMCID, DOI or trial number as the article gives it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class CitationMention:
    """How the article names a study: only what it says, nothing looked up.

    `author` is a person or the place they work at; `trial` is the name a trial goes by; `told` is
    the part of the sentence that tells of it, where the sentence names other studies too.
    """

    id: str
    kind: MentionKind
    place: Place
    sentence: Place
    journal: str = ""
    year: int | None = None
    author: str = ""
    title: str = ""
    design: str = ""
    population: str = ""
    intervention: str = ""
    outcome: str = ""
    direction: Direction = Direction.ASSERTED
    n: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    trial: str = ""
    meeting: str = ""
    source_type: SourceType = SourceType.STUDY
    told: Place | None = None

    @property
    def words(self) -> str:
        """What the article tells of it: its part of the sentence, else the whole."""
        return (self.told or self.sentence).text


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one article; sentences cover it whole, in order."""

    article: Article
    sentences: tuple[ArticleSentence, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[CitationMention, ...]

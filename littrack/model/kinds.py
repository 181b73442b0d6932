"""The kinds of things: enumerations alone, so that naming one costs nothing."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """Which way a record bears on a claim. MIXED: it bears on it and points both ways."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"
    MIXED = "mixed"


class Design(StrEnum):
    """The kind of study, in the words the report prints."""

    SYSTEMATIC_REVIEW = "systematic review"
    META_ANALYSIS = "meta-analysis"
    GUIDELINE = "guideline"
    RANDOMISED_TRIAL = "randomised trial"
    CONTROLLED_TRIAL = "controlled trial"
    HUMAN_EXPERIMENT = "uncontrolled human study"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    SURVEY = "survey"
    SURVEILLANCE = "surveillance"
    QUALITATIVE = "qualitative"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    NARRATIVE_REVIEW = "narrative review"
    ANIMAL_EXPERIMENT = "animal experiment"
    IN_VITRO = "in vitro"
    PRODUCT_ANALYSIS = "product analysis"
    OPINION = "opinion"
    PROTOCOL = "protocol"
    REGISTRY = "registry entry"
    UNCLEAR = "design unclear"


class EvidenceLevel(StrEnum):
    """The tier a study counts in, strongest first (after OCEBM 2011; not a rating of certainty)."""

    SYSTEMATIC_REVIEW = "systematic review"
    HUMAN_TRIAL = "human interventional"
    GUIDELINE = "guideline"
    HUMAN_OBSERVATIONAL = "human observational"
    SELF_REPORT = "self-report survey"
    SURVEILLANCE = "surveillance"
    CASE_REPORT = "case report/series"
    REVIEW = "narrative review"
    ANIMAL = "animal"
    IN_VITRO = "in vitro"
    NOT_EVIDENCE = "not evidence"
    UNCLEAR = "unclear"


class Species(StrEnum):
    """Whose body it was."""

    HUMAN = "human"
    ANIMAL = "animal"
    MIXED = "human and animal"
    CELLS = "cells or molecules"
    UNCLEAR = "unclear"


class PeerReview(StrEnum):
    """Whether the record is a peer-reviewed result at all."""

    REVIEWED = "peer-reviewed"
    PREPRINT = "preprint"
    LETTER = "letter"
    COMMENT = "comment"
    EDITORIAL = "editorial"
    NEWS = "news"
    PROTOCOL = "protocol"
    REGISTRY = "registry entry"
    CONFERENCE = "conference abstract"
    UNKNOWN = "unknown"


class NoticeKind(StrEnum):
    """What has been published about a record since; each is itself and nothing more."""

    RETRACTED = "retracted"
    PARTLY_RETRACTED = "partly retracted"
    CONCERN = "expression of concern"
    ERRATUM = "correction"
    SUPERSEDED = "superseded by a newer version"
    SAME_TRIAL = "another report of a trial already counted"
    IS_NOTICE = "is itself a notice"


class ChangeKind(StrEnum):
    """What can happen to a record between two looks at it."""

    NEW = "new"
    REVISED = "revised"
    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    ERRATUM = "erratum"
    DELETED = "deleted"
    MERGED = "merged"
    UNAVAILABLE = "unavailable"
    LEFT_QUERY = "no longer found by its query"
    RETURNED = "found again"


class Opinion(StrEnum):
    """What a person says of what the machine said; WITHDRAWN takes the word before it back.

    DISMISSED and CORRECTED are said of the reading of a claim, and win over the reader: it is no
    claim of the article, or one that says something else. RESTORED takes either back.
    """

    AGREE = "agree"
    DISAGREE = "disagree"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    CORRECTED = "corrected"
    RESTORED = "restored"

    @property
    def of_reading(self) -> bool:
        """Whether it is said of how a claim was read, not of a verdict or a stance."""
        return self in {Opinion.DISMISSED, Opinion.CORRECTED, Opinion.RESTORED}

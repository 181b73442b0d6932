"""Rules for claims of what evidence there is, and of what a named study found."""

from __future__ import annotations

from littrack import asks
from littrack.model import CitationState, Reason, Stance
from littrack.verdict.evidence_summary import human, strong, syntheses
from littrack.verdict.rules.efficacy import EFFICACY
from littrack.verdict.rules.rule import (
    CONTESTED,
    CONTRADICTED,
    NOTHING,
    PARTLY,
    READ_THEM,
    REVIEW_WANTED,
    SUPPORTED,
    TRIALS_WANTED,
    UNDETERMINED,
    Rule,
)

EVIDENCE = (
    Rule(
        "it is being studied",
        lambda s: s.activity_only and bool(s.supporting or s.mixed),
        SUPPORTED,
        "{supporting_or_mixed:show} that it is studied.",
        "Nothing but the loss of these records would change this.",
    ),
    Rule(
        "evidence said to be missing has been found",
        lambda s: (
            s.denies_evidence and bool(strong(s.contradicting)) and not syntheses(s.supporting)
        ),
        CONTRADICTED,
        "{strong_contradicting:show} it in people.",
        "Nothing short of showing those studies to be mistaken would change this.",
    ),
    Rule(
        "evidence both missing and found",
        lambda s: s.denies_evidence and bool(strong(s.contradicting)),
        CONTESTED,
        "{supporting:report} no such studies, while {strong_contradicting:show} it in people.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "evidence said to be missing is reported missing",
        lambda s: s.denies_evidence and bool(human(s.supporting)) and not s.contradicting,
        SUPPORTED,
        "{human_supporting:report} no such studies, or found no effect.",
        "A controlled study in people that shows the effect would change this.",
    ),
    Rule(
        "controlled evidence missing, weaker evidence found",
        lambda s: s.denies_evidence and bool(human(s.supporting)),
        PARTLY,
        "{human_supporting:report} no controlled studies, but {contradicting:point} the other way.",
        TRIALS_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "evidence neither found nor ruled out",
        lambda s: s.denies_evidence and bool(s.supporting or s.contradicting),
        UNDETERMINED,
        "Which way the evidence points could not be told.",
        READ_THEM,
        (Reason.CANNOT_TELL,),
    ),
    Rule(
        "no word on whether there is evidence",
        lambda s: s.denies_evidence,
        NOTHING,
        "No controlled study in people, and no review that looked for one, was found among "
        "{read} read.",
        TRIALS_WANTED,
    ),
    Rule(
        "people do report it",
        lambda s: asks.self_report(s.claim) and bool(human(s.supporting)),
        SUPPORTED,
        "{human_supporting:record} that people say so.",
        "Surveys in which people say otherwise would change this.",
    ),
    Rule(
        "reviews report no such studies",
        lambda s: s.clinical_proof and bool(s.contradicting) and not strong(s.supporting),
        CONTRADICTED,
        "{contradicting:report} that such studies do not exist or found otherwise.",
        "A controlled study in people that shows the effect would change this.",
        (Reason.NO_SUCH_STUDIES,),
    ),
    Rule(
        "studies said to be missing have been found",
        lambda s: s.clinical_proof and bool(s.contradicting),
        CONTESTED,
        "{strong_supporting:show} it, while {contradicting:report} no such studies.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "no clinical study among what was read",
        lambda s: s.clinical_proof and not strong(s.supporting),
        NOTHING,
        "No controlled study in people that shows this was found among {read} read.",
        TRIALS_WANTED,
    ),
    *EFFICACY,
)

NAMED_STUDY = (
    Rule(
        "the study says otherwise",
        lambda s: (
            any(c.state is CitationState.MISREPORTED for c in s.citations)
            or s.said(Stance.CONTRADICTS)
        ),
        CONTRADICTED,
        "The study exists and does not say this.",
        "Nothing but another study of that description would change this.",
    ),
    Rule(
        "the study says so",
        lambda s: s.said(Stance.SUPPORTS),
        SUPPORTED,
        "The study exists and says so.",
        "A retraction of the study would change this.",
    ),
    Rule(
        "the study was not found",
        lambda s: bool(s.lost),
        NOTHING,
        "No such study was found where it was looked for.",
        "An identifier (PMID or DOI) of the study would change this.",
        (Reason.CITED_STUDY_NOT_FOUND,),
    ),
    Rule(
        "the study could not be read",
        lambda s: bool(s.citations),
        UNDETERMINED,
        "Whether the study says this could not be told.",
        "Reading the study in full would settle it.",
        (Reason.CANNOT_TELL,),
    ),
)

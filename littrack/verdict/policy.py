"""FIELD's policy: for each kind of claim an ordered list of rules, the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from littrack import asks
from littrack.model import CitationState, Claim, ClaimType, Evidence, Reason, Stance, VerdictLabel
from littrack.verdict.scene import (
    Scene,
    firm,
    fitting,
    human,
    preclinical,
    rules_out,
    self_report,
    strong,
    studied,
    syntheses,
)

SUPPORTED, PARTLY, CONTESTED, CONTRADICTED, NOTHING, UNDETERMINED = (
    VerdictLabel.SUPPORTED,
    VerdictLabel.PARTLY_SUPPORTED,
    VerdictLabel.CONTESTED,
    VerdictLabel.CONTRADICTED,
    VerdictLabel.NO_EVIDENCE_FOUND,
    VerdictLabel.UNDETERMINED,
)
Test = Callable[[Scene], bool]


@dataclass(frozen=True)
class Rule:
    """When it holds, the label, why in words ({pro}, {con}, {mixed}, {read} filled in), the rest.

    `change` says what would change the verdict.
    """

    name: str
    when: Test
    label: VerdictLabel
    why: str
    change: str
    reasons: tuple[Reason, ...] = ()


_PREVAIL = 3  # times as many laboratory studies on one side as on the other
_TRIALS_WANTED = "Controlled studies in people, on this very outcome, would change this."
_REVIEW_WANTED = "A later systematic review or a large trial pointing one way would settle it."
_NEW_STUDIES = "A study on this very question, in the topic's searches, would change this."
_READ_THEM = "Reading the listed records in full would settle it."


def _led(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Whether syntheses stand on one side alone, and single trials at most on the other."""
    return bool(syntheses(one)) and not syntheses(other)


EFFICACY = (
    Rule(
        "controlled evidence both ways",
        lambda s: (
            bool(strong(s.pro) and strong(s.con))
            and not _led(s.pro, s.con)
            and not _led(s.con, s.pro)
        ),
        CONTESTED,
        "{strong_pro:support} it in people, {strong_con:do} not.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "one small trial against",
        lambda s: bool(strong(s.con)) and not firm(s.con) and not strong(s.pro),
        UNDETERMINED,
        "{strong_con} in people did not find it, a single small study so far.",
        "A second controlled study, or a large one, would settle it.",
        (Reason.FEW_STUDIES,),
    ),
    Rule(
        "reviews of trials against",
        lambda s: bool(strong(s.con)) and (not strong(s.pro) or _led(s.con, s.pro)),
        CONTRADICTED,
        "{strong_con} in people found otherwise.",
        "Larger or better controlled studies in people that find the effect would change this.",
    ),
    Rule(
        "reviews of trials undecided",
        lambda s: bool(strong(s.pro)) and len(syntheses(s.mixed)) > len(syntheses(s.pro)),
        PARTLY,
        "{strong_pro:support} it in people, but {mixed:point} both ways.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "consistent controlled evidence",
        lambda s: firm(s.pro),
        SUPPORTED,
        "{strong_pro:support} it in people.",
        "Controlled studies in people that fail to find the effect would change this.",
    ),
    Rule(
        "one small trial",
        lambda s: bool(strong(s.pro)),
        PARTLY,
        "{strong_pro:support} it in people, a single small study so far.",
        "A second controlled study, or a large one, would settle it.",
        (Reason.FEW_STUDIES,),
    ),
    Rule(
        "syntheses undecided",
        lambda s: bool(syntheses(s.mixed)) and not human(s.pro) and not preclinical(s.pro),
        CONTESTED,
        "{mixed:point} both ways.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "animals for, people against",
        lambda s: bool(preclinical(s.pro) and not human(s.pro) and human(s.con)),
        CONTESTED,
        "{pro:support} it, but {human_against:speak} against it in people.",
        _TRIALS_WANTED,
        (Reason.PRECLINICAL_ONLY, Reason.POINTS_BOTH_WAYS),
    ),
    Rule(
        "indirect evidence",
        lambda s: bool(s.pro),
        PARTLY,
        "{pro:point} this way{yet}; no controlled study in people that shows exactly this was "
        "found among {read} read.",
        _TRIALS_WANTED,
    ),
    Rule(
        "undecided indirect evidence",
        lambda s: bool(s.mixed) and not s.con,
        PARTLY,
        "{mixed:bear} on it, undecided or resting on indirect studies.",
        _TRIALS_WANTED,
        (Reason.INDIRECT,),
    ),
    Rule(
        "controlled observation against",
        lambda s: bool(studied(s.con)),
        CONTRADICTED,
        "{against:speak} against it, and nothing among {read} read supports it.",
        _TRIALS_WANTED,
        (Reason.INDIRECT,),
    ),
    Rule(
        "only weak evidence, and that against",
        lambda s: bool(s.con),
        UNDETERMINED,
        "No study in people that tests it was found among {read} read; {against:speak} against it.",
        _TRIALS_WANTED,
        (Reason.INDIRECT,),
    ),
)

# Three reports in people to one controlled study that found none: a harm that is there.
_OUTNUMBERED = 3
HARM = (
    Rule(
        "reported, controlled data against",
        lambda s: bool(s.pro) and len(human(s.pro)) < _OUTNUMBERED * len(strong(s.con)),
        CONTESTED,
        "{pro:describe} it, but {strong_con} in people did not find it.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "reported in people",
        lambda s: bool(human(s.pro)),
        SUPPORTED,
        "{human_pro:describe} it in people.",
        "Large controlled or cohort studies that find no such harm would put it in doubt.",
    ),
    Rule(
        "controlled data against",
        lambda s: bool(strong(s.con)) and not s.pro,
        CONTRADICTED,
        "{strong_con} in people did not find it, and no report of it was found.",
        "Any report of the harm in people would change this.",
    ),
    Rule(
        "seen in animals",
        lambda s: bool(s.pro),
        PARTLY,
        "{pro:show} it; no report in people was found among {read} read.",
        "A report of the harm in people would change this.",
    ),
    Rule(
        "undecided reports",
        lambda s: bool(s.mixed),
        PARTLY,
        "{mixed:bear} on it, undecided.",
        "A report that ties the harm to this cause alone would change this.",
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "weak denial",
        lambda s: bool(s.con),
        UNDETERMINED,
        "{con} did not find it, too little to rule a harm out.",
        "Large controlled or cohort studies would settle it.",
        (Reason.INDIRECT,),
    ),
)

NO_HARM = (
    Rule(
        "harm reported, the precaution not tested",
        lambda s: s.cautious and bool(s.con or s.mixed),
        NOTHING,
        "{con:describe} harm at large; none of {read} read tested whether this precaution keeps it "
        "away.",
        "A study that compares use with and without the precaution would change this.",
        (Reason.INDIRECT,),
    ),
    Rule(
        "harm reported in other circumstances",
        lambda s: s.harmed_elsewhere,
        UNDETERMINED,
        "{human_con:describe} harm, in other people or at other doses than the claim names.",
        "A report of the harm, or large controlled or cohort data, in these people would settle "
        "it.",
        (Reason.CANNOT_TELL,),
    ),
    Rule(
        "harm reported in people",
        lambda s: bool(human((*s.con, *s.mixed))),
        CONTRADICTED,
        "{human_con:describe} such harm in people.",
        "Nothing short of showing those reports to be mistaken would change this.",
        (Reason.HARM_REPORTED,),
    ),
    Rule(
        "harm in animals, large human data without it",
        lambda s: bool(s.con or s.mixed) and bool(s.pro),
        CONTESTED,
        "{con:show} the harm, {pro} did not find it.",
        "Large controlled or cohort studies in people would settle it.",
        (Reason.PRECLINICAL_ONLY, Reason.POINTS_BOTH_WAYS),
    ),
    Rule(
        "safe at large, harm in animals",
        lambda s: bool(s.con or s.mixed) and not s.names_harm,
        UNDETERMINED,
        "{con:show} harm in animals; nothing among {read} read tells of people.",
        "Reports of harm in people, or large controlled or cohort studies, would settle it.",
        (Reason.PRECLINICAL_ONLY,),
    ),
    Rule(
        "harm in animals",
        lambda s: bool(s.con or s.mixed),
        CONTRADICTED,
        "{con:show} the harm, and no large study in people rules it out.",
        "Large controlled or cohort studies in people without the harm would change this.",
        (Reason.PRECLINICAL_ONLY,),
    ),
    Rule(
        "large human data without it",
        lambda s: rules_out(s.pro) and s.names_harm,
        SUPPORTED,
        "{human_pro} looked for the harm and did not find it; no report of it was found.",
        "Any report of the harm in people would change this.",
    ),
    Rule(
        "absence seen only in other circumstances",
        lambda s: bool(human(s.pro)) and not fitting(human(s.pro)),
        UNDETERMINED,
        "{human_pro} did not find it, in other people, other uses or together with something else.",
        "Large controlled or cohort studies of this very use would settle it.",
        (Reason.INDIRECT,),
    ),
    Rule(
        "small human data without it",
        lambda s: bool(human(s.pro)),
        PARTLY,
        "{human_pro} did not find it, too few, too short or too general to rule it out.",
        "Any report of the harm in people, or large cohort data, would change this.",
        (Reason.INDIRECT,),
    ),
    Rule(
        "animal data cannot show absence",
        lambda s: bool(s.pro),
        UNDETERMINED,
        "Only {pro} did not find it, and animals cannot show that people are safe.",
        "Large controlled or cohort studies in people would settle it.",
        (Reason.PRECLINICAL_ONLY,),
    ),
)

MECHANISM = (
    Rule(
        "both ways",
        lambda s: len(s.pro) < _PREVAIL * len(s.con) and len(s.con) < _PREVAIL * len(s.pro),
        CONTESTED,
        "{pro:support} it, {con:do} not.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "shown",
        lambda s: len(s.pro) >= _PREVAIL * len(s.con) and bool(s.pro),
        SUPPORTED,
        "{pro:support} it{but}.",
        "Pharmacological studies that fail to show it would change this.",
    ),
    Rule(
        "shown otherwise",
        lambda s: bool(s.con),
        CONTRADICTED,
        "{con:show} otherwise.",
        "Pharmacological studies that show it would change this.",
    ),
    Rule(
        "undecided",
        lambda s: bool(s.mixed),
        PARTLY,
        "{mixed:bear} on it, undecided.",
        _READ_THEM,
        (Reason.POINTS_BOTH_WAYS,),
    ),
)

EPIDEMIOLOGY = (
    Rule(
        "both ways",
        lambda s: bool(human(s.pro) and human(s.con)),
        CONTESTED,
        "{human_pro:support} it, {con:do} not.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "described in people",
        lambda s: bool(human(s.pro)),
        SUPPORTED,
        "{human_pro:describe} it.",
        "Cohorts, surveys or guidelines that describe it otherwise would change this.",
    ),
    Rule(
        "described otherwise",
        lambda s: bool(human(s.con)),
        CONTRADICTED,
        "{con:describe} it otherwise.",
        "Cohorts, surveys or guidelines that describe it so would change this.",
    ),
    Rule(
        "described indirectly",
        lambda s: bool(s.pro or s.mixed),
        PARTLY,
        "{pro_or_mixed:bear} on it, indirectly.",
        "Cohorts, surveys or guidelines on it would change this.",
        (Reason.INDIRECT,),
    ),
)

EVIDENCE = (
    Rule(
        "it is being studied",
        lambda s: s.activity_only and bool(s.pro or s.mixed),
        SUPPORTED,
        "{pro_or_mixed:show} that it is studied.",
        "Nothing but the loss of these records would change this.",
    ),
    Rule(
        "evidence said to be missing has been found",
        lambda s: s.denies_evidence and bool(strong(s.con)) and not syntheses(s.pro),
        CONTRADICTED,
        "{strong_con:show} it in people.",
        "Nothing short of showing those studies to be mistaken would change this.",
    ),
    Rule(
        "evidence both missing and found",
        lambda s: s.denies_evidence and bool(strong(s.con)),
        CONTESTED,
        "{pro:report} no such studies, while {strong_con:show} it in people.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "evidence said to be missing is reported missing",
        lambda s: s.denies_evidence and bool(human(s.pro)) and not s.con,
        SUPPORTED,
        "{human_pro:report} no such studies, or found no effect.",
        "A controlled study in people that shows the effect would change this.",
    ),
    Rule(
        "controlled evidence missing, weaker evidence found",
        lambda s: s.denies_evidence and bool(human(s.pro)),
        PARTLY,
        "{human_pro:report} no controlled studies, but {con:point} the other way.",
        _TRIALS_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "evidence neither found nor ruled out",
        lambda s: s.denies_evidence and bool(s.pro or s.con),
        UNDETERMINED,
        "Which way the evidence points could not be told.",
        _READ_THEM,
        (Reason.CANNOT_TELL,),
    ),
    Rule(
        "no word on whether there is evidence",
        lambda s: s.denies_evidence,
        NOTHING,
        "No controlled study in people, and no review that looked for one, was found among "
        "{read} read.",
        _TRIALS_WANTED,
    ),
    Rule(
        "people do report it",
        lambda s: asks.self_report(s.claim) and bool(human(s.pro)),
        SUPPORTED,
        "{human_pro:record} that people say so.",
        "Surveys in which people say otherwise would change this.",
    ),
    Rule(
        "reviews report no such studies",
        lambda s: s.clinical_proof and bool(s.con) and not strong(s.pro),
        CONTRADICTED,
        "{con:report} that such studies do not exist or found otherwise.",
        "A controlled study in people that shows the effect would change this.",
        (Reason.NO_SUCH_STUDIES,),
    ),
    Rule(
        "studies said to be missing have been found",
        lambda s: s.clinical_proof and bool(s.con),
        CONTESTED,
        "{strong_pro:show} it, while {con:report} no such studies.",
        _REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "no clinical study among what was read",
        lambda s: s.clinical_proof and not strong(s.pro),
        NOTHING,
        "No controlled study in people that shows this was found among {read} read.",
        _TRIALS_WANTED,
    ),
    *EFFICACY,
)

COMPARATIVE = (
    Rule(
        "safety compared in animals only",
        lambda s: asks.safer(s.claim) and bool(s.pro) and not human((*s.pro, *s.con, *s.mixed)),
        UNDETERMINED,
        "Only {pro:compare} the two, and animals cannot show which is safer for people.",
        "A direct comparison in people would settle it.",
        (Reason.PRECLINICAL_ONLY,),
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

# Before all others: where nothing was read nothing was found, and that says nothing.
UNREAD = Rule(
    "nothing was read",
    lambda s: s.claim.checkable and not s.read and not s.told,
    UNDETERMINED,
    "No records were read for it, so nothing can be said.",
    "Records to read would settle it: littrack refresh fetches what the saved queries find.",
    (Reason.NOTHING_READ,),
)

REGULATORY = (
    Rule(
        "what a regulator did",
        lambda _: True,
        UNDETERMINED,
        "What a regulator or a law allows is not found by studies.",
        "The regulator's own register would settle it.",
        (Reason.OUTSIDE_PUBMED,),
    ),
)

# Where nothing above holds.
REST = (
    Rule(
        "cannot tell",
        lambda s: bool(s.unsure),
        UNDETERMINED,
        "{unsure:bear} on it, but which way the program cannot tell.",
        _READ_THEM,
        (Reason.CANNOT_TELL,),
    ),
    Rule(
        "subject not read",
        lambda s: s.subject_unread,
        UNDETERMINED,
        "What the claim is about was not recognised, so silence of {read} means nothing.",
        _READ_THEM,
        (Reason.INTERVENTION_NOT_READ,),
    ),
    Rule(
        "outside the topic",
        lambda s: bool(s.unsearched),
        UNDETERMINED,
        "No saved query of the topic searches for “{unsearched}”.",
        "A saved query that searches for it would change this.",
        (Reason.OUTSIDE_TOPIC,),
    ),
    Rule(
        "nothing found",
        lambda _: True,
        NOTHING,
        "{Read} came nearest to it; those that name it say nothing of it.",
        _NEW_STUDIES,
    ),
)

POLICY: dict[ClaimType, tuple[Rule, ...]] = {
    ClaimType.EFFICACY: EFFICACY,
    ClaimType.COMPARATIVE: COMPARATIVE,
    ClaimType.HARM: HARM,
    ClaimType.NO_HARM: NO_HARM,
    ClaimType.MECHANISM: MECHANISM,
    ClaimType.EPIDEMIOLOGY: EPIDEMIOLOGY,
    ClaimType.REGULATORY: REGULATORY,
    ClaimType.OTHER: EPIDEMIOLOGY,
    ClaimType.EVIDENCE: EVIDENCE,
    ClaimType.NAMED_STUDY: NAMED_STUDY,
    ClaimType.NOT_CHECKABLE: (
        Rule(
            "dismissed",
            lambda s: s.claim.dismissed,
            VerdictLabel.NOT_CHECKABLE,
            "A person dismissed it as misread: the article does not claim it.",
            "The person's word taken back: littrack review --all.",
        ),
        Rule(
            "not checkable",
            lambda _: True,
            VerdictLabel.NOT_CHECKABLE,
            "Literature cannot answer it.",
            "Nothing: it is advice, a value judgement or an announcement.",
        ),
    ),
}


def rules_for(claim: Claim) -> tuple[Rule, ...]:
    """The list a claim is decided by; "the main risk is X" is a statement of how things are."""
    return EPIDEMIOLOGY if asks.only_risk(claim) else POLICY[asks.judged_as(claim)]


def indirectness(scene: Scene) -> tuple[Reason, ...]:
    """Say what keeps support from being whole: only animals, only self-report, or else indirect."""
    heap = scene.pro or scene.mixed
    if not heap or strong(heap):
        return ()
    if len(preclinical(heap)) == len(heap):
        return (Reason.PRECLINICAL_ONLY,)
    if len(self_report(heap)) == len(heap):
        return (Reason.SELF_REPORT_ONLY,)
    return (Reason.INDIRECT,)

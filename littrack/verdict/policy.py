"""FIELD's policy: for each kind of claim an ordered list of rules, the first that holds decides."""

from __future__ import annotations

from littrack import asks
from littrack.model import Claim, ClaimType, Reason, VerdictLabel
from littrack.verdict.evidence_summary import EvidenceSummary, preclinical, self_report, strong
from littrack.verdict.rules.description import EPIDEMIOLOGY, MECHANISM
from littrack.verdict.rules.efficacy import COMPARATIVE, EFFICACY
from littrack.verdict.rules.rule import NEW_STUDIES, NOTHING, READ_THEM, UNDETERMINED, Rule
from littrack.verdict.rules.safety import HARM, NO_HARM
from littrack.verdict.rules.studies import EVIDENCE, NAMED_STUDY

__all__ = ["POLICY", "REST", "UNREAD", "Rule", "indirectness", "rules_for"]

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
        READ_THEM,
        (Reason.CANNOT_TELL,),
    ),
    Rule(
        "subject not read",
        lambda s: s.subject_unread,
        UNDETERMINED,
        "What the claim is about was not recognised, so silence of {read} means nothing.",
        READ_THEM,
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
        NEW_STUDIES,
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


def indirectness(summary: EvidenceSummary) -> tuple[Reason, ...]:
    """Say what keeps support from being whole: only animals, only self-report, or else indirect."""
    evidence = summary.supporting or summary.mixed
    if not evidence or strong(evidence):
        return ()
    if len(preclinical(evidence)) == len(evidence):
        return (Reason.PRECLINICAL_ONLY,)
    if len(self_report(evidence)) == len(evidence):
        return (Reason.SELF_REPORT_ONLY,)
    return (Reason.INDIRECT,)

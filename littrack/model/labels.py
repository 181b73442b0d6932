"""The words, signs and order in which verdicts and citations are shown, on every page and file."""

from __future__ import annotations

from dataclasses import dataclass

from littrack.model.claim import Claim, ClaimType
from littrack.model.evidence import (
    Lean,
    LeanDegree,
    Mismatch,
    MismatchKind,
    Reason,
    Verdict,
    VerdictLabel,
)
from littrack.model.kinds import NoticeKind, Stance
from littrack.model.report import CitationState

DISCLAIMER = (
    "Verdicts are read from abstracts, not full texts, by a machine unless a person is named; "
    "abstracts can overstate what their papers found. This is not medical advice: nobody should "
    "start, stop or change a treatment because of it."
)
DIGEST_MARK = "digest by the project, not the publisher's abstract"


@dataclass(frozen=True, slots=True)
class Wording:
    """A sign that is never an emoji, a word, and one plain sentence."""

    sign: str
    word: str
    sentence: str


# Worst first: this order is the page's order.
VERDICTS: dict[VerdictLabel, Wording] = {
    VerdictLabel.CONTRADICTED: Wording(
        "✕", "Contradicted", "Evidence of the right kind says otherwise."
    ),
    VerdictLabel.CONTESTED: Wording(
        "⇄", "Contested", "Evidence of the right kind points both ways."
    ),
    VerdictLabel.NO_EVIDENCE_FOUND: Wording(
        "○",
        "No evidence found",
        "None of the records read is a study that tests it; that alone says nothing of its truth.",
    ),
    VerdictLabel.UNDETERMINED: Wording(
        "?", "Undetermined", "Records bear on it, but which way is for a person to read."
    ),
    VerdictLabel.PARTLY_SUPPORTED: Wording(
        "◐", "Partly supported", "Only indirect evidence, or only part of the claim, supports it."
    ),
    VerdictLabel.SUPPORTED: Wording(
        "✓", "Supported", "Consistent evidence of the right kind supports it."
    ),
    VerdictLabel.NOT_CHECKABLE: Wording(
        "–",
        "Not checkable",
        "Advice, a value judgement, an announcement: not for literature.",
    ),
}

# Worst first, as above.
CITATIONS: dict[CitationState, Wording] = {
    CitationState.NOT_FOUND_DEFINITIVE: Wording(
        "✕", "Not found", "This PMID was never assigned to a publication."
    ),
    CitationState.NOT_FOUND_STRONG: Wording(
        "✕",
        "Not found",
        "The journal's issues of that year are in PubMed and none holds such a study.",
    ),
    CitationState.IDENTIFIER_POINTS_ELSEWHERE: Wording(
        "✕", "Wrong", "The identifier belongs to another publication."
    ),
    CitationState.MISREPORTED: Wording(
        "✕", "Wrong", "The study exists; what the article says of it does not match."
    ),
    CitationState.NOT_FOUND_WEAK: Wording(
        "○",
        "Not found",
        "No matching record where it was looked for; it may exist elsewhere.",
    ),
    CitationState.METADATA_DIFFERS: Wording(
        "◐",
        "Found with other details",
        "The study exists; journal, year or authors are given wrong.",
    ),
    CitationState.LOOKUP_FAILED: Wording(
        "?", "Could not check", "The look-up got no answer; nothing follows from that."
    ),
    CitationState.VERIFIED: Wording("✓", "Found", "The study exists and matches."),
    CitationState.UNSPECIFIC: Wording(
        "–", "Too vague to look up", "No study is named closely enough to look up."
    ),
}

STANCES: dict[Stance, Wording] = {
    Stance.SUPPORTS: Wording("+", "for", "speaks for the claim"),
    Stance.CONTRADICTS: Wording("−", "against", "speaks against the claim"),
    Stance.MIXED: Wording("±", "both ways", "bears on the claim and points both ways"),
    Stance.NEUTRAL: Wording("·", "near, not evidence", "comes near the claim and does not test it"),
}

REASONS: dict[Reason, str] = {
    Reason.PRECLINICAL_ONLY: "only animal or laboratory studies",
    Reason.SELF_REPORT_ONLY: "only what users report of themselves",
    Reason.INDIRECT: "only indirect evidence",
    Reason.PART_OF_CLAIM: "true of part of the claim only",
    Reason.WORDING_STRONGER: "the wording is stronger than the evidence",
    Reason.POINTS_BOTH_WAYS: "the evidence points both ways",
    Reason.HARM_REPORTED: "harm is reported in people",
    Reason.NO_SUCH_STUDIES: "reviews report that there are no such studies",
    Reason.CITED_STUDY_NOT_FOUND: "the study it leans on was not found",
    Reason.CANNOT_TELL: "the program cannot tell which way the records point",
    Reason.DIGESTS_ONLY: "read from digests by the project only",
    Reason.FEW_STUDIES: "few or small studies",
    Reason.NOTHING_READ: "no records were read",
    Reason.OUTSIDE_PUBMED: "what a regulator or a court did, a law or a price is not in PubMed",
    Reason.OUTSIDE_TOPIC: "no saved query of the topic searches for it",
    Reason.INTERVENTION_NOT_READ: "what the claim is about was not recognised",
}

MISMATCHES: dict[MismatchKind, str] = {
    MismatchKind.INTERVENTION: "another substance",
    MismatchKind.OUTCOME: "another outcome",
    MismatchKind.POPULATION: "other people",
    MismatchKind.SPECIES: "animals or cells",
    MismatchKind.DOSE: "another dose",
    MismatchKind.QUANTITY: "the amount is not in the sentence",
    MismatchKind.TIME: "the time is not in the sentence",
    MismatchKind.UNIVERSAL: "the sentence does not say it of all cases",
    MismatchKind.CERTAINTY: "the sentence does not call it proven",
    MismatchKind.WHOLE: "it is not sure that the sentence says all of it",
    MismatchKind.COMPARATOR: "another comparison",
}

LEANS: dict[LeanDegree, str] = {
    LeanDegree.LIKELY: "likely",
    LeanDegree.RATHER: "rather",
    LeanDegree.CANNOT_TELL: "cannot tell",
}

TYPES: dict[ClaimType, str] = {
    ClaimType.EFFICACY: "efficacy in people",
    ClaimType.MECHANISM: "mechanism",
    ClaimType.HARM: "harm",
    ClaimType.NO_HARM: "absence of harm",
    ClaimType.COMPARATIVE: "comparison",
    ClaimType.EPIDEMIOLOGY: "epidemiology, time course",
    ClaimType.EVIDENCE: "what studies are said to show",
    ClaimType.NAMED_STUDY: "a named study",
    ClaimType.REGULATORY: "approval or law",
    ClaimType.OTHER: "a statement of another kind",
    ClaimType.NOT_CHECKABLE: "not checkable",
}

NOTICES: dict[NoticeKind, str] = {
    NoticeKind.RETRACTED: "Retracted: does not count",
    NoticeKind.PARTLY_RETRACTED: "Partly retracted",
    NoticeKind.CONCERN: "Expression of concern",
    NoticeKind.ERRATUM: "Corrected (a correction is not a retraction)",
    NoticeKind.SUPERSEDED: "Superseded by a newer version",
    NoticeKind.IS_NOTICE: "Itself a notice, not a study",
    NoticeKind.SAME_TRIAL: "Another report of a trial already counted",
}


def differs(mismatch: Mismatch) -> str:
    """Say in what a record and the claim differ: "other people (claim: X; record: Y)"."""
    given = (("claim", mismatch.claim_has), ("record", mismatch.record_has))
    sides = "; ".join(f"{who}: {has}" for who, has in given if has)
    return f"{MISMATCHES[mismatch.kind]} ({sides})" if sides else MISMATCHES[mismatch.kind]


def leaning(lean: Lean) -> str:
    """Say which way the likeliest records point; always followed by "read these"."""
    side = {Stance.SUPPORTS: "for the claim", Stance.CONTRADICTS: "against the claim"}
    if lean.degree is LeanDegree.CANNOT_TELL or lean.to not in side:
        return "which way they point cannot be told"
    return f"{LEANS[lean.degree]} {side[lean.to]}"


def rejection(verdict: Verdict) -> str:
    """What stands beside a claim that the article rejects; empty for one it makes."""
    if verdict.claim.endorsed:
        return ""
    sentence = "The article rejects this statement; the verdict is on the statement."
    borne = {True: " The literature contradicts it too.", False: " The literature supports it."}
    return sentence + (borne[verdict.borne_out] if verdict.borne_out is not None else "")


def correction(claim: Claim) -> str:
    """What stands beside a claim that a person read otherwise than the machine; else empty."""
    if not claim.corrected_by:
        return ""
    done = "Dismissed as misread" if claim.dismissed else "Corrected"
    return f"{done} by a person ({claim.corrected_by})."


def rank(label: VerdictLabel) -> int:
    """Where a verdict stands in the page's order, worst first."""
    return list(VERDICTS).index(label)


def citation_rank(state: CitationState) -> int:
    """Where a citation stands in the page's order, worst first."""
    return list(CITATIONS).index(state)

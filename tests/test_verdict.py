"""FIELD's policy: what a heap of evidence lets the program say."""

import pytest

from littrack.model import (
    Claim,
    ClaimType,
    Design,
    Evidence,
    EvidenceLevel,
    Grade,
    Judgement,
    Notice,
    NoticeKind,
    PeerReview,
    Pmid,
    Reason,
    Record,
    Species,
    Stance,
    VerdictLabel,
)
from littrack.verdict import decide

LEVELS = {
    Design.RANDOMISED_TRIAL: EvidenceLevel.HUMAN_TRIAL,
    Design.SYSTEMATIC_REVIEW: EvidenceLevel.SYSTEMATIC_REVIEW,
    Design.ANIMAL_EXPERIMENT: EvidenceLevel.ANIMAL,
    Design.SURVEY: EvidenceLevel.SELF_REPORT,
    Design.CASE_REPORT: EvidenceLevel.CASE_REPORT,
    Design.COHORT: EvidenceLevel.HUMAN_OBSERVATIONAL,
}


def claim(kind, text="The herb eases pain.", **more):
    return Claim(id="c", text=text, type=kind, places=(), intervention="herb", **more)


def seen(design, stance, key="1", n=None, notices=()):
    body = Species.ANIMAL if design is Design.ANIMAL_EXPERIMENT else Species.HUMAN
    return Evidence(
        Record(pmid=Pmid(key), title="t"),
        Judgement(stance, 0.9),
        Grade(design, LEVELS[design], body, PeerReview.REVIEWED, n=n, notices=notices),
    )


PRO, CON = Stance.SUPPORTS, Stance.CONTRADICTS


@pytest.mark.parametrize(
    ("kind", "heap", "label"),
    [
        pytest.param(
            ClaimType.EFFICACY,
            [seen(Design.ANIMAL_EXPERIMENT, PRO), seen(Design.SURVEY, PRO, "2")],
            VerdictLabel.PARTLY_SUPPORTED,
            id="mice and surveys support in part only",
        ),
        pytest.param(
            ClaimType.EFFICACY,
            [seen(Design.SYSTEMATIC_REVIEW, PRO)],
            VerdictLabel.SUPPORTED,
            id="a review of trials supports",
        ),
        pytest.param(
            ClaimType.EFFICACY,
            [seen(Design.RANDOMISED_TRIAL, PRO, n=20)],
            VerdictLabel.PARTLY_SUPPORTED,
            id="one small trial supports in part",
        ),
        pytest.param(
            ClaimType.NO_HARM,
            [seen(Design.RANDOMISED_TRIAL, PRO), seen(Design.CASE_REPORT, CON, "2")],
            VerdictLabel.CONTRADICTED,
            id="a case report defeats without harm",
        ),
        pytest.param(
            ClaimType.HARM,
            [seen(Design.CASE_REPORT, PRO)],
            VerdictLabel.SUPPORTED,
            id="a case report is enough for can cause",
        ),
        pytest.param(
            ClaimType.NO_HARM, [], VerdictLabel.NO_EVIDENCE_FOUND, id="silence is silence"
        ),
        pytest.param(
            ClaimType.EFFICACY,
            [seen(Design.RANDOMISED_TRIAL, PRO, notices=(Notice(NoticeKind.RETRACTED),))],
            VerdictLabel.NO_EVIDENCE_FOUND,
            id="a retracted trial does not count",
        ),
    ],
)
def test_the_label_follows_the_kind_of_evidence(kind, heap, label):
    assert decide(claim(kind), heap, 10).label is label


def test_the_reason_names_what_speaks_against_and_only_that():
    survey, mice = seen(Design.SURVEY, PRO), seen(Design.ANIMAL_EXPERIMENT, CON, "2")
    both = seen(Design.COHORT, Stance.MIXED, "3")
    found = decide(claim(ClaimType.EFFICACY), [mice, survey, both], 10).why
    assert found.startswith("One survey points this way and one animal experiment against it;")
    alone = decide(claim(ClaimType.EFFICACY), [seen(Design.CASE_REPORT, CON), both], 10)
    assert alone.why.endswith("; one case report speaks against it.")


def test_one_report_describes_a_harm_and_does_not_report_it_twice():
    found = decide(claim(ClaimType.NO_HARM), [seen(Design.CASE_REPORT, CON)], 10)
    assert found.why == "One case report describes such harm in people."


def test_the_reason_counts_designs_in_words():
    heap = [seen(Design.ANIMAL_EXPERIMENT, PRO, str(i)) for i in range(2)]
    found = decide(claim(ClaimType.EFFICACY), heap, 118)
    assert found.why == (
        "Two animal experiments point this way; no controlled study in people that shows "
        "exactly this was found among 120 records read."
    )
    assert Reason.PRECLINICAL_ONLY in found.reasons


def test_what_a_regulator_did_is_outside_pubmed_whatever_comes_near():
    said = claim(ClaimType.REGULATORY, "The FDA approved the herb.")
    verdict = decide(said, [seen(Design.RANDOMISED_TRIAL, PRO, n=500)], 3)
    assert verdict.label is VerdictLabel.UNDETERMINED
    assert verdict.reasons == (Reason.OUTSIDE_PUBMED,)


def test_silence_of_a_claim_whose_subject_was_not_read_is_not_said():
    said = claim(ClaimType.OTHER)
    assert decide(said, [], 9, unread=True).label is VerdictLabel.UNDETERMINED
    assert decide(said, [], 9, unread=False).label is VerdictLabel.NO_EVIDENCE_FOUND

"""Laws of the policy that hold whatever the evidence is."""

import random

from hypothesis import example, given
from hypothesis import strategies as st

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
    Record,
    Species,
    Stance,
    VerdictLabel,
)
from littrack.verdict import decide

KINDS = {
    Design.SYSTEMATIC_REVIEW: (EvidenceLevel.SYSTEMATIC_REVIEW, Species.HUMAN),
    Design.META_ANALYSIS: (EvidenceLevel.SYSTEMATIC_REVIEW, Species.HUMAN),
    Design.RANDOMISED_TRIAL: (EvidenceLevel.HUMAN_TRIAL, Species.HUMAN),
    Design.COHORT: (EvidenceLevel.HUMAN_OBSERVATIONAL, Species.HUMAN),
    Design.SURVEY: (EvidenceLevel.SELF_REPORT, Species.HUMAN),
    Design.CASE_REPORT: (EvidenceLevel.CASE_REPORT, Species.HUMAN),
    Design.NARRATIVE_REVIEW: (EvidenceLevel.REVIEW, Species.HUMAN),
    Design.ANIMAL_EXPERIMENT: (EvidenceLevel.ANIMAL, Species.ANIMAL),
    Design.IN_VITRO: (EvidenceLevel.IN_VITRO, Species.CELLS),
}
BENCH = (Design.ANIMAL_EXPERIMENT, Design.IN_VITRO)
# From against to for: nothing, then what stands between, then support.
TOWARDS = {
    VerdictLabel.CONTRADICTED: 0,
    VerdictLabel.NO_EVIDENCE_FOUND: 1,
    VerdictLabel.UNDETERMINED: 1,
    VerdictLabel.CONTESTED: 2,
    VerdictLabel.PARTLY_SUPPORTED: 3,
    VerdictLabel.SUPPORTED: 4,
    VerdictLabel.NOT_CHECKABLE: 1,
}


def one(design, stance, n=None, notices=(), number=0):
    level, species = KINDS[design]
    return Evidence(
        Record(pmid=Pmid(str(number)), title="t"),
        Judgement(stance, 0.9),
        Grade(design, level, species, PeerReview.REVIEWED, n=n, notices=notices),
    )


@st.composite
def evidence_lists(draw, designs=tuple(KINDS), stances=tuple(Stance)):
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(designs), st.sampled_from(stances), st.sampled_from([None, 20, 500])
            ),
            max_size=6,
        )
    )
    return [one(d, s, n, number=i + 1) for i, (d, s, n) in enumerate(rows)]


CLAIMS = st.builds(
    lambda kind, boost: Claim(
        "c", "The herb eases pain.", kind, (), intervention="herb", boosts=boost
    ),
    st.sampled_from([k for k in ClaimType if k is not ClaimType.NAMED_STUDY]),
    st.sampled_from([(), ("proven",)]),
)
HERB = {"intervention": "herb"}
EFFICACY = Claim("c", "The herb eases pain.", ClaimType.EFFICACY, (), **HERB)
NO_HARM = Claim(
    "c", "The herb does not addict.", ClaimType.NO_HARM, (), outcome="addiction", **HERB
)
UNREAD = Claim("c", "It eases pain.", ClaimType.EFFICACY, ())


@given(CLAIMS, evidence_lists(), st.integers(), st.integers(0, 500))
def test_order_does_not_matter(claim, evidence, seed, silent):
    shuffled = random.Random(seed).sample(evidence, len(evidence))  # noqa: S311 - a shuffle, not a secret
    assert decide(claim, evidence, silent) == decide(claim, shuffled, silent)


@given(CLAIMS, evidence_lists(), st.sampled_from(list(KINDS)), st.sampled_from(list(Stance)))
def test_a_retracted_record_never_changes_a_verdict(claim, evidence, design, stance):
    gone = one(design, stance, 500, (Notice(NoticeKind.RETRACTED),), 99)
    before, after = decide(claim, evidence, 10), decide(claim, [*evidence, gone], 9)
    assert (before.label, before.rule) == (after.label, after.rule)


@given(evidence_lists(designs=BENCH))
def test_mice_and_cells_never_lift_a_claim_about_people_above_partly(evidence):
    assert TOWARDS[decide(EFFICACY, evidence, 10).label] <= TOWARDS[VerdictLabel.PARTLY_SUPPORTED]


@given(evidence_lists(), st.sampled_from(BENCH))
def test_another_mouse_never_makes_a_claim_about_people_supported(evidence, design):
    before = decide(EFFICACY, evidence, 10).label
    after = decide(EFFICACY, [*evidence, one(design, Stance.SUPPORTS, number=99)], 10).label
    assert after is not VerdictLabel.SUPPORTED or before is VerdictLabel.SUPPORTED


@given(CLAIMS, st.integers(0, 5000))
def test_silence_never_contradicts_and_never_supports(claim, silent):
    found = decide(claim, [], silent).label
    decided_elsewhere = claim.type is ClaimType.REGULATORY  # what a regulator did is in no study
    said = silent and not decided_elsewhere
    nothing = VerdictLabel.NO_EVIDENCE_FOUND if said else VerdictLabel.UNDETERMINED
    assert found in {nothing, VerdictLabel.NOT_CHECKABLE}


@given(evidence_lists(), st.integers(0, 500))
def test_a_claim_whose_subject_was_not_read_is_never_supported_and_never_silence(evidence, silent):
    assert decide(UNREAD, evidence, silent).label not in {
        VerdictLabel.SUPPORTED,
        VerdictLabel.NO_EVIDENCE_FOUND,
    }


@given(evidence_lists(), st.sampled_from([d for d in KINDS if d not in BENCH]))
def test_human_harm_data_always_defeat_without_harm(evidence, design):
    report = one(design, Stance.CONTRADICTS, number=99)
    assert decide(NO_HARM, [*evidence, report], 10).label is VerdictLabel.CONTRADICTED


@given(
    st.sampled_from([EFFICACY, NO_HARM, Claim("c", "It harms.", ClaimType.HARM, ())]),
    evidence_lists(stances=(Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NEUTRAL)),
    st.sampled_from(list(KINDS)),
)
@example(EFFICACY, [one(Design.RANDOMISED_TRIAL, Stance.CONTRADICTS, 20, number=1)], Design.COHORT)
def test_adding_support_never_moves_a_verdict_away_from_support(claim, evidence, design):
    before = decide(claim, evidence, 10).label
    after = decide(claim, [*evidence, one(design, Stance.SUPPORTS, 500, number=99)], 10).label
    assert TOWARDS[after] >= TOWARDS[before]


@given(CLAIMS, evidence_lists(), st.integers(0, 500))
def test_every_verdict_says_why_and_what_would_change_it(claim, evidence, silent):
    found = decide(claim, evidence, silent)
    assert found.why.endswith(".")
    assert found.would_change
    assert found.rule
    assert found.silent + len(found.evidence) == silent + len(evidence)

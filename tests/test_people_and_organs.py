"""Cells are not people, organs are not each other, missing evidence is not proof: own records."""

from functools import partial

import pytest

from littrack.concepts import Lexicon
from littrack.grade import design
from littrack.model import (
    Claim,
    ClaimType,
    Design,
    Direction,
    Stance,
    VerdictLabel,
)
from littrack.stance import Judge
from tests import judging
from tests.judging import record

REVIEW, RCT, CASE = "Systematic Review", "Randomized Controlled Trial", "Case Reports"
WEAK = {VerdictLabel.PARTLY_SUPPORTED, VerdictLabel.NO_EVIDENCE_FOUND, VerdictLabel.UNDETERMINED}

verdict = partial(judging.verdict, Lexicon())


def claim(kind, text, thing, outcome, **more):
    return Claim("c", text, kind, (), intervention=thing, outcome=outcome, **more)


def stance(asked, text, title="A study"):
    return Judge(Lexicon()).judge(asked, [record(title, text)])[0].stance


SEARCHED = "We searched PubMed and Google Scholar for resveratrol."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SEARCHED, Design.NARRATIVE_REVIEW),
        (f"{SEARCHED} Inclusion criteria were trials in adults.", Design.SYSTEMATIC_REVIEW),
        (f"{SEARCHED} Twelve trials were included.", Design.SYSTEMATIC_REVIEW),
        (f"{SEARCHED} Reporting follows PRISMA.", Design.SYSTEMATIC_REVIEW),
    ],
)
def test_databases_alone_make_no_systematic_review(text, kind):
    found = design.from_text("Resveratrol and the heart", text)
    assert found
    assert found[0] is kind


@pytest.mark.parametrize(
    "text",
    [
        "Resveratrol reduced cancer by apoptosis of cells.",
        "Resveratrol reduced cancer in mice.",
        "Resveratrol reduced cancer in vitro and in rats. Clinical trials in patients are needed.",
        "Resveratrol inhibits cancer cell lines and reduced cancer growth.",
    ],
)
@pytest.mark.parametrize("kind", [REVIEW, "Meta-Analysis", RCT])
def test_what_cells_and_animals_did_never_supports_an_effect_in_people_whole(text, kind):
    asked = claim(ClaimType.EFFICACY, "Resveratrol treats cancer.", "resveratrol", "cancer")
    found = verdict(asked, record("Resveratrol", text, kind), record("Again", text, kind, 2))
    assert found.label in WEAK


def test_a_review_that_speaks_of_no_trial_and_nobody_is_not_strong():
    asked = claim(ClaimType.EFFICACY, "Resveratrol treats cancer.", "resveratrol", "cancer")
    mute = "Resveratrol reduced cancer."
    assert verdict(asked, record("A view", mute, REVIEW)).label in WEAK
    told = f"Nine trials with 900 patients were pooled. {mute}"
    assert verdict(asked, record("A view", told, REVIEW)).label is VerdictLabel.SUPPORTED


ORGANS = {
    "liver": "Valerian caused cholestatic hepatitis in a woman.",
    "kidneys": "Valerian caused acute kidney injury in a man.",
    "heart": "Valerian caused QT prolongation in a man.",
    "muscles": "Valerian caused rhabdomyolysis in a woman.",
    "lungs": "Valerian caused respiratory failure in a man.",
    "brain": "Valerian caused seizures in a man.",
}


@pytest.mark.parametrize("organ", ORGANS)
@pytest.mark.parametrize("hurt", ORGANS)
def test_only_harms_of_the_organ_named_contradict_its_safety(organ, hurt):
    asked = claim(
        ClaimType.NO_HARM,
        f"Valerian is safe for the {organ}.",
        "valerian",
        "harm",
        direction=Direction.ABSENT,
    )
    expected = Stance.CONTRADICTS if organ == hurt else Stance.NEUTRAL
    assert stance(asked, ORGANS[hurt]) is expected


def test_normal_liver_values_are_no_harm():
    asked = claim(ClaimType.NO_HARM, "Valerian is safe for the liver.", "valerian", "harm")
    text = "Liver values were normal in 200 valerian users."
    assert stance(asked, text) is not Stance.CONTRADICTS


@pytest.mark.parametrize(
    "text",
    ["Valerian does not cause muscle problems.", "Valerian causes no muscle problems."],
)
def test_causing_none_is_judged_as_a_denial(text):
    asked = claim(ClaimType.HARM, text, "valerian", "muscle problems")
    seen = record("A woman", "A woman developed myopathy on valerian.", CASE)
    assert verdict(asked, seen).label is VerdictLabel.CONTRADICTED


def test_genes_that_go_with_a_disease_are_no_harm_of_the_vitamin():
    asked = claim(
        ClaimType.NO_HARM,
        "Folate is completely safe.",
        "folate",
        "harm",
        direction=Direction.ABSENT,
    )
    text = "MTHFR polymorphisms of folate metabolism were associated with cancer susceptibility."
    assert stance(asked, text, "Folate genes: a review") is Stance.NEUTRAL
    assert stance(asked, "Folate caused anaphylaxis in a man.") is Stance.CONTRADICTS


@pytest.mark.parametrize("drugs", ["medicines", "medications", "drugs", "prescription drugs"])
def test_medicines_by_any_name_interact(drugs):
    asked = claim(ClaimType.HARM, f"Hypericum can interact with other {drugs}.", "hypericum", drugs)
    text = "Hypericum caused drug interactions with cyclosporine in two patients."
    assert stance(asked, text) is Stance.SUPPORTS


def test_cancer_cells_killed_in_a_dish_are_judged_as_a_mechanism():
    asked = claim(
        ClaimType.HARM,
        "Resveratrol kills cancer cells in the laboratory.",
        "resveratrol",
        "cancer cells",
    )
    dish = record("In vitro", "Resveratrol induced apoptosis and kills cancer cells in vitro.")
    assert verdict(asked, dish).label is VerdictLabel.SUPPORTED
    hurt = record("A man", "A man on resveratrol developed cancer.", CASE)
    assert verdict(asked, hurt).label is not VerdictLabel.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that hypericum relieves depression.",
        "There is no clinical evidence that hypericum relieves depression.",
    ],
)
def test_evidence_said_to_be_missing_is_judged_the_right_way_round(text):
    asked = claim(ClaimType.EVIDENCE, text, "hypericum", "depression", negated=True)
    none = record(
        "Hypericum for depression: a systematic review",
        "No controlled human trials of hypericum were found.",
        REVIEW,
    )
    shown = record(
        "Hypericum",
        "240 adults were randomised. Hypericum reduced depression more than placebo in patients.",
        RCT,
    )
    assert verdict(asked, none).label is VerdictLabel.SUPPORTED
    assert verdict(asked, shown).label is VerdictLabel.CONTRADICTED

"""The thing must act: what is only named, needed less, added to or had by the people says nothing.

Records of our own writing; the drugs are never those of the cases that brought the rules about.
"""

import re
from functools import partial

import pytest

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    ClaimType,
    Concept,
    Direction,
    Stance,
    VerdictLabel,
)
from littrack.stance import Judge, roles
from littrack.stance.clauses import clauses
from tests import judging

LEXICON = Lexicon([Concept(name="valerian", terms=("valerian", "valerian root"))])
NOTHING = Stance.NEUTRAL


record = partial(judging.record, label="RESULTS")
verdict = partial(judging.verdict, LEXICON)


def claim(kind, text, outcome, **more):
    return Claim("c", text, kind, (), intervention="valerian", outcome=outcome, **more)


def judged(asked, text, title="A study of herbs"):
    return Judge(LEXICON).judge(asked, [record(title, text)])[0]


PAIN = claim(ClaimType.EFFICACY, "Valerian relieves pain.", "pain", direction=Direction.DECREASES)


@pytest.mark.parametrize(
    "text",
    [
        "The block was effective in reducing pain, with a decrease in valerian use.",
        "The block lowered pain and gave less rescue valerian consumption.",
        "Pain scores and valerian consumption were significantly reduced by the block.",
        "The addition of the block to valerian reduced pain.",
        "Massage gave the same pain relief as valerian without the cost.",
        "Pain was reduced by massage in people with a history of valerian use.",
        "Valerian resistance was associated with reduced pain.",
        "Women reported improved pain, diet, sleep, and valerian intake.",
        "Pain was reduced by massage, adjusted for age, sex and valerian use.",
        "Women with pain (six months or longer) who took valerian were enrolled.",
        "The block was effective in reducing low back pain with decrease in valerian use.",
        "Larger trials are needed to see whether valerian could reduce pain.",
    ],
)
def test_a_thing_that_does_not_act_in_a_sentence_gets_no_stance_from_it(text):
    assert judged(PAIN, text).stance is NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "Valerian significantly reduced pain.",
        "Pain was lower in the valerian group than in the placebo group.",
        "Pain decreased after four weeks of valerian.",
        "Higher valerian intake was associated with less pain.",
        "Patients taking valerian had less pain.",
        "A significant effect of valerian in reducing pain was found.",
        "Pain was reduced by half with valerian.",
    ],
)
def test_a_thing_that_acts_is_heard(text):
    assert judged(PAIN, text).stance is Stance.SUPPORTS


def test_the_interval_of_a_ratio_decides_before_its_verb():
    asked = claim(
        ClaimType.EFFICACY,
        "Valerian reduces mortality.",
        "mortality",
        direction=Direction.DECREASES,
    )
    found = judged(asked, "Valerian reduced mortality (RR 0.83, 95% CI 0.26 to 2.68).")
    assert found.stance is Stance.CONTRADICTS
    found = judged(asked, "Valerian reduced mortality (RR 0.46, 95% CI 0.35 to 0.61).")
    assert found.stance is Stance.SUPPORTS


def test_what_helped_people_with_a_trouble_live_longer_did_not_cure_the_trouble():
    asked = claim(
        ClaimType.EFFICACY, "Valerian cures influenza.", "influenza", direction=Direction.DECREASES
    )
    text = "Valerian reduced mortality in 2,000 patients with influenza in 12 trials."
    assert verdict(asked, record("Valerian", text, "Meta-Analysis")).label in {
        VerdictLabel.NO_EVIDENCE_FOUND,
        VerdictLabel.UNDETERMINED,
    }
    text = "Valerian lessened influenza in 2,000 patients in 12 trials."
    found = verdict(asked, record("Valerian", text, "Meta-Analysis"))
    assert found.label is VerdictLabel.PARTLY_SUPPORTED
    assert found.evidence[0].judgement.mismatch == ("outcome: lessened, not cured",)


def test_one_lipid_is_not_another():
    asked = claim(
        ClaimType.EFFICACY,
        "Valerian lowers triglycerides.",
        "triglycerides",
        direction=Direction.DECREASES,
    )
    assert judged(asked, "Valerian lowered triglycerides.").stance is Stance.SUPPORTS
    assert judged(asked, "Valerian lowered LDL cholesterol.").stance is not Stance.SUPPORTS


def test_a_finding_in_special_people_alone_does_not_settle_a_claim_about_all():
    asked = claim(
        ClaimType.EFFICACY, "Valerian relieves pain.", "pain", direction=Direction.DECREASES
    )
    text = "Valerian had no significant effect on pain in 900 pregnant women in nine trials."
    found = verdict(asked, record("Valerian in pregnant women", text, "Meta-Analysis"))
    assert found.label is not VerdictLabel.CONTRADICTED
    assert found.evidence[0].judgement.mismatch == ("population: pregnant women only",)


SAFE = claim(ClaimType.NO_HARM, "Valerian is completely safe.", "harm", direction=Direction.ABSENT)


@pytest.mark.parametrize(
    "text",
    [
        "Valerian was seen reducing the appraisal of cancer as a threat and increasing hope.",
        "Bans can reduce valerian use but may increase stroke.",
        "Future toxicological assessment of valerian is due.",
        "Stroke patients receiving valerian had a lower probability of dementia.",
        "We compared 18-month mortality, stroke, and heart failure in valerian users.",
        "Probiotic use in antibiotic-associated diarrhea and valerian: an overview.",
        "Mortality in the groups receiving valerian was significantly lower than in the controls.",
        "People were worried about side effects of valerian.",
        "Valerian reduced the odds of death (OR 0.70; 95% CI 0.51-0.96) and stroke (OR 0.6).",
        "Valerian users had a significant time interaction.",
        "Death went with age (OR 3.0), tumour (OR 5.3), sepsis (OR 9.1), valerian (OR 1.1).",
        "Adverse events (AEs) were comparable between valerian and placebo.",
        "The pathway had an adverse effect on willingness to take valerian.",
        "We examined the association of an allele with cancer in valerian research.",
        "Nine valerian users died and nine controls died (RR 0.83, 95% CI 0.26 to 2.68).",
    ],
)
def test_a_harm_that_is_not_laid_at_its_door_does_not_speak_against_safety(text):
    assert judged(SAFE, text).stance in {NOTHING, Stance.SUPPORTS}


@pytest.mark.parametrize(
    "text",
    [
        "Valerian caused hepatitis in two women.",
        "Bleeding was more frequent with valerian than with placebo.",
        "Valerian-induced seizures were seen in three men.",
        "Three patients developed a rash and anaphylaxis after taking valerian.",
        "Valerian users experienced more adverse events.",
        "An excess of haemorrhage in the valerian group was found.",
    ],
)
def test_a_harm_laid_at_its_door_speaks_against_safety(text):
    assert judged(SAFE, text).stance is Stance.CONTRADICTS


@pytest.mark.parametrize(
    "text",
    [
        "Students would take valerian provided that it is proven safe and effective.",
        "Concerns about valerian safety were common.",
        "Before safety evaluation, valerian strains were told apart.",
    ],
)
def test_safety_that_is_only_spoken_of_is_not_found(text):
    assert judged(SAFE, text).stance is NOTHING


def test_safe_at_large_is_never_supported_whole():
    text = "In 40 trials with 9,000 people valerian was safe and well tolerated."
    found = verdict(SAFE, record("Valerian", text, "Systematic Review"))
    assert found.label is VerdictLabel.PARTLY_SUPPORTED


REPORT = record("A case", "Valerian caused hepatitis in a woman.", "Case Reports")


@pytest.mark.parametrize(
    "text",
    [
        "Valerian can be used safely with medical supervision.",
        "Safe use of valerian requires medical supervision and low doses.",
        "Individuals can minimise the risks associated with valerian.",
        "Valerian is safe when used responsibly.",
    ],
)
def test_a_caution_is_not_contradicted_by_reports_of_harm(text):
    found = verdict(claim(ClaimType.NO_HARM, text, "harm", direction=Direction.ABSENT), REPORT)
    assert found.label is VerdictLabel.NO_EVIDENCE_FOUND
    assert found.rule == "harm reported, the precaution not tested"


def test_safe_even_without_supervision_is_no_caution():
    text = "Valerian is safe, even without medical supervision."
    asked = claim(ClaimType.NO_HARM, text, "harm", direction=Direction.ABSENT)
    assert verdict(asked, REPORT).label is VerdictLabel.CONTRADICTED


def test_harm_in_other_people_than_the_claim_names_is_left_open():
    asked = claim(
        ClaimType.NO_HARM,
        "Valerian is safe for people with asthma.",
        "harm",
        population="people with asthma",
        direction=Direction.ABSENT,
    )
    assert verdict(asked, REPORT).label is VerdictLabel.UNDETERMINED
    own = record("A case", "Valerian caused hepatitis in a woman with asthma.", "Case Reports")
    assert verdict(asked, own).label is VerdictLabel.CONTRADICTED


HEARTS = {
    "heart attack": "Valerian caused myocardial infarction in a man.",
    "stroke": "Valerian caused a stroke in a man.",
    "heart rhythm problems": "Valerian caused arrhythmia in a man.",
}


@pytest.mark.parametrize("asked", HEARTS)
@pytest.mark.parametrize("told", HEARTS)
def test_of_one_organ_only_the_harm_named_counts(asked, told):
    found = judged(claim(ClaimType.HARM, f"Valerian can cause {asked}.", asked), HEARTS[told])
    assert found.stance is (Stance.SUPPORTS if asked == told else NOTHING)


def test_an_interaction_of_figures_is_none_of_drugs():
    asked = claim(ClaimType.HARM, "Valerian can interact with other medicines.", "interaction")
    for text in (
        "There was no significant group by time interaction in valerian users.",
        "Behavioural interactions between valerian and alcohol purchasing were modelled.",
        "Prenatal exposure to valerian increased exposure to tobacco.",
    ):
        assert judged(asked, text).stance is NOTHING
    for text in (
        "Valerian interacts with anticoagulant medicines.",
        "Valerian inhibits CYP3A4 and raised concentrations of midazolam.",
    ):
        assert judged(asked, text).stance is Stance.SUPPORTS


@pytest.mark.parametrize("state", ["withdrawal", "deficiency", "overdose"])
def test_a_state_of_a_thing_is_not_the_thing(state):
    asked = Claim(
        "c",
        f"Valerian {state} can cause seizures.",
        ClaimType.HARM,
        (),
        intervention=f"valerian {state}",
        outcome="seizures",
    )
    assert judged(asked, "Valerian caused seizures in a man.").stance is NOTHING
    own = f"Valerian {state} caused seizures in a man."
    assert judged(asked, own).stance is Stance.SUPPORTS


def test_a_sentence_does_not_turn_within_brackets():
    text = "It fell (OR 0.7; 95% CI 0.5-0.9), and rose [later; much]."
    assert len(clauses(text)) == 1


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("mortality (RR 0.83, 95% confidence interval (CI) 0.26 to 2.68)", True),
        ("mortality (OR = 1.07, 95% CI:0.77 to 1.49)", True),
        ("mortality {RR 0.46 [95% confidence interval (CI) 0.35-0.61]}", False),
        ("mortality fell by 3.1 points (95% CI 0.2 to 6.0)", False),
        ("mortality was common", False),
    ],
)
def test_a_ratio_whose_interval_holds_one_is_chance(text, chance):
    assert roles.within_chance(text, re.search("mortality", text)) is chance


def test_a_low_back_is_no_low_level():
    asked = claim(
        ClaimType.EFFICACY,
        "Valerian improves chronic low back pain.",
        "chronic low back pain",
        direction=Direction.DECREASES,
    )
    told = "The block was effective in reducing low back pain, with a decrease in valerian use."
    assert judged(asked, told).stance is NOTHING
    assert judged(asked, "Valerian reduced low back pain.").stance is Stance.SUPPORTS

"""What looks like a finding and is none: a purpose, an adjective, a hope, a change held back.

Records of our own writing; the drugs are never those of the cases that brought the rules about.
"""

from functools import partial

import pytest

from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType, Direction, Stance, VerdictLabel
from littrack.stance import Judge
from littrack.stance.things import Thing
from tests import judging

LEXICON = Lexicon([])
NOTHING, FOR, AGAINST = Stance.NEUTRAL, Stance.SUPPORTS, Stance.CONTRADICTS
record = partial(judging.record, label="RESULTS")


def claim(text, outcome, kind=ClaimType.EFFICACY, **more):
    return Claim("c", text, kind, (), intervention="valerian", outcome=outcome, **more)


def stance(asked, text, title="A study of herbs"):
    return Judge(LEXICON).judge(asked, [record(title, text)])[0].stance


PAIN = claim("Valerian relieves pain.", "pain", direction=Direction.DECREASES)
SHIVERING = claim("Valerian lessens shivering.", "shivering", direction=Direction.DECREASES)


@pytest.mark.parametrize(
    "text",
    [
        "Valerian administration to prevent pain: all of it.",
        "Valerian was tried on artificially induced pain.",
        "With valerian, those who had a greater improvement in pain were likelier to sleep.",
        "The pain variability was lower in the valerian group than in the control group.",
    ],
)
def test_a_purpose_an_adjective_a_mark_of_people_or_a_spread_is_no_effect(text):
    assert stance(PAIN, text) is NOTHING


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Valerian attenuated the increase in shivering after surgery.", FOR),
        ("The rise in shivering was blunted by valerian.", FOR),
        ("Valerian prevented the decline in shivering.", AGAINST),
        ("Valerian caused an increase in shivering.", AGAINST),
        ("Valerian produced a reduction in shivering.", FOR),
    ],
)
def test_a_change_held_back_goes_the_other_way(text, said):
    assert stance(SHIVERING, text) is said


def test_a_reduction_that_was_not_confirmed_is_none():
    found = stance(SHIVERING, "A reduced risk of shivering with valerian was not confirmed.")
    assert found is AGAINST


BLOCKS = claim("Valerian blocks GABA receptors.", "GABA receptors", ClaimType.MECHANISM)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("VLX showed affinity for GABA receptors.", "VLX, a valerian analogue"),
        ("VLX, a valerian derivative, blocked GABA receptors.", "New drugs"),
        ("VLX blocked GABA receptors.", "New drugs"),
        ("Valerian activates GABA receptors.", "A study of herbs"),
    ],
)
def test_a_mechanism_must_be_of_the_thing_itself_and_of_the_same_drive(text, title):
    assert stance(BLOCKS, text, title) is NOTHING


def test_a_mechanism_told_of_the_title_s_thing_is_heard():
    assert stance(BLOCKS, "It blocked GABA receptors.", "Valerian in neurons") is FOR


@pytest.mark.parametrize(
    "text",
    [
        "XQ treatment improved pain compared with the control group.",
        "Many drugs are at hand in the treatment of pain.",
    ],
)
def test_another_thing_s_treatment_or_the_mere_word_is_no_effect(text):
    assert stance(PAIN, text, "Valerian and XQ in arthritis") is NOTHING


def test_the_subject_of_a_record_is_heard_where_a_finding_leaves_it_unnamed():
    found = stance(PAIN, "Eight-week treatment improved pain compared with placebo.", "Valerian")
    assert found is FOR


@pytest.mark.parametrize(
    ("asked", "text", "title", "said"),
    [
        ("back pain", "Valerian relieved pain.", "Valerian for migraine", Stance.MIXED),
        ("back pain", "Valerian relieved migraine.", "Valerian for back pain", Stance.MIXED),
        ("back pain", "Valerian relieved pain.", "Valerian for low back pain", FOR),
        ("back pain", "Valerian relieved lumbar pain.", "Valerian", FOR),
        ("pain", "Valerian relieved migraine.", "Valerian for migraine", FOR),
    ],
)
def test_one_pain_is_not_another(asked, text, title, said):
    wanted = claim(f"Valerian relieves {asked}.", asked, direction=Direction.DECREASES)
    found = Judge(LEXICON).judge(wanted, [record(title, text)])[0]
    assert found.stance is said
    assert found.mismatch == (() if said is FOR else ("outcome: pain elsewhere",))


def harm(text, outcome, **more):
    return claim(text, outcome, ClaimType.HARM, **more)


def safe(text, outcome, **more):
    return claim(text, outcome, ClaimType.NO_HARM, direction=Direction.ABSENT, **more)


def test_a_harm_whose_outcome_is_no_such_thing_is_a_denial():
    asked = harm("Valerian has no seizures on record.", "no seizures on record")
    assert stance(asked, "A boy had seizures after valerian.") is AGAINST


def test_only_what_was_tried_can_be_cleared_of_a_harm_unnamed():
    asked = harm("Valerian triggers asthma.", "asthma")
    text, title = "Symptoms of asthma were not changed.", "Soap in the treatment of valerian asthma"
    assert stance(asked, text, title) is NOTHING


def test_what_was_tried_is_cleared_of_a_harm():
    asked = harm("Valerian triggers seizures.", "seizures")
    assert stance(asked, "Valerian did not cause seizures.") is AGAINST


@pytest.mark.parametrize(
    "text",
    ["Maternal valerian use was associated with stroke.", "Coffee-attributable stroke fell."],
)
def test_what_a_mother_took_or_another_thing_brought_on_is_not_the_thing_s_harm(text):
    asked = harm("Valerian causes stroke.", "stroke")
    assert stance(asked, text, "Valerian use in a cohort") is NOTHING


def test_what_a_mother_took_is_heard_where_the_claim_is_about_her_child():
    asked = harm("Valerian in pregnancy causes stroke.", "stroke")
    assert stance(asked, "Maternal valerian use was associated with stroke.") is FOR


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Valerian was effective and safe.", NOTHING),
        ("Valerian was well tolerated.", NOTHING),
        ("Valerian caused no side effects.", FOR),
    ],
)
def test_called_safe_is_less_than_free_of_side_effects(text, said):
    assert stance(safe("Valerian has no side effects.", "side effects"), text) is said
    assert stance(safe("Valerian is safe.", "harm"), text) is FOR


def test_a_harm_in_other_people_is_named_where_a_claim_says_for_whom_it_is_safe():
    asked = safe("Valerian is safe in asthma.", "harm")
    found = Judge(LEXICON).judge(asked, [record("A boy", "Valerian caused liver failure.")])[0]
    assert found.mismatch == ("population: not asthma",)


@pytest.mark.parametrize(
    ("said", "text", "named"),
    [
        ("vitamin C", "Vitamin D and vitamins reduced colds.", []),
        ("vitamin C", "With vitamin C colds were shorter.", ["vitamin C"]),
        ("omega-3", "Omega-6 fats were given.", []),
        ("green tea", "Black tea and green beans were given.", []),
        ("green tea", "Cups of green leaf tea were given.", ["green leaf tea"]),
        ("fish oil", "Olive oil, fish and bread were given.", []),
        ("COVID-19 vaccines", "COVID-19 mRNA vaccines work.", ["COVID-19 mRNA vaccines"]),
        ("COVID-19 vaccines", "Vaccination against COVID works.", ["Vaccination against COVID"]),
        ("hepatitis B vaccine", "The hepatitis A vaccine works.", []),
        ("coffee drinking", "Drinking coffee helps.", ["Drinking coffee"]),
        ("omega-3 fatty acids", "Omega-3 polyunsaturated fatty acids.", None),
    ],
)
def test_a_thing_is_named_by_its_words_side_by_side_with_their_signs(said, text, named):
    found = [text[n.start : n.end] for n in Thing(said, f"{said} works.", LEXICON).find(text)]
    assert found == named if named is not None else len(found) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Valerian prevented type 1 diabetes.", NOTHING),
        ("Valerian prevented type 2 diabetes.", FOR),
        ("Valerian prevented diabetes.", NOTHING),
    ],
)
def test_an_outcome_with_another_sign_is_another_outcome(text, said):
    asked = claim("Valerian prevents type 2 diabetes.", "type 2 diabetes")
    assert stance(asked, text) is said


def test_a_noun_of_change_with_its_own_object_says_nothing_of_what_stands_before():
    text = "With valerian, pain went with a greater improvement in mood."
    assert stance(PAIN, text) is NOTHING
    assert stance(PAIN, "With valerian, pain showed an improvement in both groups.") is FOR


def plain(text, kind=""):
    return Judge(LEXICON).judge(SHIVERING, [judging.record("Valerian", text, kind)])[0].stance


def test_what_earlier_studies_showed_is_a_finding_of_a_review_only():
    text = "Some studies have shown that valerian reduces shivering."
    assert plain(text) is NOTHING
    assert plain(text, "Systematic Review") is FOR


def test_the_last_finding_of_an_unlabelled_abstract_is_what_its_authors_conclude():
    text = (
        "Shivering is common. We studied valerian in forty men. Overall, valerian decreased the "
        "risk of shivering. Sleep was longer. Reduced shivering with valerian was not confirmed "
        "in the trials."
    )
    assert plain(text) is Stance.MIXED


@pytest.mark.parametrize(
    "text",
    [
        "Do herbs such as valerian relieve pain?",
        "In the recovery after valerian pain was measured.",
        "Soap did not reduce the analgesic effect of valerian on pain.",
        "A protective effect of soap on pain was seen in women under valerian.",
        "On valerian diets, soap relieved pain.",
        "Soap was associated with reduced pain after valerian.",
        "Soap delayed the recovery from pain after valerian.",
        "At rest and on valerian pain decreased with soap.",
    ],
)
def test_where_another_thing_acts_the_thing_does_not(text):
    assert stance(PAIN, text) is not FOR


def test_a_mood_is_no_depression_and_a_segment_is_no_mood():
    asked = claim("Valerian relieves depression.", "depression", direction=Direction.DECREASES)
    assert stance(asked, "Valerian improved mood.") is Stance.MIXED
    assert stance(asked, "Valerian lessened ST depression.") is NOTHING
    assert stance(asked, "Valerian lessened depression.") is FOR


def test_one_cancer_is_not_another():
    asked = claim("Valerian prevents breast cancer.", "breast cancer")
    assert stance(asked, "Valerian prevented breast cancer.") is FOR
    assert stance(asked, "Valerian prevented cancer.", "Valerian in lung cancer") is not FOR


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("knees", "Flexing the knees added to the sway caused by valerian."),
        ("side effects", "One trial of valerian assessed side effects."),
        ("low blood sugar", "Low valerian levels were associated with raised blood lipids."),
    ],
)
def test_a_part_of_the_body_an_end_point_or_scattered_words_are_no_harm(outcome, text):
    asked = harm(f"Valerian damages or brings {outcome}.", outcome)
    assert stance(asked, text) is NOTHING


def test_damage_to_the_part_that_a_claim_names_is_heard():
    asked = harm("Valerian damages the knees.", "knees")
    assert stance(asked, "Valerian caused pain in the knees.") is FOR


def test_what_another_thing_did_on_a_diet_is_not_the_diet_s_harm():
    asked = harm("Valerian causes seizures.", "seizures")
    assert stance(asked, "On a high valerian diet, soap infusion caused seizures.") is NOTHING
    assert stance(asked, "On a high valerian diet, patients developed seizures.") is FOR


def test_an_organ_is_no_people_a_thing_is_safe_for():
    asked = safe("Valerian is safe for the liver.", "harm")
    found = Judge(LEXICON).judge(asked, [record("A boy", "Valerian caused liver failure.")])[0]
    assert (found.stance, found.mismatch) == (AGAINST, ())


def test_an_interaction_of_figures_is_no_harm():
    asked = harm("Valerian causes stroke.", "stroke")
    text = "Valerian also showed an interaction with age on stroke."
    assert stance(asked, text) is NOTHING


@pytest.mark.parametrize(
    ("text", "outcome", "label"),
    [
        ("Valerian is safe.", "harm", VerdictLabel.UNDETERMINED),
        ("Valerian does not cause seizures.", "seizures", VerdictLabel.CONTRADICTED),
    ],
)
def test_harm_in_animals_alone_settles_no_claim_of_safety_at_large(text, outcome, label):
    rats = judging.record("Rats", "In rats valerian caused fatal seizures.", body="Animals")
    assert judging.verdict(LEXICON, safe(text, outcome), rats).label is label


def test_only_what_follows_at_once_was_brought_on():
    asked = harm("Valerian raises the pulse.", "pulse")
    assert stance(asked, "Valerian-induced hearing loss and the pulse.") is NOTHING
    assert stance(asked, "Valerian raised the pulse.") is FOR


def test_an_operation_is_what_a_trial_is_done_around():
    asked = Claim(
        "c",
        "Hip replacement relieves pain.",
        ClaimType.EFFICACY,
        (),
        intervention="hip replacement",
        outcome="pain",
        direction=Direction.DECREASES,
    )
    around = "Soap for pain after hip replacement"
    assert stance(asked, "It relieved hip pain.", around) is NOTHING
    assert stance(asked, "Hip replacement relieved hip pain.", "Hip replacement") is FOR


def test_no_effect_on_something_is_denied_by_a_change_either_way():
    asked = claim("Valerian has no effect on shivering.", "shivering", negated=True)
    assert stance(asked, "Valerian increased shivering.") is AGAINST
    assert stance(asked, "Valerian reduced shivering.") is AGAINST
    assert stance(asked, "Valerian did not change shivering.") is FOR


def test_safe_is_said_of_the_thing_and_not_of_another():
    asked = safe("Valerian is safe.", "harm")
    text = "Soap seems to be safe in children, except in those treated with valerian."
    assert stance(asked, text) is NOTHING
    assert stance(asked, "Valerian was safe in children.") is FOR


def test_what_raises_the_risk_of_the_thing_is_no_harm_of_the_thing():
    asked = harm("Valerian causes stroke.", "stroke")
    assert (
        stance(asked, "A stroke imposed a higher (P less than .05) risk of valerian use.")
        is NOTHING
    )
    assert stance(asked, "The risk of stroke was increased with valerian.") is FOR


@pytest.mark.parametrize(
    ("people", "label"), [(15, VerdictLabel.UNDETERMINED), (240, VerdictLabel.CONTRADICTED)]
)
def test_one_small_trial_contradicts_no_more_than_it_supports(people, label):
    text = f"We randomised {people} adults. Valerian did not change shivering."
    found = judging.record("Valerian", text, "Randomized Controlled Trial")
    assert judging.verdict(LEXICON, SHIVERING, found).label is label


def test_a_likeness_that_leaves_the_thing_unnamed_clears_it_of_no_harm():
    asked = safe("Valerian does not cause psychosis.", "psychosis")
    text = "Patterns were similar across conditions, with some differences in psychosis."
    assert stance(asked, text, "Valerian and mental health") is NOTHING
    assert stance(asked, "Valerian did not cause psychosis.") is FOR

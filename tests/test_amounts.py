"""Doses and times as numbers: what parts is named; records of our own writing."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    ClaimType,
    Concept,
    Direction,
    Stance,
    VerdictLabel,
)
from littrack.stance import Judge
from littrack.stance.amounts import dosed_otherwise, doses, timed_otherwise, times
from tests import judging

LEXICON = Lexicon([Concept(name="senna", terms=("senna",))])


record = partial(judging.record, label="RESULTS")
verdict = partial(judging.verdict, LEXICON)


@pytest.mark.parametrize(
    ("claimed", "told", "named"),
    [
        ("Low-dose senna eases pain.", "High-dose senna eased pain.", ("dose: high, not low",)),
        ("Senna is safe, even at high doses.", "Low doses were safe.", ("dose: low, not high",)),
        ("Low-dose senna eases pain.", "Low and high doses eased pain.", ()),
        ("5 mg of senna eases pain.", "Senna 100 mg eased pain.", ("dose: 100 mg, not 5 mg",)),
        ("5 mg of senna eases pain.", "Senna 5000 µg eased pain.", ()),
        ("5 mg of senna eases pain.", "Senna 10 mg/kg eased pain.", ()),
        ("1 g of senna eases pain.", "Senna 900 to 1,200 mg eased pain.", ()),
        ("1 g of senna eases pain.", "Pain was eased.", ()),
        (
            "400 IU of senna eases pain.",
            "Senna 4000 IU eased pain.",
            ("dose: 4000 IU, not 400 IU",),
        ),
    ],
)
def test_another_dose_is_named(claimed, told, named):
    assert dosed_otherwise(claimed, told) == named


@pytest.mark.parametrize(
    ("claimed", "told", "named"),
    [
        (
            "It works within two days.",
            "It worked after 12 weeks.",
            ("time: 12 weeks, not two days",),
        ),
        ("It works within two weeks.", "It worked after 14 days.", ()),
        ("It works within two weeks.", "It worked in women of 60 years of age.", ()),
        ("It works.", "It worked after 12 weeks.", ()),
    ],
)
def test_another_time_is_named(claimed, told, named):
    assert timed_otherwise(claimed, told) == named


@given(st.integers(1, 900), st.integers(1, 900))
def test_a_range_is_read_the_same_either_way_round(low, high):
    (one,), (other,) = times(f"{low} to {high} days"), times(f"{high} to {low} days")
    assert (one.low, one.high) == (other.low, other.high)
    (one,), (other,) = doses(f"{low}-{high} mg"), doses(f"{high}-{low} mg")
    assert (one.low, one.high) == (other.low, other.high)


def test_a_trial_of_another_dose_supports_in_part_only():
    asked = Claim(
        "c",
        "Low-dose senna relieves pain.",
        ClaimType.EFFICACY,
        (),
        intervention="senna",
        outcome="pain",
        direction=Direction.DECREASES,
    )
    text = "High-dose senna relieved pain in 900 people."
    found = verdict(asked, record("Senna", text, "Randomized Controlled Trial"))
    assert found.label is VerdictLabel.PARTLY_SUPPORTED
    assert "dose: high, not low" in found.evidence[0].judgement.mismatch
    text = "Low-dose senna relieved pain in 900 people."
    found = verdict(asked, record("Senna", text, "Randomized Controlled Trial"))
    assert found.label is VerdictLabel.SUPPORTED


def test_harm_at_another_dose_leaves_safety_open():
    asked = Claim(
        "c",
        "Low-dose senna is safe.",
        ClaimType.NO_HARM,
        (),
        intervention="senna",
        outcome="harm",
        direction=Direction.ABSENT,
    )
    found = verdict(asked, record("Senna", "High-dose senna caused hepatitis in a man."))
    assert found.label is VerdictLabel.UNDETERMINED
    found = verdict(asked, record("Senna", "Low-dose senna caused hepatitis in a man."))
    assert found.label is VerdictLabel.CONTRADICTED


COURSE = "Nicotine withdrawal lasts two to four weeks."


@pytest.mark.parametrize(
    ("claimed", "told", "stance"),
    [
        (COURSE, "Symptoms of nicotine withdrawal lasted 3 weeks.", Stance.SUPPORTS),
        (COURSE, "Nicotine withdrawal lasted less than 2 days.", Stance.CONTRADICTS),
        (COURSE, "Nicotine withdrawal peaked at 3 weeks.", Stance.NEUTRAL),
        (COURSE, "Alcohol withdrawal lasted 3 weeks.", Stance.NEUTRAL),
        (COURSE, "Nicotine withdrawal lasted long.", Stance.NEUTRAL),
        (COURSE, "Nicotine withdrawal did not last 3 weeks.", Stance.CONTRADICTS),
        (
            COURSE,
            "A patch eased nicotine withdrawal more than placebo over 3 weeks.",
            Stance.NEUTRAL,
        ),
        (
            COURSE,
            "Of smokers who wanted nicotine withdrawal to be over, a third abstained for a year.",
            Stance.NEUTRAL,
        ),
        (
            "Nicotine withdrawal begins within a few hours.",
            "Nicotine withdrawal began 4 hours after the last cigarette.",
            Stance.SUPPORTS,
        ),
        (
            "Overdose deaths have increased.",
            "Overdose history went with increased odds of death.",
            Stance.NEUTRAL,
        ),
    ],
)
def test_a_time_course_is_judged_by_its_times(claimed, told, stance):
    asked = Claim("c", claimed, ClaimType.EPIDEMIOLOGY, ())
    one = record("Stopping", told, "Review")
    assert Judge(Lexicon()).judge(asked, [one])[0].stance is stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A man had seizures after adding bupropion to senna.", Stance.SUPPORTS),
        ("Death with senna, warfarin, aspirin and others was reported.", Stance.SUPPORTS),
        ("A man took senna, and his seizures had begun years before.", Stance.NEUTRAL),
    ],
)
def test_what_came_of_taking_things_together_is_an_interaction(text, stance):
    asked = Claim(
        "c",
        "Senna can interact with other medicines.",
        ClaimType.HARM,
        (),
        intervention="senna",
        outcome="interaction",
    )
    assert Judge(LEXICON).judge(asked, [record("A case", text)])[0].stance is stance

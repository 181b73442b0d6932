"""What looks like a finding and is none: a purpose, an adjective, a hope, a change held back.

Records of our own writing; the drugs are never those of the cases that brought the rules about.
"""

from functools import partial

import pytest

from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType, Direction, Stance
from littrack.stance import Judge
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

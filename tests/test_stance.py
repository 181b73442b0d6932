"""What a record says of a claim; the field's traps on records of our own writing."""

import pytest

from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType, Concept, Direction, Pmid, Record, Section, Stance
from littrack.stance import Judge

LEXICON = Lexicon(
    [
        Concept("yohimbe", ("yohimbine",), kind="intervention"),
        Concept("valerian", kind="intervention"),
    ]
)


def record(text, title="A study", label=""):
    return Record(pmid=Pmid("1"), title=title, abstract=(Section(text, label=label),))


def claim(kind, text, **more):
    return Claim(id="c", text=text, type=kind, places=(), **more)


def stance(asked, text, title="A study"):
    return Judge(LEXICON).judge(asked, [record(text, title)])[0].stance


def test_a_reported_harm_supports_its_claim_and_contradicts_its_denial():
    text = "Three patients who took yohimbe developed acute liver injury."
    harm = claim(
        ClaimType.HARM,
        "Yohimbe can damage the liver.",
        intervention="yohimbe",
        outcome="liver injury",
    )
    denial = claim(
        ClaimType.NO_HARM,
        "Yohimbe does not harm the liver.",
        intervention="yohimbe",
        outcome="liver injury",
    )
    assert stance(harm, text) is Stance.SUPPORTS
    assert stance(denial, text) is Stance.CONTRADICTS


def test_another_drug_is_another_subject():
    asked = claim(
        ClaimType.EFFICACY, "Valerian eases anxiety.", intervention="valerian", outcome="anxiety"
    )
    assert stance(asked, "Yohimbe reduced anxiety in 40 adults.") is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("said", "direction", "expected"),
    [
        (
            "Valerian could enhance detoxification from sedatives.",
            Direction.INCREASES,
            Stance.SUPPORTS,
        ),
        ("Valerian increases sedative withdrawal.", Direction.INCREASES, Stance.CONTRADICTS),
    ],
    ids=["helps-the-way-out", "raises-the-trouble"],
)
def test_to_help_a_way_out_of_a_trouble_is_not_to_raise_the_trouble(said, direction, expected):
    asked = claim(
        ClaimType.EFFICACY,
        said,
        intervention="valerian",
        outcome="sedative withdrawal",
        direction=direction,
    )
    found = "In 120 adults valerian reduced sedative withdrawal compared with placebo."
    words = Lexicon(
        [
            Concept("valerian", kind="intervention"),
            Concept("sedative withdrawal", ("detoxification from sedatives",), kind="condition"),
        ]
    )
    assert Judge(words).judge(asked, [record(found)])[0].stance is expected


@pytest.mark.parametrize("text", ["", "Valerian.", "VALERIAN REDUCED ANXIETY."])
def test_any_text_is_judged_without_falling_over(text):
    asked = claim(ClaimType.EFFICACY, "Valerian", intervention="valerian")
    assert stance(asked, text) in set(Stance)


@pytest.mark.parametrize(
    ("said", "expected", "near"),
    [
        ("In 20 mice valerian reduced anxiety compared with saline.", Stance.NEUTRAL, True),
        ("Valerian grows on wet meadows and was counted in May.", Stance.NEUTRAL, False),
        ("No controlled human trial of valerian for anxiety exists.", Stance.SUPPORTS, True),
    ],
    ids=["mice-say-nothing-of-people", "another-matter-is-silent", "none-exist"],
)
def test_never_shown_in_people_is_not_contradicted_by_mice(said, expected, near):
    asked = claim(
        ClaimType.EVIDENCE,
        "Valerian has never been shown to relieve anxiety in people.",
        intervention="valerian",
        outcome="anxiety",
        negated=True,
    )
    found = Judge(LEXICON).judge(asked, [record(said)])[0]
    assert found.stance is expected
    assert bool(found.about or found.mismatch) is near

"""What stands beside a noun is a claim of its own, and tells of that noun: sentences of our own."""

from __future__ import annotations

import pytest

from littrack.model import Article, Claim
from littrack.pipeline.extract_claims import read_article


def read(text: str) -> list[Claim]:
    return [c for c in read_article(Article("a", "a", "", text)).claims if c.checkable]


def fields(text: str) -> set[tuple[str, str]]:
    return {(c.intervention.lower(), c.outcome.lower()) for c in read(text)}


@pytest.mark.parametrize(
    ("text", "statement", "rest"),
    [
        (
            "Statins reduce LDL, the main risk factor for strokes.",
            "LDL, the main risk factor for strokes",
            "Statins reduce LDL",
        ),
        (
            "Ginkgo, an extract of a tree's leaves, does not improve memory.",
            "Ginkgo, an extract of a tree's leaves",
            "Ginkgo … does not improve memory",
        ),
    ],
)
def test_an_apposition_is_a_claim_and_no_part_of_the_one_around_it(
    text: str, statement: str, rest: str
) -> None:
    assert {c.text for c in read(text)} == {statement, rest}


@pytest.mark.parametrize(
    "text",
    [
        "Lockdown, what a word, ruined the results.",
        "Turmeric, such a cheap spice, lowers cholesterol.",
        "Statins, rather a blunt tool, cause muscle pain.",
        "Yoga, a surprise to many, eased back pain.",
        "Ginger, the latest craze, reduces nausea.",
        "Coffee, a cup a day, protects the liver.",
        "Sleep apnoea, the other culprit, raises the risk of stroke.",
    ],
)
def test_a_remark_between_commas_says_nothing_of_its_noun(text: str) -> None:
    assert [c.text for c in read(text)] == [text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Insulin is a hormone that the pancreas makes.",
            ["Insulin is a hormone that the pancreas makes"],
        ),
        ("Doctors use ketamine, which they had long feared.", ["Doctors use ketamine"]),
        ("The diet lowers cholesterol, which is good news.", ["The diet lowers cholesterol"]),
        ("Running eases stress, which is a surprise to few.", ["Running eases stress"]),
    ],
)
def test_a_clause_that_tells_which_thing_or_what_one_thinks_of_it_is_no_claim(
    text: str, told: list[str]
) -> None:
    assert [c.text for c in read(text)] == told


def test_who_a_speaker_is_is_no_claim() -> None:
    told = "Ann Bell, a professor of medicine at Oxford, said that zinc shortens colds."
    assert [c.text for c in read(told)] == ["zinc shortens colds"]


def test_a_clause_with_which_tells_of_the_noun_before_it() -> None:
    text = "Scientists made progress in understanding gout, which has not been well treated."
    told = [c.text for c in read(text)]
    assert any("has not been well treated" in words for words in told), told
    assert not any("[Scientists]" in words for words in told), told


def test_a_clause_that_tells_which_thing_is_meant_keeps_its_pronoun() -> None:
    told = [c.text for c in read("Mice were given a protein that blocks pain.")]
    assert "[protein] that blocks pain" in told


@pytest.mark.parametrize(
    ("text", "intervention", "outcome"),
    [
        ("Gout is common. Gout causes swelling of the toe. Anyone can get gout.", "gout", "gout"),
        (
            "Gout is common. Gout causes fever. Gout runs in families. The first symptom is pain.",
            "gout",
            "pain",
        ),
    ],
)
def test_an_illness_is_what_an_article_is_about(text: str, intervention: str, outcome: str) -> None:
    assert (intervention, outcome) in fields(text)


def test_an_article_about_an_illness_has_causes_that_it_names_once() -> None:
    text = "Migraine affects many adults. Migraine runs in families. Chocolate triggers migraine."
    assert ("chocolate", "migraine") in fields(text)


def test_side_effects_without_a_name_are_harms_of_what_was_spoken_of() -> None:
    text = "Metformin lowers blood sugar. Side effects include nausea and cramps."
    found = {(c.intervention, c.type.value, c.outcome) for c in read(text)}
    assert {("Metformin", "harm", "nausea"), ("Metformin", "harm", "cramps")} <= found


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Turmeric can decrease pain, swelling and stiffness.", ["pain", "stiffness", "swelling"]),
        ("Zinc may cut fever, coughing and tiredness.", ["coughing", "fever", "tiredness"]),
        ("Tea relieves cramps, bloating, and soreness.", ["bloating", "cramps", "soreness"]),
    ],
)
def test_a_word_in_ing_is_an_item_of_its_list(text: str, outcomes: list[str]) -> None:
    assert sorted(c.outcome for c in read(text)) == outcomes

"""Claims as they are read, and words compared with words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.concepts import Lexicon
from littrack.model import Concept
from littrack.stance.wording import as_read, coverage, glossed, numbers, shares, stem_set


def test_resolved_words_lose_their_brackets_and_cut_places_their_dots() -> None:
    assert as_read("[Feverfew] eases … migraine") == "Feverfew eases migraine"


@pytest.mark.parametrize(
    ("asked", "held", "least"),
    [
        ("kidney damage", "renal damage in rats", 0.85),
        ("heart attack", "myocardial infarction after surgery", 0.0),
        ("hypertension", "raised blood pressure at rest", 0.75),
        ("sleeplessness", "tides and winds", 0.0),
    ],
)
def test_other_words_for_a_thing_count_nearly_as_much(asked: str, held: str, least: float) -> None:
    assert coverage(stem_set(asked), stem_set(held)) >= least


@given(st.text(max_size=60), st.text(max_size=60))
def test_coverage_is_a_share_and_whole_for_the_same_text(one: str, other: str) -> None:
    assert 0 <= coverage(stem_set(one), stem_set(other)) <= 1
    assert coverage(stem_set(one), stem_set(one)) == pytest.approx(1.0 if stem_set(one) else 0.0)


def test_numbers_have_one_spelling() -> None:
    assert numbers("1,200 patients, 5.0 mg, 12 of 30") == {"12", "1200", "30", "5"}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("about one patient in two", {"50"}),
        ("nine times out of ten", {"90"}),
        ("two thirds of the patients", {"67"}),
        ("by more than a third", {"33"}),
        ("half of all who took it", {"50"}),
        ("the third day", set()),
        ("three in a row", set()),
        ("two patients with gout", set()),
    ],
)
def test_a_share_in_words_is_read_in_percent(text: str, share: set[str]) -> None:
    assert shares(text) == share


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Old pills thin the blood", "Old pills (anticoagulant) thin the blood"),
        ("Anticoagulants thin the blood", "Anticoagulants thin the blood"),
        ("The bones stay strong", "The bones stay strong"),
        (
            "A tummy tuck, and a second tummy tuck",
            "A tummy tuck (abdominoplasty), and a second tummy tuck",
        ),
    ],
    ids=["another word", "the name itself", "a name that points down", "once"],
)
def test_another_word_for_a_thing_is_glossed_with_the_name_of_the_topic(
    text: str, read: str
) -> None:
    lexicon = Lexicon(
        [
            Concept("anticoagulant", ("old pills",), kind="intervention"),
            Concept("bone loss", ("bones",), kind="harm"),
            Concept("abdominoplasty", ("tummy tuck",), kind="condition"),
        ]
    )
    assert glossed(text, lexicon) == read

"""Claims as they are read, and words compared with words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.stance.wording import as_read, coverage, numbers, stem_set


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

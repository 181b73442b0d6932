"""Which sentences of an abstract are read first, by words, place and kind."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.encoder import HOME
from littrack.stance.choice import marks, order

WEIGHTS = json.loads((HOME / "choice.json").read_text(encoding="utf-8"))
ABSTRACT = [
    "We aimed to see whether hops shorten the time to fall asleep.",
    "RESULTS.",
    "Eighty adults were recruited in two clinics.",
    "Tides were recorded as well.",
    "Hops shortened the time to fall asleep by 12 minutes.",
]
CLAIM = "Hops shorten the time to fall asleep."


def test_a_finding_comes_before_the_aim_that_shares_as_many_words() -> None:
    first = order(CLAIM, ABSTRACT, {}, WEIGHTS)
    assert first[0] == 4
    assert first[-1] == 1


def test_there_is_a_weight_for_every_mark() -> None:
    assert marks(CLAIM, ABSTRACT, {}).shape == (len(ABSTRACT), len(WEIGHTS))


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=6))
def test_every_sentence_has_its_place_whatever_is_asked(claim: str, sentences: list[str]) -> None:
    assert sorted(order(claim, sentences, {}, WEIGHTS)) == list(range(len(sentences)))


@pytest.mark.parametrize("count", [0, 1, 200])
def test_any_number_of_sentences_can_be_ordered(count: int) -> None:
    assert len(order(CLAIM, ["Hops help."] * count, {}, WEIGHTS)) == count

"""The sentences of an abstract: which are likely to decide, and which state no finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.model import Rationale
from littrack.stance.sentence_order import ordered
from littrack.stance.sentences import states_no_finding

ABSTRACT = (
    "Waking at night is common among shift workers.",
    "The aim was to see whether hops shorten waking in shift workers.",
    "Ninety workers took hops or a dummy for a month.",
    "Time awake fell by 20 minutes with hops and by 2 without.",
    "Rash occurred in three.",
    "Hops eased the nights of these workers.",
)


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=8))
def test_every_sentence_has_its_place_in_the_order(claim: str, sentences: list[str]) -> None:
    assert sorted(ordered(claim, sentences)) == list(range(len(sentences)))


def test_results_come_before_aims_and_background() -> None:
    order = ordered("Hops shorten waking", ABSTRACT)
    assert order.index(3) < order.index(1)
    assert order.index(5) < order.index(0)


def test_of_two_results_the_one_that_shares_words_comes_first() -> None:
    order = ordered("They may bring out a rash", ABSTRACT)
    assert order.index(4) < order.index(3)


@pytest.mark.parametrize(
    ("section", "text", "none"),
    [
        ("OBJECTIVE", "Many hikers believe that hops keep ticks away.", True),
        ("PURPOSE", "To describe what hops do to sleepers.", True),
        ("", "The aim was to see what hops do.", True),
        ("BACKGROUND", "We report four cases of rash after hops.", False),
        ("BACKGROUND", "In the first trial, hops significantly shortened waking.", False),
        ("RESULTS", "Waking was shorter with hops.", False),
    ],
)
def test_an_aim_is_no_finding_and_a_reported_case_is_one(
    section: str, text: str, none: bool
) -> None:
    assert states_no_finding(Rationale(text, section, 0)) is none

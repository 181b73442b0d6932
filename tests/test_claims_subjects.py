"""Who a sentence is about: what "it" means, whose use, and who only says so."""

from __future__ import annotations

import pytest

from littrack.claims import read_claims
from littrack.concepts import Lexicon
from littrack.model import Article, Claim

BEFORE = "Valerian is a root. Valerian is sold as a tea. "


def told(text: str, before: str = BEFORE, title: str = "Valerian at home") -> list[Claim]:
    """The checkable claims of the last sentences of an article about valerian."""
    read = read_claims(Article("a", "a", title, before + text), Lexicon(())).claims
    return [c for c in read if c.checkable and c.places[0].start >= len(before)]


SPEAKERS = [
    "Advocates claim it eases pain.",
    "The World Health Organization has stated that it eases pain.",
    "Millions have tried it, and two-thirds of them say that it eases pain.",
    "Most doctors agree that it eases pain.",
    "Rare cases of rash have been seen. It eases pain.",
    "The most common version is a tea. It eases pain.",
]


@pytest.mark.parametrize("text", SPEAKERS)
def test_it_is_never_who_speaks_nor_what_there_are_many_of(text: str) -> None:
    assert [c.intervention.lower() for c in told(text) if c.outcome == "pain"] == ["valerian"]


def test_the_use_in_a_sentence_after_one_on_a_rival_is_the_rivals() -> None:
    title = "Valerian or ibuprofen: which is better?"
    text = "Ibuprofen, on the other hand, raises blood pressure. Long-term use harms the kidneys."
    assert "Long-term use of ibuprofen harms the kidneys." in [
        c.text for c in told(text, "", title)
    ]
    ours = "Valerian reduces pain. Long-term use harms the kidneys."
    assert "Long-term use of valerian harms the kidneys." in [c.text for c in told(ours)]


VERBS = [
    ("Valerian also helps with anxiety, pain and cramps.", ["anxiety", "pain", "cramps"]),
    ("Valerian, however, relieves pain.", ["pain"]),
    ("Valerian only masks pain.", ["pain"]),
]


@pytest.mark.parametrize(("text", "outcomes"), VERBS, ids=[t for t, _ in VERBS])
def test_a_verb_is_found_behind_what_stands_before_it(text: str, outcomes: list[str]) -> None:
    assert [c.outcome for c in told(text)] == outcomes


def test_working_the_same_way_is_no_benefit() -> None:
    assert {c.type.value for c in told("Valerian works the same way as barbital.")} == {"mechanism"}

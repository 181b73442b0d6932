"""What an article says of research: that it goes on, that more is wished for, that it has shown."""

from __future__ import annotations

from functools import partial

import pytest

from littrack.claims import read_claims
from littrack.concepts import Lexicon
from littrack.model import Article, Claim, ClaimType, Concept, SentenceFate, VerdictLabel
from tests import judging

LEXICON = Lexicon(
    [
        Concept("ginger", kind="intervention"),
        Concept("nausea", kind="condition"),
        Concept("pain", kind="outcome"),
    ]
)
BEFORE = "Ginger is a root. Ginger is eaten in Asia. "
record = partial(judging.record, label="RESULTS")


def claims(text: str) -> list[Claim]:
    """The checkable claims of a sentence in an article about ginger."""
    read = read_claims(Article("a", "a", "", BEFORE + text), LEXICON).claims
    start = len(BEFORE)
    return [c for c in read if c.checkable and any(p.end > start for p in c.places)]


WISHES = [
    "The wealth of research on ginger is an area that warrants further attention to optimize care.",
    "The use of ginger against nausea merits further study.",
    "As research continues, it is important to understand how ginger works.",
    "Ginger in pregnancy is a topic that deserves closer attention.",
]


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_research_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_claim_beside_a_wish_for_research_stays() -> None:
    assert [c.text for c in claims("Ginger eases nausea and warrants further study.")] == [
        "Ginger eases nausea."
    ]
    told = claims("Studies show that ginger eases nausea, but you should ask your doctor.")
    assert [c.type for c in told] == [ClaimType.EVIDENCE, ClaimType.EFFICACY]


def test_studies_that_look_into_something_are_not_said_to_have_found_it() -> None:
    text = "Research into ginger's effects is ongoing, with studies investigating its role in pain."
    (claim,) = (c for c in claims(text) if c.type is ClaimType.EVIDENCE)
    assert claim.text.startswith("Research into ginger's effects is ongoing")


def test_what_somebody_sees_to_is_not_said_to_be_so() -> None:
    seen_to = claims("Doctors watch the dose of ginger, ensuring that its use is safe.")
    assert not any(c.type is ClaimType.NO_HARM for c in seen_to)
    (said,) = claims("Doctors watch the dose, and its use is safe.")
    assert said.type is ClaimType.NO_HARM


def test_they_after_a_sentence_on_doctors_are_the_doctors() -> None:
    text = "Work with pharmacists who watch the dose. They can help navigate the risks of ginger."
    assert not any("navigate" in c.text for c in claims(text))
    read = read_claims(Article("a", "a", "", BEFORE + text), LEXICON)
    assert read.sentences[-1].fate is SentenceFate.NOT_CHECKABLE


def test_a_thing_is_named_once_in_a_claim_about_it() -> None:
    (claim,) = claims("It has been used for centuries for its smell against nausea.")
    assert claim.text == "Ginger has been used for centuries for its smell against nausea."


GOING_ON = [
    "Ginger's effects are under investigation.",
    "Research into ginger's efficacy is still ongoing.",
    "The precise mechanisms behind ginger's effects are under active study.",
    "Scientists continue to explore the effects of ginger.",
    "The use of ginger remains an area of active research.",
]
STUDY = record("Ginger in rats", "Ginger changed the bile flow of rats.", body="Animals")


@pytest.mark.parametrize("text", GOING_ON)
def test_that_research_goes_on_is_shown_by_any_study_of_the_thing(text: str) -> None:
    told = [c for c in claims(text) if c.type is ClaimType.EVIDENCE]
    assert [judging.verdict(LEXICON, c, STUDY).label for c in told] == [VerdictLabel.SUPPORTED]


def test_that_research_on_one_matter_goes_on_needs_a_study_of_that_matter() -> None:
    (claim,) = claims("Ginger's effects are under investigation for their use against nausea.")
    other = judging.verdict(LEXICON, claim, STUDY)
    assert other.label is not VerdictLabel.SUPPORTED
    same = record("Ginger in pregnancy", "Ginger was tested against nausea in 40 women.")
    assert judging.verdict(LEXICON, claim, same).label is VerdictLabel.SUPPORTED


def test_ongoing_research_that_is_said_to_show_something_must_show_it() -> None:
    (claim, *_) = claims("Ongoing research shows that ginger eases pain.")
    silent = record("Ginger and pain", "We studied ginger for pain in 20 rats.", body="Animals")
    assert claim.type is ClaimType.EVIDENCE
    assert judging.verdict(LEXICON, claim, silent).label is not VerdictLabel.SUPPORTED

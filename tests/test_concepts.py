from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from littrack.concepts import Lexicon
from littrack.model import Concept

CONCEPTS = (
    Concept("turmeric", ("Curcuma longa", "haldi"), ("Curcuma",), kind="intervention"),
    Concept("curcumin", ("diferuloyl-methane", "CUR"), within="turmeric", kind="intervention"),
    Concept("knee pain", ("knee osteoarthritis", "gonarthrosis"), kind="condition"),
)
LEXICON = Lexicon(CONCEPTS)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        pytest.param("Curcuma  longa eased it", ["turmeric"], id="blanks do not matter"),
        pytest.param("diferuloylmethane, then CUR", ["curcumin", "curcumin"], id="hyphens"),
        pytest.param("a cur bit him", [], id="capitals are met in capitals"),
        pytest.param("recurcumin", [], id="whole words only"),
        pytest.param("Turmerics for KNEE PAIN", ["turmeric", "knee pain"], id="plural and case"),
    ],
)
def test_finds_a_concept_by_any_of_its_names(said, names):
    assert [hit.concept.name for hit in LEXICON.find(said)] == names


@given(st.text())
def test_a_hit_is_the_text_it_points_to(said):
    for hit in LEXICON.find(said):
        assert said[hit.start : hit.end] == hit.text


@given(st.sampled_from([w for c in CONCEPTS for w in (c.name, *c.terms, *c.mesh)]))
def test_every_word_of_a_concept_is_found(word):
    assert len(LEXICON.find(f"({word})")) == 1


def test_a_part_is_related_to_its_whole_and_not_to_a_stranger():
    assert LEXICON.related("curcumin", "turmeric")
    assert LEXICON.related("turmeric", "curcumin")
    assert not LEXICON.related("turmeric", "knee pain")
    assert LEXICON.lineage("curcumin") == ("curcumin", "turmeric")


def test_knows_nothing_when_it_was_told_nothing():
    assert Lexicon().find("turmeric") == []
    assert Lexicon().variants("turmeric") == ("turmeric",)


@pytest.mark.parametrize(
    ("concept", "kind"),
    [
        pytest.param(Concept("turmeric"), "intervention", id="a plant"),
        pytest.param(Concept("knee osteoarthritis"), "condition", id="a disease"),
        pytest.param(
            Concept("TMJ", mesh=("Temporomandibular Joint Disorders",)),
            "condition",
            id="by heading",
        ),
        pytest.param(Concept("insomnia"), "outcome", id="a symptom"),
        pytest.param(Concept("liver injury"), "harm", id="a harm"),
        pytest.param(Concept("GABA receptors"), "mechanism", id="a receptor"),
        pytest.param(Concept("older adults"), "population", id="people"),
        pytest.param(Concept("x", kind="outcome"), "outcome", id="as the topic says"),
    ],
)
def test_a_topic_need_not_say_what_its_things_are(concept, kind):
    assert Lexicon([concept]).concepts[0].kind == kind


def test_the_micro_sign_is_the_greek_letter() -> None:
    lexicon = Lexicon([Concept("mu receptor", ("μ-opioid receptor",))])
    assert lexicon.names("The µ-opioid receptor was blocked.") == {"mu receptor"}


def test_what_a_caller_does_with_its_hits_changes_no_later_answer() -> None:
    lexicon = Lexicon([Concept("quinine", ("quinine",), kind="intervention")])
    lexicon.find("Quinine lowers fever.").clear()
    assert lexicon.names("Quinine lowers fever.") == {"quinine"}

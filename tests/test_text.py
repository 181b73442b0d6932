from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from littrack import text


@given(st.text())
def test_sentences_cover_the_text_in_order_and_lose_nothing_but_blanks(said):
    found = list(text.spans(said))
    assert all(a < b for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    kept = "".join(said[a:b] for a, b in found)
    assert "".join(kept.split()) == "".join(said.split())


@pytest.mark.parametrize(
    ("said", "count"),
    [
        pytest.param("Dose was 2.5 mg. It helped.", 2, id="decimal"),
        pytest.param("Smith et al. Reported it.", 1, id="et al."),
        pytest.param("In E. coli it grew. Then it died.", 2, id="initial"),
        pytest.param("p < .05 vs. placebo (n = 3). Done.", 2, id="vs."),
        pytest.param("It helped.[3] More followed.", 2, id="reference mark"),
        pytest.param("A heading\nA sentence", 2, id="line end"),
        pytest.param("Did it? Yes! Really.", 3, id="question"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_ends_a_sentence_where_a_reader_would(said, count):
    assert len(text.sentences(said)) == count


def test_keeps_compounds_whole():
    assert text.words("7-Hydroxymitragynine's α-effect") == ["7-hydroxymitragynine's", "effect"]

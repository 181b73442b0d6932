"""Sentences end where a reader ends them; reference marks are no words of them."""

from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from littrack import text
from littrack.language.marks import is_power
from littrack.language.sentences import article_sentences, sentences, spans, split
from littrack.model import Article, Block, BlockKind


@given(st.text())
def test_sentences_cover_the_text_in_order_and_lose_nothing_but_blanks(said: str) -> None:
    found = list(spans(said))
    assert all(a < b for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    kept = "".join(said[a:b] for a, b in found)
    assert "".join(kept.split()) == "".join(said.split())


MARKED = st.lists(
    st.sampled_from(["Nettle", "eases", "pain", ".", ".1,2", "[1]", " (Doe 2019)", "¹", "\n", " "])
).map("".join)


@given(MARKED)
def test_each_character_of_the_words_has_its_offset_and_no_mark_is_among_them(said: str) -> None:
    for sentence in split(said):
        words, offsets = sentence.words(said), sentence.offsets(said)
        assert len(words) == len(offsets)
        assert all(w == said[at] or w == " " for w, at in zip(words, offsets, strict=True))
        assert all(not a <= at < b for a, b in sentence.marks for at in offsets)


COUNTS = {
    "decimal": ("Dose was 2.5 mg. It helped.", 2),
    "et al.": ("Smith et al. Reported it.", 1),
    "species": ("In E. coli it grew. Then it died.", 2),
    "vs.": ("p < .05 vs. placebo (n = 3). Done.", 2),
    "reference mark": ("It helped.[3] More followed.", 2),
    "line end": ("A heading\nA sentence", 2),
    "question": ("Did it? Yes! Really.", 3),
    "nothing": ("", 0),
    "saint": ("People of St. Louis and St. John's wort users agree. So do we.", 2),
    "doctor": ("Dr. Roe and Prof. Poe differ. Mrs. Doe does not.", 2),
    "e.g.": ("Some herbs, e.g. Valeriana, calm. Others, i.e. Nettle, do not.", 2),
    "number": ("See No. 5 and Fig. 2 of it. No. It is not so.", 3),
    "initials": ("J. R. R. Doe wrote it. So did A. Roe.", 2),
    "a vitamin": ("Milk is rich in vitamin D. Nettle is not.", 2),
    "a country": ("It is sold in the U.S. The agency bans it.", 2),
    "an agency": ("The U.S. Food and Drug Administration bans it.", 1),
    "etc.": ("Nettle, dock, etc. They grow here.", 2),
    "an hour": ("It was taken at 8 a.m. and at 5 p.m. by all.", 1),
    "a list number": ("1. Nettle eases pain. 2. It is safe.", 2),
    "an ellipsis": ("It helps... sometimes. It does.", 2),
    "a lower-case word": ("What is it? a weed. Yes.", 2),
    "quoted": ('"It helps." So they say.', 2),
    "emphasis": ("**Nettle eases pain.** It is safe.", 2),
}


@pytest.mark.parametrize(("said", "count"), COUNTS.values(), ids=COUNTS)
def test_ends_a_sentence_where_a_reader_would(said: str, count: int) -> None:
    assert len(sentences(said)) == count


MARKS = {
    "a superscript": "¹",
    "several superscripts": "¹˒²⁻⁴",
    "a digit": "1",
    "digits": "1,2",
    "a range": "4–6",
    "a bracket": "[1]",
    "brackets": "[1][2,3]",
    "a range in brackets": "[1–4]",
    "a note": "[^1]",
    "a named note": "[^doe-2]",
    "a letter": "[a]",
    "a dagger": "†",
    "an asterisk": "*",
    "a demand": "[citation needed]",
    "a question": "[according to whom?]",
    "a work": " (Doe 2019)",
    "a work with others": " (Doe et al., 2019)",
    "two works": " (Doe & Roe, 2019; van der Poe 2020a)",
    "a work in brackets": " [Doe 2019]",
    "an arrow": " →",
    "a picture sign": "😀",
    "a tag": "<br>",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_a_mark_after_the_stop_belongs_to_the_sentence_before(mark: str) -> None:
    said = f"Nettle eases pain in some adults.{mark} Dock does not."
    first, second = split(said)
    assert said[second.start : second.end] == "Dock does not."
    assert first.words(said).rstrip("→😀 ") == "Nettle eases pain in some adults."


INSIDE = {
    "before the stop": ("Nettle eases pain[3]. So?", "Nettle eases pain."),
    "a work before the stop": ("Nettle eases pain (Doe 2019). So?", "Nettle eases pain."),
    "in the middle": ("Nettle eases[4–6] pain¹ in men. So?", "Nettle eases pain in men."),
    "after a comma": (
        "Nettle eases pain,3,4 and dock does. So?",
        "Nettle eases pain, and dock does.",
    ),
    "after a blank and nine letters": ("It is so in beginners². So?", "It is so in beginners."),
    "a month": ("It was banned (March 2019). So?", "It was banned (March 2019)."),
    "a power": ("It has 10⁶ cells in 3 cm³ of it. So?", "It has 10⁶ cells in 3 cm³ of it."),
    "a dose": ("It was 2.5 mg,10 mg or less. So?", "It was 2.5 mg,10 mg or less."),
}


@pytest.mark.parametrize(("said", "words"), INSIDE.values(), ids=INSIDE)
def test_a_mark_inside_a_sentence_is_none_of_its_words(said: str, words: str) -> None:
    assert next(split(said)).words(said) == words


POWERS = [("10", "6"), ("m", "2"), ("kg/m", "2"), ("R", "2"), ("h", "-1"), ("10", "−3"), ("2", "3")]


@pytest.mark.parametrize(("base", "raised"), POWERS)
def test_a_raised_number_after_a_base_is_a_power(base: str, raised: str) -> None:
    assert is_power(f"about 4 {base}", raised)


@pytest.mark.parametrize(
    ("base", "raised"), [("men", "2"), ("2019", "3"), ("30%", "2"), ("D", "3")]
)
def test_a_raised_number_after_a_word_is_a_mark(base: str, raised: str) -> None:
    assert not is_power(f"in {base}", raised)


def test_no_sentence_crosses_a_block_and_a_block_may_be_wrapped() -> None:
    said = "Nettle\n\nNettle eases\npain. It is safe"
    blocks = (Block(BlockKind.HEADING, 0, 6), Block(BlockKind.PARAGRAPH, 8, len(said)))
    read = article_sentences(Article("a", "a", "", said, blocks=blocks))
    assert [s.words(said) for s in read] == ["Nettle", "Nettle eases pain.", "It is safe"]


def test_keeps_compounds_whole() -> None:
    assert text.words("7-Hydroxymitragynine's α-effect") == ["7-hydroxymitragynine's", "effect"]

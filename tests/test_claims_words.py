"""A claim's text is the article's own words: the law, over texts made up and texts from the web."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from littrack.claims import merge
from littrack.language.marks import marks
from littrack.model import Article, Claim, Reading
from littrack.pipeline.extract_claims import read_article

PAGES = Path(__file__).parents[2] / "shared" / "gold2"
_BRACKETS = re.compile(r"\[[^\]]*\]|…")
_THINGS = ["Kratom", "It", "This herb", "The green tea extract", "Vitamin D [3]", "Nobody", "They"]
_VERBS = [
    "relieves", "does not cure", "may cause", "is safe for", "is said to prevent", "and", "lowers",
    "which eases", "has no effect on", "isn't", "to treat", "was linked to",
]  # fmt: skip
_ENDS = ["pain", "nausea, vomiting, and cramps", "adults with gout", "(and sleep)", "40% of them",
         "without side effects", "better than aspirin", "because it's strong"]  # fmt: skip
_STOPS = [".", "!", "?", ";", ",", ":", " —", "…", ".[1]", "\n", "\n\n- ", " [sic]"]

pieces = st.sampled_from(_THINGS + _VERBS + _ENDS) | st.text(max_size=8)
texts = st.lists(st.tuples(pieces, st.sampled_from(_STOPS) | st.just("")), max_size=12).map(
    lambda parts: " ".join(words + stop for words, stop in parts)
)


def said(text: str) -> list[str]:
    """The words of a text without what stands in square brackets."""
    return _BRACKETS.sub(" ", text).split()


def is_verbatim(claim: Claim, text: str) -> bool:
    """Whether the text is the words of the places, once for each time that it stands there.

    Reference marks in a place are no words.
    """
    told = "".join(said(claim.text))
    cut = {at for start, end in marks(text) for at in range(start, end)}
    bare = ("".join(text[i] for i in range(p.start, p.end) if i not in cut) for p in claim.places)
    placed = "".join("".join(said(words)) for words in bare)
    return bool(claim.places) and placed == told * round(len(placed) / max(1, len(told)))


def faults(text: str) -> list[str]:
    found = read_article(Article("a", "a", "", text))
    claims = found.claims
    words = [" ".join(c.text.lower().split()) for c in claims]
    wrong = [f"not its words: {c.text!r}" for c in claims if not is_verbatim(c, text)]
    wrong += [
        f"misplaced: {p}" for c in claims for p in c.places if text[p.start : p.end] != p.text
    ]
    wrong += [f"twice: {w!r}" for w in set(words) if words.count(w) > 1]
    places = [p for c in claims for p in c.places]
    wrong += [f"empty: {p}" for p in places if p.start >= p.end]
    return wrong


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_a_claim_is_the_articles_own_words(text: str) -> None:
    assert faults(text) == []


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_sentences_cover_any_text_in_order_and_places_are_exact(text: str) -> None:
    found = read_article(Article("a", "a", "", text))
    spans = [(s.place.start, s.place.end) for s in found.sentences]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    places = [*(s.place for s in found.sentences), *(m.place for m in found.mentions)]
    assert all(p.text == text[p.start : p.end] for p in places)
    assert faults(text) == []


@pytest.mark.shared
@pytest.mark.skipif(not PAGES.exists(), reason="the web texts of ../shared are not here")
def test_the_claims_of_real_pages_are_their_own_words() -> None:
    files = sorted([*PAGES.glob("pages/*.txt"), *PAGES.glob("subjects/art/*.txt")])[::3]
    wrong = {f.name: faults(f.read_text("utf-8")) for f in files}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(wrong) > 20


def reading(article: str, text: str) -> Reading:
    return read_article(Article(article, article, "", text))


def test_the_same_words_in_two_articles_are_one_claim_with_two_places() -> None:
    text = "Garlic lowers blood pressure in adults."
    (claim,) = merge([reading("a", text), reading("b", text)])
    assert [p.article for p in claim.places] == ["a", "b"]


def test_a_list_gives_a_claim_for_each_item_with_the_rest_left_out() -> None:
    found = reading("a", "Nettle relieves pain, nausea and insomnia.").claims
    assert [c.text for c in found] == [
        "Nettle relieves pain",
        "Nettle relieves … nausea",
        "Nettle relieves … insomnia",
    ]


def test_a_shared_subject_stands_in_brackets() -> None:
    found = reading("a", "Nettle relieves pain and prevents gout.").claims
    assert [c.text for c in found] == ["Nettle relieves pain", "[Nettle] prevents gout"]


def test_a_claim_knows_the_sentence_it_stands_in_and_the_one_before() -> None:
    text = "The jab came to the islands in May. Infections fell, and severe cases fell even more."
    article = Article("a", "page.txt", "Islands", f"It was a dry spring.\n\n{text}")
    claims = [c for c in read_article(article).claims if "severe" in c.text]
    assert [" ".join(c.context.split()) for c in claims] == [text]


def test_an_article_in_another_language_is_left_alone() -> None:
    text = "Kurkuma lindert Schmerzen. Sie heilt Krebs."
    found = read_article(Article("a", "a", "", text, language="de"))
    assert not found.claims
    assert {s.why for s in found.sentences} == {"not in English, which is what littrack reads"}

"""What an article asserts: every sentence accounted for, every place exact."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.articles import read
from littrack.claims import merge, read_claims
from littrack.concepts import Lexicon
from littrack.model import Article, Reading

AT = datetime(2026, 11, 22, tzinfo=UTC)


def reading(text: str) -> Reading:
    return read_claims(Article("a", "a.txt", "", text), Lexicon())


@given(st.text(max_size=300))
def test_every_place_is_the_text_between_its_offsets(text: str) -> None:
    found = reading(text)
    places = [
        *(s.place for s in found.sentences),
        *(p for c in found.claims for p in c.places),
        *(m.place for m in found.mentions),
    ]
    assert all(p.text == text[p.start : p.end] for p in places)


@given(st.text(max_size=300))
def test_sentences_cover_every_word_in_order(text: str) -> None:
    spans = [(s.place.start, s.place.end) for s in reading(text).sentences]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_the_same_claim_in_two_articles_is_one_claim_with_two_places() -> None:
    one = read_claims(Article("a", "a", "", "Garlic lowers blood pressure in adults."), Lexicon())
    two = read_claims(Article("b", "b", "", "Garlic lowers blood pressure in adults."), Lexicon())
    (claim,) = merge([one, two])
    assert [p.article for p in claim.places] == ["a", "b"]


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Caf\u00e9 \u201cwords\u201d.\r\nNext\u00a0line.".encode())
    assert read(str(path), at=AT).text == path.read_bytes().decode()


@pytest.mark.parametrize("source", ["missing.txt", "."], ids=["no file", "a folder"])
def test_what_cannot_be_read_says_so_in_a_sentence(source: str) -> None:
    from littrack.model import ArticleError

    with pytest.raises(ArticleError, match=r": (give|name) "):
        read(source, at=AT)

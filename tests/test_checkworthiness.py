"""Which sentences of an article claim something checkable, and why the others do not."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from littrack.claims.checkworthiness import Model, SentenceReading, judge
from littrack.claims.sentence_features import features
from littrack.claims.sentence_kinds import ADVICE, ANNOUNCEMENT, NO_WORDS, QUESTION, sure_kind
from littrack.encoder import HOME, Encoder, Weights
from littrack.language import Document
from littrack.model import Article, ModelError

PAGE = """Thyme tea and the throat

Thyme tea eases a sore throat within a day. A trial in 120 adults found that it shortened coughs by
two days. Does it help children too? Please ask your doctor before you give it to a baby. This guide
explains how to brew it. It is important to rest. My aunt swore by it when we lived in the village.
The researchers asked the volunteers to keep a diary for two weeks. A packet costs four dollars.
"""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def document(text: str) -> Document:
    return Document.read(Article("a", "a", "", text))


@pytest.fixture(scope="module")
def page(encoder: Encoder) -> dict[str, SentenceReading]:
    return {PAGE[r.start : r.end]: r for r in judge(document(PAGE), encoder)}


def of(page: dict[str, SentenceReading], words: str) -> SentenceReading:
    return next(reading for text, reading in page.items() if words in text)


@pytest.mark.parametrize("words", ["eases a sore throat", "A trial in 120 adults"])
def test_what_a_study_could_answer_is_checkable(
    page: dict[str, SentenceReading], words: str
) -> None:
    assert of(page, words).checkable


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Does it help", QUESTION),
        ("Please ask", ADVICE),
        ("This guide", ANNOUNCEMENT),
        ("important to rest", ADVICE),
        ("My aunt", "story"),
        ("The researchers asked", "method"),
        ("A packet costs", "price"),
    ],
)
def test_what_is_none_has_its_reason_in_words(
    page: dict[str, SentenceReading], words: str, why: str
) -> None:
    reading = of(page, words)
    assert not reading.checkable
    assert why in reading.why


def test_every_sentence_has_one_reading_at_its_place(page: dict[str, SentenceReading]) -> None:
    assert [(r.start, r.end) for r in page.values()] == [
        (s.line.start, s.line.end) for s in document(PAGE).sentences
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("These results underline the need for patience.", ADVICE),
        ("Your midwife can guide you through the first weeks.", ADVICE),
        ("Rest is essential, and a warm room is important.", ADVICE),
        ("In this chapter we look at how nerves heal.", ANNOUNCEMENT),
        ("12.5 | 13.8 | 44.1", NO_WORDS),
        ("Rest is essential because tired muscles tear.", ""),
        ("Remember that the gel damages the skin.", ""),
        ("It clears the skin, and who would not like that?", ""),
        ("Twelve hours of rest are necessary after the scan.", ""),
        ("The study underlines how fast the drug works.", ""),
    ],
)
def test_grammar_settles_what_it_can_and_nothing_more(text: str, why: str) -> None:
    assert sure_kind(document(text).sentences[0]) == why


def test_an_article_without_sentences_has_no_readings(encoder: Encoder) -> None:
    assert judge(document(" \n"), encoder) == ()


def test_the_model_weighs_no_feature_that_is_no_longer_made() -> None:
    made = {name for row in features(document(PAGE)) for name in row}
    stored = np.load(io.BytesIO(Weights().read("checkworthiness.npz")), allow_pickle=False)
    assert set(stored["names"].tolist()) <= made


def test_a_damaged_model_is_named_with_its_remedy(tmp_path: Path, encoder: Encoder) -> None:
    for name in ("checkworthiness.npz", "manifest.json"):
        shutil.copy(HOME / name, tmp_path / name)
    (tmp_path / "checkworthiness.npz").write_bytes(b"none")
    with pytest.raises(ModelError, match=r"checkworthiness\.npz is damaged.*reinstall"):
        judge(document(PAGE), encoder, Model(Weights(tmp_path)))


def overlapping(readings: tuple[SentenceReading, ...], start: int, end: int) -> bool:
    """Whether a reading that covers most of a place is checkable."""
    return any(
        r.checkable
        and min(r.end, end) - max(r.start, start) > 0.5 * min(r.end - r.start, end - start)
        for r in readings
    )


@pytest.mark.shared
def test_a_health_article_not_trained_on_is_read_to_the_floor(
    shared: Path, encoder: Encoder
) -> None:
    gold = shared / "gold" / "gold_sentences.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["article"] == "A1"]
    text = next((shared / "articles").glob("000_*.txt")).read_text(encoding="utf-8")
    readings = judge(document(text), encoder)
    said = [overlapping(readings, row["char_start"], row["char_end"]) for row in rows]
    true = [row["checkworthy"] == "yes" for row in rows]
    found = sum(a and b for a, b in zip(said, true, strict=True))
    assert 2 * found / (sum(said) + sum(true)) >= 0.95
    missed = [r["sid"] for r, s in zip(rows, said, strict=True) if r.get("dangerous") and not s]
    assert missed == []


@pytest.mark.shared
def test_claims_of_eighteen_subjects_are_found(shared: Path, encoder: Encoder) -> None:
    pages = sorted((shared / "gold2" / "subjects" / "art").glob("*.txt"))
    count = found = 0
    for path in pages:
        read = document(path.read_text(encoding="utf-8"))
        for sentence, reading in zip(read.sentences, judge(read, encoder), strict=True):
            count += not sentence.line.heading
            found += not sentence.line.heading and reading.checkable
    assert found / count >= 0.93

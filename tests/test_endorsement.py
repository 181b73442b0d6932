"""Does the writer stand behind a claim: by verb, noun, adjective, label and what follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from littrack.claims.endorsement_context import endorsement_in
from littrack.claims.endorsement_cues import Endorsement, cue_words
from littrack.language import Document
from littrack.model import Article
from littrack.pipeline.extract_claims import read_article

GOLD = Path(__file__).parent / "gold"
HELD_OUT_FLOOR = 39  # of 42, as first measured


def rows(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / f"endorsement_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(text: str, claim: str) -> Endorsement:
    """Read the endorsement of the clause whose words are given."""
    document = Document.read(Article("a", "a", "", text))
    start = text.index(claim)
    end = start + len(claim)
    at, sentence = next(
        (i, s) for i, s in enumerate(document.sentences) if s.line.start <= start < s.line.end
    )
    inside = [
        t for t in sentence.tree if sentence.start_of(t) >= start and sentence.end_of(t) <= end
    ]
    known = {t.i for t in inside}
    tops = [t for t in inside if t.head == t or t.head.i not in known]
    verbs = [t for t in tops if t.pos_ in {"VERB", "AUX", "ADJ"}] or tops
    return endorsement_in(document, at, max(verbs, key=lambda t: len(list(t.subtree))))


@pytest.mark.parametrize("row", rows("tuned"), ids=lambda row: row["id"])
def test_a_statement_is_endorsed_or_rejected_as_its_sentence_says(row: dict[str, Any]) -> None:
    assert read(row["text"], row["claim"]).endorsed is row["endorsed"]


@pytest.mark.parametrize(
    "row", [r for r in rows("tuned") if r["attributed_to"]], ids=lambda row: row["id"]
)
def test_whose_words_a_claim_is_given_as_is_named(row: dict[str, Any]) -> None:
    assert read(row["text"], row["claim"]).attributed_to == row["attributed_to"]


def test_statements_not_looked_at_while_the_rules_were_written_are_read_as_well() -> None:
    right = sum(read(r["text"], r["claim"]).endorsed is r["endorsed"] for r in rows("heldout"))
    assert right >= HELD_OUT_FLOOR


def test_the_word_that_decides_and_its_place_are_given() -> None:
    found = read("The gel lost its power to numb the gum.", "numb the gum")
    assert (found.cue, found.cue_at) == ("lost", 2)


def test_a_hedge_is_noted_and_leaves_the_claim_endorsed() -> None:
    found = read("The gel may numb the gum.", "The gel may numb the gum")
    assert found.hedged
    assert found.endorsed


def test_a_claim_after_a_question_that_is_answered_with_yes_stands() -> None:
    text = "Q: Does fluoride harden enamel?\n\nA: Yes. It does so at any age."
    assert read(text, "fluoride harden enamel").endorsed


def test_a_label_alone_on_its_line_holds_for_the_next_sentence() -> None:
    text = (
        "Myth #3:\n\nCarrots sharpen the sight of pilots.\n\nFact:\n\nOnly a lack of them harms it."
    )
    assert not read(text, "Carrots sharpen the sight of pilots").endorsed


def test_no_word_of_a_kind_is_written_with_capitals_or_signs() -> None:
    for kind in ("reject", "false", "myth", "idea", "evidence", "label_false"):
        words = cue_words(kind)
        assert words
        assert all(word == word.lower().strip() for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "Myth 4: Wet hair causes pneumonia\n\nMicrobes do that, and they pass between people.",
        "The patch supposedly lowers blood pressure.",
        "Rheumatologists deny that the balm rebuilds cartilage.",
    ],
)
def test_what_an_article_rejects_is_listed_as_rejected(text: str) -> None:
    claims = [c for c in read_article(Article("a", "a", "", text)).claims if c.checkable]
    assert any(not claim.endorsed for claim in claims)

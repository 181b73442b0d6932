"""What a claim's candidates must be, on records of our own writing."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.concepts import Lexicon
from littrack.encoder import Encoder
from littrack.model import Claim, ClaimType, Concept, Pmid, Record, Section
from littrack.retrieve import Index
from littrack.retrieve.bm25 import Bm25, best
from littrack.retrieve.opposite import opposite_words, refutation

LEXICON = Lexicon(
    (
        Concept(name="valerian", terms=("valerian", "Valeriana officinalis")),
        Concept(name="sleeplessness", terms=("insomnia", "sleep loss")),
    )
)


def record(pmid: str, title: str, abstract: str = "") -> Record:
    return Record(Pmid(pmid), title, abstract=(Section(abstract),) if abstract else ())


def claim(text: str) -> Claim:
    return Claim(id="c", text=text, type=ClaimType.EFFICACY, places=())


RECORDS = (
    record("1", "Valerian for poor sleepers", "Valerian shortened the time to fall asleep."),
    record("2", "Tide tables of the northern coast", "Water levels were measured hourly."),
    record("3", "Valeriana officinalis in a crossover trial", "Insomnia scores did not differ."),
    record("4", "Hops extract and alertness", "Reaction time was unchanged."),
)


def found(text: str, limit: int = 50) -> list[str]:
    return [c.record.key for c in Index(RECORDS, LEXICON).candidates(claim(text), limit)]


def test_a_record_that_shares_nothing_is_no_candidate() -> None:
    assert "2" not in found("Valerian helps against insomnia")


def test_a_concepts_other_names_are_looked_for() -> None:
    assert "3" in found("Valerian root is popular")


def test_the_words_around_a_claim_find_the_record_its_own_do_not() -> None:
    alone = claim("severe cases fell even more")
    around = replace(alone, context=f"With hops people react faster, and {alone.text}")
    index = Index(RECORDS, LEXICON)
    assert "4" not in [c.record.key for c in index.candidates(alone)]
    assert index.candidates(around)[0].record.key == "4"


def test_every_record_that_shares_a_word_is_a_candidate_of_a_small_store() -> None:
    same = [record(str(n), "Valerian and sleep") for n in range(3)]
    assert len(Index(same, LEXICON).candidates(claim("Valerian helps"))) == 3


def test_meaning_finds_what_shares_no_word() -> None:
    index = Index(RECORDS, Lexicon(), encoder=Encoder(threads=1))
    listed = [c.record.key for c in index.candidates(claim("Herbal remedies for drowsiness"))]
    assert "1" in listed
    assert "2" not in listed


def test_the_best_candidate_comes_first_and_scores_fall() -> None:
    listed = Index(RECORDS, LEXICON).candidates(claim("Valerian shortens time to fall asleep"))
    assert listed[0].record.key == "1"
    assert [c.score for c in listed] == sorted((c.score for c in listed), reverse=True)


def test_the_limit_is_kept() -> None:
    assert len(found("Valerian and hops against insomnia", limit=2)) == 2


def test_an_index_counts_every_record_it_reads() -> None:
    assert len(Index(RECORDS, LEXICON)) == len(RECORDS)


@pytest.mark.parametrize(
    "text",
    ["", "?", "valerian", "VALERIAN HELPS", "word " * 500, "Baldrian hilft nicht gegen nichts"],
    ids=["empty", "mark", "one-word", "capitals", "five-hundred-words", "another-language"],
)
def test_an_odd_claim_is_answered_and_not_an_error(text: str) -> None:
    assert len(found(text)) <= len(RECORDS)


@pytest.mark.parametrize("encoder", [None, Encoder()], ids=["by words", "by meaning"])
def test_an_index_of_nothing_has_no_candidates(encoder: Encoder | None) -> None:
    assert Index((), LEXICON, encoder=encoder).candidates(claim("Valerian helps")) == []


@given(st.permutations(RECORDS))
def test_the_order_records_are_given_in_does_not_choose_the_candidates(order: list[Record]) -> None:
    listed = Index(order, LEXICON).candidates(claim("Valerian against insomnia and alertness"))
    assert {c.record.key for c in listed} == set(found("Valerian against insomnia and alertness"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Valerian increases sleep time", "decreases"),
        ("Valerian helps", "ineffective"),
        ("Hops are safe", "toxicity"),
        ("Relief without dependence", "dependence"),
    ],
    ids=["direction", "null-result", "harm-denied", "without"],
)
def test_the_words_of_the_contrary_finding_are_looked_for(text: str, word: str) -> None:
    assert word in " ".join(opposite_words(text)).split()


@pytest.mark.parametrize(
    ("text", "contrary"),
    [
        ("X increases Y", "X decreases Y"),
        ("X does not help", "X does help"),
        ("X is good for Y", "X is not good for Y"),
        ("Relief without Y", "Relief with Y"),
        ("X for Y", "No evidence that X for Y"),
    ],
    ids=["direction", "negated", "plain", "without", "verbless"],
)
def test_the_contrary_of_a_claim_is_said(text: str, contrary: str) -> None:
    assert refutation(text) == contrary


def test_equals_are_ranked_in_the_order_they_are_given() -> None:
    assert best(np.array([0.5, 2.0, 0.5, 0.0, 2.0], dtype=np.float32), 3) == [1, 4, 0]


@given(st.lists(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 4)), max_size=8))
def test_scores_are_bm25_word_by_word(bags: list[dict[str, int]]) -> None:
    index, mean = Bm25(bags), sum(sum(b.values()) for b in bags) / max(len(bags), 1)
    asked = {"a": 1.0, "b": 0.4, "z": 1.0}
    for bag, score in zip(bags, index.scores(asked), strict=True):
        wanted = 0.0
        for stem, weight in asked.items():
            holders = sum(stem in other for other in bags)
            rarity = math.log(1 + (len(bags) - holders + 0.5) / (holders + 0.5))
            long = 1.2 * (0.25 + 0.75 * sum(bag.values()) / max(mean, 1))
            wanted += weight * rarity * bag.get(stem, 0) * 2.2 / (bag.get(stem, 0) + long)
        assert score == pytest.approx(wanted, rel=1e-4)

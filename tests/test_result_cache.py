"""What was worked out is not worked out again; what changed is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack.cache import Cache
from littrack.concepts import Lexicon
from littrack.grade import grade
from littrack.model import (
    Claim,
    ClaimType,
    Concept,
    Grade,
    Judgement,
    Mismatch,
    MismatchKind,
    Place,
    Pmid,
    Rationale,
    Record,
    Section,
    Stance,
)
from littrack.pipeline import result_cache
from littrack.pipeline.result_cache import ResultCache

CLAIM = Claim("c1", "Quinine lowers fever.", ClaimType.EFFICACY, (Place("a", 0, 21, "..."),))
RECORDS = [
    Record(Pmid(str(n)), f"Quinine and fever {n}", abstract=(Section("Fever fell."),))
    for n in range(5)
]
WORDS = Lexicon([Concept("quinine", ("quinine",), kind="intervention")])


@pytest.fixture
def memo(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "memo.db") as cache:
        yield cache


IN_RATS = Mismatch(MismatchKind.SPECIES, "people", "rats")


def says(_claim: Claim, records: Sequence[Record]) -> list[Judgement]:
    return [
        Judgement(Stance.SUPPORTS, 0.5, (Rationale(r.title, "TITLE"),), (IN_RATS,)) for r in records
    ]


def known(memo: Cache, records: Sequence[Record] = RECORDS, words: Lexicon = WORDS) -> ResultCache:
    return ResultCache(memo, records, words, "models of one day")


def asked(keeper: ResultCache, records: Sequence[Record], claim: Claim = CLAIM) -> list[str]:
    """Name the records that had to be judged."""
    judged: list[str] = []

    def judge(claim: Claim, new: Sequence[Record]) -> list[Judgement]:
        judged.extend(record.key for record in new)
        return says(claim, new)

    assert keeper.judged(claim, records, judge) == says(claim, records)
    return judged


def test_a_judgement_is_made_once(memo: Cache) -> None:
    assert asked(known(memo), RECORDS) == ["0", "1", "2", "3", "4"]
    assert asked(known(memo), RECORDS) == []


def test_a_claim_is_the_same_wherever_it_stands(memo: Cache) -> None:
    asked(known(memo), RECORDS)
    moved = replace(CLAIM, id="c9", places=(Place("b", 7, 28, "..."),))
    assert asked(known(memo), RECORDS, moved) == []


def test_only_a_changed_record_is_judged_again(memo: Cache) -> None:
    asked(known(memo), RECORDS)
    revised = [*RECORDS[:4], replace(RECORDS[4], abstract=(Section("Fever rose."),))]
    assert asked(known(memo, revised), revised) == ["4"]


def test_a_record_that_moved_among_the_candidates_is_judged_again(memo: Cache) -> None:
    asked(known(memo), RECORDS)
    assert asked(known(memo), [RECORDS[1], RECORDS[0], *RECORDS[2:]]) == ["1", "0"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda memo: known(memo, words=Lexicon([])), id="words of the topic"),
        pytest.param(lambda memo: ResultCache(memo, RECORDS, WORDS, "another day's"), id="models"),
    ],
)
def test_other_words_or_models_judge_all_again(memo: Cache, other: object) -> None:
    asked(known(memo), RECORDS)
    assert callable(other)
    assert len(asked(other(memo), RECORDS)) == len(RECORDS)


def test_what_to_read_is_asked_again_when_any_record_came_or_changed(memo: Cache) -> None:
    found = RECORDS[:2]
    assert known(memo).read(CLAIM, lambda: found) == found
    assert known(memo).read(CLAIM, lambda: pytest.fail("asked again")) == found
    more = [*RECORDS, Record(Pmid("9"), "New")]
    assert known(memo, more).read(CLAIM, lambda: more) == more


def test_a_grade_is_made_once_whatever_the_topic(memo: Cache) -> None:
    first = known(memo).graded(RECORDS, grade)
    assert first == {record.key: grade(record) for record in RECORDS}
    other = ResultCache(memo, RECORDS, Lexicon([]), "none")
    assert other.graded(RECORDS, lambda _: pytest.fail("graded again")) == first


SHARE = st.floats(0, 1)


@given(st.builds(Judgement, score=SHARE, support=SHARE, contradict=SHARE))
def test_a_judgement_comes_back_as_it_was(judgement: Judgement) -> None:
    assert result_cache.judgement(result_cache.written(judgement)) == judgement


@given(st.from_type(Grade))
def test_a_grade_comes_back_as_it_was(one: Grade) -> None:
    assert result_cache.grade_of(result_cache.written(one)) == one

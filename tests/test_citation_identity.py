"""An identifier is checked as an identifier first; what is told otherwise is named, no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from littrack.articles import read
from littrack.model import CitationState, Journal, PartialDate, Section
from littrack.pipeline.extract_claims import read_article
from tests.test_citations import AT, RECORD, state

SILENT = [
    "More here: https://pubmed.ncbi.nlm.nih.gov/111/",
    "Source: PMID 111",
    "Read the study: https://doi.org/10.1234/jrm.2017.1",
    "Researchers asked people about their habits (PMID: 111).",
]


@pytest.mark.parametrize("text", SILENT, ids=["address", "source", "doi", "habits"])
def test_an_identifier_in_a_sentence_without_its_subject_is_verified(text: str) -> None:
    found = state(f"Ginger and its users\n\nIt is an old root.\n\n{text}\n", RECORD)
    assert found.state is CitationState.VERIFIED
    assert "does not say what it found" in found.why


TOLD = [
    ("Ginger eased nausea in 120 women (PMID 111).", CitationState.VERIFIED),
    ("Ginger eased nausea in 240 women (PMID 111).", CitationState.MISREPORTED),
    ("Ginger eased nausea by 41 percent (PMID 111).", CitationState.VERIFIED),
    ("Ginger eased nausea by 59 percent (PMID 111).", CitationState.VERIFIED),
    ("Ginger eased nausea by 81 percent (PMID 111).", CitationState.MISREPORTED),
    ("Ginger eased nausea in nine in ten women (PMID 111).", CitationState.VERIFIED),
    ("Ginger eased nausea in three out of every ten women (PMID 111).", CitationState.VERIFIED),
    ("Ginger eased nausea in men (PMID 111).", CitationState.MISREPORTED),
    ("A survey found that ginger eases nausea (PMID 111).", CitationState.MISREPORTED),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[t[0][:40] for t in TOLD])
def test_a_number_a_people_or_a_design_told_otherwise_is_misreported(
    text: str, expected: CitationState
) -> None:
    abstract = (Section("Ginger reduced nausea by 41 % in 120 women."),)
    assert state(text, replace(RECORD, abstract=abstract)).state is expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2016, "verified"), (2018, "verified"), (2011, "metadata_differs")],
)
def test_a_year_off_by_one_is_a_difference_in_words(year: int, expected: str) -> None:
    text = f"Okafor and colleagues ({year}) found that ginger eases nausea (PMID 111)."
    found = state(text, RECORD)
    assert found.state == expected
    assert str(year) in found.why


def test_the_year_of_the_electronic_edition_is_a_year_of_the_study() -> None:
    record = replace(RECORD, electronic=PartialDate(2015))
    text = "Okafor and colleagues (2015) found that ginger eases nausea (PMID 111)."
    assert "2015" not in state(text, record).why


def test_an_author_and_a_subject_that_the_record_lacks_point_elsewhere() -> None:
    text = "Bellweather et al. (2014) describe ballroom posture in rowing crews (PMID 111)."
    assert state(text, RECORD).state is CitationState.IDENTIFIER_POINTS_ELSEWHERE


def test_the_study_is_not_referred_to_ahead_where_several_are_named() -> None:
    text = (
        "The trial is free to read.\n\nOkafor reported in Gut in 2017 that ginger eases nausea.\n\n"
        "Lind reported in Pain in 2011 that ginger eases nausea."
    )
    found = read_article(read("-", at=AT, stdin=text.encode())).mentions
    assert [m.journal for m in found] == ["Gut", "Pain"]


def test_a_journal_with_commas_is_found_whole() -> None:
    journal = Journal("Journal of roots, tubers, and bulbs")
    named = "Okafor reported in the Journal of Roots, Tubers, and Bulbs in 2017"
    text = f"{named} that ginger eases nausea."
    assert state(text, replace(RECORD, journal=journal)).state is CitationState.VERIFIED

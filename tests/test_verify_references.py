"""Identifiers in a cell, in the spellings people use."""

from __future__ import annotations

import pytest

from littrack.verify.references import identifiers

SPELLINGS = {
    "PMID:123": ["123"],
    "PMID: 410481": ["410481"],
    "pmid 0123": ["123"],
    "34091951": ["34091951"],
    "34091951.0": ["34091951"],
    "１２３４": ["1234"],
    "https://pubmed.ncbi.nlm.nih.gov/33962405/": ["33962405"],
    "pubmed.ncbi.nlm.nih.gov/34093677/?term=x": ["34093677"],
    "http://www.ncbi.nlm.nih.gov/pubmed/405509": ["405509"],
    "https://m.ncbi.nlm.nih.gov/pubmed/405510": ["405510"],
    "http://m.ncbi.nlm.nih.gov/pmc/articles/PMC77/": ["PMC77"],
    "https://europepmc.org/article/MED/1234": ["1234"],
    "https://identifiers.org/pubmed:77": ["77"],
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8138726/#abstract": ["PMC8138726"],
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC7709834/": ["PMC7709834"],
    "PMC:1353629": ["PMC1353629"],
    "PMCID: PMC12": ["PMC12"],
    "doi:10.1016/S1470-2045(21)00090-5": ["10.1016/s1470-2045(21)00090-5"],
    "https://doi.org/10.1002%2Fhup.2805": ["10.1002/hup.2805"],
    "(10.1234/abc).": ["10.1234/abc"],
    "https://onlinelibrary.wiley.com/doi/full/10.1002/hup.2805": ["10.1002/hup.2805"],
    "10.1101/2020.03.22.002386v2": ["10.1101/2020.03.22.002386"],
    "doi:10.1002/(SICI)1097-0142(19790201)43:2<539::AID-1>3.0.CO;2-E": [
        "10.1002/(sici)1097-0142(19790201)43:2<539::aid-1>3.0.co;2-e"
    ],
    "PMID:1; PMID:2, 3": ["1", "2", "3"],
    "PMID 12 (PMC34), doi:10.1234/ab": ["12", "PMC34", "10.1234/ab"],
    "PMID:1,PMID:1": ["1"],
}


@pytest.mark.parametrize(("cell", "values"), SPELLINGS.items(), ids=list(SPELLINGS))
def test_a_reference_is_read_in_any_spelling(cell: str, values: list[str]) -> None:
    assert [found.value for found in identifiers(cell)] == values


OTHERS = (
    "see above",
    "ISBN 978-3-16-148410-0",
    "NCT01234567",
    "PMID: none",
    "Roe 2010",
    "https://www.ncbi.nlm.nih.gov/books/NBK123456/",
)


@pytest.mark.parametrize(
    "cell",
    [*OTHERS, "x" * 100_000],
)
def test_what_is_no_identifier_is_not_checked_and_says_why(cell: str) -> None:
    (found,) = identifiers(cell)
    assert (found.scheme, found.value) == ("", "")
    assert found.why

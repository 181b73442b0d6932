"""What a sentence says of a cited study by its grammar, its place and its figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from littrack.citations import check
from littrack.concepts import Lexicon
from littrack.model import (
    Article,
    Author,
    CitationCheck,
    CitationState,
    Journal,
    PartialDate,
    Pmid,
    Record,
    Section,
)
from littrack.pipeline.cited_studies import told_findings
from littrack.pipeline.extract_claims import read_article
from tests.test_citations import AT, mention

FERN = Record(
    Pmid("900"),
    "Fern extract and night sleep in shift nurses",
    abstract=(Section("Of 1,645 nurses, 16,4% slept longer with fern extract."),),
    authors=(Author("Kőrösi", "Éva", affiliations=("Semmelweis Clinic, Budapest, Hungary",)),),
    journal=Journal("Annals of Herbal Practice"),
    published=PartialDate(2018),
)
MOSS = replace(
    FERN,
    pmid=Pmid("901"),
    title="Fern extract and night sleep in pilots on shift",
    abstract=(Section("Fern extract was given to 28 pilots."),),
    authors=(Author("Olsen", "Per", affiliations=("Odense Hospital, Denmark",)),),
)

SIGNED = [
    ("Halvorsen wrote in the Annals of Herbal Practice in 2018 that fern helps.", "Halvorsen"),
    (
        "Fern helps sleep, Baker, Olsen and Reyes wrote in the Annals of Herbal Practice in 2018.",
        "Baker",
    ),
    ("Marta Lund reported in the Annals of Herbal Practice in 2018 that fern helps.", "Marta Lund"),
    ("Researchers wrote in the Annals of Herbal Practice in 2018 that fern helps.", ""),
    ("Doctors found in the Annals of Herbal Practice in 2018 that fern helps.", ""),
]


@pytest.mark.parametrize(("text", "author"), SIGNED, ids=[t[:30] for t, _ in SIGNED])
def test_who_writes_in_a_journal_is_the_author(text: str, author: str):
    found = mention(text)
    assert (found.author, found.year) == (author, 2018)


def test_a_journal_after_what_its_authors_did_is_theirs():
    text = "Kőrösi and colleagues followed sleep among nurses in the Annals of Mint (2018)."
    found = mention(text)
    assert (found.author, found.journal, found.year) == ("Kőrösi", "Annals of Mint", 2018)


@pytest.mark.parametrize("verb", ["compared", "weighed", "timed", "filmed", "counted"])
def test_the_year_after_those_by_whom_something_was_done_is_the_studys(verb: str):
    assert mention(f"Night shifts were {verb} by Olsen and colleagues in 1998.").year == 1998


def looked_up(text: str, *records: Record) -> CitationCheck:
    return check(mention(text), records, Lexicon(), at=AT)


THERE = [
    "A 2018 Hungarian study of 1,645 nurses found that fern extract lengthens sleep.",
    "The Hungarian study of 1,645 nurses found that fern extract lengthens sleep.",
    "Researchers at Semmelweis Clinic found that fern lengthened the sleep of 1,645 nurses.",
    "A 2018 study of 1,645 nurses found that fern extract lengthens sleep.",
]
ELSEWHERE = [
    "A 2018 Danish study of 1,645 nurses found that fern extract lengthens sleep.",
    "The Swiss study of 1,645 nurses found that fern extract lengthens sleep.",
    "Researchers at Lund Clinic found that fern extract lengthened the sleep of 1,645 nurses.",
    "A 2013 study of 1,645 nurses found that fern extract lengthens sleep.",
    "A 2018 Hungarian study found that fern extract lengthens the sleep of nurses.",
    "The Hungarian study found that fern extract lengthens the sleep of nurses.",
]


@pytest.mark.parametrize("text", THERE, ids=["nation", "nation alone", "place", "year"])
def test_a_place_or_a_year_names_a_study_whose_figures_are_told(text: str):
    found = looked_up(text, FERN)
    assert (found.state, found.record) == (CitationState.VERIFIED, FERN)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_study_of_another_place_or_only_on_the_same_subject_is_never_found(text: str):
    assert looked_up(text, FERN).record is None


def test_of_several_that_fit_the_one_whose_figures_are_told_is_the_study():
    text = "Fern extract let {} sleep at night on shift, said a 2018 study in the Annals of Herbal"
    text += " Practice."
    assert looked_up(text.format("28 pilots"), FERN, MOSS).record == MOSS
    assert looked_up(text.format("people"), FERN, MOSS).record is None


def test_a_study_without_a_person_that_differs_in_several_ways_is_another_one():
    text = "A 2018 study in the Annals of Herbal Practice found that fern extract let {} sleep."
    record = replace(FERN, title="A cohort of nurses: fern extract and sleep")
    assert looked_up(text.format("500 nurses"), record).state is CitationState.MISREPORTED
    other = text.replace("study", "randomised trial").format("500 nurses")
    assert looked_up(other, record).record is None


@pytest.mark.parametrize(("share", "state"), [("16.4", "verified"), ("61.4", "misreported")])
def test_a_decimal_comma_is_read_as_the_record_means_it(share: str, state: str):
    text = "Of the nurses {} percent slept longer with fern extract, Kőrösi and colleagues reported"
    text += " in the Annals of Herbal Practice in 2018."
    assert looked_up(text.format(share), FERN).state == state


SPECIES = [
    ("Fern extract lengthened sleep in mice (PMID 900).", "misreported"),
    ("Fern extract lengthened sleep in nurses (PMID 900).", "verified"),
    ("Fern extract lengthened sleep in women (PMID 900).", "verified"),
]


@pytest.mark.parametrize(("text", "state"), SPECIES, ids=["mice", "nurses", "women"])
def test_animals_told_of_a_study_in_people_are_named(text: str, state: str):
    record = replace(FERN, abstract=(Section("Patients slept longer with fern extract."),))
    assert looked_up(text, record).state == state


REPORTED = [
    "Hale and colleagues reported in Thorax in 2019 that {}",
    "Lund and her team concluded in the Annals of Mint in 2015 that {}",
    "Okafor et al. wrote in the Journal of Root Medicine in 2017 that {}",
    "Baker, Olsen and Reyes wrote in the Annals of Mint in 2020 that {}",
    "Olsen and others reported in the Journal of Root Medicine in 2011 that {}",
]
FINDINGS = ["fern extract worsened sleep in nurses.", "walking lowered pain in older women."]


@pytest.mark.parametrize("finding", FINDINGS)
@pytest.mark.parametrize("frame", REPORTED)
def test_a_finding_is_asked_without_who_reported_it_where(frame: str, finding: str):
    reading = read_article(Article("a", "a", "", frame.format(finding)))
    cited = next(m for m in reading.mentions if m.kind != "generic")
    assert list(told_findings(cited, reading.claims)) == [finding.rstrip(".")]

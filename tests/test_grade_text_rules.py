"""Numbers and designs read off words alone; records of our own writing."""

import pytest

from littrack.grade import design, sample_size_dose
from littrack.lexicon import any_word
from littrack.model import Design


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("We randomized 328 patients. At one year the nail group (n = 46) did better.", 328),
        ("Infants got massage (n = 20) or rest (n = 25).", 45),
        ("We included 32 221 children in nine countries.", 32221),
        ("We included 32\u2009221 children in nine countries.", 32221),
        ("A total of 1,415 women took part (n = 20 with pain).", 1415),
        ("A trial (N = 169) ran for two weeks. Sixty left (n = 60).", 169),
        ("Pain fell by 30% in women. Of 80 women 12 left.", 80),
        ("Nobody was counted.", None),
    ],
)
def test_the_whole_number_of_people_is_taken_before_a_part_of_it(text, n):
    found = sample_size_dose.participants(text)
    assert (found and found[0]) == n


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("Drains gave 395 mL in all; the herb was given at 20 mg/kg.", "20 mg/kg"),
        ("They drank 200 mL daily.", "200 mL daily"),
        ("Blood loss was 2000 mL.", ""),
    ],
)
def test_what_was_lost_or_drained_is_no_dose(text, dose):
    assert sample_size_dose.dose(text) == dose


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Letter to the Editor: Do Herbs Help? A Randomized Trial.", "", Design.OPINION),
        ("Rest and sleep", "In this comprehensive review, rest is weighed.", "narrative review"),
        ("Rest and sleep", "The aim of this paper is to review rest.", "narrative review"),
        ("Rest and sleep", "Literature and guidelines were researched.", "narrative review"),
        (
            "Rest and sleep",
            "This continuing medical education article is on rest.",
            "narrative review",
        ),
        ("Rest and sleep", "The chart review of medical records took days.", None),
        ("A rare joint", "We describe a mother and her newborn with fused wrists.", "case report"),
        ("Rest in trials: secondary analysis of trial data", "A randomized trial ran.", "cohort"),
        ("Rationale and design of the REST trial", "A randomized trial will run.", "protocol"),
        ("Rest for women", "Work is needed before a definitive randomised controlled trial.", None),
        ("Rest: a systematic literature search", "Rest is good.", "systematic review"),
    ],
)
def test_designs_are_told_by_their_words(title, text, kind):
    found = design.from_text(title, text)
    assert (found and found[0]) == (kind and Design(kind))


@pytest.mark.parametrize(
    ("entries", "text", "shown"),
    [
        ("rat rats", "Ten Rats were fed.", "Rats"),
        ("rat rats", "The rating was high.", None),
        ("guinea_pig", "a guinea\npig", "guinea\npig"),
        ("pig guinea_pig", "a guinea pig", "guinea pig"),
        ("mosquito*", "two mosquitoes", "mosquitoes"),
        ("guideline-", "two guidelines", "guideline"),
        ("c._elegans", "cc elegans", None),
    ],
)
def test_words_and_phrases_of_a_list_are_found_as_they_are_written(entries, text, shown):
    found = any_word(entries).search(text)
    assert (found.group() if found else None) == shown


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("A two-arm trial.", 2),
        ("Patients of three parallel groups.", 3),
        ("A 4 arm study", 4),
        ("A two_arm trial, as a file was named.", 2),
        ("Both groups were alike.", None),
    ],
)
def test_arms_are_counted_in_words_and_digits(text, arms):
    assert sample_size_dose.arms(text) == arms

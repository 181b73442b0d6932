"""Phrases kept as data: what each part of the notation takes."""

import pytest

from littrack.lexicon import LexiconError, PhraseMatcher, phrases, word_lists

FILES = {
    "claim_wording": None,
    "design_phrases": ("title", "syntheses", "chosen", "searched", "abstract"),
    "designs": ("arms",),
}


@pytest.mark.parametrize(
    ("phrase", "text", "shown"),
    [
        ("cohort", "Two Cohorts and a COHORT.", "COHORT"),
        ("cohort*", "Two Cohorts.", "Cohorts"),
        ("an *virus", "An adenovirus spread.", "An adenovirus"),
        ("case control", "A case-control design.", "case-control"),
        ("case control", "A case. Control it.", None),
        ("boy|girl with", "A girl with fever.", "girl with"),
        ("the? old|young @body", "The young bone, old joint.", "The young bone"),
        ("the? old|young @body", "Old joint.", "Old joint"),
        ("# year old", "a 61-year-old gardener", "61-year-old"),
        ("# year old", "a ten-year-old gardener", None),
        ("a ..2 trial", "A large, slow trial", None),
        ("a ..2, trial", "A large, slow trial", "A large, slow trial"),
        ("a ..2 trial", "A large placebo-controlled trial", "A large placebo-controlled trial"),
        ("a ..2 trial", "A large and slow trial", None),
        ("searched ... by", "searched (twice, in May) by two", "searched (twice, in May) by"),
        ("searched ... by", "searched. It was read by two", None),
        ("searched ...2 by", "searched in the library by two", None),
        ("rest !of", "rest of it", None),
        ("rest !of|in_the", "rest in the sun", None),
        ("rest !of|in_the", "rest in bed", "rest"),
        ("~no rest", "no rest", None),
        ("rest ! ..1 trials", "rest in trials", None),
        ("rest ! ..1 trials", "rest in two trials", "rest"),
        ("^ reply", "[Reply to a friend]", "Reply"),
        ("^ reply", "A reply", None),
        ("review $", "Sleep: a review.", "review"),
        ("review $", "A review of sleep", None),
        ("patient :", "The patient: a guide", "patient:"),
        ("patient", "the patient’s arm", "patient’s"),
        ("isn't any", "There isn’t any.", "isn’t any"),
    ],
)
def test_a_phrase_takes_what_its_parts_say(phrase, text, shown):
    found = PhraseMatcher([("it", phrase)], {"body": "bone joint"}).first(text)
    assert (found and text[found.start : found.end]) == shown


def test_the_first_row_that_is_found_decides_and_shows_its_leftmost_place():
    rows = [("trial", "trial\nrandomised"), ("review", "review")]
    found = PhraseMatcher(rows).first("A review of a randomised trial")
    assert (found.label, found.start) == ("trial", len("A review of a "))


def test_a_text_is_covered_when_every_word_begins_a_phrase():
    known = PhraseMatcher([("it", "harm|harms|serious")])
    assert known.covers("serious harms!")
    assert not known.covers("serious harms of sleep")


@pytest.mark.parametrize("phrase", ["*virus", "..2 trial", "... by"])
def test_a_phrase_that_begins_with_any_word_is_refused(phrase):
    with pytest.raises(LexiconError, match="neither a word nor a stem"):
        PhraseMatcher([("it", phrase)])


@pytest.mark.parametrize("name", FILES)
def test_every_table_of_phrases_can_be_read(name):
    tables = FILES[name] or word_lists(name).keys() - {"lists"}
    assert all(phrases(name, table) for table in tables)

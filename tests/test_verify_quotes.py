"""Quotes held against a record of our own writing: every kind of fault, every honest spelling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from littrack.model import OtherAbstract, Record, Section
from littrack.model.verification import QuoteCheck
from littrack.verify import quotes, source

FIRST = (
    "We randomised 1,240 adults (mean age 47.4 ± 14.1 years) with gouty arthritis to colchicine "
    "0.5 mg or placebo."
)
RESULT = (
    "Serum TNF-α fell by 12.5% (95% CI [10.1, 14.9]; P < 0.05) at 37 °C, and CO₂ was not "
    "significantly changed in long-term users."
)
RANGE = "Mean age was 12–24 years in 80% of the schools."
CELLS = (
    "Roe et al.¹ counted 3 × 10⁴ cells/µl in CD4_(low) patients whose NO_x and ABC-1₁₅₇₋₁₆₅ fell."
)
LAST = "Flares were less frequent (odds ratio [OR] = 0.61), without serious harm."
TITLE = "Colchicine for the prevention of gout flares: a randomised trial"
RECORD = Record(
    None,
    f"{TITLE}.",
    abstract=(
        Section(FIRST, "METHODS"),
        Section(f"{RESULT} {LAST}", "RESULTS"),
        Section(
            f"Colchicine-treated users should not stop allopurinol. {CELLS} {RANGE}", "CONCLUSIONS"
        ),
    ),
)
SOURCE = source.of_record(RECORD)


def check(quote: str) -> QuoteCheck:
    return quotes.check(quote, SOURCE)


HONEST = {
    "as it is": RESULT,
    "inside a sentence": "adults (mean age 47.4 ± 14.1 years) with gouty arthritis",
    "across two sentences": f"{RESULT} {LAST}",
    "across two sections": f"0.5 mg or placebo. {RESULT}",
    "capitals": RESULT.upper(),
    "line ends": RESULT.replace(" ", "\n  "),
    "no blanks beside signs": RESULT.replace("P < 0.05", "P<0.05"),
    "leading zero left out": RESULT.replace("0.05", ".05"),
    "thousands without a comma": FIRST.replace("1,240", "1240"),
    "thousands with a blank": FIRST.replace("1,240", "1 240"),
    "Greek letter by name": RESULT.replace("α", "alpha"),
    "Greek letter as a Latin one": RESULT.replace("α", "a"),
    "entities": RESULT.replace("<", "&lt;").replace("α", "&alpha;"),
    "entities twice": RESULT.replace("<", "&#60;"),
    "an entity inside a word": CELLS.replace("µ", "&micro;"),
    "entities of entities": RESULT.replace("<", "&amp;lt;").replace("α", "&amp;amp;alpha;"),
    "a power typed level": CELLS.replace("10⁴", "104"),
    "a raised citation typed level": CELLS.replace("al.¹", "al.1"),
    "lowered letters typed level": CELLS.replace("NO_x", "NOx").replace("_(low)", "low"),
    "lowered digits behind digits typed level": CELLS.replace("1₁₅₇₋₁₆₅", "1157-165"),
    "tags": RESULT.replace("CO₂", "CO<sub>2</sub>"),
    "lowered signs plain": RESULT.replace("CO₂", "CO2"),
    "sign in words": RESULT.replace("P < 0.05", "P less than 0.05"),
    "ASCII plus-minus": FIRST.replace("±", "+/-"),
    "degrees in words": RESULT.replace("37 °C", "37 degrees C"),
    "per cent in words": RESULT.replace("12.5%", "12.5 per cent"),
    "a range in words": RANGE.replace("12–24", "12 to 24"),
    "a paragraph of HTML": f"<p>{RESULT}</p>",
    "a link in it": LAST.replace("Flares", '<a href="#x">Flares</a>'),
    "cut inside its last word": f"{LAST[:31]}...",
    "cut inside its first and last word": f"…{LAST[9:31]}…",
    "another dash": RESULT.replace("long-term", "long‑term"),
    "hyphen left out": RESULT.replace("long-term", "long term"),
    "word broken at a line end": RESULT.replace("significantly", "signifi-\ncantly"),
    "soft hyphen": RESULT.replace("significantly", "signifi\u00adcantly"),
    "quotation marks around it": f"“{RESULT}”",
    "the source's own brackets": "less frequent (odds ratio [OR] = 0.61), without",
    "a gloss in brackets": LAST.replace("were less", "were [in treated adults] less"),
    "a gloss in place of a word": LAST.replace("Flares were", "[The attacks] were"),
    "a letter in brackets": LAST.replace("Flares", "[f]lares"),
    "sic": LAST.replace("frequent", "frequent [sic]"),
    "citation marker": LAST.replace("frequent", "frequent [4,5]"),
    "citation marker at the end": f"{LAST} [13]",
    "citation of authors": LAST.replace("frequent", "frequent (Roe et al., 2010)"),
    "citation of two works": LAST.replace("frequent", "frequent (Roe et al., 2010a, b; Poe 2011)"),
    "citation of some of many": LAST.replace("frequent", "frequent (e.g. Roe & Poe, 2010, 2012)"),
    "raised citation": LAST.replace("frequent", "frequent¹²"),
    "section label": f"RESULTS: {RESULT}",
    "another section label": f"Findings - {RESULT}",
    "section label inside": f"0.5 mg or placebo. RESULTS: {RESULT}",
    "final stop left out": LAST.rstrip("."),
}  # fmt: skip


@pytest.mark.parametrize("quote", HONEST.values(), ids=HONEST)
def test_an_honest_quote_is_verbatim(quote: str) -> None:
    assert check(quote).state == "verbatim"


PARTS = {
    "three points": "We randomised 1,240 adults ... to colchicine 0.5 mg or placebo.",
    "without blanks": "We randomised 1,240 adults...to colchicine 0.5 mg or placebo.",
    "in brackets": "We randomised 1,240 adults [...] to colchicine 0.5 mg or placebo.",
    "cut inside words": "We randomised 1,240 adu...chicine 0.5 mg or placebo.",
    "one sign": "We randomised 1,240 adults … less frequent (odds ratio [OR] = 0.61)",
    "three parts": "We randomised 1,240 adults … Serum TNF-alpha fell … without serious harm",
}


@pytest.mark.parametrize("quote", PARTS.values(), ids=PARTS)
def test_parts_between_ellipses_stand_in_order(quote: str) -> None:
    assert check(quote).state == "parts"


ALTERED = {
    "a number": (RESULT.replace("12.5", "21.5"), "number"),
    "a digit more": (FIRST.replace("1,240", "12,240"), "number"),
    "a decimal point": (RESULT.replace("12.5", "125"), "number"),
    "a number in brackets": (RESULT.replace("10.1", "11.1"), "number"),
    "a number in brackets at the end": ("fell by 12.5% (95% CI [10.1, 15.9])", "number"),
    "a power": (CELLS.replace("10⁴", "10⁵"), "number"),
    "a power typed level": (CELLS.replace("10⁴", "105"), "number"),
    "another word at an ellipsis": ("We randomised 1,240 adolesc...", ""),
    "another range": (RANGE.replace("12–24", "12 to 25"), "number"),
    "a direction": (RESULT.replace("fell", "rose"), "direction"),
    "a comparison": (LAST.replace("less frequent", "more frequent"), "direction"),
    "a negation lost": (RESULT.replace("was not", "was"), "negation"),
    "a negation added": ("Flares were not less frequent (odds ratio [OR] = 0.61)", "negation"),
    "a negation as a gloss": (LAST.replace("were", "were [not]"), "negation"),
    "a direction as a gloss": (LAST.replace("less", "[more]"), "direction"),
    "a prefix": ("and CO₂ was not insignificantly changed in long-term users.", "direction"),
    "parts in another order": ("without serious harm … We randomised 1,240 adults", "order"),
    "a word": (LAST.replace("serious", "trivial"), "word"),
    "words left out": ("We randomised 1,240 adults to colchicine 0.5 mg or placebo.", ""),
    "one part changed": ("We randomised 1,240 adults … with serious harm overall", ""),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "kind"), ALTERED.values(), ids=ALTERED)
def test_an_altered_quote_is_shown_with_what_differs(quote: str, kind: str) -> None:
    found = check(quote)
    assert found.state == "altered"
    assert found.closest
    assert not kind or kind in {d.kind for d in found.differences}


OTHERS = {
    "only the title": (TITLE, "title"),
    "a part of the title": ("prevention of gout flares: a randomised", "title"),
    "made up": ("Febuxostat lowered urate in most of the children who were followed", "not_found"),
    "its words in disorder": ("placebo harm users frequent adults serum at or", "not_found"),
    "two words": ("serious harm", "too_short"),
    "nothing": ("  ", "none"),
    "marks alone": ("“…”", "none"),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "state"), OTHERS.values(), ids=OTHERS)
def test_what_the_abstract_does_not_hold_is_told_apart(quote: str, state: str) -> None:
    assert check(quote).state == state


def test_the_nearest_sentence_is_shown_and_not_its_neighbours() -> None:
    assert check(LAST.replace("less", "more")).closest == LAST


def test_words_in_front_of_a_sentence_are_added_and_not_its_neighbours() -> None:
    found = check(f"Crucially, {LAST[0].lower()}{LAST[1:]}")
    assert [(d.here, d.there, d.kind) for d in found.differences] == [("Crucially", "", "added")]


def test_parts_in_order_only_across_two_abstracts_are_in_another_order() -> None:
    twice = OtherAbstract((Section(f"{RESULT} {LAST}"),), kind="plain-language-summary")
    record = replace(RECORD, other_abstracts=(twice,))
    found = quotes.check(f"{LAST} ... Serum TNF-α fell by 12.5%", source.of_record(record))
    assert found.state == "altered"
    assert quotes.check(LAST, source.of_record(record)).section == "RESULTS"


def test_an_abstract_of_another_kind_holds_quotes_too() -> None:
    other = OtherAbstract(
        (Section("Lime juice kept sailors well on long voyages."),), "fre", "plain"
    )
    found = quotes.check(
        "Lime juice kept sailors well", source.of_record(replace(RECORD, other_abstracts=(other,)))
    )
    assert (found.state, found.section) == ("verbatim", "abstract plain fre")


def test_a_word_inside_another_is_no_place() -> None:
    assert check("requent (odds ratio [OR] = 0.61), without serious").state == "altered"


def test_a_quote_cut_behind_a_negation_says_so() -> None:
    found = check("significantly changed in long-term users.")
    assert found.state == "verbatim"
    assert [(d.there, d.kind) for d in found.differences] == [("not", "negation left out")]


def test_the_foldings_needed_are_listed_and_no_others() -> None:
    assert check(RESULT).folded == ()
    assert check(RESULT.replace("α", "alpha")).folded == ("Greek letters",)
    assert check(RESULT.replace("<", "&lt;")).folded == ("HTML entities",)
    assert check(RESULT.upper()).folded == ("case",)
    assert "brackets" in check(LAST.replace("were less", "were [in adults] less")).folded
    assert "section label" in check(f"RESULTS: {RESULT}").folded


def test_the_section_of_a_quote_is_named() -> None:
    assert check(LAST).section == "RESULTS"
    assert check(FIRST).section == "METHODS"


def test_a_thousand_brackets_are_no_trouble() -> None:
    assert check("gout [x] " * 1000).state in {"not_found", "altered"}

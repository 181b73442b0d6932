"""Studies named through the parse, by the kind of their naming; and what names none."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from littrack.citations.mentions import read_mentions
from littrack.language import Document
from littrack.model import Article, CitationMention

GOLD = Path(__file__).parent / "gold"
# Of 42 each, measured 2026-12-01: 38 and 39. Where no study is named, none may be printed.
FLOORS = {"tuned": 37, "heldout": 38}


def named(text: str) -> list[CitationMention]:
    found = read_mentions(Document.read(Article("a", "a", "", text)))
    return [m for m in found if m.kind != "generic"]


def _found(text: str, words: str, mentions: list[CitationMention]) -> bool:
    """Whether one study is named, by words that overlap those expected by a third."""
    if not words or len(mentions) != 1:
        return not words and not mentions
    start, place = text.index(words), mentions[0].place
    common = min(place.end, start + len(words)) - max(place.start, start)
    return common > min(len(words), place.end - place.start) / 3


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_studies_are_found_by_who_made_them_and_where_they_were_shown(part: str) -> None:
    path = GOLD / f"citation_mentions_{part}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [(row, named(row["text"])) for row in rows]
    missed = [row for row, found in told if not _found(row["text"], row["named"], found)]
    print(Counter(row["kind"] for row in missed), missed)  # noqa: T201 - for pytest -rP
    assert not [row for row in missed if not row["named"]]
    assert len(rows) - len(missed) >= FLOORS[part]


@pytest.mark.parametrize(("part", "floor"), [("tuned", 37), ("heldout", 20)])
def test_a_journal_is_told_by_its_name_and_by_what_is_done_there(part: str, floor: int) -> None:
    """Of 42 and 22; measured 2026-12-01: 37 and 21. What is no journal is never printed as one."""
    path = GOLD / "citation_journals.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [(r, [m.journal for m in named(r["text"])]) for r in rows if r["part"] == part]
    wrong = [(r, got) for r, got in told if (r["journal"] not in got if r["journal"] else got)]
    print(wrong)  # noqa: T201 - for pytest -rP
    assert not [r for r, _ in wrong if not r["journal"]]
    assert len(told) - len(wrong) >= floor


def test_the_study_of_the_sentence_before_is_the_one_whose_results_were_published() -> None:
    text = (
        "Two large trials tested the patch in 900 sailors. The results, published last year in the "
        "Journal of Root Medicine, were mixed."
    )
    first = named(text)[0]
    assert (first.place.text, first.journal) == ("Two large trials", "Journal of Root Medicine")


def test_a_comment_in_the_journal_is_one_on_its_study() -> None:
    text = (
        "The study was published in the Journal of Root Medicine. An accompanying editorial was "
        "more careful."
    )
    assert [m.journal for m in named(text)] == ["Journal of Root Medicine"] * 2


NAMES = [
    (
        "Hale and colleagues reported in AJR. American Journal of Roentgenology in 2011.",
        2011,
    ),
    ("Hale and colleagues reported in Zentralblatt Fur Gynakologie in 1977 on twins.", 1977),
    ("A 1977 study published in MMW, Munchener Medizinische Wochenschrift dealt with veins.", 1977),
]


@pytest.mark.parametrize(("text", "year"), NAMES, ids=["stop", "no English", "comma"])
def test_a_journal_is_known_by_its_whole_name(text: str, year: int) -> None:
    (found,) = named(text)
    assert found.journal in text
    assert len(found.journal.split()) > 2
    assert found.year == year


WAYS = [
    ("Boyer et. al. (2008) found that mint relieves colic.", "Boyer", 2008, ""),
    ("Boyer and others, 2008, report that mint relieves colic.", "Boyer", 2008, ""),
    (
        "A survey (Drug Alcohol Depend. 2014;139:132-7) found habits.",
        "",
        2014,
        "Drug Alcohol Depend",
    ),
    ("Thorax published a survey of mint drinkers in March 2014.", "", 2014, "Thorax"),
    ("As Boyer et al. reported (Gut, 2008), mint helps.", "Boyer", 2008, "Gut"),
    ("It helped, while Lind and colleagues (2011) saw nothing.", "Lind", 2011, ""),
]


@pytest.mark.parametrize(("text", "author", "year", "journal"), WAYS, ids=[w[0][:22] for w in WAYS])
def test_a_study_is_named_in_the_ways_people_write(
    text: str, author: str, year: int, journal: str
) -> None:
    (found,) = named(text)
    assert (found.author, found.year, found.journal) == (author, year, journal)

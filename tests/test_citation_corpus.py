"""Cited studies looked up in a corpus: found there, absent from a whole year, or not known."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from littrack import corpus
from littrack.citations import JournalYear, check
from littrack.corpus import coverage
from littrack.corpus.journal_years import holdings
from littrack.corpus.manifest import Manifest, Part
from littrack.model import (
    CitationCheck,
    CitationMention,
    CitationState,
    Pmid,
    Record,
)
from littrack.pipeline.corpus_lookup import CorpusLookup
from tests.corpus_files import record, write
from tests.test_citations import AT, LEXICON, RECORD, mention, named

HERE = corpus.LocalWorkers()
OTHERS = [
    replace(RECORD, pmid=Pmid(str(n)), title=f"Bark {n} and the skin of trees", abstract=(), doi="")
    for n in range(200, 220)
]


@dataclass
class Shelf:
    """A collection of which a journal's year is at hand."""

    year: JournalYear
    name: str = "the corpus pubmed (38,000,000 records)"

    def records_for(self, mention: CitationMention) -> Sequence[Record]:
        return self.year.records if mention.journal else ()

    def journal_year(self, mention: CitationMention) -> JournalYear | None:
        return self.year if mention.journal and mention.year else None


def looked_up(text: str, *records: Record, count: int = 0, lacks: str = "") -> CitationCheck:
    year = JournalYear(count or len(records), records, lacks)
    return check(mention(text), [], LEXICON, collection=Shelf(year), at=AT)


ABSENT = [
    "A 2017 study published in the Journal of Root Medicine found that ginger reduced nausea.",
    (
        "In 2017, Varga and colleagues reported in the Journal of Root Medicine that walking"
        " shortened colds among pensioners."
    ),
    (
        "A 2017 study in the Journal of Root Medicine found that peppermint shampoo restored"
        " hearing after loud concerts."
    ),
]


@pytest.mark.parametrize("text", ABSENT, ids=["concept", "author", "words"])
def test_a_study_that_a_whole_year_does_not_hold_is_not_found_with_what_was_looked_in(text: str):
    found = looked_up(text, *OTHERS)
    assert found.state is CitationState.NOT_FOUND_STRONG
    assert "all 20 records of Journal of Root Medicine in 2017 are at hand" in found.why
    assert any("38,000,000 records" in place for place in found.looked_in)


@pytest.mark.parametrize("text", ABSENT, ids=["concept", "author", "words"])
def test_a_year_that_is_not_whole_says_how_many_were_looked_in_and_what_lacks(text: str):
    found = looked_up(text, *OTHERS, lacks="it holds 2 of PubMed's files, not a whole baseline")
    assert found.state is CitationState.NOT_FOUND_WEAK
    assert "20 records are at hand, and none of them agrees" in found.why
    assert "2 of PubMed's files" in found.why


HONEST = [
    "A 2017 study in the Journal of Root Medicine found that ginger shortened labour in mothers.",
    (
        "In 2017, Okafour and colleagues reported in the Journal of Root Medicine that an old spice"
        " settles the stomach of expectant women during nausea."
    ),
    (
        "A 2017 study in the Journal of Root Medicine found that expectant mothers kept more food"
        " down with zingiber tablets during pregnancy."
    ),
    "A 2017 letter in the Journal of Root Medicine said so.",
]


@pytest.mark.parametrize("text", HONEST, ids=["outcome", "misspelled", "own words", "no subject"])
def test_a_study_that_a_year_may_hold_in_other_words_is_never_strongly_absent(text: str):
    assert looked_up(text, RECORD, *OTHERS).state is not CitationState.NOT_FOUND_STRONG


def test_a_journal_of_which_few_records_are_listed_proves_nothing():
    assert looked_up(ABSENT[0], *OTHERS[:5]).state is CitationState.NOT_FOUND_WEAK


def test_a_study_that_a_corpus_holds_is_found_in_it():
    found = looked_up(ABSENT[0], RECORD, *OTHERS)
    assert (found.state, found.record) == (CitationState.VERIFIED, RECORD)


def baseline(files: int, without: int = 0) -> Manifest:
    names = [f"pubmed26n{n:04}.xml.gz" for n in range(1, files + 1) if n != without]
    parts = tuple(Part(name, name, 1, 1, folder=name, records=10) for name in names)
    return Manifest(parts, tuple(part.folder for part in parts))


def test_only_all_files_of_a_baseline_make_a_corpus_whole():
    assert coverage.lacks(baseline(1_200)) == ""
    assert "lacks 1 of" in coverage.lacks(baseline(1_200, without=700))
    assert "not a whole baseline" in coverage.lacks(baseline(30))
    assert "not one baseline" in coverage.lacks(replace(baseline(0), parts=(), live=()))


def test_a_year_is_past_when_the_next_one_has_its_records():
    years = {2022: 100, 2023: 90, 2024: 20}
    assert [coverage.is_past(year, years) for year in (2021, 2022, 2023, 2024)] == [
        False,
        True,
        False,
        False,
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("tantivy", reason="the extra `scale` is not installed")
    folder = tmp_path_factory.mktemp("corpus")
    trials = [
        record(n, f"Fern {n} and sleep in nurses", "Fern lengthened sleep.") for n in range(1, 31)
    ]
    trials.append(
        record(31, "Willow bark and knee pain in runners", "Willow bark eased knee pain.")
    )
    corpus.prepare(folder / "c", fresh=True)
    corpus.take_in(folder / "c", [write(folder / "a.xml.gz", trials)], HERE)
    return folder / "c"


def test_a_corpus_gives_a_journals_years_and_what_bears_a_number(built: Path):
    opened = corpus.Corpus(built, HERE)
    asked = [("Journal of Samples", 2020), ("J Samples", 2021), ("Journal of Samples", 2011)]
    held = holdings(opened, asked, [("pmid", "31"), ("pmid", "99")])
    assert [(y.count, len(y.records)) for y in held.of_journals.values()] == [
        (31, 31),
        (0, 31),
        (0, 0),
    ]
    assert [r.pmid for r in held.by_identifier.values()] == ["31"]
    assert "not one baseline" in held.of_journals[asked[0]].lacks


def test_check_looks_cited_studies_up_in_a_corpus(built: Path, tmp_path: Path):
    there = (
        "A 2020 study in the Journal of Samples found that willow bark eased knee pain in runners."
    )
    gone = "A 2020 study in the Journal of Samples found that lavender tea cured snoring in pilots."
    (tmp_path / "page.txt").write_text(f"{there}\n\n{gone}\n", encoding="utf-8")
    (tmp_path / "queries").mkdir()
    command = [sys.executable, "-m", "littrack", "-C", str(tmp_path), "check", "--json"]
    command += [str(tmp_path / "page.txt"), "--corpus", str(built)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    cited = json.loads(answer.stdout)["citations"]
    assert [c["state"] for c in cited] == ["verified", "not_found_weak"]
    assert any("31 of Journal of Samples in 2020" in place for place in cited[1]["looked_in"])


def test_a_folder_without_a_corpus_is_said_in_a_sentence(tmp_path: Path):
    with pytest.raises(corpus.search.CorpusError, match="There is no corpus in"):
        CorpusLookup(corpus.Corpus(tmp_path, HERE), [named()])

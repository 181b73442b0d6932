"""What an article tells of a cited study, held against that study's record and its full text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from littrack.cache import Cache
from littrack.citations import check
from littrack.concepts import Lexicon
from littrack.model import (
    Article,
    Author,
    CitationCheck,
    Journal,
    Link,
    LinkKind,
    PartialDate,
    Pmid,
    PublicationType,
    Record,
    Section,
)
from littrack.pipeline.cited_studies import CitedStudies
from littrack.pipeline.extract_claims import read_article
from littrack.pipeline.finding_cache import KeptFindings
from littrack.pipeline.statement_judge import StatementJudge
from littrack.stance.model import Model
from littrack.verify.source import Passage
from tests.test_citations import AT

GOLD = Path(__file__).parent / "gold" / "cited_findings.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
CASES = [row for row in ROWS if "record" not in row]
# Of ten each, measured 2026-12-01; nobody told rightly may be accused, whatever the others reach.
# "reversed" was 9: from another bar (0.82, precision 0.90 on dev) the readers of now accuse less.
FLOORS = {
    "as told": 10,
    "reversed": 5,
    "not said": 10,
    "figure of something else": 10,
    "figure told otherwise": 10,
    "two in one sentence": 10,
    "one wrong digit": 10,
    "wrong digit, another study": 10,
}
HONEST = {"as told", "not said", "figure of something else", "two in one sentence"}


def record(row: dict[str, Any]) -> Record:
    return Record(
        Pmid(row["pmid"]),
        row["title"],
        abstract=(Section(row["abstract"]),),
        authors=(Author(row["author"], "A"),),
        journal=Journal(row["journal"]),
        published=PartialDate(row["year"]),
        doi=row["doi"],
        pmcid=f"PMC{row['pmid']}",
    )


RECORDS = {row["record"]["pmid"]: record(row["record"]) for row in ROWS if "record" in row}


@dataclass
class Texts:
    """Full texts at hand, by PMID."""

    held: Mapping[str, Sequence[Passage]] = field(default_factory=dict)

    def passages(self, one: Record) -> list[Passage]:
        return list(self.held.get(one.key, ()))

    def may_hold(self, one: Record) -> str:
        return f"the full text may hold it: littrack fulltext get {one.key}"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptFindings]:
    """What was read, in a store."""
    with Cache(tmp_path_factory.mktemp("store") / "cache.db") as store:
        yield KeptFindings(store, "test")


@cache
def judge() -> StatementJudge:
    return StatementJudge(Model())


def checks(
    kept: KeptFindings, text: str, *records: Record, texts: Texts | None = None
) -> list[CitationCheck]:
    reading = read_article(Article("a", "a", "", text))
    found = [
        check(mention, records, Lexicon(), at=AT)
        for mention in reading.mentions
        if mention.kind != "generic"
    ]
    return CitedStudies(judge, texts or Texts(), Lexicon(), kept).completed(found, [reading])


def _right(row: dict[str, Any], found: Sequence[CitationCheck]) -> bool:
    wanted = [row["pmid"], row["second"]] if "second" in row else [row["pmid"]]
    states = [str(each.state) for each in found]
    keys = [each.record.key if each.record else "" for each in found]
    there = row["expected"] == "not_found_weak" or keys == wanted
    return there and set(states) == {row["expected"]} and row["why"] in found[0].why


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_what_is_told_of_a_study_is_held_against_it(kept: KeptFindings, kind: str) -> None:
    rows = [row for row in CASES if row["kind"] == kind]
    told = [(row, checks(kept, row["text"], *RECORDS.values())) for row in rows]
    accused = [row for row, found in told if any(str(c.state) == "misreported" for c in found)]
    assert not (accused if kind in HONEST else [])
    missed = [row["text"] for row, found in told if not _right(row, found)]
    print(missed)  # noqa: T201 - for pytest -rP
    assert len(rows) - len(missed) >= FLOORS[kind]


LIGHT = RECORDS["501"]
TOLD = "Bright light in the evening delayed sleep in nurses (PMID 501)."


def test_a_finding_that_the_abstract_lacks_may_stand_in_the_full_text(kept: KeptFindings) -> None:
    text = "Bright light raised the heart rate of nurses (PMID 501)."
    (found,) = checks(kept, text, LIGHT)
    assert "the full text may hold it: littrack fulltext get 501" in found.why
    held = Texts({"501": [Passage("full text, Results", "Bright light raised the heart rate.")]})
    (read,) = checks(kept, text, LIGHT, texts=held)
    assert read.told[0].says.section == "full text, Results"
    assert "its full text bears out" in read.why


def test_a_figure_that_the_full_text_gives_is_not_told_wrongly(kept: KeptFindings) -> None:
    text = "Bright light delayed sleep onset in 61 nurses (PMID 501)."
    (found,) = checks(kept, text, LIGHT)
    assert found.state == "misreported"
    held = Texts({"501": [Passage("full text, Results", "Sleep onset was known of 61 nurses.")]})
    (read,) = checks(kept, text, LIGHT, texts=held)
    assert (read.state, read.record) == ("verified", LIGHT)


MARKS = [
    ("retracted", LinkKind.RETRACTION_IN, "it has been retracted"),
    ("concern", LinkKind.CONCERN_IN, "an expression of concern has been published"),
    ("corrected", LinkKind.ERRATUM_IN, "a correction to it has been published"),
    ("superseded", LinkKind.UPDATE_IN, "a newer version of it has been published"),
]


@pytest.mark.parametrize(("mark", "kind", "says"), MARKS, ids=[m[0] for m in MARKS])
def test_what_befell_a_cited_study_is_said_beside_it(
    kept: KeptFindings, mark: str, kind: LinkKind, says: str
) -> None:
    (found,) = checks(kept, TOLD, replace(LIGHT, links=(Link(kind, Pmid("9")),)))
    assert (found.marks, found.state) == ((mark,), "verified")
    assert says in found.why


def test_a_cited_preprint_names_its_published_form(kept: KeptFindings) -> None:
    types = (PublicationType("D000076942", "Preprint"),)
    links = (Link(LinkKind.UPDATE_IN, Pmid("777")),)
    (found,) = checks(kept, TOLD, replace(LIGHT, types=types, links=links))
    assert (found.marks, found.published_form) == (("preprint",), "777")
    assert "since been published as PMID 777" in found.why


def test_without_a_judge_nothing_is_said_of_what_a_study_found(kept: KeptFindings) -> None:
    reading = read_article(Article("a", "a", "", TOLD))
    first = check(reading.mentions[0], [LIGHT], Lexicon(), at=AT)
    nobody = CitedStudies(lambda: None, Texts(), Lexicon(), replace(kept, version="none"))
    (found,) = nobody.completed([first], [reading])
    assert (found.state, found.told) == ("verified", ())


def test_what_was_read_before_is_not_read_again(kept: KeptFindings) -> None:
    reading = read_article(Article("a", "a", "", TOLD))
    first = check(reading.mentions[0], [LIGHT], Lexicon(), at=AT)
    before = CitedStudies(judge, Texts(), Lexicon(), kept).completed([first], [reading])
    after = CitedStudies(lambda: None, Texts(), Lexicon(), kept).completed([first], [reading])
    assert after == before
    assert after[0].told


def test_an_identifier_of_another_work_names_the_study_that_is_meant(kept: KeptFindings) -> None:
    told = "Lindqvist and colleagues (2015) found that honey reduced cough in children"
    (found,) = checks(kept, f"{told} (doi:10.5555/jsw.2016.04.011).", LIGHT, RECORDS["504"])
    assert found.state == "identifier_points_elsewhere"
    assert "its DOI is 10.5555/np.2015.09.021" in found.why

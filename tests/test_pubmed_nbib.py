"""NBIB: the same record as PubMed's XML gives, as far as the format goes."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from Bio import Medline

from littrack import pubmed
from littrack.model import LinkKind, Pmid, RecordError, Section

TEXT = """
PMID- 101
OWN - NLM
STAT- MEDLINE
DCOM- 20240301
LR  - 20240502
IS  - 1234-5678 (Print)
VI  - 3
IP  - 1
DP  - 2023 Jan 5
TI  - Ibuprofen in people with pain: a randomised trial of a title so long that it is
      folded.
PG  - 7-9
LID - 10.1/Right [doi]
AB  - BACKGROUND: Pain hurts. METHODS: We gave ibuprofen, 10 mg/kg, to 12
      people. RESULTS: It helped.
CI  - (c) them
FAU - Ng, A B
AU  - Ng AB
AUID- ORCID: 000000012345678X
AD  - Here, and in a place whose name goes on for so long that it has to be folded over
      the line.
FAU - Müller, Özge
AU  - Müller Ö
CN  - The Ibuprofen Group
LA  - eng
SI  - ClinicalTrials.gov/NCT00000001
GR  - R01 AA1/AA/NIAAA NIH HHS/United States
PT  - Randomized Controlled Trial
DEP - 20221230
PL  - England
TA  - J Pain
JT  - Journal of Pain
JID - 101
RN  - WK2XYI10QM (Ibuprofen)
RIN - J Pain. 2025 Jan;5(1):1. doi: 10.1/x. PMID: 202
MH  - Pain/*drug therapy/etiology
MH  - *Humans
OT  - folded keyword of several words that goes on and on and on and on and on and
      ends
COIS- None
      at all.
EDAT- 2023/01/02 06:00
CRDT- 2023/01/01 12:30
AID - 10.1/right [doi]
AID - S1 [pii]
PMC - PMC9
PST - ppublish

PMID- 102
TI  - Naproxen.
DP  - 1998 Dec-1999 Jan
AB  - No labels here: none.
"""


def test_every_record_is_read_with_its_fields() -> None:
    one, two = pubmed.from_nbib(TEXT)
    assert (one.pmid, two.pmid) == ("101", "102")
    assert one.title.endswith("that it is folded.")
    assert one.abstract == (
        Section("Pain hurts.", "BACKGROUND"),
        Section("We gave ibuprofen, 10 mg/kg, to 12 people.", "METHODS"),
        Section("It helped.", "RESULTS"),
    )
    assert two.abstract == (Section("No labels here: none."),)
    assert two.published.text == "1998 Dec-1999 Jan"
    assert (one.doi, one.other_dois, one.pii, one.pmcid) == ("10.1/Right", (), "S1", "PMC9")
    assert (one.revised, one.entrez) == (date(2024, 5, 2), date(2023, 1, 1))
    assert (one.published.year, one.published.month, one.published.day) == (2023, 1, 5)


def test_authors_keep_what_follows_their_name() -> None:
    first, second, group = next(pubmed.from_nbib(TEXT)).authors
    assert (first.last, first.fore, first.initials) == ("Ng", "A B", "AB")
    assert first.orcid == "0000-0001-2345-678X"
    assert first.affiliations[0].endswith("folded over the line.")
    assert (second.last, second.initials, second.affiliations) == ("Müller", "Ö", ())
    assert group.collective == "The Ibuprofen Group"


def test_subjects_and_links_are_read() -> None:
    record = next(pubmed.from_nbib(TEXT))
    assert [h.heading.name for h in record.mesh] == ["Pain", "Humans"]
    assert [q.major for q in record.mesh[0].qualifiers] == [True, False]
    assert (record.links[0].kind, record.links[0].pmid) == (LinkKind.RETRACTION_IN, "202")
    assert record.substances[0].registry == "WK2XYI10QM"
    assert (record.grants[0].agency, record.grants[0].country) == ("NIAAA NIH HHS", "United States")
    assert record.databanks[0].accessions == ("NCT00000001",)
    assert record.keywords[0].endswith("on and ends")
    assert record.conflict == "None at all."


def test_single_fields_agree_with_biopythons_reader() -> None:
    for theirs, ours in zip(
        Medline.parse(StringIO(TEXT.lstrip())), pubmed.from_nbib(TEXT), strict=True
    ):
        assert (theirs["PMID"], theirs["TI"]) == (ours.pmid, ours.title)
        assert theirs.get("JT", "") == ours.journal.title
        assert theirs.get("AU", []) == [f"{a.last} {a.initials}" for a in ours.authors if a.last]


def test_a_record_is_kept_as_it_stood() -> None:
    items = list(pubmed.cut_nbib(TEXT))
    assert [item.pmid for item in items] == [Pmid("101"), Pmid("102")]
    assert pubmed.parse(items[1].xml).title == "Naproxen."


@pytest.mark.parametrize("text", ["TY  - JOUR\nTI  - x\n", "hello"], ids=["RIS", "prose"])
def test_what_is_not_nbib_is_told(text: str) -> None:
    with pytest.raises(RecordError, match="not NBIB"):
        list(pubmed.from_nbib(text))

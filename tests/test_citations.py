"""A study an article names: there, told otherwise or wrongly, nearest, absent, not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from littrack.articles import read
from littrack.citations import check, check_all
from littrack.citations.journal_match import same_journal
from littrack.concepts import Lexicon
from littrack.model import (
    Article,
    Author,
    CitationCheck,
    CitationMention,
    CitationState,
    Concept,
    Digest,
    EntrezError,
    Journal,
    MeshHeading,
    MeshTerm,
    PartialDate,
    Pmid,
    PublicationType,
    Record,
    Section,
)
from littrack.pipeline.extract_claims import read_article

AT = datetime(2026, 1, 1, tzinfo=UTC)
LEXICON = Lexicon(
    [
        Concept("ginger", ("zingiber",), kind="intervention"),
        Concept("nausea", ("vomiting",), kind="outcome"),
    ]
)
RECORD = Record(
    Pmid("111"),
    "Ginger for nausea in pregnancy: a randomised trial",
    abstract=(Section("Ginger reduced nausea in 120 women."),),
    authors=(Author("Okafor", "Ada"),),
    journal=Journal("Journal of Root Medicine", "J Root Med"),
    published=PartialDate(2017),
    doi="10.1234/jrm.2017.1",
    pmcid="PMC777",
)
MICE = replace(
    RECORD,
    title="Ginger and nausea in mice",
    mesh=(MeshHeading(MeshTerm("D000818", "Animals")), MeshHeading(MeshTerm("D051379", "Mice"))),
    abstract=(Section("Ginger reduced nausea-like behaviour in mice."),),
)
NAMED = "A 2017 study published in the {} found that ginger reduced nausea in patients."


def mention(text: str) -> CitationMention:
    found = read_article(read("-", at=AT, stdin=text.encode())).mentions
    return next(m for m in found if m.kind != "generic")


def named(journal: str = "Journal of Root Medicine") -> CitationMention:
    return mention(NAMED.format(journal))


def state(text: str, *records: Record) -> CitationCheck:
    return check(mention(text), records, LEXICON, at=AT)


@dataclass
class Pubmed:
    """PubMed as a look-up sees it: what it holds, what it counts, whether it answers."""

    held: Sequence[Record] = ()
    counts: int = 0
    down: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def search(self, term: str) -> Sequence[Record]:
        self._ask(term)
        return self.held

    def count(self, term: str) -> int:
        self._ask(term)
        return self.counts

    def fetch(self, pmids: Sequence[Pmid]) -> Mapping[Pmid, Record]:
        self._ask(" ".join(pmids))
        return {r.pmid: r for r in self.held if r.pmid in pmids and r.pmid}

    def _ask(self, term: str) -> None:
        self.asked.append(term)
        if any(word in term for word in self.down):
            raise EntrezError("PubMed did not answer in time")


def test_a_generic_mention_names_no_study() -> None:
    found = read_article(Article("a", "a", "", "Studies show that ginger eases nausea."))
    assert check(found.mentions[0], [RECORD], LEXICON, at=AT).state is CitationState.UNSPECIFIC


@pytest.mark.parametrize("journal", ["Journal of Root Medicine", "J Root Med"])
def test_journal_year_and_subject_together_make_the_study(journal: str) -> None:
    found = check(named(journal), [RECORD], LEXICON, at=AT)
    assert (found.state, found.record) == (CitationState.VERIFIED, RECORD)


NEAR = [
    ("another year", replace(RECORD, published=PartialDate(2019)), "of 2019"),
    ("another journal", replace(RECORD, journal=Journal("Roots Today")), "in Roots Today"),
    (
        "another subject",
        replace(RECORD, title="Mint for colic", abstract=()),
        "about something else",
    ),
    ("mice elsewhere", replace(MICE, journal=Journal("Roots Today")), "in mice"),
]


@pytest.mark.parametrize(("record", "says"), [n[1:] for n in NEAR], ids=[n[0] for n in NEAR])
def test_a_near_match_is_shown_as_nearest_with_the_difference_and_never_as_the_study(
    record: Record, says: str
) -> None:
    found = check(named(), [record], LEXICON, at=AT)
    assert (found.state, found.record) == (CitationState.NOT_FOUND_WEAK, None)
    assert says in found.nearest[0].why_not


def test_a_study_in_mice_told_of_patients_is_misreported() -> None:
    found = check(named(), [MICE], LEXICON, at=AT)
    assert found.state is CitationState.MISREPORTED
    assert "mice" in found.why


def test_a_study_that_found_nothing_told_as_an_effect_is_misreported() -> None:
    none = replace(RECORD, abstract=(Section("Ginger did not reduce nausea."),))
    assert check(named(), [none], LEXICON, at=AT).state is CitationState.MISREPORTED


def test_a_digest_is_not_believed_in_what_came_from_memory() -> None:
    digest = Digest("digest:1", "Ginger reduced nausea.", from_memory=("journal",))
    found = check(named(), [replace(RECORD, pmid=None, digest=digest)], LEXICON, at=AT)
    assert found.state is CitationState.NOT_FOUND_WEAK
    assert "memory" in found.nearest[0].why_not


def test_a_retracted_study_says_so() -> None:
    gone = replace(RECORD, types=(PublicationType("D016441", "Retracted Publication"),))
    found = check(named(), [gone], LEXICON, at=AT)
    assert found.retracted
    assert "retracted" in found.why


IDS = ["PMID: 111", "PMC777", "doi:10.1234/JRM.2017.1"]


@pytest.mark.parametrize("identifier", IDS)
def test_an_identifier_that_leads_to_the_subject_is_verified(identifier: str) -> None:
    assert state(f"Ginger eases nausea ({identifier}).", RECORD).state is CitationState.VERIFIED


def test_an_identifier_that_leads_elsewhere_says_where() -> None:
    other = replace(RECORD, title="Steel fatigue", abstract=())
    found = state("Ginger eases nausea (PMID: 111).", other)
    assert (found.state, found.record) == (CitationState.IDENTIFIER_POINTS_ELSEWHERE, None)
    assert "Steel fatigue" in found.why


def test_a_bare_identifier_has_no_nearest_for_it_names_nothing_to_be_near_to() -> None:
    wordy = replace(RECORD, abstract=(Section("See also what others found of nausea."),))
    found = state("See also PMID 43.", wordy)
    assert (found.state, found.nearest) == (CitationState.NOT_FOUND_WEAK, ())


def test_particulars_told_otherwise_are_named() -> None:
    text = (
        "Ginger eases nausea.[1]\n\nReferences\n1. Okafor A. Ginger for nausea in pregnancy: "
        "a randomised trial. Roots Today. 2018;1:2."
    )
    found = state(text, RECORD)
    assert (found.state, found.record) == (CitationState.METADATA_DIFFERS, RECORD)
    assert "2017, not 2018" in found.why


def test_offline_an_absence_is_weak_and_says_where_it_looked() -> None:
    found = check(named(), [], LEXICON, at=AT)
    assert found.state is CitationState.NOT_FOUND_WEAK
    assert "local store" in found.looked_in[0]


def test_online_the_journals_whole_year_without_it_is_strong() -> None:
    pubmed = Pubmed(counts=240)
    found = check(named(), [], LEXICON, online=pubmed, at=AT)
    assert found.state is CitationState.NOT_FOUND_STRONG
    assert pubmed.asked == [
        '"Journal of Root Medicine"[ta] AND 2017[dp] AND ("ginger"[tiab] OR "zingiber"[tiab])',
        '"Journal of Root Medicine"[ta] AND 2017[dp]',
    ]


def test_online_a_journal_pubmed_does_not_hold_is_weak() -> None:
    found = check(named(), [], LEXICON, online=Pubmed(), at=AT)
    assert found.state is CitationState.NOT_FOUND_WEAK
    assert "outside PubMed" in found.why


def test_online_the_study_is_found() -> None:
    found = check(named(), [], LEXICON, online=Pubmed([RECORD]), at=AT)
    assert (found.state, found.record) == (CitationState.VERIFIED, RECORD)


def test_a_pmid_that_pubmed_never_gave_is_definitive() -> None:
    cited = mention("Ginger eases nausea (PMID: 99999999).")
    found = check(cited, [], LEXICON, online=Pubmed(), at=AT)
    assert found.state is CitationState.NOT_FOUND_DEFINITIVE


def test_a_failed_look_up_is_never_absence() -> None:
    found = check(named(), [], LEXICON, online=Pubmed(down={"Root"}), at=AT)
    assert found.state is CitationState.LOOKUP_FAILED
    assert "no answer" in found.why


JOURNALS = ["Journal of A", "Journal of B", "Journal of C", "Journal of Root Medicine"]


@pytest.mark.parametrize(
    ("down", "expected"),
    [({"Root"}, 3), ({"Root", "111"}, 0)],
    ids=["a known PMID is still found", "nothing answers any more"],
)
def test_after_many_failures_a_known_pmid_is_asked_for_before_any_no(
    down: set[str], expected: int
) -> None:
    known = replace(RECORD, title="Steel fatigue", abstract=(), journal=Journal("Steel"))
    pubmed = Pubmed([known], counts=9, down=down)
    cited = [named(journal) for journal in JOURNALS]
    checks = check_all(cited, [known], LEXICON, online=pubmed, at=AT)
    assert sum(c.state is CitationState.NOT_FOUND_STRONG for c in checks) == expected
    assert sum(c.state is CitationState.LOOKUP_FAILED for c in checks) == len(checks) - expected


MENTIONS = [
    (
        "a 2017 study published in the Journal of Root Medicine",
        "Journal of Root Medicine",
        2017,
        "",
    ),
    ("A trial in the Journal of Root Medicine (2019)", "Journal of Root Medicine", 2019, ""),
    ("Okafor et al. (2017)", "", 2017, "Okafor"),
    ("Okafor and Lee (2020)", "", 2020, "Okafor"),
    (
        "Researchers at the University of Leeds found in a 2021 trial",
        "",
        2021,
        "the University of Leeds",
    ),
    ("A 2022 meta-analysis published in The Lancet", "The Lancet", 2022, ""),
]


@pytest.mark.parametrize(
    ("named_as", "journal", "year", "author"), MENTIONS, ids=[m[0][:24] for m in MENTIONS]
)
def test_a_study_is_named_in_many_ways(named_as: str, journal: str, year: int, author: str) -> None:
    found = mention(f"{named_as} found that ginger reduced nausea.")
    assert found.place.text == named_as
    assert (found.journal, found.year, found.author) == (journal, year, author)


GENERIC = [
    "Studies show that",
    "Several clinical trials have found that",
    "The growing body of research suggests that",
    "Data from clinical trials suggest that",
    "Experts say",
    "Patients reported that",
]


@pytest.mark.parametrize("lead", GENERIC)
def test_a_hint_at_studies_is_generic(lead: str) -> None:
    text = f"{lead} ginger reduces nausea."
    (found,) = read_article(Article("a", "a", "", text)).mentions
    assert found.kind == "generic"
    assert lead.startswith(found.place.text[:8])


VAGUE = [
    ("A 2019 study found that ginger reduced nausea.", "the year 2019"),
    ("A study from Johns Hopkins University found that ginger eases nausea.", "Johns Hopkins"),
    ("A later study in the New England Journal of Medicine came to the same conclusion.", "New"),
    ("Results presented at the 2023 meeting of the Root Society showed that ginger helps.", "talk"),
]


@pytest.mark.parametrize(("text", "why"), VAGUE, ids=[v[1] for v in VAGUE])
@pytest.mark.parametrize("online", [None, Pubmed(counts=9)], ids=["offline", "online"])
def test_a_study_of_which_too_little_is_said_is_never_not_found(
    text: str, why: str, online: Pubmed | None
) -> None:
    found = check(mention(text), [RECORD], LEXICON, online=online, at=AT)
    assert (found.state, found.record, found.looked_in) == (CitationState.UNSPECIFIC, None, ())
    assert why in found.why


IN_STORE = [
    "In 2017, ginger reduced nausea in women (Okafor et al., Journal of Root Medicine).",
    "Okafor and Lee (2017) showed that ginger eases nausea.",
    "A trial led by Ada Okafor, published in J Root Med, found that ginger eases nausea.",
    "In the GINGER-2 trial, ginger eased nausea.",
    "Researchers at Leeds University wrote in J Root Med (2017) that ginger eases nausea.",
    "A 2017 study of ginger against nausea in the Journal of Root Medicine was a success.",
]
WHOLE = replace(
    RECORD,
    abstract=(Section("In GINGER 2, ginger reduced nausea in 120 women."),),
    authors=(Author("Okafor", "Ada", affiliations=("School of Food, Leeds University, UK",)),),
)


@pytest.mark.parametrize("text", IN_STORE, ids=[t[:20] for t in IN_STORE])
def test_a_study_in_the_store_is_found_however_it_is_named(text: str) -> None:
    found = state(text, WHOLE, replace(RECORD, pmid=Pmid("9"), title="Mint", abstract=()))
    assert (found.state, found.record) == (CitationState.VERIFIED, WHOLE)


def test_another_person_of_that_name_is_another_author() -> None:
    text = "A trial led by Bela Okafor, published in J Root Med, found that ginger eases nausea."
    assert state(text, WHOLE).state is CitationState.NOT_FOUND_WEAK


def test_a_journal_and_a_subject_that_fit_a_record_are_too_little_to_tell() -> None:
    text = "A study in the Journal of Root Medicine found that ginger eases nausea."
    found = state(text, RECORD)
    assert (found.state, found.record) == (CitationState.UNSPECIFIC, None)
    assert "PMID 111" in found.why


def test_two_records_that_fit_are_both_named_and_neither_is_taken() -> None:
    found = check(named(), [RECORD, replace(RECORD, pmid=Pmid("222"))], LEXICON, at=AT)
    assert (found.state, found.record) == (CitationState.UNSPECIFIC, None)
    assert "2 records fit" in found.why
    assert "PMID 222" in found.why


NOT_STRONG = [
    "A 2021 preprint posted on medRxiv found that ginger eases nausea.",
    "A 2017 study in the Journal of Root Medicine found that socks warm feet.",
    "Okafor et al. (Journal of Root Medicine, 2017) found that ginger eases nausea.",
]


@pytest.mark.parametrize("text", NOT_STRONG, ids=["a preprint", "no known thing", "an author"])
def test_absence_is_strong_only_where_all_of_it_was_sought(text: str) -> None:
    found = check(mention(text), [], LEXICON, online=Pubmed(counts=9), at=AT)
    assert found.state is CitationState.NOT_FOUND_WEAK


@pytest.mark.parametrize(
    ("said", "title", "same"),
    [
        ("NEJM", "The New England journal of medicine", True),
        (
            "PNAS",
            "Proceedings of the National Academy of Sciences of the United States of America",
            True,
        ),
        ("CMAJ", "The New England journal of medicine", False),
        ("Gut", "Gut microbes", False),
    ],
)
def test_a_journal_goes_by_its_initials(said: str, title: str, same: bool) -> None:
    assert same_journal(said, Journal(title)) is same

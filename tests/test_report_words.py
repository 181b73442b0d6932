"""What a plain reader is told on the page: what it rests on, what words mean, what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import html as lxml_html

from littrack.model import Block, BlockKind, ClaimType, Design, Stance, VerdictLabel
from littrack.model.labels import DISCLAIMER
from littrack.report import cite, contract
from littrack.report.counts import counts, reconcile
from littrack.report.glossary import basis
from littrack.report.html import page
from littrack.report.markdown import markdown
from littrack.report.prisma import prisma
from littrack.report.whereabouts import whereabouts
from tests import report_samples as samples


def body(report):
    return lxml_html.fromstring(page(report))


def words(node):
    return " ".join(node.text_content().split())


def one_claim(label, kind=None):
    """The sample with one claim alone, its verdict and kind set."""
    report = samples.willow()
    verdict = next(
        v for v in report.verdicts if v.label is VerdictLabel.CONTRADICTED and v.evidence
    )
    claim = replace(verdict.claim, type=kind or ClaimType.NO_HARM)
    return replace(report, verdicts=(replace(verdict, claim=claim, label=label),))


def test_the_caution_stands_before_any_claim_is_named():
    summary = words(body(samples.willow()).get_element_by_id("summary"))
    assert summary.index(DISCLAIMER) < summary.index("Look at these first")


@pytest.mark.parametrize(
    ("held", "told"),
    [
        pytest.param((0, 0, 0), "No record was at hand to hold them against.", id="nothing"),
        pytest.param(
            (1, 0, 1),
            "Held against 1 record at hand, none with PubMed's abstract: all are digests,"
            " short notes in this program's own words.",
            id="digests only",
        ),
        pytest.param(
            (1200, 1100, 1),
            "Held against 1,200 records at hand: 1,100 with PubMed's abstract, 99 without one,"
            " 1 digest in this program's own words.",
            id="all three",
        ),
    ],
)
def test_a_page_says_what_its_verdicts_rest_on(held, told):
    records, abstracts, digests = held
    searched = replace(
        samples.willow().searched, records=records, with_abstract=abstracts, digests=digests
    )
    assert basis(searched) == told
    assert told in words(body(replace(samples.willow(), searched=searched)))


def test_every_word_of_the_page_is_explained_on_it():
    key = words(body(samples.willow()).find_class("key")[0])
    for word in ("Contradicted", "No evidence found", "Undetermined", "Silent", "nHow many"):
        assert word in key


@pytest.mark.parametrize("label", [VerdictLabel.NO_EVIDENCE_FOUND, VerdictLabel.UNDETERMINED])
def test_a_claim_of_no_harm_with_harm_reported_is_looked_at_first_whatever_its_label(label):
    first = words(body(one_claim(label)).find_class("first")[0])
    assert "report harm" in first


def test_an_open_claim_of_another_kind_is_not_put_before_the_contradicted():
    report = replace(one_claim(VerdictLabel.NO_EVIDENCE_FOUND, ClaimType.EFFICACY), citations=())
    assert not body(report).find_class("first")


def test_a_claim_says_how_many_of_the_records_at_hand_were_read_for_it():
    report = samples.willow()
    margin = words(body(report).get_element_by_id("claim-1").find_class("all")[0])
    assert margin == f"21 read of {report.searched.records} at hand"
    assert "the records likeliest to bear on it" in words(body(report))


def test_an_article_without_a_checkable_claim_has_no_claims_but_statements():
    text = words(body(one_claim(VerdictLabel.NOT_CHECKABLE)).get_element_by_id("summary"))
    assert "No checkable claim was found in 2 articles: 1 statement is advice, opinion" in text


def test_the_size_of_a_review_is_not_taken_for_people():
    verdict = next(v for v in samples.willow().verdicts if v.evidence)
    graded = verdict.evidence[0].grade
    review = replace(graded, design=Design.SYSTEMATIC_REVIEW, n=46, route="Oral")
    told = cite.kind(replace(verdict.evidence[0], grade=review))
    assert "n = 46 people or studies" in told
    assert told.endswith("oral")
    trial = replace(graded, design=Design.RANDOMISED_TRIAL, n=46)
    assert cite.kind(replace(verdict.evidence[0], grade=trial)).endswith("n = 46")


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("Any report of the harm would change this.", "Any report of the harm."),
        ("Studies, on this outcome, would change this.", "Studies, on this outcome."),
        ("Reading them in full would settle it.", "Reading them in full."),
        ("Large studies would put it in doubt.", "Large studies would put it in doubt."),
    ],
)
def test_what_would_change_a_verdict_is_not_said_to_change_it_twice(change, shown):
    assert cite.change(change) == shown


def test_a_search_that_was_never_run_is_no_search_of_a_database():
    report = samples.willow()
    queries = tuple(replace(q, last_run=None, count=None) for q in report.searched.queries)
    items = prisma(replace(report, searched=replace(report.searched, queries=queries)))
    told = {item.number: " ".join(item.lines) for item in items}
    assert told[1].startswith("No database has been searched")
    assert "None has been run yet" in told[8]
    assert "1 of 3 not run yet" in {i.number: " ".join(i.lines) for i in prisma(report)}[8]


def test_the_records_at_hand_are_told_by_where_they_came_from():
    searched = samples.willow().searched
    told = {item.number: " ".join(item.lines) for item in prisma(samples.willow())}
    came = f"{searched.records - searched.digests} fetched or imported"
    assert f"{came}, {searched.digests} digests." in told[15]
    assert f"{searched.digests} digests of a starter library" in told[7]
    day = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    brought = replace(searched, imported=77, last_import=day, digests=0)
    other = prisma(replace(samples.willow(), searched=brought))[1]
    assert other.lines == (
        "77 records imported from files or lists, last on 1 March 2026, 08:00 UTC.",
    )


def test_one_is_one_in_words():
    report = replace(one_claim(VerdictLabel.CONTRADICTED), citations=samples.willow().citations[:1])
    assert "1 claim:" in markdown(report)
    assert "1 citation:" in markdown(report)
    assert "1 different records" not in words(body(report))


def test_an_article_without_a_title_is_named_once():
    report = samples.willow()
    untitled = replace(report.articles[0], source="notes.txt", title="")
    shown = body(replace(report, articles=(untitled, report.articles[1])))
    assert words(shown.find_class("annotated")[0]).count("notes.txt") == 1


def test_what_bears_on_a_claim_undecided_is_not_folded_away_as_no_evidence():
    report = samples.willow()
    verdict = next(v for v in report.verdicts if v.evidence)
    judged = replace(
        verdict.evidence[0].judgement, stance=Stance.NEUTRAL, unsure=True, about=True, mismatch=()
    )
    untold = replace(verdict.evidence[0], judgement=judged)
    open_ = replace(verdict, label=VerdictLabel.UNDETERMINED, evidence=(untold,), silent=4)
    report = replace(report, verdicts=(open_,))
    claim = body(report).get_element_by_id("claim-1")
    assert "Bears on it; which way the program cannot tell (1)" in words(claim)
    assert "no evidence for or against" not in words(claim)
    assert claim.find_class("evidence")[0].getparent().tag == "div"
    assert words(claim.find_class("sides")[0]).startswith("0 against 0 for 1 not told which way 4")
    assert reconcile(counts(report)) == []


def test_a_pasted_finding_names_five_of_a_side_and_counts_the_rest():
    report = samples.willow()
    verdict = next(v for v in report.verdicts if v.label is VerdictLabel.CONTRADICTED)
    against = next(e for e in verdict.evidence if e.stance is Stance.CONTRADICTS)
    told = cite.paragraph(report, replace(verdict, evidence=(against,) * 8))
    assert "Against (8): " in told
    assert told.count(cite.identifier(against.record)) == 5
    assert "; and 3 more." in told


def test_the_markdown_says_what_it_rests_on_and_what_it_lacks():
    report = replace(samples.willow(), notes=("The topic was never refreshed.",))
    text = markdown(report)
    assert basis(report.searched) in text
    assert "> The topic was never refreshed." in text


@pytest.mark.parametrize(
    ("url", "link", "name"),
    [
        pytest.param(
            "https://www.leafshop.example/news",
            "https://pubmed.ncbi.nlm.nih.gov/?term=Leaf%20%26%20pain",
            "look it up in PubMed",
            id="a shop's page is named, not linked",
        ),
        pytest.param(
            "https://www.ncbi.nlm.nih.gov/books/NBK1/",
            "https://www.ncbi.nlm.nih.gov/books/NBK1/",
            "ncbi.nlm.nih.gov",
            id="an official page is linked",
        ),
    ],
)
def test_a_digest_without_identifier_sends_no_reader_to_whoever_quoted_it(url, link, name):
    made = samples.digest("P9", "Leaf & pain", 2020, "Pain fell.")
    made = replace(made, pmid=None, doi="", pmcid="", digest=replace(made.digest, url=url))
    assert (cite.link(made), cite.identifier(made)) == (link, name)
    report = samples.willow()
    verdict = next(v for v in report.verdicts if v.evidence)
    held = replace(verdict, evidence=(replace(verdict.evidence[0], record=made),))
    text = page(replace(report, verdicts=(held,))).decode()
    assert "leafshop.example/news" not in text
    assert ("made from leafshop.example" in text) == ("shop" in url)


def test_a_title_that_is_quoted_is_not_told_again_below_it():
    report = samples.willow()
    verdict = next(v for v in report.verdicts if v.evidence and v.evidence[0].grade.counts)
    of = verdict.evidence[0].record
    quoted = samples.evidence(of, Stance.SUPPORTS, of.title, verdict.evidence[0].grade)
    claim = body(replace(report, verdicts=(replace(verdict, evidence=(quoted,)),)))
    listed = claim.get_element_by_id("claim-1").find_class("evidence")[0]
    assert words(listed).count(of.title.rstrip(".")) == 1


def test_a_claim_says_its_page_or_paragraph_and_an_article_who_wrote_it():
    report = samples.willow()
    old = report.articles[0]
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(old.text), page=3),)
    told = replace(old, author="J. Doe", publisher="Weeds", blocks=blocks)
    shown = replace(report, articles=(told, *report.articles[1:]))
    assert "By J. Doe, Weeds, published 2025-11-02" in page(shown).decode()
    assert ", page 3" in page(shown).decode()
    assert ", page 3: " in markdown(shown)
    assert whereabouts(replace(old, blocks=()), 10) == ""
    assert whereabouts(replace(old, blocks=(replace(blocks[0], page=0, paragraph=2),)), 10) == (
        "paragraph 2"
    )
    data = contract(shown)
    assert (data["articles"][0]["author"], data["articles"][0]["publisher"]) == ("J. Doe", "Weeds")
    pages = [p["page"] for c in data["claims"] for p in c["places"] if p["article"] == old.id]
    assert set(pages) == {3}

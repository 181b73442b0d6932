"""Living evidence, end to end: a paper is retracted at the stand-in, the next run tells why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from littrack import changes, settings
from littrack.model import VerdictLabel
from littrack.pipeline import reporting, run, status
from littrack.pipeline.workspace import Workspace
from tests.standin import Paper, Shelf, StandIn

TRIAL, CASE, LEFT = 30_000_001, 30_000_002, 30_000_003
TOPIC = """\
title = "Turmeric and knee pain"
[[query]]
name = "turmeric"
term = "turmeric[tiab]"
[[concept]]
name = "turmeric"
kind = "intervention"
terms = ["turmeric", "curcuma longa"]
[[concept]]
name = "knee pain"
kind = "outcome"
terms = ["knee pain", "pain of the knee"]
[[concept]]
name = "liver injury"
kind = "harm"
terms = ["liver injury", "hepatotoxicity"]
[[article]]
source = "page.txt"
"""
PAGE = "Turmeric reduces knee pain. Turmeric does not cause liver injury.\n"
PAPERS = (
    Paper(
        TRIAL,
        "Turmeric for knee pain: a randomised placebo-controlled trial",
        "We randomised 120 adults with knee osteoarthritis to turmeric or placebo for 12 weeks."
        " Turmeric reduced knee pain significantly more than placebo.",
        types=("Journal Article", "Randomized Controlled Trial"),
        mesh=("Humans", "Curcuma"),
    ),
    Paper(
        CASE,
        "Liver injury after turmeric: a case report",
        "A 52-year-old woman developed liver injury after taking turmeric for two months.",
        types=("Journal Article", "Case Reports"),
        mesh=("Humans", "Curcuma"),
    ),
    Paper(
        LEFT,
        "Colour of turmeric in storage",
        "We measured the colour of turmeric powder kept in jars for a year.",
    ),
)


@pytest.fixture
def shelf():
    kept = Shelf()
    for paper in PAPERS:
        kept.add(paper)
    return kept


@pytest.fixture
def workspace(tmp_path, shelf):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "turmeric.toml").write_text(TOPIC)
    (tmp_path / "page.txt").write_text(PAGE)
    with StandIn(shelf, limit=10) as ncbi:
        chosen = settings.load(tmp_path, {"LITTRACK_EUTILS_URL": ncbi.url, "NCBI_API_KEY": "k"})
        with Workspace(chosen) as opened:
            yield opened


def moved(workspace, at):
    (published,) = run.run(workspace, at).published
    return published.moved


def test_a_retraction_at_pubmed_moves_exactly_the_claims_it_held(workspace, shelf, at):
    assert moved(workspace, at) is None
    assert not moved(workspace, at + timedelta(days=7)).anything
    shelf.today += timedelta(days=3)
    shelf.retract(TRIAL)
    news = moved(workspace, at + timedelta(days=14))
    (move,) = news.verdicts
    assert move.text == "Turmeric reduces knee pain"
    assert move.before is VerdictLabel.SUPPORTED
    assert move.after is not VerdictLabel.SUPPORTED
    assert [(cause.pmid, cause.what) for cause in move.causes] == [
        (str(TRIAL), "retracted: it spoke for the claim")
    ]
    assert [(hit.key, hit.kind) for hit in news.hits] == [(str(TRIAL), "retracted")]
    assert not moved(workspace, at + timedelta(days=21)).anything
    feed = reporting.feed(workspace, "turmeric", at + timedelta(days=21)).decode()
    assert feed.count("<entry>") == 2
    assert str(TRIAL) in changes.text(news)


def test_a_run_under_a_clock_that_ran_ahead_hides_and_turns_round_no_later_change(
    workspace, shelf, at
):
    moved(workspace, at)
    moved(workspace, at + timedelta(days=1500))
    shelf.today += timedelta(days=3)
    shelf.retract(TRIAL)
    later = at + timedelta(days=14)
    assert status.status(workspace.settings, later).overdue
    news = moved(workspace, later)
    (move,) = news.verdicts
    assert move.before is VerdictLabel.SUPPORTED
    assert move.after is not VerdictLabel.SUPPORTED
    assert news.until == later
    assert not status.status(workspace.settings, later).overdue


def test_a_new_paper_that_matters_is_news_and_one_that_does_not_is_none(workspace, shelf, at):
    shelf.delete(CASE)
    moved(workspace, at)
    shelf.today += timedelta(days=3)
    shelf.add(PAPERS[1])
    shelf.add(Paper(30_000_004, "Turmeric jars", "We counted jars of turmeric in shops."))
    news = moved(workspace, at + timedelta(days=7))
    assert [new.pmid for new in news.new] == [str(CASE)]
    (move,) = news.verdicts
    assert move.text == "Turmeric does not cause liver injury"
    assert move.before is VerdictLabel.NO_EVIDENCE_FOUND
    assert [cause.pmid for cause in move.causes] == [str(CASE)]


def test_two_reports_on_the_same_cache_at_the_same_moment_are_the_same_bytes(workspace, at):
    run.run(workspace, at)
    later = at + timedelta(days=1)
    first, second = (_published(workspace, later, name) for name in ("one", "two"))
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def _published(workspace, at, name):
    report = reporting.of_topic(workspace, "turmeric", at)
    folder = workspace.settings.home / name
    return reporting.publish(workspace, report, folder, ["html", "json"])[0]

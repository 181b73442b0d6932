from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from littrack.cache import Cache
from littrack.cli.refresh import changed, sentence
from littrack.model import ChangeKind, Query, QueryError, Topic
from littrack.pipeline.refresh import refresh
from tests.standin import FAULTS, LASTING, Paper, Shelf, StandIn
from tests.standin.fixtures import IMPATIENT, QUICK, client

KNEE = Query("knee", "turmeric[tiab] AND knee[tiab]")
ODD = Query("zinc", "zinc[tiab]")


class Bench:
    """A stand-in, a store and a clock that goes with the stand-in's."""

    def __init__(self, ncbi, cache, folder):
        self.ncbi, self.cache, self.folder = ncbi, cache, folder
        self.patience = QUICK

    def refresh(self, *queries, full=False):
        self.ncbi.forget()
        at = datetime.combine(self.ncbi.shelf.today, datetime.min.time(), UTC) + timedelta(hours=15)
        topic = Topic("pain", "Pain", queries or (KNEE,))
        with client(self.ncbi.url, self.folder, self.patience) as entrez:
            return refresh([topic], entrez, self.cache, at=at, full=full)

    def later(self, days=1):
        self.ncbi.shelf.today += timedelta(days=days)

    @property
    def fetches(self):
        return [asked for asked in self.ncbi.asked if asked.utility == "efetch"]

    @property
    def current(self):
        held = self.cache.held()
        return {p: self.cache.served(p) for p, copy in held.items() if copy.state == "current"}

    @property
    def remote(self):
        return {str(pmid): paper.xml for pmid, paper in self.ncbi.shelf.papers.items()}


@pytest.fixture
def bench(tmp_path):
    with StandIn(Shelf.of(30)) as ncbi, Cache(tmp_path / "littrack.db") as cache:
        yield Bench(ncbi, cache, tmp_path)


def kinds(done):
    return {(int(change.pmid) % 1000, change.kind) for change in done.changes}


def test_what_a_query_finds_is_kept_as_served(bench):
    done = bench.refresh()
    assert bench.current == bench.remote
    assert sentence(done.results[0]) == "knee: 30 new, checked 30."
    assert done.exit_code == 0


@pytest.mark.parametrize("days", [0, 1, 2, 7, 400])
def test_a_rerun_with_nothing_changed_fetches_nothing(bench, days):
    bench.refresh()
    bench.later(days)
    done = bench.refresh()
    assert sentence(done.results[0]) == "knee: 0 new, checked 30."
    assert (bench.fetches, done.changes) == ([], ())
    assert done.requests <= 3


@pytest.mark.parametrize("days", [0, 1, 30])
def test_what_changed_is_noticed_and_nothing_else_is_fetched(bench, days):
    bench.refresh()
    bench.later(days)
    shelf = bench.ncbi.shelf
    shelf.revise(30000002)
    shelf.retract(30000003)
    shelf.delete(30000004)
    shelf.add(Paper(30000900))
    shelf.revise(30000005, title="Turmeric and the elbow")
    done = bench.refresh()
    assert kinds(done) == {
        (2, ChangeKind.REVISED),
        (3, ChangeKind.RETRACTED),
        (4, ChangeKind.DELETED),
        (5, ChangeKind.LEFT_QUERY),
        (900, ChangeKind.NEW),
    }
    assert sum(len(asked.params["id"].split(",")) for asked in bench.fetches) == 3


def test_a_record_that_went_up_in_another_is_called_merged(bench):
    shelf = bench.ncbi.shelf
    shelf.revise(30000008, doi="10.5555/same", title="Turmeric for the knee: one trial")
    shelf.revise(30000009, doi="10.5555/same", title="Turmeric for the knee: one trial")
    bench.refresh()
    bench.later()
    shelf.merge(30000008, into=30000009)
    done = bench.refresh()
    merged = next(change for change in done.changes if change.kind is ChangeKind.MERGED)
    assert (merged.pmid, merged.detail) == ("30000008", "into PMID 30000009")


def test_a_second_change_on_the_day_of_the_first_is_seen_in_the_end(bench):
    bench.later()
    bench.ncbi.shelf.revise(30000002)
    bench.refresh()
    bench.ncbi.shelf.revise(30000002)
    for _ in range(2):
        bench.later()
        bench.refresh()
    assert bench.current == bench.remote
    bench.later()
    assert bench.refresh().requests <= 3
    assert bench.fetches == []


def test_a_deleted_record_that_comes_back_is_found_again(bench):
    bench.refresh()
    paper = bench.ncbi.shelf.papers[30000004]
    bench.ncbi.shelf.delete(30000004)
    bench.refresh()
    bench.ncbi.shelf.papers[30000004] = paper
    assert (4, ChangeKind.RETURNED) in kinds(bench.refresh())
    assert bench.current == bench.remote


def test_a_query_that_finds_nothing_is_remembered_as_asked(bench):
    done = bench.refresh(ODD)
    assert sentence(done.results[0]) == "zinc: 0 new, checked 0."
    assert bench.cache.last_run("pain", "zinc").count == 0


def test_records_that_two_queries_find_are_fetched_once(bench):
    bench.refresh(KNEE, Query("pain", "pain[tiab]"))
    assert len(bench.fetches) == 1


def test_a_short_list_that_comes_once_deletes_nothing(bench):
    bench.refresh()
    bench.ncbi.plan(FAULTS["count-too-low"], "esearch")
    bench.ncbi.plan(FAULTS["page-lacks-records"], "esearch")
    assert bench.refresh().changes == ()


def test_one_query_that_fails_does_not_stop_the_others(bench):
    bench.ncbi.plan(FAULTS["500"], "esearch", times=6)
    done = bench.refresh(ODD, KNEE)
    assert [bool(asked.problem) for asked in done.results] == [True, False]
    assert done.exit_code == 3
    assert bench.cache.last_run("pain", "zinc") is None


def test_nothing_at_all_is_told_apart_from_something_missing(bench):
    bench.patience = IMPATIENT
    bench.ncbi.plan(FAULTS["no-answer"], times=LASTING)
    done = bench.refresh()
    assert done.exit_code == 4
    assert "does not answer" in done.results[0].problem


def test_a_run_that_broke_off_goes_on_where_it_stopped(bench):
    many = Shelf.of(1200)
    bench.ncbi.shelf.papers.update(many.papers)
    bench.ncbi.plan(FAULTS["500"], "efetch", LASTING, after=1)
    done = bench.refresh()
    assert done.exit_code == 3
    assert "700 of 1,200 records were not fetched" in done.results[0].problem
    assert len(bench.current) == 500
    bench.ncbi.heal()
    bench.later()
    bench.refresh()
    assert sum(len(asked.params["id"].split(",")) for asked in bench.fetches) == 700
    assert bench.current == bench.remote


def test_a_translation_that_drifts_is_told(bench):
    bench.refresh()
    for pmid in list(bench.ncbi.shelf.papers)[:20]:
        bench.ncbi.shelf.delete(pmid)
    [told] = bench.refresh().results[0].drift
    assert told.startswith("it found 30 records last time and finds 10 now")


def test_an_unknown_query_is_told_with_those_there_are(bench):
    with (
        pytest.raises(QueryError, match="no query 'kneee'; there are: knee"),
        client(bench.ncbi.url, bench.folder) as entrez,
    ):
        refresh(
            [Topic("pain", "Pain", (KNEE,))],
            entrez,
            bench.cache,
            at=datetime(2024, 6, 1, tzinfo=UTC),
            only=["kneee"],
        )


def test_full_fetches_every_record_and_writes_none_that_is_the_same(bench):
    bench.refresh()
    done = bench.refresh(full=True)
    assert (done.results[0].fetched, done.changes) == (30, ())


def test_a_change_that_pubmed_lists_days_after_its_date_is_caught(bench):
    bench.refresh()
    bench.later(20)
    bench.refresh()
    bench.later(-5)
    bench.ncbi.shelf.revise(30000002)
    bench.later(6)
    bench.refresh()
    assert bench.current == bench.remote


def test_one_record_that_cannot_be_read_costs_no_other(bench):
    bench.ncbi.shelf.revise(30000007, title="An entity nobody declared")
    paper = bench.ncbi.shelf.papers[30000007]
    odd = paper.xml.replace(b"entity", b"&entity;")
    bench.ncbi.plan(lambda reply: replace(reply, body=reply.body.replace(paper.xml, odd)), "efetch")
    done = bench.refresh(Query("all", "pain[tiab] OR entity[tiab]"))
    assert done.exit_code == 3
    assert done.results[0].problem.startswith("Not kept: PMID 30000007.")
    assert len(bench.current) == 29


def _denying(bench, pmid):
    """Let PubMed list a record, withhold it, and say that it has no such thing."""
    paper = bench.ncbi.shelf.papers[pmid].xml
    bench.ncbi.plan(lambda r: replace(r, body=r.body.replace(paper, b"")), "efetch", LASTING)
    doc = re.compile(rb"<DocSum><Id>%d</Id>.*?</DocSum>" % pmid)
    gone = b"<ERROR>UID=%d: cannot get document summary</ERROR>" % pmid
    bench.ncbi.plan(lambda r: replace(r, body=doc.sub(gone, r.body)), "esummary", LASTING)


def test_a_record_that_pubmed_denied_for_a_moment_is_named_and_asked_for_again(bench):
    _denying(bench, 30000004)
    first = bench.refresh()
    assert changed(first.results[0]) == ["deleted: PMID 30000004"]
    told = "30 new" if len(bench.current) == 30 else "29 new"
    assert sentence(first.results[0]).startswith(
        f"knee: {told}, 1 deleted, checked 29; listed and not"
    )
    assert [c.pmid for c in bench.cache.changes() if c.kind is ChangeKind.DELETED] == ["30000004"]
    assert bench.refresh().requests <= 3
    bench.ncbi.heal()
    assert sentence(bench.refresh().results[0]) == "knee: 1 new, checked 30."
    assert bench.current == bench.remote


def test_a_revision_of_thousands_in_one_day_costs_a_rerun_no_more(bench):
    many = Shelf.of(2_100, revised=date(2024, 6, 1))
    bench.ncbi.shelf.papers = many.papers
    bench.refresh()
    assert bench.refresh().requests <= 3
    assert bench.fetches == []
    assert [asked.params["retmax"] for asked in bench.ncbi.asked[1:]].count("0") >= 1
    bench.later()
    bench.ncbi.shelf.revise(30000002)
    bench.refresh()
    bench.later(2)
    bench.refresh()
    assert bench.current == bench.remote


def test_a_first_answer_of_nothing_is_asked_for_twice(bench):
    nothing = b"<eSearchResult><Count>0</Count><IdList/></eSearchResult>"
    bench.ncbi.plan(lambda reply: replace(reply, body=nothing), "esearch")
    assert bench.refresh().results[0].new == 30

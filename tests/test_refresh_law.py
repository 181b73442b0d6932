"""The law of a refresh: whatever happened before, one good run makes the store equal PubMed."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from littrack.cache import Cache
from littrack.model import Query, Topic
from littrack.pipeline.refresh import refresh
from tests.standin import FAULTS, LASTING, Paper, Shelf, StandIn
from tests.standin.fixtures import IMPATIENT, client

TOPIC = Topic(
    "pain", "Pain", (Query("knee", "turmeric[tiab] AND knee[tiab]"), Query("pain", "pain[tiab]"))
)
FIRST, LAST = 30_000_001, 30_000_012
PMIDS = st.integers(FIRST, LAST)
# These two cost a second of waiting each, and are tried elsewhere.
QUICK_FAULTS = sorted(FAULTS.keys() - {"429-with-retry-after", "no-answer"})


class Refreshing(RuleBasedStateMachine):
    """PubMed changes and misbehaves, days pass, refreshes run; then one good run."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shelf = Shelf.of(12)
        self.shelf.papers[LAST] = Paper(LAST, abstract="A chapter.", book=True)
        self.ncbi = StandIn(self.shelf).__enter__()
        self.cache = Cache(self.folder / "littrack.db")

    def teardown(self):
        self.ncbi.__exit__(None, None, None)
        self.cache.close()
        shutil.rmtree(self.folder)

    def run_once(self, hour=15):
        self.ncbi.forget()
        at = datetime.combine(self.shelf.today, datetime.min.time(), UTC) + timedelta(hours=hour)
        with client(self.ncbi.url, self.folder, IMPATIENT) as entrez:
            return refresh([TOPIC], entrez, self.cache, at=at)

    @property
    def local(self):
        held = self.cache.held()
        listed = self.cache.members("pain", "knee") | self.cache.members("pain", "pain")
        return {
            pmid: self.cache.served(pmid)
            for pmid, copy in held.items()
            if copy.state == "current" and pmid in listed
        }

    @property
    def remote(self):
        return {
            str(pmid): paper.xml
            for pmid, paper in self.shelf.papers.items()
            if "pain" in paper.text
        }

    @initialize()
    def first(self):
        self.run_once()

    @rule(pmid=PMIDS)
    def revise(self, pmid):
        if pmid in self.shelf.papers:
            self.shelf.revise(pmid)

    @rule(pmid=PMIDS)
    def retract(self, pmid):
        if pmid in self.shelf.papers:
            self.shelf.retract(pmid)

    @rule(pmid=PMIDS)
    def leave(self, pmid):
        if pmid in self.shelf.papers:
            self.shelf.revise(pmid, title="Something else altogether")

    @rule(pmid=PMIDS)
    def delete(self, pmid):
        self.shelf.papers.pop(pmid, None)

    @rule(pmid=PMIDS)
    def add(self, pmid):
        if pmid not in self.shelf.papers:
            self.shelf.add(Paper(pmid))

    @rule(one=PMIDS, other=PMIDS)
    def merge(self, one, other):
        if one != other and {one, other} <= self.shelf.papers.keys():
            self.shelf.merge(one, other)

    @rule(days=st.sampled_from([1, 2, 3, 10]))
    def later(self, days):
        self.shelf.today += timedelta(days=days)

    @rule(
        fault=st.sampled_from(QUICK_FAULTS),
        utility=st.sampled_from(["esearch", "efetch", "esummary"]),
        times=st.sampled_from([1, 3, LASTING]),
        after=st.integers(0, 2),
    )
    def misbehave(self, fault, utility, times, after):
        self.ncbi.plan(FAULTS[fault], utility, times, after)

    @rule()
    def run_as_it_may(self):
        self.run_once()

    @rule()
    def a_good_run_at_once(self):
        """What differs then has been changed again on the day it is dated: no search can tell."""
        self.ncbi.heal()
        assert self.run_once().exit_code == 0
        assert self.local.keys() == self.remote.keys()
        for pmid, served in self.remote.items():
            if self.local[pmid] != served and int(pmid) != LAST:
                assert self.cache.held()[pmid].revised == self.shelf.papers[int(pmid)].revised

    @precondition(lambda self: self.ncbi.asked)
    @rule()
    def one_good_run(self):
        """Two days after the last change, so that PubMed's days can tell it from the one before."""
        self.ncbi.heal()
        self.shelf.today += timedelta(days=2)
        assert self.run_once().exit_code == 0
        assert self.local == self.remote
        before = self.cache.changes()
        again = self.run_once(hour=16)
        assert again.changes == ()
        assert [asked for asked in self.ncbi.asked if asked.utility == "efetch"] == []
        assert all(asked.requests <= 3 for asked in again.results)
        assert self.cache.changes() == before


Refreshing.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_one_good_run_makes_the_store_equal_pubmed = Refreshing.TestCase


def test_a_book_that_changed_is_fetched_once():
    """What is fetched for one query is known to the whole run, a copy without a day too."""
    machine = Refreshing()
    try:
        machine.first()
        machine.one_good_run()
        machine.merge(one=FIRST, other=LAST)
        machine.one_good_run()
    finally:
        machine.teardown()

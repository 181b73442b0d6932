"""Every fault Entrez was ever seen to show: once, it loses nothing; lasting, it ends in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from littrack.cache import Cache
from littrack.cli.refresh import sentence
from littrack.model import ChangeKind, Query, Topic
from littrack.pipeline.refresh import refresh
from tests.standin import FAULTS, LASTING, Paper, Shelf, StandIn
from tests.standin.fixtures import HURRIED, IMPATIENT, QUICK, client

TOPIC = Topic("pain", "Pain", (Query("knee", "turmeric[tiab] AND knee[tiab]"),))
AT = datetime(2024, 6, 1, 15, tzinfo=UTC)
# What these do to such an answer loses nothing, however long it lasts.
HARMLESS = {
    ("slow-body", "esearch"),
    ("slow-body", "efetch"),
    ("record-twice", "esearch"),
    ("record-twice", "efetch"),
    ("record-not-asked-for", "esearch"),
    ("record-not-asked-for", "efetch"),
    ("page-without-records", "esearch"),
    ("page-lacks-records", "efetch"),
    ("count-too-low", "efetch"),
    ("count-too-high", "efetch"),
    ("id-in-place-of-another", "efetch"),
}


@pytest.fixture(scope="module")
def ncbi():
    shelf = Shelf.of(12)
    shelf.papers[30000900] = Paper(30000900, abstract="A chapter on turmeric.", book=True)
    with StandIn(shelf) as server:
        yield server


@pytest.fixture
def ask(ncbi, tmp_path):
    ncbi.heal()
    ncbi.forget()
    with Cache(tmp_path / "littrack.db") as cache:

        def ask(patience=QUICK):
            with client(ncbi.url, tmp_path, patience) as entrez:
                return refresh([TOPIC], entrez, cache, at=AT)

        ask.held = lambda: {p: cache.served(p) for p in cache.held()}
        ask.cache = cache
        yield ask


def remote(ncbi):
    return {str(pmid): paper.xml for pmid, paper in ncbi.shelf.papers.items()}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_comes_once_loses_nothing(ncbi, ask, fault):
    for utility in ("esearch", "efetch"):
        ncbi.plan(FAULTS[fault], utility)
    done = ask(HURRIED if fault == "no-answer" else QUICK)
    assert ask.held() == remote(ncbi)
    assert (done.exit_code, done.results[0].problem) == (0, "")
    assert len(ncbi.asked) <= 6


def test_four_refusals_running_are_survived(ncbi, ask):
    ncbi.plan(FAULTS["429-without-retry-after"], times=4)
    assert ask().exit_code == 0
    assert ask.held() == remote(ncbi)


@pytest.mark.parametrize(
    ("fault", "utility"),
    [(f, u) for f in FAULTS for u in ("esearch", "efetch") if (f, u) not in HARMLESS],
)
def test_a_fault_that_stays_ends_in_a_sentence_and_is_made_up_for_later(ncbi, ask, fault, utility):
    ncbi.plan(FAULTS[fault], utility, LASTING)
    done = ask(IMPATIENT)
    assert done.exit_code in {3, 4}
    assert done.exit_code == (3 if ask.held() else 4)
    assert sentence(done.results[0]).startswith("knee is incomplete: ")
    assert ask.cache.last_run("pain", "knee") is None
    assert ask.held().items() <= remote(ncbi).items()
    ncbi.heal()
    assert ask().exit_code == 0
    assert ask.held() == remote(ncbi)


@pytest.mark.parametrize(("fault", "utility"), sorted(HARMLESS))
def test_a_fault_that_loses_nothing_may_stay(ncbi, ask, fault, utility):
    ncbi.plan(FAULTS[fault], utility, LASTING)
    assert (ask().exit_code, ask.held()) == (0, remote(ncbi))


@pytest.mark.parametrize(
    "fault", ["500", "200-html", "cut-and-dropped", "reset-before", "no-answer"]
)
def test_what_became_of_a_lost_record_is_asked_until_it_is_told(ncbi, ask, fault):
    paper = ncbi.shelf.papers.pop(30000004)
    ncbi.shelf.papers = {30000004: paper} | ncbi.shelf.papers
    ncbi.plan(_then(lambda: ncbi.shelf.delete(30000004)), "esearch")
    ncbi.plan(FAULTS[fault], "esummary")
    done = ask(HURRIED)
    ncbi.shelf.papers[30000004] = paper
    assert done.exit_code == 0
    assert [(c.pmid, c.kind) for c in done.changes if c.kind is not ChangeKind.NEW] == [
        ("30000004", ChangeKind.DELETED)
    ]


def test_a_record_revised_between_search_and_fetch_is_kept_as_it_came(ncbi, ask):
    ncbi.plan(_then(lambda: ncbi.shelf.revise(30000005)), "esearch")
    ask()
    assert ask.held() == remote(ncbi)


def test_a_record_retracted_between_search_and_fetch_is_known_to_be(ncbi, ask):
    ncbi.plan(_then(lambda: ncbi.shelf.retract(30000006)), "esearch")
    changes = {change.pmid: change for change in ask().changes}
    assert changes["30000006"].detail == "retracted"


def _then(act):
    """Answer as always, and let something happen right after."""

    def change(reply):
        act()
        return reply

    return change

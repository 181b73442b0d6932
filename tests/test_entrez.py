from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from littrack.entrez import Entrez, Patience, Rate
from littrack.entrez.pace import Pace
from littrack.model import ChangeKind, EntrezError, EntrezUnavailable, SettingsError
from tests.standin import FAULTS, LASTING, Shelf, StandIn
from tests.standin.faults import BAD_KEY, BLOCKED, KEY
from tests.standin.fixtures import QUICK, client

TERM = "turmeric[tiab] AND knee[tiab]"


@pytest.fixture
def ncbi():
    with StandIn(Shelf.of(63)) as server:
        yield server


@pytest.fixture
def make(tmp_path):
    made = []

    def make(url: str, api_key: str = "", patience: Patience = QUICK) -> Entrez:
        made.append(client(url, tmp_path, patience, api_key))
        return made[-1]

    yield make
    for each in made:
        each.__exit__(None, None, None)


def test_says_who_is_asking_and_posts(ncbi, make):
    make(ncbi.url, KEY).search(TERM)
    [asked] = ncbi.asked
    assert (asked.method, asked.utility) == ("POST", "esearch")
    sent = {name: asked.params[name] for name in ("tool", "email", "api_key", "db", "term")}
    assert list(sent.values()) == ["littrack", "a@b.org", KEY, "pubmed", TERM]
    assert KEY not in asked.address


def test_a_pause_asked_for_is_kept(ncbi, make):
    ncbi.plan(FAULTS["429-with-retry-after"])
    make(ncbi.url).search(TERM)
    first, second = (asked.at for asked in ncbi.asked)
    assert second - first >= 1


def test_a_block_stops_everything_at_once(ncbi, make):
    ncbi.plan(BLOCKED)
    entrez = make(ncbi.url)
    for _ in range(2):
        with pytest.raises(EntrezUnavailable, match="blocked this address"):
            entrez.search(TERM)
    assert len(ncbi.asked) == 1


def test_a_key_that_is_refused_is_not_quoted(ncbi, make):
    ncbi.plan(BAD_KEY, times=LASTING)
    with pytest.raises(EntrezError, match="API key") as caught:
        make(ncbi.url, KEY).search(TERM)
    assert KEY not in repr(caught.getrepr(chain=True))
    assert len(ncbi.asked) == 1


def test_nobody_at_home_is_told_soon(make):
    with pytest.raises(EntrezUnavailable, match="cannot be reached"):
        make("http://127.0.0.1:9/").search(TERM)


def test_ncbi_is_not_asked_without_an_address_to_write_to():
    with pytest.raises(SettingsError, match="NCBI_EMAIL"):
        Entrez("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/", "littrack", "")


@pytest.mark.parametrize("ending", ["", "/", "/entrez/eutils", "/entrez/eutils/"])
def test_the_address_may_end_in_many_ways(ncbi, make, ending):
    base = ncbi.url.removesuffix("/entrez/eutils/")
    assert make(base + ending).search(TERM).count == 63


def test_what_is_not_there_is_told_from_what_does_not_come(ncbi, make):
    entrez = make(ncbi.url)
    pmids = entrez.search(TERM).pmids
    ncbi.shelf.delete(int(pmids[5]))
    [batch] = entrez.fetch(pmids)
    assert batch.gone == {pmids[5]: ChangeKind.DELETED}
    assert len(batch.records) == 62


def test_one_record_that_is_never_readable_costs_no_other(ncbi, make):
    entrez = make(ncbi.url)
    pmids = entrez.search(TERM).pmids
    ncbi.shelf.revise(int(pmids[40]), abstract="a control character: \x01")
    [batch] = entrez.fetch(pmids)
    assert batch.gone == {pmids[40]: ChangeKind.UNAVAILABLE}
    assert len(batch.records) == 62
    assert "broken" in batch.why


@pytest.mark.parametrize("count", [9_999, 10_000, 17_835, 20_001])
def test_more_than_pubmed_lists_is_listed_whole(ncbi, make, count):
    ncbi.shelf.papers = Shelf.of(count).papers
    found = make(ncbi.url).search(TERM)
    assert (len(set(found.pmids)), found.count, found.problem) == (count, count, "")
    assert len(ncbi.asked) == -(-count // 9_999)


@pytest.mark.parametrize(
    "fault", ["page-lacks-records", "count-too-high", "id-in-place-of-another"]
)
def test_a_long_list_that_is_wrong_once_is_asked_for_again(ncbi, make, fault):
    ncbi.shelf.papers = Shelf.of(10_100).papers
    ncbi.plan(FAULTS[fault], "esearch")
    found = make(ncbi.url).search(TERM)
    assert (len(set(found.pmids)), found.problem) == (10_100, "")
    assert len(ncbi.asked) <= 6


def test_a_list_in_no_order_is_split_by_its_numbers(ncbi, make):
    ncbi.shelf.papers = Shelf.of(17_835).papers
    ncbi.utilities.shuffled = True
    found = make(ncbi.url).search(TERM)
    assert (len(set(found.pmids)), found.problem) == (17_835, "")
    assert len(ncbi.asked) <= 6


def test_where_numbers_do_not_help_it_is_split_by_days_of_entry(ncbi, make):
    shelf = Shelf.of(10_100)
    for paper in shelf.papers.values():
        entered = date(2019 + paper.pmid % 5, 1 + paper.pmid % 12, 1)
        shelf.papers[paper.pmid] = replace(paper, entered=entered)
    ncbi.shelf.papers = shelf.papers
    ncbi.utilities.shuffled, ncbi.utilities.ranges = True, False
    found = make(ncbi.url).search(TERM)
    assert (len(set(found.pmids)), found.problem) == (10_100, "")
    assert ncbi.asked[-1].params["datetype"] == "edat"


def test_a_count_that_stays_too_high_costs_none_of_what_is_listed(ncbi, make):
    ncbi.shelf.papers = Shelf.of(10_100).papers
    ncbi.plan(FAULTS["count-too-high"], "esearch", LASTING)
    found = make(ncbi.url).search(TERM)
    assert len(found.pmids) == 10_100
    assert found.problem.startswith("PubMed counts 10,102 records and lists 10,100")


def test_parts_that_never_sum_to_the_whole_are_told(ncbi, make):
    ncbi.shelf.papers = Shelf.of(10_100).papers
    ncbi.plan(FAULTS["page-lacks-records"], "esearch", LASTING)
    found = make(ncbi.url).search(TERM)
    assert len(ncbi.asked) <= 45
    assert found.problem.startswith("PubMed counts 10,100 records and lists")


def test_a_list_in_pieces_is_followed_to_its_end(ncbi, make):
    ncbi.utilities.window = 20
    found = make(ncbi.url).search(TERM)
    assert len(found.pmids) == 63


def test_two_processes_together_keep_the_pace(ncbi, tmp_path):
    """The server's own log is judged: no window of a second holds more than three requests."""
    script = (
        "import sys; from pathlib import Path; from littrack.entrez import Entrez\n"
        "with Entrez(sys.argv[1], 'littrack', 'a@b.org', pace_dir=Path(sys.argv[2])) as entrez:\n"
        "    for _ in range(4): entrez.count('knee[tiab]')\n"
    )
    args = [sys.executable, "-c", script, ncbi.url, str(tmp_path)]
    running = [subprocess.Popen(args) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert len(ncbi.asked) == 8
    assert ncbi.busiest_second() <= 3


def test_a_pace_file_of_rubbish_is_begun_anew(tmp_path):
    pace = Pace("host", Rate(3, 0.0), tmp_path)
    [path] = [tmp_path / "littrack-pace-host-anonymous.json"]
    path.write_bytes(b"\x00rubbish")
    with pace.turn():
        pass
    assert path.read_bytes().startswith(b"[")


def test_a_body_that_always_breaks_off_past_some_size_is_asked_for_in_halves(ncbi, make):
    entrez = make(ncbi.url)
    pmids = entrez.search(TERM).pmids
    ncbi.plan(lambda r: replace(r, cut=20_000) if len(r.body) > 20_000 else r, "efetch", LASTING)
    records = {pmid: xml for batch in entrez.fetch(pmids) for pmid, xml in batch.records.items()}
    assert set(records) == set(pmids)


def test_a_pause_told_last_is_kept_by_whoever_asks_next(ncbi, make):
    paused = replace_header(FAULTS["429-with-retry-after"], "100")
    ncbi.plan(paused)
    with pytest.raises(EntrezUnavailable, match="asks to wait 100 seconds"):
        make(ncbi.url).search(TERM)
    with pytest.raises(EntrezUnavailable, match=r"asks for a pause; run it again in (9|100)"):
        make(ncbi.url).search(TERM)
    assert len(ncbi.asked) == 1


def replace_header(change, seconds):
    """Answer as a fault does, and ask for another pause."""

    def changed(reply):
        spoilt = change(reply)
        return replace(spoilt, headers=spoilt.headers | {"Retry-After": seconds})

    return changed

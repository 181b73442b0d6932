from __future__ import annotations

import pytest

from littrack.entrez import Entrez, Patience
from littrack.model import ChangeKind, EntrezError, EntrezUnavailable, SettingsError
from tests.standin import FAULTS, LASTING, Shelf, StandIn
from tests.standin.faults import BAD_KEY, BLOCKED, KEY
from tests.standin.fixtures import IMPATIENT, QUICK, client

ADDS_UP_WRONG = {"count-too-low", "count-too-high", "page-lacks-records", "id-in-place-of-another"}
HARMLESS_TO_A_SEARCH = {"record-not-asked-for", "page-without-records"}
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


def everything(asking):
    found = asking.search(TERM)
    records, gone, whys = {}, {}, []
    for batch in asking.fetch(found.pmids):
        records |= batch.records
        gone |= batch.gone
        whys += [batch.why] * bool(batch.why)
    return found, records, gone, whys


def served(ncbi):
    return {str(pmid): paper.xml for pmid, paper in ncbi.shelf.papers.items()}


def test_says_who_is_asking_and_posts(ncbi, make):
    make(ncbi.url, KEY).search(TERM)
    [asked] = ncbi.asked
    assert (asked.method, asked.utility) == ("POST", "esearch")
    told = {name: asked.params[name] for name in ("tool", "email", "api_key", "db", "term")}
    assert list(told.values()) == ["littrack", "a@b.org", KEY, "pubmed", TERM]
    assert KEY not in asked.address


@pytest.mark.parametrize("utility", ["esearch", "efetch"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_comes_once_loses_nothing(ncbi, make, fault, utility):
    ncbi.plan(FAULTS[fault], utility)
    found, records, gone, whys = everything(make(ncbi.url))
    assert records == served(ncbi)
    assert (found.problem, gone, whys) == ("", {}, [])


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"slow-body", "record-twice"}))
def test_a_search_that_stays_faulty_ends_with_a_sentence(ncbi, make, fault):
    ncbi.plan(FAULTS[fault], "esearch", LASTING)
    entrez = make(ncbi.url, patience=IMPATIENT)
    if fault in HARMLESS_TO_A_SEARCH:
        assert entrez.search(TERM).count == 63
    elif fault in ADDS_UP_WRONG:
        assert "lists" in entrez.search(TERM).problem
    else:
        with pytest.raises(EntrezError, match=r"^The Entrez at 127\.0\.0\.1 .*\(esearch\)"):
            entrez.search(TERM)


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"slow-body"}))
def test_a_fetch_that_stays_faulty_names_every_record_that_lacks(ncbi, make, fault):
    entrez = make(ncbi.url, patience=IMPATIENT)
    pmids = entrez.search(TERM).pmids
    ncbi.plan(FAULTS[fault], "efetch", LASTING)
    try:
        batches = list(entrez.fetch(pmids))
    except EntrezUnavailable as error:
        assert str(error).startswith("The Entrez at 127.0.0.1")  # noqa: PT017
        return
    got = {pmid: xml for batch in batches for pmid, xml in batch.records.items()}
    gone = {pmid: kind for batch in batches for pmid, kind in batch.gone.items()}
    assert got.items() <= served(ncbi).items()
    assert set(got) | set(gone) == set(pmids)
    assert set(gone.values()) <= {ChangeKind.UNAVAILABLE}


def test_four_refusals_running_are_survived(ncbi, make):
    for _ in range(4):
        ncbi.plan(FAULTS["429-without-retry-after"])
    assert make(ncbi.url).search(TERM).count == 63


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

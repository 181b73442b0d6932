"""The store: what was served comes back, and what changed is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from littrack.cache import Cache
from littrack.model import (
    ChangeKind,
    Decision,
    Digest,
    Opinion,
    Pmid,
    Query,
    Record,
)

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)


def xml(pmid: str, title: str = "Ibuprofen for pain", *, day: str = "01", extra: str = "") -> bytes:
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>'
        f"<DateRevised><Year>2024</Year><Month>05</Month><Day>{day}</Day></DateRevised>"
        "<Article><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue>"
        f"</Journal><ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText>CO<sub>2</sub> in "
        "mice.</AbstractText></Abstract></Article>"
        f"{extra}</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType='doi'>10.1/{pmid}"
        "</ArticleId></ArticleIdList></PubmedData></PubmedArticle>"
    ).encode()


RETRACTED = (
    '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><PMID>77</PMID>'
    "</CommentsCorrections></CommentsCorrectionsList>"
)


@pytest.fixture
def store(tmp_path: Path):
    with Cache(tmp_path / "cache" / "littrack.db") as cache:
        yield cache


def kinds(changes) -> list[tuple[str, ChangeKind]]:
    return [(c.pmid, c.kind) for c in changes]


def test_what_was_served_comes_back_to_the_byte(store: Cache) -> None:
    store.store({Pmid("1"): xml("1")}, at=NOON, query="pain")
    assert store.served(Pmid("1")) == xml("1")
    (record,) = store.records()
    assert (record.pmid, record.title) == ("1", "Ibuprofen for pain")
    held = store.held()[Pmid("1")]
    assert (held.revised, held.fetched, held.state) == (date(2024, 5, 1), NOON, "current")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(xml("1"), id="the same bytes"),
        pytest.param(xml("1").replace(b"><", b">\n  <"), id="the same, indented"),
    ],
)
def test_the_same_record_twice_writes_nothing(store: Cache, again: bytes) -> None:
    store.store({Pmid("1"): xml("1")}, at=NOON)
    assert store.store({Pmid("1"): again}, at=LATER) == []
    assert len(store.versions(Pmid("1"))) == 1


def test_a_revision_is_noticed_and_the_former_version_kept(store: Cache) -> None:
    store.store({Pmid("1"): xml("1")}, at=NOON)
    changes = store.store({Pmid("1"): xml("1", "New title", day="02")}, at=LATER)
    assert kinds(changes) == [("1", ChangeKind.REVISED)]
    assert changes[0].detail == "title"
    assert [v.at for v in store.versions(Pmid("1"))] == [NOON, LATER]
    assert store.versions(Pmid("1"))[0].xml == xml("1")
    assert kinds(store.changes()) == [("1", ChangeKind.NEW), ("1", ChangeKind.REVISED)]
    assert kinds(store.changes(since=NOON)) == [("1", ChangeKind.REVISED)]


def test_an_older_version_never_replaces_a_newer(store: Cache) -> None:
    store.store({Pmid("1"): xml("1", "Now", day="09")}, at=NOON)
    assert store.store({Pmid("1"): xml("1", "Then", day="01")}, at=LATER) == []
    assert next(store.records()).title == "Now"


def test_a_retraction_is_told_as_one(store: Cache) -> None:
    store.store({Pmid("1"): xml("1")}, at=NOON)
    (change,) = store.store({Pmid("1"): xml("1", day="02", extra=RETRACTED)}, at=LATER)
    assert (change.kind, change.detail) == (ChangeKind.RETRACTED, "notice PMID 77")


def test_what_is_gone_leaves_searches_and_reports_and_may_return(store: Cache) -> None:
    store.store({Pmid("1"): xml("1")}, at=NOON)
    gone = {Pmid("1"): ChangeKind.DELETED, Pmid("2"): ChangeKind.DELETED}
    assert kinds(store.mark(gone, at=LATER)) == [("1", ChangeKind.DELETED)]
    assert store.mark(gone, at=LATER) == []
    assert list(store.records()) == []
    assert store.search("ibuprofen") == []
    assert store.record("1") is not None
    assert kinds(store.store({Pmid("1"): xml("1")}, at=LATER)) == [("1", ChangeKind.RETURNED)]
    assert [hit.key for hit in store.search("ibuprofen")] == ["1"]


def test_a_search_reads_signs_as_people_type_them(store: Cache) -> None:
    store.store({Pmid("1"): xml("1"), Pmid("2"): xml("2", "Aspirin")}, at=NOON)
    assert {hit.key for hit in store.search("CO2")} == {"1", "2"}
    assert [hit.key for hit in store.search("title:ibuprofen AND mouse*")] == []
    assert [hit.key for hit in store.search('"in mice" NOT aspirin')] == ["1"]
    assert store.search("aspirin", since=2021) == []


def test_runs_remember_what_was_found_and_what_left(store: Cache) -> None:
    query = Query("pain", "pain[ti] # verbatim\n")
    first = store.begin_run("topic", query, NOON)
    assert store.last_run("topic", "pain") is None
    assert store.runs()[0].outcome == "running"
    store.finish_run(
        first, at=NOON, found=[Pmid("1"), Pmid("2")], count=2, watermark=date(2026, 1, 1)
    )
    second = store.begin_run("topic", query, LATER)
    moved = store.finish_run(second, at=LATER, found=[Pmid("2")], count=1, warnings=["odd"])
    assert kinds(moved) == [("1", ChangeKind.LEFT_QUERY)]
    third = store.begin_run("topic", query, LATER)
    store.fail_run(third, LATER, "no network")
    last = store.last_run("topic", "pain")
    assert last is not None
    assert (last.count, last.warnings, last.term) == (1, ("odd",), query.term)
    assert store.members("topic", "pain") == {"2"}
    assert [run.outcome for run in store.runs("topic")] == ["done", "done", "failed"]
    fourth = store.begin_run("topic", query, LATER)
    back = store.finish_run(fourth, at=LATER, found=[Pmid("1"), Pmid("2")], count=2)
    assert kinds(back) == [("1", ChangeKind.RETURNED)]


def test_a_topic_reads_its_own_records(store: Cache) -> None:
    store.store({Pmid("1"): xml("1"), Pmid("2"): xml("2")}, at=NOON)
    run = store.begin_run("topic", Query("q", "x"), NOON)
    store.finish_run(run, at=NOON, found=[Pmid("2")], count=1)
    assert [r.pmid for r in store.records("topic")] == ["2"]
    assert [r.pmid for r in store.records(limit=1)] == ["1"]
    store.add_members("topic", "import", [Pmid("1")], LATER)
    assert [r.pmid for r in store.records("topic")] == ["1", "2"]


def digest(**ids: str) -> Record:
    return Record(
        pmid=Pmid(ids["pmid"]) if "pmid" in ids else None,
        title="Naproxen survey",
        doi=ids.get("doi", ""),
        digest=Digest("d1", "helps some", n=12, flags=("odd",)),
    )


@pytest.mark.parametrize("ids", [{"pmid": "1"}, {"doi": "10.1/1"}], ids=["by PMID", "by DOI"])
def test_a_digest_is_hidden_while_pubmeds_record_is_held(store: Cache, ids: dict[str, str]) -> None:
    store.put_digests([digest(**ids)])
    store.put_digests([digest(**ids)])
    assert list(store.records()) == [digest(**ids)]
    assert [hit.key for hit in store.search("naproxen")] == [ids.get("pmid", "d1")]
    store.store({Pmid("1"): xml("1")}, at=NOON)
    assert [r.digest for r in store.records()] == [None]
    assert store.search("naproxen") == []
    store.mark({Pmid("1"): ChangeKind.MERGED}, at=LATER)
    assert list(store.records()) == [digest(**ids)]


def test_memos_are_kept_by_maker_version(store: Cache) -> None:
    store.keep_memo("stance", {"a": b"1", "b": b"2"}, "v1")
    store.keep_memo("stance", {"b": b"3"}, "v2")
    assert store.memo("stance", ["a", "b", "c"]) == {"a": b"1", "b": b"3"}
    assert store.memo("stance", ["a", "b"], version="v2") == {"b": b"3"}


def test_reports_and_decisions_come_back(store: Cache) -> None:
    store.keep_report("t", NOON, b"{}")
    store.keep_report("t", LATER, b"[]")
    assert store.last_report("t") == (LATER, b"[]")
    assert len(store.reports("t")) == 2
    first = Decision("c", "me", NOON, Opinion.AGREE, "supported", "supported", "f")
    then = Decision("c", "me", LATER, Opinion.DISAGREE, "supported", "contested", "f", "why")
    store.decide(first)
    store.decide(then)
    assert store.decisions() == [then]
    assert store.decisions(all_of_them=True) == [first, then]


def test_nbib_is_kept_until_pubmeds_xml_comes_and_never_replaces_it(store: Cache) -> None:
    text = b"PMID- 1\nTI  - Ibuprofen for pain\nLR  - 20250101\n"
    assert kinds(store.store({Pmid("1"): text}, at=NOON)) == [("1", ChangeKind.NEW)]
    assert store.store({Pmid("1"): xml("1")}, at=LATER) == []
    assert store.store({Pmid("1"): text}, at=LATER) == []
    assert store.served(Pmid("1")) == xml("1")


def test_a_claim_finds_what_shares_its_words_even_by_the_rarest_alone(store: Cache) -> None:
    titles = ["Ibuprofen and the pain of it", *["The pain of it"] * 30]
    store.store({Pmid(str(n)): xml(str(n), t) for n, t in enumerate(titles, 1)}, at=NOON)
    claim = "The PAINS of Ibuprofen, not of zebras".replace(",", "").split()
    assert store.match_any(claim, limit=3)[0].key == "1"
    assert store.match_any([]) == []
    assert store.match_any(['"', "("]) == []
    assert store._rarest(["the", "zebras", "ibuprofen"]) == ["ibuprofen", "the"]

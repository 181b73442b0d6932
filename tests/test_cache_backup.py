"""Backups and a person's work: what is there is never lost to what is not."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from littrack.cache import Cache, back_up, known, restore
from littrack.model import CacheError, Decision, Opinion, Place, Pmid, StoreDamaged
from littrack.pipeline.doctor_store import examine

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
SAID = Decision(
    *("c1", "R. Ames", NOON, Opinion.DISAGREE, "supported", "contested", "e", "read it"),
    text="It may “hurt”",
    places=(Place("page", 3, 16, "It may\n“hurt”"),),
    changed=(("outcome", "pain"), ("text", "hurt")),
)


def records(count: int, start: int = 1) -> dict[Pmid, bytes]:
    return {
        Pmid(str(n)): (
            f"<PubmedArticle><MedlineCitation><PMID>{n}</PMID><Article><ArticleTitle>Pain {n}"
            "</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
        ).encode()
        for n in range(start, start + count)
    }


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "cache" / "littrack.db"
    with Cache(path) as cache:
        cache.store(records(40), at=NOON)
        cache.decide(SAID)
        cache.keep_report("t", NOON, b'{"claims": []}')
    return path


@pytest.fixture
def copy(store: Path, tmp_path: Path) -> Path:
    place = tmp_path / "copy.backup"
    back_up(store, place, NOON)
    return place


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)


def test_a_backup_says_what_is_in_it(store: Path, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "b", NOON)
    assert made.contents is not None
    assert made.contents.sentence == "40 records, 0 digests, 1 decision, 1 report"


def test_a_backup_is_put_back_and_the_former_store_kept(store: Path, copy: Path) -> None:
    with Cache(store) as cache:
        cache.store(records(1, 900), at=NOON)
    contents, former = restore(copy, store, NOON)
    assert contents.records == 40
    assert former is not None
    with Cache(store) as cache, Cache(former) as before:
        assert (len(cache.held()), len(before.held())) == (40, 41)


def test_a_backup_of_a_store_in_use_holds_what_its_journal_holds(store: Path, tmp_path) -> None:
    with Cache(store) as cache:
        cache.store(records(1, 900), at=NOON)
        contents, _ = restore(store, tmp_path / "other" / "littrack.db", NOON)
    assert contents.records == 41


def without_tables(path: Path) -> None:
    path.unlink()
    sql(path, "VACUUM")


def another_programs(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE photo (id)")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        pytest.param(lambda p: p.write_bytes(b""), "is empty", id="no bytes"),
        pytest.param(
            lambda p: p.write_bytes(b"no database at all, it is"), "not a littrack", id="text"
        ),
        pytest.param(lambda p: p.write_bytes(p.read_bytes()[:40_000]), "damaged", id="cut"),
        pytest.param(without_tables, "has no tables", id="no tables"),
        pytest.param(another_programs, "another program's", id="another program's"),
        pytest.param(lambda p: sql(p, "DROP TABLE report"), "lacks the table report", id="a table"),
        pytest.param(lambda p: sql(p, "PRAGMA user_version = 99"), "newer", id="newer"),
        pytest.param(lambda p: sql(p, "UPDATE record SET hash = x'00'"), "damaged", id="checksums"),
        pytest.param(lambda p: p.unlink(), "no backup", id="not there"),
    ],
)
def test_what_is_no_whole_store_is_never_put_in_its_place(
    store: Path, copy: Path, damage, says: str
) -> None:
    damage(copy)
    before, beside = store.read_bytes(), sorted(store.parent.iterdir())
    for _ in range(2):
        with pytest.raises(CacheError, match=says):
            restore(copy, store, NOON)
    assert store.read_bytes() == before
    assert sorted(store.parent.iterdir()) == beside


def test_the_store_is_not_its_own_backup(store: Path) -> None:
    with pytest.raises(CacheError, match="the store itself"):
        restore(store, store, NOON)
    with pytest.raises(CacheError, match="the store itself"):
        back_up(store, store, NOON)


def test_no_former_store_is_replaced_and_the_newest_ten_are_kept(store: Path, copy: Path) -> None:
    first = restore(copy, store, NOON)[1]
    second = restore(copy, store, NOON)[1]
    assert first != second
    for day in range(12):
        last = restore(copy, store, NOON + timedelta(days=day))[1]
    kept = list(store.parent.glob("littrack.db.before-restore-*"))
    assert len(kept) == 10
    assert last in kept


def test_a_store_in_use_is_not_replaced(store: Path, copy: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CacheError, match="in use"):
            restore(copy, store, NOON)


@pytest.mark.parametrize("lost", ["record", "decision", "report"])
def test_a_backup_that_holds_more_is_replaced_by_force_only(store, copy, lost) -> None:
    sql(store, f"DELETE FROM {lost}")  # noqa: S608 - a table of ours
    if lost == "record":
        sql(store, "INSERT INTO words (words) VALUES ('delete-all')", "DELETE FROM document")
    before = copy.read_bytes()
    with pytest.raises(CacheError, match=f"holds more {lost}s .*--force"):
        back_up(store, copy, NOON)
    assert copy.read_bytes() == before
    back_up(store, copy, NOON, force=True)
    assert copy.read_bytes() != before


def test_a_file_that_is_no_backup_is_never_replaced(store: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8 a photo")
    with pytest.raises(CacheError, match="no littrack backup"):
        back_up(store, photo, NOON)
    assert photo.read_bytes() == b"\xff\xd8 a photo"


def test_a_damaged_store_makes_no_backup(store: Path, copy: Path) -> None:
    sql(store, "UPDATE record SET served = x'00' WHERE pmid = 7")
    before = copy.read_bytes()
    with pytest.raises(CacheError, match="PMID 7"):
        back_up(store, copy, NOON)
    assert copy.read_bytes() == before
    assert not list(copy.parent.glob("*.part"))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda p: p.write_bytes(b""), id="no bytes"),
        pytest.param(without_tables, id="no tables"),
        pytest.param(lambda p: p.unlink(), id="gone"),
        pytest.param(lambda p: sql(p, "DROP TABLE record"), id="a table"),
    ],
)
def test_a_store_that_lost_what_it_held_is_an_alarm_that_names_the_backup(
    store: Path, copy: Path, damage
) -> None:
    damage(store)
    for create in (True, False):
        with pytest.raises(StoreDamaged, match="newest backup") as told:
            Cache(store, create=create)
        assert str(copy) in str(told.value)
        assert "40 records" in str(told.value)


def test_the_newest_backup_that_is_still_there_is_the_one_named(store, copy, tmp_path) -> None:
    later = tmp_path / "elsewhere" / "later.backup"
    later.parent.mkdir()
    back_up(store, later, NOON + timedelta(days=3))
    assert known(store)[0].path == later
    later.unlink()
    assert known(store)[0].path == copy


def test_a_command_to_paste_quotes_a_path_with_blanks(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "my backup.db", NOON)
    store.write_bytes(b"")
    with pytest.raises(StoreDamaged, match=r"littrack restore '.*/my backup.db'"):
        Cache(store)


# -- what people decided, kept a second time --------------------------------------------------


def lines(store: Path, name: str) -> list[dict[str, object]]:
    text = store.with_name(name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_decisions_and_reports_are_kept_as_plain_lines_too(store: Path) -> None:
    (said,) = lines(store, "decisions.jsonl")
    assert (said["claim"], said["human"], said["reason"]) == ("c1", "contested", "read it")
    (report,) = lines(store, "reports.jsonl")
    assert report["report"] == {"claims": []}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda p: p.write_bytes(b""), id="no bytes"),
        pytest.param(lambda p: p.write_bytes(b"\0" * 50_000), id="zeros"),
        pytest.param(lambda p: p.unlink(), id="gone"),
        pytest.param(lambda p: sql(p, "DELETE FROM decision", "DELETE FROM report"), id="deleted"),
        pytest.param(lambda p: sql(p, "DROP TABLE decision"), id="no table"),
        pytest.param(lambda p: sql(p, "UPDATE decision SET human = 'x'"), id="changed"),
        pytest.param(lambda p: sql(p, "UPDATE decision SET opinion = 'no opinion'"), id="no label"),
        pytest.param(lambda p: sql(p, "UPDATE decision SET places = '[[1]]'"), id="places"),
        pytest.param(lambda p: sql(p, "UPDATE decision SET changed = '[]'"), id="correction"),
        pytest.param(lambda p: sql(p, "UPDATE report SET json = x'00'"), id="report"),
    ],
)
def test_whatever_becomes_of_the_store_doctor_brings_a_persons_work_back(store, damage) -> None:
    damage(store)
    assert examine(store, NOON, repair=True).well
    with Cache(store) as cache:
        assert cache.decisions(all_of_them=True) == [SAID]
        assert [json.loads(data) for _, data in cache.reports("t")] == [{"claims": []}]
    assert examine(store, NOON, repair=False).well


def test_decisions_made_after_a_backup_are_read_back_after_it_is_restored(store, copy) -> None:
    later = replace(SAID, claim="c2")
    with Cache(store) as cache:
        cache.decide(later)
    restore(copy, store, NOON)
    assert (
        "1 decision of decisions.jsonl is not in the store"
        in examine(store, NOON, repair=False).wrong
    )
    examine(store, NOON, repair=True)
    with Cache(store) as cache:
        assert cache.decisions() == [SAID, later]


def test_what_was_decided_before_there_was_a_log_is_in_it_with_the_next(store: Path) -> None:
    store.with_name("decisions.jsonl").unlink()
    with Cache(store) as cache:
        cache.decide(replace(SAID, claim="c2"))
    assert [row["claim"] for row in lines(store, "decisions.jsonl")] == ["c1", "c2"]


def test_a_line_cut_off_or_changed_costs_no_other(store: Path) -> None:
    log = store.with_name("decisions.jsonl")
    whole = log.read_bytes()
    log.write_bytes(whole[:-30])
    with Cache(store) as cache:
        cache.decide(replace(SAID, claim="c2"))
        assert cache.compare_logs() == [
            "1 line of decisions.jsonl cannot be read",
            "1 decision of the store is not in decisions.jsonl",
        ]
        cache.repair_from_logs()
        assert [d.claim for d in cache.decisions()] == ["c1", "c2"]
    log.write_bytes(log.read_bytes().replace(b'"c2"', b'"c3"'))
    with Cache(store) as cache:
        assert any("cannot be read" in sentence for sentence in cache.compare_logs())


@pytest.mark.parametrize("spoil", [Path.unlink, lambda log: log.write_bytes(b"")])
def test_a_log_that_is_gone_or_empty_is_said_and_written_again(store: Path, spoil) -> None:
    log = store.with_name("decisions.jsonl")
    spoil(log)
    assert examine(store, NOON, repair=False).wrong == (
        "1 decision of the store is not in decisions.jsonl",
    )
    assert examine(store, NOON, repair=True).well
    assert [row["claim"] for row in lines(store, "decisions.jsonl")] == ["c1"]


def test_a_repair_keeps_the_lines_it_cannot_read_beside_the_log_and_says_them_once(store: Path):
    log = store.with_name("decisions.jsonl")
    torn = b'{"claim": "c9", "opin'
    log.write_bytes(log.read_bytes() + torn)
    before = log.read_bytes()
    mended = examine(store, NOON, repair=True)
    assert mended.well
    assert any("copied to" in sentence for sentence in mended.done)
    assert log.read_bytes() == before
    assert log.with_name("decisions.jsonl.unreadable").read_bytes() == torn + b"\n"
    assert examine(store, NOON, repair=False).wrong == ()
    log.write_bytes(before + b"\nanother\n")
    assert examine(store, NOON, repair=False).wrong == ("1 line of decisions.jsonl cannot be read",)


def test_a_folder_in_the_place_of_the_store_is_not_replaced(store: Path, copy: Path) -> None:
    store.unlink()
    store.mkdir()
    with pytest.raises(CacheError, match="is no file: move it away; nothing was changed"):
        restore(copy, store, NOON)
    assert store.is_dir()


def test_a_decision_its_log_cannot_take_is_in_neither(store: Path) -> None:
    log = store.with_name("decisions.jsonl")
    log.unlink()
    log.mkdir()
    with Cache(store) as cache:
        with pytest.raises(CacheError, match="nothing was kept"):
            cache.decide(replace(SAID, claim="c2"))
        assert cache.decisions() == [SAID]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("none/there/x.backup", "does not exist; make it"),
        ("/dev/full", "is no file"),
        ("", "is no file"),
    ],
)
def test_a_backup_is_written_into_a_file_in_a_folder_that_is_there(tmp_path, place, said):
    with Cache(tmp_path / "littrack.db"):
        pass
    for force in (False, True):
        with pytest.raises(CacheError, match=said):
            back_up(tmp_path / "littrack.db", tmp_path / place, datetime.now(UTC), force=force)

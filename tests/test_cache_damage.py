"""Damage anywhere: a sample of `benchmarks/damage.py`, and the journal, which SQLite trusts."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from benchmarks import damage
from littrack.cache import Cache
from littrack.model import CacheError


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    home = tmp_path_factory.mktemp("damage") / "home"
    damage.workspace(home)
    return home


@pytest.fixture
def home(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "home")


@pytest.mark.parametrize("seed", range(8))
def test_damage_ends_in_a_sentence_and_loses_nothing_in_silence(home, seed):
    tried = damage.trial(home, *damage.damaged(home, random.Random(seed)))  # noqa: S311
    assert not tried.fell, f"{tried.file}, {tried.damage}: {tried.fell}"


@pytest.mark.parametrize(
    "place", [pytest.param(18, id="its header"), pytest.param(0.3, id="a page"), 0.6]
)
def test_a_journal_that_is_damaged_is_said_once_and_no_decision_is_lost(home, place):
    wal = home / "cache" / "littrack.db-wal"
    data = bytearray(wal.read_bytes())
    data[place if isinstance(place, int) else int(len(data) * place)] ^= 0xFF
    wal.write_bytes(data)
    with pytest.raises(CacheError, match="journal"):
        Cache(home / "cache" / "littrack.db")
    assert damage.run(home, "doctor --repair")[0] == 0
    assert damage.contents(home) == (damage.RECORDS, damage.DECISIONS)


def test_a_whole_journal_is_read_whole(home):
    assert damage.contents(home) == (damage.RECORDS + damage.IN_JOURNAL, damage.DECISIONS)


GARBAGE = {
    "no text": "CAST(x'ff00fe' AS TEXT)",
    "a word": "'zzz'",
    "bytes": "x'00ff'",
    "9e300": "9e300",
}
COLUMNS = (
    "decision.at", "decision.reviewer", "decision.opinion", "report.at", "report.topic",
    "query.name", "run.query", "run.count", "run.warnings", "run.outcome", "found.pmid",
    "found.since", "record.fetched", "record.state", "record.doi", "dictionary.data",
)  # fmt: skip


CASES = [*zip(COLUMNS, list(GARBAGE) * 4, strict=True), ("decision.at", "bytes")]


@pytest.mark.parametrize(("column", "garbage"), CASES)
def test_a_value_of_the_wrong_kind_is_a_sentence_and_is_mended(home, column, garbage):
    table, name = column.split(".")
    with closing(sqlite3.connect(home / "cache" / "littrack.db")) as db, db:
        db.execute(f"UPDATE {table} SET {name} = {GARBAGE[garbage]}")  # noqa: S608 - ours
    for command in ("status", "changes", "audit", "doctor"):
        assert damage.wrong(command, *damage.run(home, command)) == ""
    assert damage.run(home, "doctor --repair")[0] == 0
    assert {damage.run(home, each)[0] for each in ("search pain", "changes", "audit")} <= {0, 1}
    assert damage.contents(home) == (damage.RECORDS + damage.IN_JOURNAL, damage.DECISIONS)


def test_a_record_that_only_the_index_knows_is_damage_not_a_crash(home):
    with closing(sqlite3.connect(home / "cache" / "littrack.db")) as db, db:
        db.execute("DELETE FROM record WHERE pmid = 7")
    code, said = damage.run(home, "search pain")
    assert code == 5
    assert "names 7, which is not in it" in said
    assert damage.run(home, "doctor --repair")[0] == 0
    assert damage.run(home, "search pain")[0] == 0


def test_noise_over_the_last_commit_of_a_journal_is_said(home):
    wal = home / "cache" / "littrack.db-wal"
    data = bytearray(wal.read_bytes())
    data[-20_000:] = random.Random(3).randbytes(20_000)  # noqa: S311
    wal.write_bytes(data)
    with pytest.raises(CacheError, match="journal"):
        Cache(home / "cache" / "littrack.db")

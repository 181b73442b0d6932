"""Damage anywhere: a sample of `benchmarks/damage.py`, and the journal, which SQLite trusts."""

from __future__ import annotations

import random
import shutil

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

"""What many tests need: the corpora beside the checkout, when they are there."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A slow machine is no failure: speed is measured in benchmarks/, not here.
settings.register_profile("littrack", deadline=None)
settings.load_profile("littrack")


# Tests of many seconds, the longest first: a worker that begins one last is waited for.
LONGEST = (
    "test_gold_floor.py",
    "test_floors.py",
    "test_check_command.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Let tests of one `xdist_group` run in one worker: what they share is made once."""
    if config.getoption("numprocesses", None) and config.option.dist in {"no", "load"}:
        config.option.dist = "loadgroup"
        config.option.loadscopereorder = False


def pytest_configure(config: pytest.Config) -> None:
    """Tell the worker too: it reads the command line anew."""
    if hasattr(config, "workerinput"):
        config.option.loadgroup = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test corpora that may not be copied into the project."""
    place = Path(os.environ.get("LITTRACK_SHARED") or ROOT.parent / "shared")
    if not place.is_dir():
        pytest.skip(f"the test corpora are not at {place} (set LITTRACK_SHARED)")
    return place


@pytest.fixture
def at() -> datetime:
    """A moment to run at, so that what is written can be compared."""
    return datetime(2026, 3, 1, 12, 30, tzinfo=UTC)

"""What many tests need: the corpora beside the checkout, when they are there."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling, Scheduling

ROOT = Path(__file__).parent.parent

# A slow machine is no failure: speed is measured in benchmarks/, not here.
settings.register_profile("littrack", deadline=None)
settings.load_profile("littrack")


# Tests of many seconds, the longest first: a worker that begins one last is waited for.
LONGEST = (
    "test_check_command.py",
    "test_benchmark_gold.py",
    "test_corpus_cluster.py",
    "test_benchmark_floors.py",
    "test_stance_kinds.py",
    "test_report_browser.py",
    "test_report_commands.py",
    "test_benchmark_subjects.py",
    "test_refresh_law.py",
    "test_claims_words.py",
)


# Tests of these share what takes seconds to make: one worker runs all of them.
TOGETHER = {
    "test_benchmark_reader.py",
    "test_check_command.py",
    "test_checkworthiness.py",
    "test_corpus_cluster.py",
    "test_encoder.py",
    "test_report_browser.py",
    "test_report_commands.py",
    "test_stance_kinds.py",
    "test_stance_model.py",
}


class TestByTest(LoadScopeScheduling):
    """Gives each worker the next test when it is free; tests that belong together in one go."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, _ = nodeid.partition("::")
        return path if Path(path).name in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Keep the order of the tests, but for those that belong together."""
    if config.option.dist != "load":
        return None
    config.option.loadscopereorder = False
    return TestByTest(config, log)


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

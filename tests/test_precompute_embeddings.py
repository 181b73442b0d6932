"""What comes into the store is read for its meaning at once, so that no check waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from littrack import settings
from littrack.cli import main
from littrack.model import Pmid
from littrack.pipeline import precompute_embeddings
from littrack.pipeline.workspace import Workspace
from tests.test_cli_records import RECORDS, xml

PMIDS = [Pmid(str(n)) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("asked", "left"),
    [((), []), (("--no-embed",), [4]), (("--no-topic",), [4])],
    ids=["a-topic's", "put-off", "of-no-topic"],
)
def test_records_that_come_for_a_topic_are_embedded_at_once(
    tmp_path: Path, asked: tuple[str, ...], left: list[int]
) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "t.toml").write_text('title = "T"\n')
    (tmp_path / "all.xml").write_text(xml(*RECORDS))
    done = CliRunner().invoke(
        main, ["-C", str(tmp_path), "import", str(tmp_path / "all.xml"), *asked]
    )
    assert done.exit_code == 0
    told: list[int] = []
    with Workspace(settings.load(tmp_path, {}, tmp_path)) as workspace:
        precompute_embeddings.embed(workspace, PMIDS, lambda _what, done, _of: told.append(done))
    assert told == left

"""`littrack run`, as a timer calls it, against a real server on localhost."""

from __future__ import annotations

import json

import pytest

from littrack import settings
from littrack.model import CitationState
from littrack.pipeline import check, run
from littrack.settings import Settings
from tests.standin import Shelf, StandIn

TOPIC = """\
title = "Turmeric and knee pain"
[[query]]
name = "knee"
term = "turmeric[tiab] AND knee[tiab]"
[[concept]]
name = "turmeric"
terms = ["curcuma longa"]
[[article]]
source = "page.txt"
[[article]]
source = "gone.txt"
"""


@pytest.fixture
def home(tmp_path) -> Settings:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "knee.toml").write_text(TOPIC)
    (tmp_path / "queries" / "quiet.toml").write_text('title = "Q"\n')
    (tmp_path / "page.txt").write_text("Turmeric reduces knee pain in adults.\n")
    with StandIn(Shelf.of(5), limit=10) as ncbi:
        yield settings.load(tmp_path, {"LITTRACK_EUTILS_URL": ncbi.url, "NCBI_API_KEY": "k"})


def test_a_run_fetches_checks_reports_and_names_what_it_could_not_read(home, at):
    done = run.run(home, at)
    assert (done.exit_code, done.problem, done.silent) == (0, "", ("quiet",))
    [told] = done.published
    assert [p.suffix for p in told.files[:1]] == [".html"]
    assert "gone.txt" in told.missing[0]
    twin = json.loads((home.reports / "knee.json").read_text())
    assert twin["searched"]["records"] == 5
    assert [q["count"] for q in twin["searched"]["queries"]] == [5]


def test_without_ncbi_the_report_is_made_from_what_is_cached(home, at):
    run.run(home, at)
    nowhere = settings.load(home.home, {"LITTRACK_EUTILS_URL": "http://127.0.0.1:9/"})
    done = run.run(nowhere, at)
    assert done.exit_code == 4
    assert [p.topic for p in done.published] == ["knee"]
    assert json.loads((home.reports / "knee.json").read_text())["searched"]["records"] == 5


CITES = "A 2019 study published in the Journal of Golden Roots found that turmeric cured gout.\n"


def test_a_study_that_could_not_be_looked_up_is_not_called_missing(home, at):
    (home.home / "cites.txt").write_text(CITES)
    asked = check.Asked([str(home.home / "cites.txt")], "knee", online=True)
    nowhere = settings.load(home.home, {"LITTRACK_EUTILS_URL": "http://127.0.0.1:9/"})
    [cited] = [c for c in check.check(nowhere, asked, at).citations if c.mention.year]
    assert cited.state is CitationState.LOOKUP_FAILED
    [cited] = [c for c in check.check(home, asked, at).citations if c.mention.year]
    assert cited.state is CitationState.NOT_FOUND_WEAK
    assert any("PubMed" in place for place in cited.looked_in)

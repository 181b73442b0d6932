"""`littrack run`, as a timer calls it, against a real server on localhost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from littrack import changes, settings
from littrack.cache import Cache
from littrack.model import CitationState, Report
from littrack.pipeline import check, run
from littrack.pipeline.workspace import Workspace
from littrack.settings import Settings
from tests.serving import serving
from tests.standin import Shelf, StandIn
from tests.topics import KNEE_PAIN

TOPIC = (
    KNEE_PAIN
    + """\
[[article]]
source = "gone.txt"
"""
)


def ran(chosen: Settings, at: datetime) -> run.Ran:
    with Workspace(chosen) as workspace:
        return run.run(workspace, at)


def checked(chosen: Settings, request: check.CheckRequest, at: datetime) -> Report:
    with Workspace(chosen) as workspace:
        return check.check(workspace, request, at)


@pytest.fixture
def home(tmp_path) -> Settings:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "knee.toml").write_text(TOPIC)
    (tmp_path / "queries" / "quiet.toml").write_text('title = "Q"\n')
    (tmp_path / "page.txt").write_text("Turmeric reduces knee pain in adults.\n")
    with StandIn(Shelf.of(5), limit=10) as ncbi:
        yield settings.load(tmp_path, {"LITTRACK_EUTILS_URL": ncbi.url, "NCBI_API_KEY": "k"})


def test_a_run_fetches_checks_reports_and_names_what_it_could_not_read(home, at):
    done = ran(home, at)
    assert (done.exit_code, done.problem, done.silent) == (3, "", ("quiet",))
    [told] = done.published
    assert [p.suffix for p in told.files[:1]] == [".html"]
    assert "gone.txt" in told.missing[0]
    twin = json.loads((home.reports / "knee.json").read_text())
    assert twin["searched"]["records"] == 5
    assert [q["count"] for q in twin["searched"]["queries"]] == [5]


def texts(home):
    return [claim["text"] for claim in twin(home)["claims"]]


def twin(home):
    return json.loads((home.reports / "knee.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda page: page.unlink(), id="gone"),
        pytest.param(lambda page: page.write_bytes(b""), id="emptied"),
        pytest.param(lambda page: page.write_bytes(b"\x7fELF" * 99), id="a program"),
        pytest.param(lambda page: (page.unlink(), page.mkdir()), id="a folder"),
    ],
)
def test_an_article_that_cannot_be_read_keeps_its_claims_and_is_said_once(home, at, spoil):
    (home.home / "gone.txt").write_text("Turmeric is safe for the liver.\n")
    assert ran(home, at).exit_code == 0
    before = texts(home)
    spoil(home.home / "page.txt")
    second = ran(home, at + timedelta(days=1))
    (told,) = second.published
    assert second.exit_code == 3
    assert "page.txt" in told.missing[0]
    assert "2026-03-01" in told.missing[0]
    assert texts(home) == before
    assert told.moved.kinds == {"article"}
    assert "2026-03-01" in changes.text(told.moved)
    assert changes.as_data(told.moved)["articles"][0]["stands"].startswith("2026-03-01")
    assert any("page.txt" in note for note in twin(home)["notes"])
    third = ran(home, at + timedelta(days=2))
    assert (third.exit_code, third.published[0].moved.kinds) == (3, frozenset())


class Page(BaseHTTPRequestHandler):
    """Serves one page, whatever it holds now."""

    kind, body = "text/html", b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", self.kind)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


ARTICLE = "<p>Turmeric reduces knee pain in adults who take it every day for weeks.</p>"
FRESH = "<p>Turmeric causes nausea in many adults who take more than a spoon of it a day.</p>"


@pytest.mark.parametrize(
    ("kind", "body", "stands"),
    [
        pytest.param("text/html", "<h1>404</h1><p>Sorry, it is gone.</p>", True, id="gone"),
        pytest.param("application/json", '{"error": "gone"}', True, id="data"),
        pytest.param("text/html", "<p>Please log in to read on.</p>", True, id="a wall"),
        pytest.param("text/html", ARTICLE, False, id="shortened"),
        pytest.param("text/html", FRESH * 2, False, id="rewritten"),
    ],
)
def test_a_page_that_serves_a_notice_in_the_articles_place_is_not_read_for_it(
    home, at, kind, body, stands
):
    class Served(Page):
        pass

    Served.body = (
        ARTICLE + "<p>It is a spice of many kitchens and of as many countries.</p>"
    ).encode()
    with serving(HTTPServer(("127.0.0.1", 0), Served)) as server:
        address = f"http://127.0.0.1:{server.server_port}/a.html"
        (home.queries / "knee.toml").write_text(KNEE_PAIN.replace("page.txt", address))
        chosen = replace(home, allow_private=True)
        assert checked_watched(chosen, at).unread == ()
        Served.kind, Served.body = kind, body.encode()
        again = checked_watched(chosen, at + timedelta(days=1))
    assert bool(again.unread) == stands
    assert any("reduces knee pain" in v.claim.text for v in again.verdicts) == (
        stands or body == ARTICLE
    )


def checked_watched(chosen, at):
    with Workspace(chosen) as workspace:
        return check.check(workspace, check.watched(chosen, workspace.topic("knee")), at)


def test_the_last_reading_stands_also_in_a_workspace_that_was_moved(home, at):
    (home.home / "gone.txt").write_text("Turmeric is safe for the liver.\n")
    assert ran(home, at).exit_code == 0
    elsewhere = home.home.with_name(f"{home.home.name} moved")
    home.home.rename(elsewhere)
    (elsewhere / "page.txt").unlink()
    moved = replace(home, home=elsewhere)
    second = ran(moved, at + timedelta(days=1))
    assert second.exit_code == 3
    assert "2026-03-01" in second.published[0].missing[0]
    assert str(elsewhere / "page.txt") in [a["source"] for a in twin(moved)["articles"]]


def test_an_article_that_can_be_read_again_is_said_too(home, at):
    (home.home / "gone.txt").write_text("Turmeric is safe for the liver.\n")
    ran(home, at)
    page = home.home / "page.txt"
    page.rename(home.home / "elsewhere.txt")
    ran(home, at + timedelta(days=1))
    (home.home / "elsewhere.txt").rename(page)
    done = ran(home, at + timedelta(days=2))
    assert "can be read again" in changes.text(done.published[0].moved)
    assert done.exit_code == 0


def test_claims_of_an_article_no_reading_is_kept_of_are_not_said_to_be_gone(home, at):
    (home.home / "gone.txt").write_text("Turmeric is safe for the liver.\n")
    ran(home, at)
    with Cache(home.database) as cache:
        cache.forget_memos("last reading of an article")
    (home.home / "page.txt").unlink()
    moved = ran(home, at + timedelta(days=1)).published[0].moved
    assert (moved.claims_gone, moved.kinds) == ((), {"article"})


@pytest.mark.parametrize("text", ['title = "Q\n', "", "# what was here is gone\n"])
def test_a_topic_file_that_broke_leaves_its_report_and_the_other_topics(home, at, text):
    (home.home / "gone.txt").write_text("Turmeric is safe for the liver.\n")
    broken = home.queries / "quiet.toml"
    broken.write_text(text)
    done = ran(home, at)
    assert (done.exit_code, [p.topic for p in done.published]) == (3, ["knee"])
    assert "quiet.toml" in done.broken[0]
    assert "stands" in done.broken[0]


def test_without_a_model_the_last_report_stands_and_nothing_is_said_to_have_moved(home, at):
    (home.home / "gone.txt").write_text("Turmeric is safe for the liver.\n")
    ran(home, at)
    before = twin(home)
    (home.home / "littrack.toml").write_text('nli_model = "nowhere"\n')
    later = replace(home, nli_model="nowhere")
    done = ran(later, at + timedelta(days=1))
    assert done.exit_code == 3
    assert "nowhere" in done.published[0].stands
    assert "2026-03-01" in done.published[0].stands
    assert twin(home) == before


def test_without_ncbi_the_report_is_made_from_what_is_cached(home, at):
    ran(home, at)
    nowhere = settings.load(home.home, {"LITTRACK_EUTILS_URL": "http://127.0.0.1:9/"})
    done = ran(nowhere, at)
    assert done.exit_code == 4
    assert [p.topic for p in done.published] == ["knee"]
    assert json.loads((home.reports / "knee.json").read_text())["searched"]["records"] == 5


CITES = "A 2019 study published in the Journal of Golden Roots found that turmeric cured gout.\n"


def test_a_study_that_could_not_be_looked_up_is_not_called_missing(home, at):
    (home.home / "cites.txt").write_text(CITES)
    request = check.CheckRequest([str(home.home / "cites.txt")], "knee", online=True)
    nowhere = settings.load(home.home, {"LITTRACK_EUTILS_URL": "http://127.0.0.1:9/"})
    [cited] = [c for c in checked(nowhere, request, at).citations if c.mention.year]
    assert cited.state is CitationState.LOOKUP_FAILED
    [cited] = [c for c in checked(home, request, at).citations if c.mention.year]
    assert cited.state is CitationState.NOT_FOUND_WEAK
    assert any("PubMed" in place for place in cited.looked_in)

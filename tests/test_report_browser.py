"""The page in a real Chromium: it works, keeps to itself, and can be used by everybody."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from littrack.report.html import page as render
from tests import report_samples as samples
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
REPORTS = {
    "willow": samples.willow(),
    "hostile": samples.hostile(),
    "long words": samples.hostile("pneumonoultramicroscopicsilicovolcanoconiosis" * 8),
    "right to left": samples.hostile("لحاء الصفصاف لا يسبب النزيف أبدا (PMID 1) never"),
    "empty": samples.empty(),
}
AXE = Path(os.environ.get("LITTRACK_AXE") or ROOT / "build" / "axe" / "package" / "axe.min.js")


@pytest.fixture(scope="module")
def chromium():
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if path is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Opened:
    """A page with everything it did that it should not have done."""

    def __init__(self, chromium, path, **context):
        self.context = chromium.new_context(
            **{"viewport": {"width": 1280, "height": 900}, **context}
        )
        self.page = self.context.new_page()
        self.faults, self.requests = [], []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.on("console", self._said)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.own = path.as_uri()

    def _said(self, message):
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)


@pytest.fixture
def opened(chromium, tmp_path):
    contexts = []

    def open_(name, **context):
        path = tmp_path / "report.html"
        path.write_bytes(render(REPORTS[name]))
        done = Opened(chromium, path, **context)
        contexts.append(done.context)
        return done

    yield open_
    for context in contexts:
        context.close()


def shown(page):
    return page.locator("#list > article:visible").count()


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_opens_without_a_fault_and_asks_nothing_of_the_network(opened, name):
    done = opened(name)
    done.page.wait_for_load_state("networkidle")
    assert done.faults == []
    assert done.requests == [done.own]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [320, 768])
def test_nothing_makes_a_narrow_window_scroll_sideways(opened, name, width):
    page = opened(name, viewport={"width": width, "height": 640}).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_claims_are_filtered_by_verdict_kind_and_article(opened):
    page = opened("willow").page
    assert shown(page) == 12
    page.locator("button[data-show=contradicted]").click()
    assert shown(page) == 10
    assert page.locator("[data-count]").inner_text() == "10 of 12 claims shown"
    page.locator("button[data-show=contradicted]").click()
    page.locator("[data-by=type]").select_option("no_harm")
    assert shown(page) == 3
    page.locator("[data-by=type]").select_option("")
    page.locator("[data-by=article]").select_option("2")
    assert shown(page) == 5


def test_claims_are_put_in_the_order_of_the_article_and_back(opened):
    page = opened("willow").page
    first = "document.querySelector('#list > article').dataset"
    page.locator("[data-sort]").select_option("place")
    assert page.evaluate(f"{first}.place") == "1"
    page.locator("[data-sort]").select_option("read")
    assert page.evaluate(f"{first}.read") == "4"
    page.locator("[data-sort]").select_option("number")
    assert page.evaluate(f"{first}.number") == "1"


def test_a_mark_in_the_article_leads_to_its_claim_and_the_claim_back(opened):
    page = opened("willow", reduced_motion="reduce").page
    page.locator("a.ref[href='#claim-1']").first.click()
    page.wait_for_url("**#claim-1")
    playwright.expect(page.locator("#claim-1 h3")).to_be_in_viewport()
    page.locator("#claim-1 .said a").first.click()
    page.wait_for_url("**#at-claim-1-1")
    playwright.expect(page.locator("#at-claim-1-1 + mark")).to_be_in_viewport()


def test_a_claim_that_is_filtered_away_comes_back_when_it_is_jumped_to(opened):
    page = opened("willow").page
    page.locator("button[data-show=contradicted]").click()
    page.locator(".first a[href='#claim-1']").click()
    playwright.expect(page.locator("#claim-1")).to_be_visible()


def test_a_finding_is_copied_as_one_paragraph(opened):
    done = opened("willow", permissions=["clipboard-read", "clipboard-write"])
    done.page.locator("#claim-1 .cite summary").click()
    done.page.locator("#claim-1 .copy").click()
    playwright.expect(done.page.locator("#claim-1 .copy")).to_have_text("Copied")
    copied = done.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Willow bark never causes bleeding.” Contradicted.")
    assert "PMID 90000006" in copied


def test_all_is_there_without_script(opened):
    page = opened("willow", java_script_enabled=False).page
    assert shown(page) == 12
    assert not page.locator("#controls").is_visible()
    assert not page.locator(".copy").first.is_visible()
    page.locator("#claim-1 .cite summary").click()
    playwright.expect(page.locator("#claim-1-cite")).to_be_visible()


def test_print_shows_what_is_folded_and_hides_what_cannot_be_pressed(opened):
    page = opened("willow").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator("#controls").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator("#claim-4 .more .evidence").is_visible()


def test_the_keyboard_reaches_the_claims_first_and_sees_where_it_is(opened):
    page = opened("willow").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the claims"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize(
    ("name", "scheme"), [("willow", "light"), ("willow", "dark"), ("empty", "light")]
)
def test_axe_finds_nothing_serious(opened, name, scheme):
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE} (npm pack axe-core, or set LITTRACK_AXE)")
    page = opened(name, color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    told = [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found]
    assert [each for each in told if each[1] in {"serious", "critical"}] == []

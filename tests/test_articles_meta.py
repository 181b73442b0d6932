"""What a page says of itself: its own title, its writer, its day and its publisher."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from littrack.articles import read
from littrack.model import Article

AT = datetime(2026, 1, 1, tzinfo=UTC)
BODY = "<p>Nettle is a plant of Europe whose young leaves are eaten as a soup in spring.</p>"


def page(tmp_path: Path, head: str, body: str) -> Article:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head>{head}</head><body>{body}{BODY}</body></html>", encoding="utf-8")
    return read(str(path), at=AT)


LD = 'type="application/ld+json"'
TITLES = {
    "the heading that the title names": (
        "<title>Nettle eases pain | Weed News</title>",
        "<h1>Health</h1><h1>Nettle eases pain</h1>",
    ),
    "a section's heading over a title": (
        "<title>Nettle eases pain - Weed News</title>",
        "<h1>Health and body</h1>",
    ),
    "a shared title": (
        "<meta property='og:title' content='Nettle eases pain'><title>Weed News</title>",
        "<h1>Weed News</h1>",
    ),
    "the site's name as heading": (
        "<meta property='og:site_name' content='Weed News'><title>Nettle eases pain | Weed</title>",
        "<h1>Weed News</h1>",
    ),
    "a heading alone": ("", "<h1>Nettle eases pain</h1>"),
    "linked data": (
        f"<script {LD}>{{'@type':'Article','headline':'Nettle eases pain'}}</script>".replace(
            "'", '"'
        ),
        "<h1>Health</h1>",
    ),
}


@pytest.mark.parametrize(("head", "body"), TITLES.values(), ids=TITLES)
def test_the_title_is_the_articles_own(tmp_path: Path, head: str, body: str) -> None:
    assert page(tmp_path, head, body).title == "Nettle eases pain"


WRITERS = {
    "a name": "<meta name='author' content='Jane Doe'>",
    "linked data": (
        '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":'
        '[{"@type":"Person","name":"Jane Doe"}]}]}</script>'
    ),
    "citation tags": "<meta name='citation_author' content='Jane Doe'>",
}
LINES = {
    "a link": "<p>By <a rel='author' href='/jd'>Jane Doe</a></p>",
    "a byline": "<p class='byline'>By Jane Doe</p>",
}


@pytest.mark.parametrize("head", WRITERS.values(), ids=WRITERS)
def test_the_writer_is_who_the_page_names(tmp_path: Path, head: str) -> None:
    assert page(tmp_path, head, "<h1>Nettle</h1>").author == "Jane Doe"


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_the_writer_is_who_the_byline_names(tmp_path: Path, line: str) -> None:
    assert page(tmp_path, "", f"<h1>Nettle</h1>{line}").author == "Jane Doe"


def test_two_writers_are_both_named(tmp_path: Path) -> None:
    tags = "<meta name='citation_author' content='J. Doe'><meta name='citation_author' content='R'>"
    assert page(tmp_path, tags, "<h1>Nettle</h1>").author == "J. Doe; R"


DAYS = {
    "published": "<meta property='article:published_time' content='2024-05-06T08:00:00Z'>",
    "citation": "<meta name='citation_publication_date' content='2024/05/06'>",
    "core": "<meta name='DC.date' content='2024-05-06'>",
    "linked": '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-05-06"}'
    "</script>",
}


@pytest.mark.parametrize("head", DAYS.values(), ids=DAYS)
def test_the_day_is_the_one_that_the_page_states(tmp_path: Path, head: str) -> None:
    assert page(tmp_path, head, "<h1>Nettle</h1>").published == date(2024, 5, 6)


def test_what_a_page_does_not_state_is_empty(tmp_path: Path) -> None:
    article = page(tmp_path, '<script type="application/ld+json">[[[</script>', "<h1>Nettle</h1>")
    assert (article.author, article.publisher, article.published) == ("", "", None)


def test_the_publisher_is_the_site(tmp_path: Path) -> None:
    head = "<meta property='og:site_name' content='Weed News'>"
    assert page(tmp_path, head, "<h1>Nettle</h1>").publisher == "Weed News"

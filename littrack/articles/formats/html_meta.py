"""What a page says of itself: its title, its writer, its day, its publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import lxml.html

from littrack.articles.draft import Draft
from littrack.articles.normalise import tidy

_META = "//meta[translate(@property,'{up}','{low}')='{name}' or translate(@name,'{up}','{low}')=\
'{name}' or translate(@itemprop,'{up}','{low}')='{name}']/@content"
_UP, _LOW = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_TITLES = ("citation_title", "og:title", "dc.title", "twitter:title")
_DAYS = (
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "date",
    "pubdate",
)
_AUTHORS = ("citation_author", "author", "dc.creator", "article:author", "byl")
_PUBLISHERS = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "publisher",
    "application-name",
)
_SITE = re.compile(r"\s+[|–—·»-]\s+|\s*[|»]\s*")
_BY = re.compile(r"^(?:written |posted |published )?by:?\s+", re.IGNORECASE)
_BYLINES = (
    "//*[@rel='author']|//*[@itemprop='author']"
    "|//*[contains(concat(' ',@class,' '),' byline ')]"
    "|//*[contains(concat(' ',@class,' '),' author ') or contains(@class,'author-name')]"
)
_NAME = 120  # characters of a writer's name at most
_TYPES = frozenset(
    "Article NewsArticle BlogPosting ScholarlyArticle MedicalScholarlyArticle Report WebPage"
    " MedicalWebPage ReportageNewsArticle OpinionNewsArticle TechArticle".split()
)
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def described(page: lxml.html.HtmlElement, found: Draft) -> None:
    """Write title, author, day and publisher of a page into its draft."""
    linked = next(iter(_linked_data(page)), {})
    found.publisher = _named(linked.get("publisher")) or next(_metas(page, _PUBLISHERS), "")
    found.title = _title(page, linked, found.publisher)
    found.author = _author(page, linked)
    found.published = _published(page, linked)
    found.language = (
        str(page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
        .split("-")[0]
        .lower()
    )


def _metas(page: lxml.html.HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for said in page.xpath(_META.format(up=_UP, low=_LOW, name=name)):
            if words := _line(str(said)):
                yield words


def _title(page: lxml.html.HtmlElement, linked: dict[str, Any], site: str) -> str:
    """The heading that the page's own metadata name; a section's or a site's heading is not it."""
    titles = _titles(page, linked)
    heads = [words for h in page.xpath("//h1") if (words := _line(h.text_content()))]
    if not titles:
        return heads[0] if heads else ""
    named = (head for head in heads if _is_named(head, titles, site))
    return next(named, "") or _without_site(titles[0], site)


def _titles(page: lxml.html.HtmlElement, linked: dict[str, Any]) -> list[str]:
    """The titles that the page's metadata give, the most exact first."""
    said = [*_metas(page, _TITLES), str(linked.get("headline") or "")]
    said += [_line(t.text_content()) for t in page.xpath("//head//title|//title")[:1]]
    return [words for words in said if words]


def _is_named(head: str, titles: list[str], site: str) -> bool:
    """Whether the metadata name a heading, and the heading is not the site's name."""
    if head.lower() == site.lower() or _apart(head, titles[0]):
        return False
    return any(_same(head, words) for words in titles)


def _same(head: str, words: str) -> bool:
    """Whether a heading is what a title says, with or without the name of the site."""
    head, words = head.lower(), words.lower()
    return (
        head == words
        or any(head == part for part in _SITE.split(words))
        or (len(head) > len(words) / 2 and (head in words or words in head))
    )


def _apart(head: str, title: str) -> bool:
    """Whether a heading, a site's name perhaps, has no word of a longer title."""
    here, there = set(head.lower().split()), set(title.lower().split())
    return len(there) > len(here) and not here & there


def _without_site(title: str, site: str) -> str:
    parts = _SITE.split(title)
    if len(parts) > 1 and site and parts[-1].lower() == site.lower():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    if len(parts) > 1 and len(parts[-1].split()) < len(parts[0].split()):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    return title


def _author(page: lxml.html.HtmlElement, linked: dict[str, Any]) -> str:
    named = _named(linked.get("author") or linked.get("creator"))
    return named or _meta_authors(page) or _byline(page)


def _meta_authors(page: lxml.html.HtmlElement) -> str:
    """The writers that the first of the meta elements that name any gives."""
    for name in _AUTHORS:
        said = [s for s in _metas(page, (name,)) if "://" not in s and len(s) <= _NAME]
        if said:
            return "; ".join(dict.fromkeys(said))
    return ""


def _byline(page: lxml.html.HtmlElement) -> str:
    """The writer as the first byline of the text names one."""
    for node in page.xpath(_BYLINES):
        words = _BY.sub("", _line(node.get("content") or node.text_content()))
        if words and len(words) <= _NAME:
            return words
    return ""


def _published(page: lxml.html.HtmlElement, linked: dict[str, Any]) -> date | None:
    """The day the page says that it was published; not guessed from its words."""
    said = [str(linked.get("datePublished") or ""), *_metas(page, _DAYS)]
    said += [
        str(t) for t in page.xpath("//*[@itemprop='datePublished']/@datetime|//time/@datetime")
    ]
    return next(filter(None, map(day, said)), None)


def day(said: str) -> date | None:
    """A day written as year, month and day; None for what names no day."""
    found = _DATE.search(said[:40])
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _linked_data(page: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The page's description of an article in JSON-LD."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            said = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _items(said) if _TYPES & set(_types(item)))


def _items(said: Any) -> Iterator[dict[str, Any]]:
    for item in said if isinstance(said, list) else [said]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (g for g in graph if isinstance(g, dict)) if isinstance(graph, list) else ()


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [k for k in kind if isinstance(k, str)] if isinstance(kind, list) else [str(kind)]


def _named(said: Any) -> str:
    """The name or names that a value of JSON-LD gives."""
    values = said if isinstance(said, list) else [said]
    names = [v.get("name") if isinstance(v, dict) else v for v in values]
    kept = [_line(n) for n in names if isinstance(n, str) and "://" not in n]
    return "; ".join(k for k in kept if k)


def _line(text: str) -> str:
    return " ".join(tidy(text).split())

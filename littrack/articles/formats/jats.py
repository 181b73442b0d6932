"""A research article in the XML of journals and PubMed Central (JATS), read as a page."""

from __future__ import annotations

from datetime import date

from lxml import etree

from littrack.articles.archive import root_name, xml
from littrack.articles.draft import Draft
from littrack.articles.formats.html import drafted, parsed
from littrack.articles.formats.html_blocks import Walk
from littrack.articles.formats.jats_elements import as_html
from littrack.articles.raw import Raw
from littrack.model import ArticleError

_ROOTS = frozenset({"article", "pmc-articleset"})
_HEAD = 16_384
_NAMES = 100  # of an article
# The names of JATS that no other XML has, one of them near the beginning.
_SIGNS = (b"<front", b"-//NLM//", b"JATS", b"article-type=")


def recognises(raw: Raw) -> bool:
    """Whether its first element is an article and has the front of one."""
    name = root_name(raw).rpartition("}")[2]
    return name in _ROOTS and any(sign in raw.data[:_HEAD] for sign in _SIGNS)


def read(raw: Raw) -> Draft:
    """Read an article; what holds none is an ArticleError."""
    root = xml(raw.data, raw.name)
    article = next(root.iter("{*}article"), None)
    if article is None:
        raise ArticleError(f"{raw.name} holds no article: save its text to a file.")
    told = _told(article)
    page = parsed(as_html(article), raw.name)
    walk = Walk(page)
    found = drafted(page, walk, walk.pieces)
    found.title, found.author, found.publisher, found.published = told
    return found


def _told(article: etree._Element) -> tuple[str, str, str, date | None]:
    """Title, writers, journal and day of an article, as its front states them."""
    meta = article.find("{*}front/{*}article-meta")
    if meta is None:
        return "", "", "", None
    names = [_name(node) for node in meta.iterfind("{*}contrib-group/{*}contrib//{*}name")]
    title = " ".join(_words(meta.find("{*}title-group/{*}article-title")).split())
    journal = " ".join(_words(article.find("{*}front/{*}journal-meta//{*}journal-title")).split())
    return title, "; ".join(names[:_NAMES]), journal, _day(meta)


def _name(name: etree._Element) -> str:
    given, family = name.findtext("{*}given-names", ""), name.findtext("{*}surname", "")
    return f"{given} {family}".strip()


def _words(node: etree._Element | None) -> str:
    return "" if node is None else "".join(map(str, node.itertext()))


def _day(meta: etree._Element) -> date | None:
    """The first day of publication that is given in full."""
    for said in meta.iterfind("{*}pub-date"):
        parts = [said.findtext(f"{{*}}{part}", "") for part in ("year", "month", "day")]
        try:
            return date(*map(int, parts))
        except ValueError:
            continue
    return None

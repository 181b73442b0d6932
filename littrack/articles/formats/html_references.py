"""The sources that a page lists, in whatever part of it, and its links to publications."""

from __future__ import annotations

import re

import lxml.html

from littrack.articles.normalise import tidy
from littrack.model import Reference

_SOURCE = re.compile(
    r"doi\.org/|pubmed|ncbi\.nlm\.nih\.gov|europepmc|clinicaltrials\.gov"
    r"|/10\.\d{4,9}/",
    re.IGNORECASE,
)
_MOST = 2_000  # references of a page
_LISTS = (
    "//ol[contains(translate(concat(@class,' ',@id),'REFNOTSCI','refnotsci'),'ref')]//li"
    "|//*[contains(translate(concat(@class,' ',@id),'REFNOTSCI','refnotsci'),'footnote')]//li"
    "|//*[contains(translate(concat(@class,' ',@id),'REFNOTSCI','refnotsci'),'reference')]//li"
    "|//*[contains(translate(concat(@class,' ',@id),'CITATONSE','citatonse'),'citation')]//li"
    "|//*[self::h2 or self::h3 or self::h4 or self::summary or self::strong]"
    "[contains('|references|sources|bibliography|citations|works cited|notes|footnotes|endnotes|',"
    "concat('|',translate(normalize-space(.),'ABCDEFGHIJKLMNOPQRSTUVWXYZ:','abcdefghijklmnopqrstuvwxyz'),'|'))]"
    "/following::li[position()<=200]"
)
_POINTED = "//a[starts-with(@href,'#')][string-length(normalize-space(.))<=6]/@href"


def references(page: lxml.html.HtmlElement) -> list[Reference]:
    """The page's list entries (footers and accordions too) and its links to sources."""
    found: dict[str, Reference] = {}
    for number, entry in enumerate(_entries(page), 1):
        listed = _listed(entry, number)
        if listed.text:
            found.setdefault(listed.text, listed)
    known = {entry.url for entry in found.values()}
    for link in page.iter("a"):
        if len(found) > _MOST:
            break
        address = link.get("href", "")
        if address not in known and _SOURCE.search(address):
            text = " ".join(tidy(link.text_content()).split())
            found.setdefault(text + address, Reference(text or address, address))
            known.add(address)
    return list(found.values())[:_MOST]


def _listed(entry: lxml.html.HtmlElement, number: int) -> Reference:
    """The reference that an entry of a list gives: its words and its first link."""
    text = " ".join(tidy(entry.text_content()).split()).lstrip("^↑ ").rstrip("↩︎ ")
    links = [a.get("href", "") for a in entry.iter("a")]
    return Reference(text, next((u for u in links if u.startswith("http")), ""), str(number))


def _entries(page: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The entries of lists that call themselves so, or that a raised number points at."""
    seen: dict[int, lxml.html.HtmlElement] = {}
    for entry in [*page.xpath(_LISTS), *_pointed(page)]:
        seen.setdefault(id(entry), entry)
    return list(seen.values())


def _pointed(page: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    ids = {str(a)[1:] for a in page.xpath(_POINTED)}
    return [li for li in page.iter("li") if ids and li.get("id") in ids]

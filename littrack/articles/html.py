"""A saved or fetched web page -> its main text, its headings, and the references of all of it."""

from __future__ import annotations

import re
from datetime import date

import lxml.html
from lxml.etree import ParserError, XMLSyntaxError

from littrack.articles.blocks import seen
from littrack.articles.notes import placed
from littrack.articles.plain import Draft, decode
from littrack.articles.source import Raw
from littrack.articles.tidy import tidy
from littrack.model import ArticleError, Reference

_SENTENCE = 4  # words of a hidden passage that says something
_TELLING = 25  # characters of a line that is no chance match
_NOTE = 20  # characters of a raised note number at most
_MAIN = 250  # characters; a page with less main text is a shell
_XML_CHARSET = re.compile(r"^\s*<\?xml[^>]*\?>")
_SCRIPTED = re.compile(
    r"(enable|requires?|turn on|activate) java ?script|javascript is (disabled"
    r"|required)",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r'"isAccessibleForFree"\s*:\s*"?false|subscribe to (continue|read|unlock)|subscribers? only'
    r"|to continue reading|already a subscriber|purchase (this )?article|get full access",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"doi\.org/|pubmed|ncbi\.nlm\.nih\.gov|europepmc|clinicaltrials\.gov"
    r"|/10\.\d{4,9}/",
    re.IGNORECASE,
)
_LISTS = (
    "//ol[contains(translate(concat(@class,' ',@id),'REFNOTSCI','refnotsci'),'ref')]//li"
    "|//*[contains(translate(concat(@class,' ',@id),'REFNOTSCI','refnotsci'),'footnote')]//li"
    "|//*[contains(translate(concat(@class,' ',@id),'REFNOTSCI','refnotsci'),'reference')]//li"
    "|//*[contains(translate(concat(@class,' ',@id),'CITATONSE','citatonse'),'citation')]//li"
    "|//*[self::h2 or self::h3 or self::h4 or self::summary or self::strong]"
    "[contains('|references|sources|bibliography|citations|works cited|',"
    "concat('|',translate(normalize-space(.),'ABCDEFGHIJKLMNOPQRSTUVWXYZ:','abcdefghijklmnopqrstuvwxyz'),'|'))]"
    "/following::li[position()<=200]"
)


def html(raw: Raw) -> Draft:
    """Read a page; a shell of scripts, a login page or a paywall is an ArticleError."""
    source = _XML_CHARSET.sub("", decode(raw))
    try:
        page = lxml.html.document_fromstring(source)
    except (ParserError, XMLSyntaxError, ValueError) as why:
        raise ArticleError(f"{raw.name} holds no page: save it again and check that.") from why
    references = _references(page)
    title = _title(page)
    _mark_notes(page)
    found = _main(page)
    found.title, found.published = title, _published(page)
    if len(found.text) < _MAIN:
        _say_why(raw, source, page, len(found.text))
    placed(found, references)
    if _PAYWALL.search(source) and "isAccessibleForFree" in source:
        found.notes.append(
            f"{raw.name} says that part of it is behind a paywall: only what is open was read."
        )
    return found


def _main(page: lxml.html.HtmlElement) -> Draft:
    """The lines of the page that are no menu, banner or footer, or that trafilatura thinks main."""
    import trafilatura

    shown = seen(page)
    made = trafilatura.extract(
        lxml.html.tostring(page, encoding="unicode"),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
    )
    main = _Main(made or "")
    found = _lines([(b.text, b.heading) for b in shown.blocks if not b.aside or main.holds(b.text)])
    if said := [text for text in shown.hidden if len(text.split()) >= _SENTENCE]:
        found.notes.append(
            f"The page hides {len(said)} {'passage' if len(said) == 1 else 'passages'} from its"
            " readers: what nobody sees was not read."
        )
    return found


class _Main:
    """What trafilatura takes for the main text of a page."""

    def __init__(self, text: str) -> None:
        rows = [" ".join(tidy(row).split()) for row in text.splitlines()]
        self.rows = frozenset(row.strip("|- ") for row in rows)
        self.text = " ".join(rows)

    def holds(self, line: str) -> bool:
        return line in self.rows or (len(line) >= _TELLING and line in self.text)


def _lines(blocks: list[tuple[str, bool]]) -> Draft:
    found = Draft("")
    at = 0
    for line, heading in blocks:
        if heading:
            found.headings.append((at, at + len(line)))
        at += len(line) + 1
    found.text = "\n".join(line for line, _ in blocks)
    return found


_DAY = (
    (
        "//meta[@property='article:published_time' or @name='date' or @itemprop='datePublished'"
        " or @name='citation_publication_date' or @name='dcterms.date']/@content"
    ),
    "//time/@datetime",
)


def _published(page: lxml.html.HtmlElement) -> date | None:
    """The day the page says that it was published; not guessed from its words."""
    for way in _DAY:
        for said in page.xpath(way):
            try:
                return date.fromisoformat(str(said).strip()[:10].replace("/", "-"))
            except ValueError:
                continue
    return None


def _title(page: lxml.html.HtmlElement) -> str:
    ways = ("//meta[@property='og:title']/@content", "//h1", "//title")
    for way in ways:
        for found in page.xpath(way)[:1]:
            text = found if isinstance(found, str) else found.text_content()
            if words := " ".join(tidy(text).split()):
                return words
    return ""


def _mark_notes(page: lxml.html.HtmlElement) -> None:
    """Write `[n]` where the page raises a note number, so that the running text keeps it."""
    for anchor in page.xpath("//sup[normalize-space(.)!='']"):
        text = " ".join(anchor.text_content().split()).strip("[]() ")
        if re.fullmatch(r"\d{1,3}(\s*[,–-]\s*\d{1,3})*", text) and len(text) < _NOTE:
            link = anchor.xpath("boolean(.//a[starts-with(@href,'#')])")
            parent = anchor.getparent()
            raised = link or (parent is not None and parent.tag == "a")
            if raised:
                _replace(anchor, f"[{text}]")


def _replace(node: lxml.html.HtmlElement, text: str) -> None:
    for child in list(node):
        node.remove(child)
    node.text = text
    node.tag = "span"


def _references(page: lxml.html.HtmlElement) -> list[Reference]:
    """The page's list entries (footers and accordions too) and its links to sources."""
    found: dict[str, Reference] = {}
    for number, entry in enumerate(_entries(page), 1):
        text = " ".join(tidy(entry.text_content()).split()).lstrip("^↑ ")
        links = [a.get("href", "") for a in entry.iter("a")]
        url = next((u for u in links if u.startswith("http")), "")
        if text and text not in found:
            found[text] = Reference(text, url, str(number))
    for link in page.iter("a"):
        address = link.get("href", "")
        text = " ".join(tidy(link.text_content()).split())
        known = any(address and address == r.url for r in found.values())
        if _SOURCE.search(address) and not known:
            found.setdefault(text + address, Reference(text or address, address))
    return list(found.values())


def _entries(page: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    seen: dict[int, lxml.html.HtmlElement] = {}
    for entry in page.xpath(_LISTS):
        seen.setdefault(id(entry), entry)
    return list(seen.values())


def _say_why(raw: Raw, source: str, page: lxml.html.HtmlElement, length: int) -> None:
    """Raise for a page that hides its text; a short page that hides nothing is read."""
    save = "open it in a browser, save the page there, and check the saved file."
    if page.xpath("//input[@type='password']"):
        raise ArticleError(f"{raw.name} is a login page: {save}")
    if _PAYWALL.search(source):
        raise ArticleError(f"{raw.name} is behind a paywall: {save}")
    scripts = len(page.xpath("//script"))
    if _SCRIPTED.search(source) or (scripts and not length):
        raise ArticleError(f"{raw.name} shows its text only through scripts: {save}")

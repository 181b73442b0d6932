"""A saved or fetched web page -> its main text, its headings, and the references of all of it."""

from __future__ import annotations

import re
from itertools import islice

import lxml.html
from lxml.etree import ErrorTypes, ParserError, XMLSyntaxError

from littrack.articles.draft import Draft, Piece, laid_out
from littrack.articles.encoding import decode
from littrack.articles.formats.html_blocks import Walk
from littrack.articles.formats.html_meta import described
from littrack.articles.formats.html_references import references
from littrack.articles.normalise import tidy
from littrack.articles.raw import Raw
from littrack.articles.reference_placement import placed
from littrack.model import ArticleError

_SENTENCE = 4  # words of a hidden passage that says something
_TELLING = 25  # characters of a line that is no chance match
_MOST = 300_000  # elements of a page: what is read within half a minute
_MAIN = 250  # characters; a page with less main text is a shell
_HEAD = 4096
# A page with more elements, or nested deeper, is no article: trafilatura is not asked about it.
_ELEMENTS = 30_000
_NESTED = 300
_TAGGED = re.compile(
    r"<(?:!doctype html|html|head|body|meta|title|p|div|article|main|section|table|[uod]l|h[1-6]"
    r"|blockquote|figure|span|b|strong|i|em|a|img|br|s|del|center|font)(?=[\s>/])",
    re.IGNORECASE,
)
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


def recognises(raw: Raw) -> bool:
    """Whether the text begins with a tag of HTML, or the server says that it is HTML."""
    if "html" in raw.kind:
        return True
    text = decode(Raw(raw.data[:_HEAD], raw.name, raw.kind)).lstrip("\ufeff \t\r\n")
    return text.startswith("<") and _TAGGED.search(text) is not None


def read(raw: Raw, *, styles: str = "") -> Draft:
    """Read a page; a shell of scripts, a login page or a paywall is an ArticleError.

    `styles`: the style sheets that were saved beside it.
    """
    source = _XML_CHARSET.sub("", decode(raw))
    page = parsed(source, raw.name)
    if styles:
        sheet = lxml.html.Element("style")
        sheet.text = styles.replace("\0", "")
        page.insert(0, sheet)
    found = main_text(page)
    described(page, found)
    if len(found.text) < _MAIN:
        _say_why(raw, source, page, len(found.text))
    if _PAYWALL.search(source) and "isAccessibleForFree" in source:
        found.notes.append(
            f"{raw.name} says that part of it is behind a paywall: only what is open was read."
        )
    return found


def parsed(source: str, name: str) -> lxml.html.HtmlElement:
    """The tree of a page; ArticleError for one that cannot be taken apart."""
    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8")
    data = source.replace("\0", "").encode("utf-8", errors="replace")
    try:
        page = lxml.html.document_fromstring(data, parser=parser)
    except (ParserError, XMLSyntaxError, ValueError) as why:
        raise ArticleError(f"{name} holds no page: save it again and check that.") from why
    if any(error.type == ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise ArticleError(f"{name} nests its elements too deeply: save its text to a file.")
    if next(islice(page.iter(), _MOST, None), None) is not None:
        raise ArticleError(
            f"{name} has more than {_MOST:,} elements, too many for an article:"
            " save its text to a file."
        )
    return page


def main_text(page: lxml.html.HtmlElement) -> Draft:
    """The lines of the page that are no menu, banner or footer, or that trafilatura thinks main."""
    walk = Walk(page)
    main = _Main(page) if any(piece.aside for piece in walk.pieces) else None
    kept = [p for p in walk.pieces if not p.aside or (main and main.holds(p.text))]
    return drafted(page, walk, kept or _least(walk.pieces))


def drafted(page: lxml.html.HtmlElement, walk: Walk, pieces: list[Piece]) -> Draft:
    """The draft of some pieces of a page, with all of its references."""
    listed = references(page)
    found = laid_out(pieces)
    found.notes += left_out(walk)
    placed(found, listed)
    return found


def _least(pieces: list[Piece]) -> list[Piece]:
    """What is read of a page that seems to be nothing but menus: all of it that is a sentence."""
    return [p for p in pieces if p.text.endswith((".", "!", "?"))]


def left_out(walk: Walk) -> list[str]:
    """Notes on what the page hides or strikes out."""
    notes = []
    if said := [text for text in walk.concealed if len(text.split()) >= _SENTENCE]:
        notes.append(
            f"The page hides {len(said)} {'passage' if len(said) == 1 else 'passages'} from its"
            " readers: what nobody sees was not read."
        )
    return notes + walk.struck.notes("struck out: what its writer withdrew was not read")


class _Main:
    """What trafilatura takes for the main text of a page."""

    def __init__(self, page: lxml.html.HtmlElement) -> None:
        rows = [" ".join(tidy(row).split()) for row in _extracted(page).splitlines()]
        self.rows = frozenset(row.strip("|- ") for row in rows)
        self.text = " ".join(rows)

    def holds(self, line: str) -> bool:
        return line in self.rows or (len(line) >= _TELLING and line in self.text)


def _extracted(page: lxml.html.HtmlElement) -> str:
    import trafilatura

    elements, depth = _extent(page)
    if elements > _ELEMENTS or depth > _NESTED:
        return ""
    made = trafilatura.extract(
        lxml.html.tostring(page, encoding="unicode"),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
    )
    return str(made or "")


def _extent(page: lxml.html.HtmlElement) -> tuple[int, int]:
    """How many elements a page has, and how deep they are nested."""
    count = deepest = depth = 0
    for event, _ in lxml.etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
    return count, deepest


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

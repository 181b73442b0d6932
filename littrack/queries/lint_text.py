"""What of a term no search language has: signs of a page, of a file, of another program."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from littrack.queries import foreign
from littrack.queries.clean import invisible
from littrack.queries.finding import Level, LintFinding
from littrack.queries.limits import in_pubmeds_words

_ENTITY = re.compile(r"&(?:[a-z]{2,6}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_SORT = re.compile(r"\bSort(?:ed)? by:[^\n]*", re.IGNORECASE)
_FILTERS = re.compile(r"\bFilters(?: activated| applied)?:[^\n]*")
_HITS = re.compile(r"(?<=[\])])[ \t]+(\(\d[\d,]*\)|\d{1,3}(?:,\d{3})+|\d+)[ \t]*$", re.MULTILINE)
_ROUND_TAG = re.compile(
    r"(?<=[\w\"*])[({](tiab|ti|tw|mh|mesh|majr|pt|dp|au|ab|la)[)}\]]", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_LABEL = re.compile(r"^[A-Z][\w ]{3,60}:(?=\s)", re.MULTILINE)


def places(
    text: str, uses: Sequence[foreign.Use]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where other databases' operands stand, and where what is no part of a search does."""
    operands = [place.span() for use in uses for place in use.places]
    patterns = (_ADDRESS, _SORT, _FILTERS, _HITS, _LABEL, _INVISIBLE)
    return operands, [place.span() for p in patterns for place in p.finditer(text)]


def findings(text: str, uses: Sequence[foreign.Use]) -> Iterator[LintFinding]:
    """List them, comments being out of the text already."""
    yield from _foreign(text, uses)
    yield from _signs(text)
    for place in _ADDRESS.finditer(text):
        asked = parse_qs(urlsplit(place[0]).query).get("term", [""])[0]
        remedy = f"write the term: {asked}" if asked else "write the term it searches"
        yield _at(text, place, "address", "this is an address, not a search", remedy)
    for pattern, code, message in _SPOTS:
        for place in pattern.finditer(text):
            yield _at(text, place, code, message.format(place[0].strip()), _REMEDIES[code](place))


_SPOTS = (
    (_ENTITY, "entity", "{} is HTML for another sign"),
    (_SORT, "page-text", "{!r} is text of PubMed's page, and would be searched as words"),
    (_FILTERS, "filters", "{!r} is text of PubMed's page, and would be searched as words"),
    (_HITS, "hit-count", "{} is a number of hits, and would be searched as a word"),
    (_ROUND_TAG, "tag-brackets", "{} is no field tag: tags stand in square brackets"),
    (_LABEL, "page-text", "{!r} would be searched as words"),
)
_REMEDIES: dict[str, Callable[[re.Match[str]], str]] = {
    "entity": lambda place: f"write {html.unescape(place[0])}",
    "page-text": lambda _: "take it out",
    "filters": lambda place: _filters(place[0]),
    "hit-count": lambda _: "take it out",
    "tag-brackets": lambda place: f"write [{place[1].lower()}]",
}


def _filters(said: str) -> str:
    written = in_pubmeds_words(f"x {said}")
    limits = written.removeprefix("(x) ")
    return f"write: {limits}" if limits != written else "write each filter as a term with its tag"


def _foreign(text: str, uses: Sequence[foreign.Use]) -> Iterator[LintFinding]:
    for use in uses:
        shown = use.places[0][0]
        message = f"{shown} is {use.form.database} way of writing {use.form.means}"
        remedy = f"PubMed writes {use.proposal}" if use.proposal else "PubMed has no such form"
        yield _at(text, use.places[0], "foreign", message, remedy, count=len(use.places))


def _signs(text: str) -> Iterator[LintFinding]:
    for place in _INVISIBLE.finditer(text):
        if invisible(place[0]):
            message = (
                f"an invisible sign stands here (U+{ord(place[0]):04X}), part of the word to PubMed"
            )
            yield _at(text, place, "invisible", message, "take it out: write the line anew")


def _at(
    text: str, place: re.Match[str], code: str, message: str, remedy: str, *, count: int = 1
) -> LintFinding:
    line = text.count("\n", 0, place.start()) + 1
    column = place.start() - (text.rfind("\n", 0, place.start()) + 1) + 1
    return LintFinding(line, column, code, message, remedy, Level.ERROR, count)

"""All PMIDs a query finds, past the 9,999 that PubMed lists of one; none lost without a word."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from littrack.entrez.answers import Page
from littrack.model import Pmid

WINDOW = 9_999  # the most PMIDs PubMed lists of one search (its documentation says 10,000)
_ASKINGS = 3
_FIRST_DAY = date(1800, 1, 1)
_LAST_UID = 999_999_999
_EVEN = 8_000  # PMIDs aimed at in a part, so that an uneven one still fits
_MOST = 40  # requests one search may cost beyond one for each window of PMIDs

Ask = Callable[[Mapping[str, str]], Page]


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: every PMID once, PubMed's own count and translation, its warnings.

    `problem` is empty, or one sentence: what PubMed lists never added up to what it counts.
    """

    pmids: tuple[Pmid, ...]
    count: int
    translation: str = ""
    warnings: tuple[str, ...] = ()
    requests: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """PMIDs of a part, how many PubMed counts in it, and whether the two agree."""

    pmids: tuple[Pmid, ...]
    count: int

    @property
    def whole(self) -> bool:
        """Whether as many PMIDs came as PubMed counts."""
        return len(self.pmids) == self.count


class SearchPager:
    """Lists searches whole. `today` bounds the entry dates a search is split by."""

    def __init__(self, ask: Ask, today: date) -> None:
        self._ask = ask
        self._today = today
        self._left = _MOST

    def find(self, term: str, dates: Mapping[str, str]) -> Found:
        """List all that a term finds."""
        self._left = _MOST
        first = self._page(term, dates)
        self._left += first.count // WINDOW
        part = self._listed(term, dates, first)
        problem = ""
        if not part.whole:
            problem = f"PubMed counts {part.count:,} records and lists {len(part.pmids):,}"
        return Found(part.pmids, part.count, first.translation, first.warnings, problem=problem)

    def _page(self, term: str, dates: Mapping[str, str], start: int = 0) -> Page:
        if not self._left:
            return Page(0, ())
        self._left -= 1
        asked = {"term": term, "retmax": str(WINDOW), **dates}
        return self._ask(asked | {"retstart": str(start)} if start else asked)

    def _listed(self, term: str, dates: Mapping[str, str], first: Page) -> _Part:
        """Make a whole list of what begins with `first`; ask again while it does not add up."""
        seen: dict[Pmid, None] = {}
        page = first
        for asking in range(_ASKINGS):
            if asking:
                page = self._page(term, dates)
            follow = self._paged if page.count <= WINDOW else self._beyond
            pmids = dict.fromkeys(follow(term, dates, page))
            if len(pmids) == page.count:
                return _Part(tuple(pmids), page.count)
            seen |= pmids
            if asking and page.count > WINDOW:
                return self._split(term, dates, page, _Part(tuple(seen), page.count))
        return _Part(tuple(seen), page.count)

    def _paged(self, term: str, dates: Mapping[str, str], page: Page) -> list[Pmid]:
        """Follow a list that came in pieces. Places count what was listed, not what was new."""
        listed, piece = list(page.listed), page
        while len(listed) < page.count and piece.listed:
            piece = self._page(term, dates, len(listed))
            if set(piece.listed) <= set(listed):
                break
            listed += piece.listed
        return listed

    def _split(self, term: str, dates: Mapping[str, str], first: Page, best: _Part) -> _Part:
        """List more than the window: the parts must sum to the whole, else another cut is tried.

        A cut by UIDs goes by those listed and costs a request a part; days of entry must be
        halved blindly, so they come last.
        """
        for cut in (self._by_uid, self._by_entry):
            part = _Part(tuple(dict.fromkeys(cut(term, dates, first))), first.count)
            if part.whole:
                return part
            best = max(best, part, key=lambda p: len(p.pmids))
        return best

    def _beyond(self, term: str, dates: Mapping[str, str], first: Page) -> list[Pmid]:
        """PubMed lists newest first, which is falling PMIDs: the rest is all below the last.

        Listed and rest share none, so when they sum to the count they are the whole.
        """
        listed = list(first.listed)
        last = int(listed[-1]) if listed else 0
        if _falling(listed):
            return listed + self._range(term, dates, 1, last - 1)
        if _falling(listed[::-1]):
            return listed + self._range(term, dates, last + 1, _LAST_UID)
        return []

    def _by_entry(self, term: str, dates: Mapping[str, str], _: Page) -> list[Pmid]:
        """Halve the days of entry until each part fits; a single day is cut by UIDs."""
        if dates:
            return []
        return self._days(term, _FIRST_DAY, self._today + timedelta(days=366))

    def _days(self, term: str, begin: date, end: date) -> list[Pmid]:
        dates = {"datetype": "edat", "mindate": f"{begin:%Y/%m/%d}", "maxdate": f"{end:%Y/%m/%d}"}
        page = self._page(term, dates)
        if page.count <= WINDOW or begin == end:
            return list(self._listed(term, dates, page).pmids)
        middle = begin + (end - begin) // 2
        return self._days(term, begin, middle) + self._days(term, middle + timedelta(days=1), end)

    def _by_uid(self, term: str, dates: Mapping[str, str], first: Page) -> list[Pmid]:
        """Cut the UIDs where the ones listed say that the parts are even; this always ends."""
        sample = sorted({int(pmid) for pmid in first.listed})
        parts = first.count // _EVEN + 1
        cuts = sorted({sample[len(sample) * n // parts] for n in range(1, parts)} - {_LAST_UID})
        bounds = [0, *cuts, _LAST_UID] if len(sample) > parts else []
        return [
            pmid
            for low, high in itertools.pairwise(bounds)
            for pmid in self._range(term, dates, low + 1, high)
        ]

    def _range(self, term: str, dates: Mapping[str, str], low: int, high: int) -> list[Pmid]:
        ranged = f"({term}) AND {low}:{high}[uid]"
        return list(self._listed(ranged, dates, self._page(ranged, dates)).pmids)


def _falling(pmids: Sequence[Pmid]) -> bool:
    return bool(pmids) and all(int(a) > int(b) for a, b in itertools.pairwise(pmids))

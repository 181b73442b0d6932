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
        return len(self.pmids) == self.count


class Lister:
    """Lists searches whole. `today` bounds the entry dates a search is split by."""

    def __init__(self, ask: Ask, today: date) -> None:
        self._ask = ask
        self._today = today

    def find(self, term: str, dates: Mapping[str, str]) -> Found:
        """List all that a term finds."""
        first = self._page(term, dates)
        part = self._listed(term, dates, first)
        problem = ""
        if not part.whole:
            problem = f"PubMed counts {part.count:,} records and lists {len(part.pmids):,}"
        return Found(part.pmids, part.count, first.translation, first.warnings, problem=problem)

    def _page(self, term: str, dates: Mapping[str, str], start: int = 0) -> Page:
        asked = {"term": term, "retmax": str(WINDOW), **dates}
        return self._ask(asked | {"retstart": str(start)} if start else asked)

    def _part(self, term: str, dates: Mapping[str, str]) -> _Part:
        return self._listed(term, dates, self._page(term, dates))

    def _listed(self, term: str, dates: Mapping[str, str], first: Page) -> _Part:
        """Make a whole list of what begins with `first`; ask again while it does not add up."""
        seen: dict[Pmid, None] = {}
        page = first
        for asking in range(_ASKINGS):
            if asking:
                page = self._page(term, dates)
            if page.count > WINDOW:
                return self._split(term, dates, page)
            pmids = self._paged(term, dates, page)
            if len(pmids) == page.count:
                return _Part(pmids, page.count)
            seen |= dict.fromkeys(pmids)
        return _Part(tuple(seen), page.count)

    def _paged(self, term: str, dates: Mapping[str, str], page: Page) -> tuple[Pmid, ...]:
        """Follow a list that came in pieces. Places count what was listed, not what was new."""
        listed, piece = list(page.listed), page
        while len(listed) < page.count and piece.listed:
            piece = self._page(term, dates, len(listed))
            if set(piece.listed) <= set(listed):
                break
            listed += piece.listed
        return tuple(dict.fromkeys(listed))

    def _split(self, term: str, dates: Mapping[str, str], first: Page) -> _Part:
        """List more than the window: the parts must sum to the whole, else another cut is tried."""
        best = _Part(tuple(dict.fromkeys(first.listed)), first.count)
        for cut in (self._below, self._by_entry, self._by_uid):
            part = cut(term, dates, first)
            if part.whole:
                return part
            best = max(best, part, key=lambda p: len(p.pmids))
        return best

    def _below(self, term: str, dates: Mapping[str, str], first: Page) -> _Part:
        """Newest first is falling PMIDs: then the rest is all below the last one listed.

        Listed and rest share none, so when they sum to the count they are the whole.
        """
        listed = first.listed
        if len(listed) < WINDOW or not _falling(listed):
            return _Part((), first.count)
        rest = self._part(f"({term}) AND 1:{int(listed[-1]) - 1}[uid]", dates)
        return _Part(listed + rest.pmids, first.count) if rest.whole else _Part((), first.count)

    def _by_entry(self, term: str, dates: Mapping[str, str], first: Page) -> _Part:
        """Halve the days of entry until each part fits; under a day, halve the UIDs."""
        if dates:
            return _Part((), first.count)
        last = self._today + timedelta(days=366)
        return self._sum(first.count, self._days(term, _FIRST_DAY, last))

    def _days(self, term: str, begin: date, end: date) -> list[Pmid]:
        dates = {"datetype": "edat", "mindate": f"{begin:%Y/%m/%d}", "maxdate": f"{end:%Y/%m/%d}"}
        page = self._page(term, dates)
        if page.count <= WINDOW or begin == end:
            return list(self._listed(term, dates, page).pmids)
        middle = begin + (end - begin) // 2
        return self._days(term, begin, middle) + self._days(term, middle + timedelta(days=1), end)

    def _by_uid(self, term: str, dates: Mapping[str, str], first: Page) -> _Part:
        """Halve the UIDs until each part fits; this always ends."""
        return self._sum(first.count, self._uids(term, dates, 1, _LAST_UID))

    def _uids(self, term: str, dates: Mapping[str, str], low: int, high: int) -> list[Pmid]:
        ranged = f"({term}) AND {low}:{high}[uid]"
        page = self._page(ranged, dates)
        if page.count <= WINDOW or low == high:
            return list(self._paged(ranged, dates, page))
        middle = (low + high) // 2
        return self._uids(term, dates, low, middle) + self._uids(term, dates, middle + 1, high)

    @staticmethod
    def _sum(count: int, pmids: Sequence[Pmid]) -> _Part:
        return _Part(tuple(dict.fromkeys(pmids)), count)


def _falling(pmids: Sequence[Pmid]) -> bool:
    numbers = [int(pmid) for pmid in pmids]
    return all(a > b for a, b in itertools.pairwise(numbers))

"""Which records at hand have changed at PubMed since they were fetched, in at most two searches.

PubMed tells modifications by the day only (MDAT, which is DateRevised in the record), in its own
time zone, and a search can ask for "modified on day X or later". A record whose stored day is
before X and which that search finds has changed for certain; one whose stored day is X or later is
found either way, so nothing is learnt of it. Hence:

1. Whatever changes after a good run on day R (UTC) is dated R-1 or later: R-1 is the *narrow* day.
   A record stored with a day before it is caught by a search from it, as soon as it changes.
2. A record stored with the narrow day or later may change once more on the very day it was dated.
   It is fetched once again, in the first run two days or more after that day: no day of PubMed's
   zone can then still be open. Until its copy is that old it stays in the window, because the
   narrow day moves with the runs and no run before that one has passed it. So no change is lost;
   one made later on the day of fetching is seen two days later at worst.
3. On a new day the first search starts a fortnight earlier, for what PubMed dates early and lists
   late; those it cannot tell of, a second one from behind their last stored day decides.
   On the same day that second search starts after the latest day stored. A query that takes more
   than one request to list is granted one search only, and does without the fortnight.
4. A copy that carries no day (a book) is fetched again when the narrower search finds it; the day
   it was looked at then stands for the day it lacks.
5. Thousands stored with such days (NLM revises all of PubMed once a year) are counted, not listed.
6. If nothing stored reaches the narrow day, the search starts at the latest day stored instead: it
   finds more, and says as much.

Run again at once with nothing changed, neither search finds a record with an earlier day stored,
and no copy has come of age: nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from littrack.model import Pmid

_DAY = timedelta(days=1)
_LATE = timedelta(days=14)  # how late PubMed may list a modification it dated earlier
_OF_AGE = timedelta(days=2)
_CROWD = 2_000  # so many are counted before they are listed

Since = Callable[[date], AbstractSet[Pmid]]
Number = Callable[[date], int]


@dataclass(frozen=True, slots=True)
class Copy:
    """What is known of a stored copy: its day of revision, if it carries one (a book does not).

    `looked` is the day (UTC) it was last fetched in vain, because PubMed listed it under a later
    day than it carries: as of that day it was right all the same.
    """

    revised: date | None
    fetched: date
    looked: date | None = None

    @property
    def dated(self) -> date:
        """The day it can be trusted to be right as of."""
        return max(self.revised or date.min, self.looked or date.min)


@dataclass(frozen=True, slots=True)
class Window:
    """The last good run's day, today, and whether a second search may be spent."""

    base: date
    today: date
    second: bool = True

    @property
    def narrow(self) -> date:
        """The earliest day a change since the last good run can be dated."""
        return self.base - _DAY

    def changed(
        self, copies: Mapping[Pmid, Copy], since: Since, number: Number
    ) -> tuple[set[Pmid], set[Pmid]]:
        """Tell which copies have changed, and which others to fetch again to be sure.

        `since` lists what was modified from a day on, `number` counts it.
        """
        start = self._start(copies)
        seen = self._seen(start, copies, since, number)
        found = _before(start, seen, copies)
        vague = {pmid for pmid in found if copies[pmid].dated == date.min}
        open_ = seen - found
        early = vague and start < self.narrow
        if self.second and (open_ or early):
            behind = self._behind({copies[pmid].dated for pmid in open_})
            later = since(behind) & copies.keys()
            found = (found - vague) | _before(behind, later, copies)
        return found, {p for p in open_ - found if self._of_age(copies[p])}

    def _seen(
        self, start: date, copies: Mapping[Pmid, Copy], since: Since, number: Number
    ) -> set[Pmid]:
        """List the copies modified from a day on; of a crowd, count first.

        Modification only moves forward, so all stored with such a day are among them: when PubMed
        counts no more than those, they are all.
        """
        stored = {pmid for pmid, copy in copies.items() if (copy.revised or date.min) >= start}
        if len(stored) > _CROWD and number(start) == len(stored):
            return stored
        return since(start) & copies.keys()

    def _start(self, copies: Mapping[Pmid, Copy]) -> date:
        days = [copy.revised for copy in copies.values() if copy.revised]
        latest = max(days, default=self.narrow)
        if not self.second:
            return min(self.narrow, latest + _DAY)
        start = self.base - _LATE if self.today > self.base else self.narrow
        return min(start, latest)

    def _behind(self, days: set[date]) -> date:
        """Start the second search where it decides most: behind what the narrow day leaves open."""
        settled = {day for day in days if day < self.narrow}
        return max(settled or days) + _DAY if days else self.narrow

    def _of_age(self, copy: Copy) -> bool:
        if copy.dated < self.narrow:
            return False
        ripe = copy.dated + _OF_AGE
        return copy.fetched < ripe <= self.today


def _before(day: date, pmids: AbstractSet[Pmid], copies: Mapping[Pmid, Copy]) -> set[Pmid]:
    """Give those whose copies are dated before a day."""
    return {pmid for pmid in pmids if copies[pmid].dated < day}

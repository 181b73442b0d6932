"""Records by PMID: asked and delivered are compared, and whatever lacks is accounted for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from littrack.entrez.http import Unusable
from littrack.model import ChangeKind, EntrezError, Pmid

BATCH = 500
_LEAST = 50  # what a batch shrinks to while Entrez chokes on larger ones

Deliver = Callable[[Sequence[Pmid]], Mapping[Pmid, bytes]]
LookUp = Callable[[Sequence[Pmid]], Mapping[Pmid, bool]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records as served; PMIDs of which there is none, and how so; `why` where one was refused."""

    records: Mapping[Pmid, bytes]
    gone: Mapping[Pmid, ChangeKind] = field(default_factory=dict)
    why: str = ""


class Fetcher:
    """Asks for records in batches, again for those that lack, then what became of the rest."""

    def __init__(self, deliver: Deliver, look_up: LookUp) -> None:
        self._deliver = deliver
        self._look_up = look_up
        self._size = BATCH

    def fetch(self, pmids: Sequence[Pmid]) -> Iterator[Batch]:
        """Yield the records of `pmids` as they come; every PMID asked for is in some batch."""
        asked = list(dict.fromkeys(pmids))
        start = 0
        while start < len(asked):
            batch = asked[start : start + self._size]
            start += len(batch)
            yield from self._batch(batch)

    def _batch(self, asked: Sequence[Pmid]) -> Iterator[Batch]:
        collected = _Collected(self._deliver)
        try:
            collected.ask(asked)
        except EntrezError:
            if collected.records:
                yield Batch(collected.records)
            raise
        self._size = max(_LEAST, self._size // 2) if collected.why else min(BATCH, self._size * 2)
        lacking = [pmid for pmid in asked if pmid not in collected.records]
        yield Batch(collected.records, self._gone(lacking), collected.why)

    def _gone(self, lacking: Sequence[Pmid]) -> dict[Pmid, ChangeKind]:
        """Tell the deleted from those that exist and do not come."""
        if not lacking:
            return {}
        try:
            known = self._look_up(lacking)
        except EntrezError:
            known = {}
        return {
            pmid: ChangeKind.UNAVAILABLE if known.get(pmid, True) else ChangeKind.DELETED
            for pmid in lacking
        }


class _Collected:
    """The records of one batch, gathered by asking, asking again, and asking for less."""

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self.records: dict[Pmid, bytes] = {}
        self.why = ""

    def ask(self, asked: Sequence[Pmid]) -> None:
        """Ask for all; a group that yields nothing twice is left as it is."""
        groups = deque([(list(asked), True)])
        while groups:
            group, again = groups.popleft()
            try:
                came = self._deliver(group)
            except Unusable as error:
                self.why = str(error)
                groups.extend((half, True) for half in _halves(group))
                continue
            rest = self._taken(group, came)
            if rest and (again or len(rest) < len(group)):
                groups.append((rest, len(rest) < len(group)))

    def _taken(self, group: Sequence[Pmid], came: Mapping[Pmid, bytes]) -> list[Pmid]:
        """Keep what was asked for and came; give what did not come."""
        self.records |= {pmid: came[pmid] for pmid in group if pmid in came}
        return [pmid for pmid in group if pmid not in came]


def _halves(group: list[Pmid]) -> list[list[Pmid]]:
    middle = len(group) // 2
    return [group[:middle], group[middle:]] if middle else []

"""References to PMIDs: by their PMID, by DOI or PMCID, by title; at hand first, then at PubMed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from littrack import pubmed
from littrack.bibliography import Entry
from littrack.cache import Cache
from littrack.entrez import Batch, Found
from littrack.model import Pmid, QueryError, Record

_IDENTIFIERS, _TITLES = 40, 10  # asked for in one request
_MOST = 300  # records a batch of titles may bring before they are too general to be compared
_SAME = 92  # of 100: how alike two titles of one work are
_OTHER = 60  # below this a PMID's record is of another title than the reference gives
_WORDS, _SHORTEST = 8, 4  # words of a title that are asked for, letters of the shortest
_WORD = re.compile(r"[^\W_]+")


class Wire(Protocol):
    """Searches and fetches at NCBI."""

    def search(self, term: str) -> Found:
        """List every PMID a term finds."""
        ...

    def fetch(self, pmids: Sequence[Pmid]) -> Iterator[Batch]:
        """Yield what was served, a batch at a time."""
        ...


@dataclass(slots=True)
class Resolved:
    """Which PMID each entry has, and why the others have none."""

    pmids: dict[Entry, Pmid] = field(default_factory=dict)
    why: dict[Entry, str] = field(default_factory=dict)
    records: dict[Pmid, bytes] = field(default_factory=dict)


def at_hand(cache: Cache, entries: Iterable[Entry]) -> Resolved:
    """Resolve entries by their own PMID and by the records held."""
    done = Resolved()
    for entry in entries:
        pmid = entry.pmid or _held(cache, entry)
        if pmid:
            done.pmids[entry] = pmid
        else:
            done.why[entry] = "no PMID, and no record at hand is it"
    return done


def _held(cache: Cache, entry: Entry) -> Pmid | None:
    for key in filter(None, (entry.doi, entry.pmcid)):
        record = cache.record(key)
        if record and not record.digest:
            return record.pmid
    if not entry.title:
        return None
    phrase = " ".join(_WORD.findall(entry.title))
    try:
        hits = cache.search(f'title:"{phrase}"', limit=5) if phrase else []
    except QueryError:
        return None
    records = [record for hit in hits if (record := cache.record(hit.key)) and not record.digest]
    return _only(entry, records)[0]


def at_pubmed(done: Resolved, wire: Wire) -> None:
    """Look up what has no PMID yet: identifiers first, then titles, many in a request."""
    identified = [entry for entry in done.why if entry.doi or entry.pmcid]
    for part in _parts(identified, _IDENTIFIERS):
        _match(done, wire, part, _any_of(map(_identifier_term, part)), _by_identifier)
    titled = [entry for entry in done.why if entry.title and entry not in done.pmids]
    for part in _parts(titled, _TITLES):
        _match(done, wire, part, _any_of(_title_term(entry.title) for entry in part), _by_title)


def _any_of(terms: Iterable[str]) -> str:
    return " OR ".join(filter(None, terms))


def _identifier_term(entry: Entry) -> str:
    return _any_of(f'"{each}"[aid]' for each in (_safe(entry.doi), entry.pmcid) if each)


def _match(done: Resolved, wire: Wire, part: Sequence[Entry], term: str, how: _How) -> None:
    found = wire.search(term).pmids if term else ()
    if len(found) > _MOST:
        for entry in part:
            done.why[entry] = "its title is too general to be looked up"
        return
    served = {p: xml for batch in wire.fetch(found) for p, xml in batch.records.items()}
    records = [pubmed.parse(xml) for xml in served.values()]
    for entry in part:
        pmid, why = how(entry, records)
        done.why[entry] = why
        if pmid:
            del done.why[entry]
            done.pmids[entry] = pmid
            done.records[pmid] = served[pmid]


def _by_identifier(entry: Entry, records: Sequence[Record]) -> tuple[Pmid | None, str]:
    for record in records:
        dois = {doi.lower() for doi in (record.doi, *record.other_dois) if doi}
        if entry.doi.lower() in dois or (entry.pmcid and entry.pmcid == record.pmcid.upper()):
            return record.pmid, ""
    return None, f"PubMed knows no work with {entry.doi or entry.pmcid}"


def _by_title(entry: Entry, records: Sequence[Record]) -> tuple[Pmid | None, str]:
    return _only(entry, records)


def _only(entry: Entry, records: Sequence[Record]) -> tuple[Pmid | None, str]:
    """The one record of an entry's title and year; two of them are none."""
    same = [r for r in records if alike(entry.title, r) >= _SAME and _of_year(entry, r)]
    if len(same) == 1:
        return same[0].pmid, ""
    if same:
        named = ", ".join(str(record.pmid) for record in same)
        return None, f"{len(same)} records have its title: {named}"
    named = f"{entry.doi or entry.pmcid} or its title" if entry.doi or entry.pmcid else "its title"
    return None, f"PubMed has no record of {named}"


def alike(title: str, record: Record) -> float:
    """How alike a title is to a record's, or to its vernacular one: 0 to 100."""
    from rapidfuzz import fuzz

    mine = _plain(title)
    return max(fuzz.ratio(mine, _plain(t)) for t in (record.title, record.vernacular_title))


def other_title(entry: Entry, record: Record) -> bool:
    """Whether the record an entry's PMID names plainly has another title."""
    return bool(entry.pmid and entry.title and record.title and alike(entry.title, record) < _OTHER)


def _plain(title: str) -> str:
    return " ".join(_WORD.findall(title.lower()))


def _of_year(entry: Entry, record: Record) -> bool:
    years = {record.published.year, record.electronic.year} - {None}
    return not entry.year or not years or any(abs(entry.year - (y or 0)) <= 1 for y in years)


def _title_term(title: str) -> str:
    words = sorted({w.lower() for w in _WORD.findall(title) if len(w) >= _SHORTEST}, key=len)
    chosen = words[-_WORDS:]
    return f"({' AND '.join(f'{word}[ti]' for word in chosen)})" if len(chosen) > 1 else ""


def _safe(doi: str) -> str:
    return re.sub(r'["\[\]]', " ", doi).strip()


def _parts(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    return (entries[at : at + size] for at in range(0, len(entries), size))


class _How(Protocol):
    def __call__(self, entry: Entry, records: Sequence[Record]) -> tuple[Pmid | None, str]: ...

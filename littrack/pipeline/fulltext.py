"""Full texts fetched from PubMed Central and kept beside the records, each with its licence."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from littrack import fulltext
from littrack.cache import Cache
from littrack.entrez import Entrez
from littrack.model import LittrackError, Record, RecordError
from littrack.model.fulltext import FullText, FullTextState
from littrack.pipeline.workspace import Workspace
from littrack.settings import Settings
from littrack.verify.references import Scheme, identifiers

Progress = Callable[[str, int, int], None]
KIND = "full text"  # of the memos they are kept as
_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one record: its text's state, or why it was not asked for."""

    key: str
    pmcid: str = ""
    state: FullTextState | None = None
    licence: str = ""
    why: str = ""


def get(
    settings: Settings,
    keys: Iterable[str],
    at: datetime,
    progress: Progress,
    *,
    topic: str = "",
    again: bool = False,
) -> list[Fetched]:
    """Fetch the full texts of records named, or of a topic's; those held are not asked again."""
    with Cache(settings.database, create=False) as cache:
        named = {key: _record(cache, key) for key in keys}
        named |= {record.key: record for record in _of_topic(settings, cache, topic)}
        wanted = [record.pmcid for record in filter(None, named.values()) if record.pmcid]
        held = {} if again else stored(cache, wanted)
        held |= _fetch(settings, cache, [p for p in wanted if p not in held], at, progress)
        return [_fetched(*each, held) for each in named.items()]


def _of_topic(settings: Settings, cache: Cache, topic: str) -> list[Record]:
    """List the records of a topic; `QueryError` where there is no topic of that name."""
    found = list(cache.records(topic)) if topic else []
    if topic and not found:
        Workspace(settings).topic(topic)
    return found


def _record(cache: Cache, key: str) -> Record | None:
    named = next(iter(identifiers(key)), None)
    if named is None or named.scheme is Scheme.NONE:
        raise LittrackError(f"{key!r} is no PMID, PMCID or DOI.")
    return cache.record(named.value)


def _fetched(key: str, record: Record | None, held: dict[str, FullText]) -> Fetched:
    if record is None:
        return Fetched(key, why="the record is not at hand; `littrack import` takes its PMID")
    if not record.pmcid:
        return Fetched(key, why="the record has no PMCID: PubMed Central has no full text of it")
    text = held.get(record.pmcid)
    if text is None:
        return Fetched(key, record.pmcid, FullTextState.ABSENT)
    return Fetched(key, record.pmcid, text.state, text.licence)


def _fetch(
    settings: Settings, cache: Cache, pmcids: list[str], at: datetime, progress: Progress
) -> dict[str, FullText]:
    """Fetch articles, each batch kept as it comes."""
    found: dict[str, FullText] = {}
    with Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key) as entrez:
        for batch in entrez.full_texts(pmcids):
            read = {pmcid: _read(pmcid, data) for pmcid, data in batch.items()}
            values = {p: _packed(text, batch[p], at) for p, text in read.items()}
            cache.keep_memo(KIND, values, _VERSION)
            found |= read
            progress("Full texts fetched", len(found), len(pmcids))
    return found


def _read(pmcid: str, data: bytes | None) -> FullText:
    if data is None:
        return FullText(pmcid, state=FullTextState.ABSENT)
    try:
        return replace(fulltext.parse(data), pmcid=pmcid)
    except RecordError:
        return FullText(pmcid, state=FullTextState.ABSENT)


def _packed(text: FullText, data: bytes | None, at: datetime) -> bytes:
    head = {"state": text.state, "licence": text.licence, "pmid": text.pmid, "at": at.isoformat()}
    kept = data if data is not None and text.state is FullTextState.HELD else b""
    return json.dumps(head).encode() + b"\n" + zlib.compress(kept)


def stored(cache: Cache, pmcids: Iterable[str]) -> dict[str, FullText]:
    """Read the full texts at hand; one that was asked for and not got has its state."""
    memos = cache.memo(KIND, list(pmcids), version=_VERSION)
    return dict(_unpacked(memos))


def _unpacked(memos: dict[str, bytes]) -> Iterator[tuple[str, FullText]]:
    for pmcid, value in memos.items():
        head, _, packed = value.partition(b"\n")
        header = json.loads(head)
        state = FullTextState(header["state"])
        if state is FullTextState.HELD:
            yield pmcid, replace(fulltext.parse(zlib.decompress(packed)), pmcid=pmcid)
        else:
            yield pmcid, FullText(pmcid, header["pmid"], state, header["licence"])

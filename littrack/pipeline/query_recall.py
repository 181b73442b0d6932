"""Whether a saved query finds the records a good one must find."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from littrack import queries
from littrack.cache import Cache
from littrack.entrez import Entrez
from littrack.model import Pmid, Query, Topic
from littrack.pipeline.refresh import chosen
from littrack.settings import Settings


@dataclass(frozen=True, slots=True)
class Missed:
    """A seed a query does not find: what it is called, if known, and why it matters."""

    pmid: Pmid
    title: str = ""
    unknown: bool = False  # PubMed has no such record: the seed itself is wrong


@dataclass(frozen=True, slots=True)
class Recall:
    """One query held against its seeds; `asked` is False when it was never asked."""

    topic: str
    name: str
    seeds: int
    found: int
    missed: tuple[Missed, ...] = ()
    asked: bool = True


def recall(
    settings: Settings, *, only: Collection[str] = (), offline: bool = False
) -> list[Recall]:
    """Test the saved queries, at PubMed or (`offline`) by their last good run."""
    topics = queries.load_all(settings.queries)
    wanted = chosen(topics, only)
    with Cache(settings.database, create=not offline) as cache:
        if offline:
            return [_by_last_run(cache, topic, query) for topic, query in wanted]
        key = settings.api_key
        with Entrez(settings.eutils_url, "littrack", settings.email, key) as entrez:
            return [_at_pubmed(entrez, cache, topic, query) for topic, query in wanted]


def _by_last_run(cache: Cache, topic: Topic, query: Query) -> Recall:
    if cache.last_run(topic.name, query.name) is None:
        return Recall(topic.name, query.name, len(query.seeds), 0, asked=False)
    lacking = [seed for seed in query.seeds if seed not in cache.members(topic.name, query.name)]
    return _recall(cache, topic, query, lacking, ())


def _at_pubmed(entrez: Entrez, cache: Cache, topic: Topic, query: Query) -> Recall:
    if not query.seeds:
        return Recall(topic.name, query.name, 0, 0)
    found = set(entrez.search(queries.sent(query.term)).pmids)
    lacking = [seed for seed in query.seeds if seed not in found]
    there = entrez.summaries(lacking) if lacking else {}
    unknown = [seed for seed in lacking if there.get(seed) is False]
    return _recall(cache, topic, query, lacking, unknown)


def _recall(
    cache: Cache, topic: Topic, query: Query, lacking: Sequence[Pmid], unknown: Collection[Pmid]
) -> Recall:
    missed = tuple(
        Missed(seed, record.title if (record := cache.record(seed)) else "", seed in unknown)
        for seed in lacking
    )
    total = len(query.seeds)
    return Recall(topic.name, query.name, total, total - len(missed), missed)

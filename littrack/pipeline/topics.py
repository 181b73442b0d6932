"""Which topic an article belongs to, and the records that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from littrack import library, queries
from littrack.cache import Cache
from littrack.concepts import Lexicon
from littrack.model import Article, QueryError, Record, Searched, Topic
from littrack.settings import Settings

NO_TOPIC = Topic(name="", title="No topic")


def readable(settings: Settings) -> tuple[list[Topic], list[QueryError]]:
    """Read every topic file by itself; give the topics, and what is wrong with the other files."""
    found: list[Topic] = []
    broken: list[QueryError] = []
    for path in sorted(settings.queries.glob("*.toml")):
        try:
            found.append(queries.load(path))
        except QueryError as error:
            broken.append(error)
    return (found, broken) if found else (queries.load_all(settings.queries), [])


def match_topic(topics: Sequence[Topic], articles: Sequence[Article]) -> Topic:
    """Choose the topic that watches the articles, else the one whose words they use most."""
    if len(topics) <= 1:
        return topics[0] if topics else NO_TOPIC
    sources = {Path(a.source).name for a in articles}

    def claim_on_it(topic: Topic) -> tuple[bool, int]:
        watches = any(Path(a.source).name in sources for a in topic.articles)
        lexicon = Lexicon(topic.concepts)
        return watches, sum(len(lexicon.find(a.text)) for a in articles)

    return max(topics, key=claim_on_it)


def remarks(topic: Topic, records: Sequence[Record], searched: Searched) -> list[str]:
    """Say in words what a topic lacks, so that silence is not read as a finding."""
    if not topic.queries:
        sentences = [
            "There is no saved query for this: what was read came otherwise, or nothing was."
        ]
    elif not any(run.last_run for run in searched.queries):
        unread = "was never refreshed: papers its searches would find are missing here"
        sentences = [f"The topic {topic.name} {unread}. littrack refresh fetches them."]
    else:
        sentences = []
    if topic.name and not topic.concepts:
        sentences.append(
            f"The topic {topic.name} names no things ([[concept]] in its file): they are known by"
            " the claim's own words only, and records that use other names are missed."
        )
    if not records:
        sentences.append("No records were read, so no claim could be judged.")
    return sentences


def records_of(cache: Cache, topic: Topic) -> list[Record]:
    """List what is held for a topic, its starter library put in first where it names one."""
    if topic.library:
        cache.put_digests(library.load(topic.library))
    return list(cache.records(topic.name or None))

"""A record as a bag of stemmed words, its title counting double."""

from __future__ import annotations

from collections import Counter

from littrack.language.stems import stems
from littrack.model import Record

_TITLE = 2


def passages(record: Record) -> tuple[str, str]:
    """Give the title, and all else that says what the record found or is about."""
    texts = [section.text for section in record.abstract]
    if record.digest:
        texts += [record.digest.finding, record.digest.population]
    texts += record.keywords
    texts += [heading.heading.name for heading in record.mesh]
    texts += [substance.name for substance in record.substances]
    return record.title, " ".join(texts)


def passage(record: Record) -> str:
    """Give what is read for its meaning: the title, then the abstract or the digest's finding."""
    texts = [section.text for section in record.abstract]
    if record.digest:
        texts.append(record.digest.finding)
    return f"{record.title.rstrip('.')}. {' '.join(texts)}"


def document(record: Record) -> Counter[str]:
    """Count a record's stems, those of its title twice."""
    title, rest = passages(record)
    bag = Counter(stems(rest))
    for stem in stems(title):
        bag[stem] += _TITLE
    return bag

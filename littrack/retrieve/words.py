"""A record as a bag of stemmed words, its title counting double."""

from __future__ import annotations

from collections import Counter

from littrack.language.stems import stems
from littrack.model import Record

_TITLE = 2


def passages(record: Record) -> tuple[str, str]:
    """Give the title, and all else that says what the record found or is about."""
    told = [section.text for section in record.abstract]
    if record.digest:
        told += [record.digest.finding, record.digest.population]
    told += record.keywords
    told += [heading.heading.name for heading in record.mesh]
    told += [substance.name for substance in record.substances]
    return record.title, " ".join(told)


def passage(record: Record) -> str:
    """Give what is read for its meaning: the title, then the abstract or the digest's finding."""
    told = [section.text for section in record.abstract]
    if record.digest:
        told.append(record.digest.finding)
    return f"{record.title.rstrip('.')}. {' '.join(told)}"


def document(record: Record) -> Counter[str]:
    """Count a record's stems, those of its title twice."""
    title, rest = passages(record)
    bag = Counter(stems(rest))
    for stem in stems(title):
        bag[stem] += _TITLE
    return bag

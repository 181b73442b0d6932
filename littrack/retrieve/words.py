"""A record as a bag of stemmed words, its title counting double."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain

from littrack.model import Record
from littrack.text import words

_TITLE = 2
_STOP = frozenset(
    """
    a an and are as at be been but by for from had has have he her his if in into is it its of on or
    our than that the their them then there these they this those to was we were which who will with
    """.split()
)


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


def stems(text: str) -> list[str]:
    """List the stems of a text's words, stop words left out, compounds also in their parts."""
    return list(chain.from_iterable(map(_stems_of, words(text))))


@lru_cache(maxsize=200_000)
def _stems_of(word: str) -> tuple[str, ...]:
    parts = word.replace("’", "'").removesuffix("'s").split("-")
    found = [_stem(part) for part in parts if part and part not in _STOP]
    if len(parts) > 1:
        found.append("".join(parts))
    return tuple(found)


def _stem(word: str) -> str:
    """Cut a word to its stem (Porter)."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def] # the library has no types
    from Stemmer import Stemmer

    return Stemmer("porter", 0)  # it need not remember words: `_stems_of` does

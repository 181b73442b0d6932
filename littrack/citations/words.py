"""The words by which articles point at studies, read once from the lexicon's data."""

from __future__ import annotations

from functools import cache

from littrack.lexicon import word_lists


@cache
def words(name: str) -> frozenset[str]:
    """Give the single words of a list."""
    return frozenset(word_lists("studies")[name].split())


@cache
def names(name: str) -> tuple[str, ...]:
    """Give the names of a list, the longest first."""
    rows = word_lists("studies")[name].strip().splitlines()
    return tuple(sorted({n.strip() for row in rows for n in row.split("|")}, key=len, reverse=True))


def countries(people: str) -> tuple[str, ...]:
    """Give the names of the country whose people are called so; none where it is not known."""
    return _nations().get(people, ())


@cache
def _nations() -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in word_lists("studies")["nations"].strip().splitlines())
    return {people: tuple(c.strip() for c in known.split("|")) for people, _, known in rows}

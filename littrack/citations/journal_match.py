"""Whether two names mean one journal."""

from __future__ import annotations

import re
from functools import lru_cache

from littrack.model import Journal

_SHORTEST = 4
_SMALL = frozenset("the of and in for on a an & de la official journal's".split())
_SERVER = re.compile(r"rxiv\b|preprint|\bssrn\b|research square", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_SUBTITLE = re.compile(r"\s*(?:[:=(\[].*|\. .*)$")


def holds_all(journal: str) -> bool:
    """Whether PubMed lists all that appears there; of preprint servers it lists a part."""
    return not _SERVER.search(journal)


def same_journal(said: str, journal: Journal) -> bool:
    """Whether the name an article gives is the journal's title or one of its abbreviations."""
    if not said:
        return False
    names = (journal.title, journal.abbreviation, journal.medline)
    return any(_same(said, name) or _initials(said, name) for name in names if name)


def _initials(said: str, name: str) -> bool:
    """ "NEJM" for the New England Journal of Medicine, "PNAS" for the longer name it begins."""
    short = said.removeprefix("The ").removeprefix("the ")
    first = "".join(word[0] for word in _words(name)).upper()
    return len(short) >= _SHORTEST and short.isupper() and first.startswith(short)


@lru_cache(maxsize=20_000)
def _same(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    if not left or not right:
        return False
    return left == right or _abbreviates(left, right) or _abbreviates(right, left)


def _words(name: str) -> tuple[str, ...]:
    bare = _SUBTITLE.sub("", name.lower())
    return tuple(w for w in _WORD.findall(bare) if w not in _SMALL)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "j pain res" for "journal pain research": word for word, each the other's beginning."""
    if len(short) != len(long) or sum(map(len, short)) >= sum(map(len, long)):
        return False
    return all(full.startswith(cut) for cut, full in zip(short, long, strict=True))

"""The names of journals that PubMed's records have, found in a text wherever one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from littrack.language.fold import without_accents
from littrack.lexicon import words

_WORD = re.compile(r"[^\W_]+|&")
_BETWEEN = frozenset(" .,:'’/-–")
_ARTICLES = ("The ", "the ")


def name_end(text: str, start: int) -> int | None:
    """Where the longest known name of several words that begins at `start` ends, if one does."""
    begin = start + next((len(a) for a in _ARTICLES if text.startswith(a, start)), 0)
    if not text[begin : begin + 1].isupper():
        return None
    at = [(m.start(), m.end(), _plain(m[0])) for m in _words_from(text, begin)]
    found = _names().get(at[0][2], ()) if at else ()
    ends = [at[len(n) - 1][1] for n in found if n == tuple(w for _, _, w in at[: len(n)])]
    return max(ends, default=None)


def is_name(text: str) -> bool:
    """Whether a text is the name of a journal, of one word or more: "Thorax"."""
    return tuple(_plain(word) for word in _WORD.findall(text)) in _all_names()


@cache
def _all_names() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_plain(w) for w in _WORD.findall(name)) for name in words().journals)


def _words_from(text: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield the words that may make one name: only blanks and small signs stand between them."""
    end = begin
    for found in _WORD.finditer(text, begin):
        if not set(text[end : found.start()]) <= _BETWEEN:
            return
        yield found
        end = found.end()


def _plain(word: str) -> str:
    return "and" if word == "&" else without_accents(word.lower())


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The known names of more than one word, by their first word, articles left out."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in words().journals:
        bare = name.removeprefix("The ")
        parts = tuple(_plain(word) for word in _WORD.findall(bare))
        if parts[1:]:
            table.setdefault(parts[0], []).append(parts)
    return {first: tuple(names) for first, names in table.items()}

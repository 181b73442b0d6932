"""The stems of a text's words: one stemmer (Porter), one list of words that carry nothing."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from littrack.text import words

_STOP = frozenset(
    """
    a an and are as at be been but by for from had has have he her his if in into is it its of on or
    our than that the their them then there these they this those to was we were which who will with
    """.split()
)


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

"""Whether a word stands in the records at hand: asked of a word that a line end of a PDF broke."""

from __future__ import annotations

from collections.abc import Callable

from littrack.cache import Cache
from littrack.model import CacheError
from littrack.settings import Settings


def in_records(settings: Settings) -> Callable[[str], bool]:
    """Give the question; without a store that can be read, the answer is no."""

    def known(word: str) -> bool:
        try:
            with Cache(settings.database, create=False) as cache:
                return cache.holds_word(word)
        except CacheError:
            return False

    return known

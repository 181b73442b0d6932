"""English words that are known to be words: the strings that the parser was trained with."""

from __future__ import annotations

import json
from functools import cache

from littrack.language.parsing import HOME

_SHORTEST = 2


@cache
def _strings() -> frozenset[str]:
    """The strings of the parser; none when its file is not there."""
    path = HOME / "vocab" / "strings.json"
    try:
        return frozenset(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return frozenset()


def is_word(word: str) -> bool:
    """Whether a word, in lower case, is one of English that the parser knows."""
    return len(word) >= _SHORTEST and word in _strings()

"""Numbers that are written out, from ten upwards, put into digits."""

from __future__ import annotations

import re
from functools import cache

from littrack.lexicon import words

_FROM = 10  # below it a word is as often no count: "one of the women"
_HUNDRED = 100


def in_digits(text: str) -> str:
    """Write "fifty-four runners" as "54 runners"; what is in digits stays."""
    return _written_out().sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    total = part = 0
    for word in re.split(r"[\s-]+", found[0].lower()):
        value = words().numbers.get(word, 0)
        if value < _HUNDRED:
            part += value
        elif value == _HUNDRED:
            part = max(part, 1) * value
        else:
            total, part = total + max(part, 1) * value, 0
    return str(total + part) if total + part >= _FROM else found[0]


@cache
def _written_out() -> re.Pattern[str]:
    one = f"(?:{'|'.join(words().numbers)})"
    return re.compile(rf"\b{one}(?:(?:[\s-]|\sand\s){one})*\b", re.IGNORECASE)

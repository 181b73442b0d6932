"""How a caption begins, told from a line of text that begins with the number of a figure."""

from __future__ import annotations

from itertools import takewhile

_NAMES = frozenset("figure fig table box scheme chart".split())
_BEFORE = "supplement"  # "Supplementary Figure 1"
_ENDS = ".:|–—-"
_LABEL = 4  # signs of a number, as in "S12a"


def begins_caption(text: str) -> bool:
    """Whether a line names a figure or a table by its number and then begins to say what it is."""
    words = text.split(maxsplit=4)
    if words and words[0].lower().startswith(_BEFORE):
        words = words[1:]
    name = "".join(takewhile(str.isalpha, words[0])) if words else ""
    if name.lower() not in _NAMES:
        return False
    number, *rest = [part for part in (words[0][len(name) :].lstrip("."), *words[1:]) if part] or [
        ""
    ]
    return _is_label(number.rstrip(_ENDS)) and _begins(number, rest)


def _is_label(number: str) -> bool:
    short = number.isalnum() and len(number) <= _LABEL
    return short and any(map(str.isdigit, number))


def _begins(number: str, rest: list[str]) -> bool:
    """Whether what follows a number is no rest of a sentence: "Figure 2 shows" is text."""
    return not rest or number.endswith((":", "|")) or not rest[0][0].islower()

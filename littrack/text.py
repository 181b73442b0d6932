"""Plain text: what its words are, and whether it has any."""

from __future__ import annotations

import re

_ALPHANUMERIC = re.compile(r"[^\W_]")
_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")


def words(text: str) -> list[str]:
    """List the lower-case words of a text, compounds kept whole."""
    return _WORD.findall(text.lower())


def undecoded(name: str) -> bool:
    """Whether a name holds bytes of a file's name that are no text (PEP 383)."""
    return any("\udc80" <= character <= "\udcff" for character in name)


def has_words(text: str) -> bool:
    """Whether a text holds a letter or a digit of any script: marks and blanks say nothing."""
    return _ALPHANUMERIC.search(text) is not None

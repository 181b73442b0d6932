"""Plain text: what its words are."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")


def words(text: str) -> list[str]:
    """List the lower-case words of a text, compounds kept whole."""
    return _WORD.findall(text.lower())

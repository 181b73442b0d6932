"""Lists of words in TOML; the tab-separated tables, which check themselves, are in loader.py."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from littrack.lexicon.loader import HOME


@cache
def word_lists(name: str) -> dict[str, Any]:
    """Give what a file of the lexicon holds, by its name without the ending."""
    return tomllib.loads((HOME / f"{name}.toml").read_text(encoding="utf-8"))


def any_word(entries: str, *, capitals: bool = False) -> re.Pattern[str]:
    """Compile words and phrases into what finds any of them, the longest first.

    White space parts them. In a phrase an underscore is white space; a star at the end of a word
    is its rest; a word that ends with a hyphen is found with any ending, which is not part of it.
    Case is ignored unless `capitals` count.
    """
    longest_first = sorted(entries.split(), key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(map(_written, longest_first))})"
    return re.compile(pattern, 0 if capitals else re.IGNORECASE)


def _written(entry: str) -> str:
    """The pattern of a word or phrase."""
    pattern = re.escape(entry.removesuffix("-")).replace("_", r"\s+").replace(r"\*", r"\w*")
    return pattern if entry.endswith("-") else rf"{pattern}\b"

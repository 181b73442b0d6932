"""Lists of words in TOML; the tab-separated tables, which check themselves, are in loader.py."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from littrack.lexicon.loader import HOME


@cache
def word_lists(name: str) -> dict[str, Any]:
    """Give what a file of the lexicon holds, by its name without the ending."""
    return tomllib.loads((HOME / f"{name}.toml").read_text(encoding="utf-8"))

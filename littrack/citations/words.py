"""The words by which articles point at studies, read once from the lexicon's data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "lexicon" / "data" / "studies.toml"


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Give the single words of a list."""
    return frozenset(_lists()[name].split())


@cache
def names(name: str) -> tuple[str, ...]:
    """Give the names of a list, the longest first."""
    rows = _lists()[name].strip().splitlines()
    return tuple(sorted({n.strip() for row in rows for n in row.split("|")}, key=len, reverse=True))

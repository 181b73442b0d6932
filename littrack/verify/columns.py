"""Which column or field of a row is what, by the names that are in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from littrack.model import SettingsError

# The usual names of each part of a row, the most telling first.
USUAL: dict[str, tuple[str, ...]] = {
    "statement": ("statement", "claim", "assertion", "claim text", "statement text"),
    "reference": (
        "reference", "references", "pmid", "pmids", "pubmed", "pubmed id", "pmcid", "doi",
        "publication", "publications", "source", "sources", "citation", "reference id", "ref",
        "evidence reference", "source id",
    ),
    "quote": (
        "quote", "supporting text", "snippet", "excerpt", "quotation", "evidence text",
        "supporting quote", "verbatim quote", "evidence quote", "quoted text",
    ),
    "title": ("title", "reference title", "paper title", "article title", "publication title"),
    "supports": ("supports", "stance", "support", "label", "supports statement"),
    "id": ("id", "identifier", "key", "row id"),
}  # fmt: skip
PARTS = tuple(USUAL)
_BETWEEN = re.compile(r"[\s_.\-]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """What to call a column: `named` maps a part of a row to the names a person gave."""

    named: Mapping[str, tuple[str, ...]]
    statement_from: tuple[str, ...] = ()

    def of(self, part: str, names: Iterable[str]) -> str | None:
        """Name the column that holds a part of a row; None where there is none."""
        return next(iter(self.all_of(part, names)), None)

    def all_of(self, part: str, names: Iterable[str]) -> list[str]:
        """Name every column that holds a part of a row, the most telling first."""
        known = {plain(name): name for name in reversed(list(names))}
        wanted = self.named.get(part) or USUAL[part]
        return [known[plain(name)] for name in wanted if plain(name) in known]


def parsed(given: Sequence[str], statement_from: str = "") -> Columns:
    """Read `--columns statement=claim_text,quote=proof`; a part may be named more than once."""
    named: dict[str, tuple[str, ...]] = {}
    for pair in _listed(",".join(given)):
        part, equals, column = (piece.strip() for piece in pair.partition("="))
        part = {"stance": "supports", "pmid": "reference"}.get(part, part)
        if not equals or not column or part not in USUAL:
            raise SettingsError(
                f"--columns {pair!r} names no column: write PART=COLUMN, where PART is one of "
                f"{', '.join(PARTS)}."
            )
        named[part] = (*named.get(part, ()), column)
    return Columns(named, _listed(statement_from))


def _listed(text: str) -> tuple[str, ...]:
    """Split at commas; what is empty is left out."""
    return tuple(each.strip() for each in text.split(",") if each.strip())


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Write a column's name without case and without the signs between its words."""
    return _BETWEEN.sub("", str(name)).lower()

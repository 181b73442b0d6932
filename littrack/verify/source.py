"""What a quote is looked for in: a record's title and the passages of its abstract or full text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from littrack.model import OtherAbstract, Record
from littrack.verify.folding import Folded, fold

TITLE = "title"
# "TNF-a", "IL-1b", "IFN-g": what a keyboard without Greek letters makes of them.
_LATIN = str.maketrans("αβγδκμ", "abgdku")
# "10⁴", "NO_x", "CD4_(low)": raised and lowered signs as records have them, "104", "NOx" as copied.
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-0123456789+-")
_SHIFTED = re.compile(r"[_^](?:\(([^()]*)\)|(?=\w))")


@dataclass(frozen=True)
class Passage:
    """A stretch of text under one heading."""

    section: str
    text: str


@dataclass(frozen=True)
class Source:
    """One text of a publication; `body` is all its passages, `others` its other texts.

    Parts of a quote stand in order within one text; nothing of a second text joins them.
    """

    pmid: str
    titles: tuple[str, ...]
    passages: tuple[Passage, ...]
    spelt: bool = True
    others: tuple[Source, ...] = ()

    @cached_property
    def text(self) -> str:
        """The passages one below the other."""
        return "\n".join(p.text for p in self.passages)

    @cached_property
    def body(self) -> Folded:
        """The passages in their canonical form."""
        return fold(self.text, spelt=self.spelt)

    @cached_property
    def folded_titles(self) -> tuple[Folded, ...]:
        """The titles in their canonical form, each alone."""
        return tuple(fold(title, spelt=self.spelt) for title in self.titles)

    @cached_property
    def literal(self) -> Source:
        """The same with signs that are written in words left as words."""
        return replace(self, spelt=False)

    def typed(self, way: Callable[[str], str]) -> Source:
        """The same as a plain keyboard types it (`TYPED`); itself where nothing differs."""
        if way not in self._typed:
            passages = tuple(Passage(p.section, way(p.text)) for p in self.passages)
            same = passages == self.passages
            self._typed[way] = self if same else replace(self, passages=passages)
        return self._typed[way]

    @cached_property
    def _typed(self) -> dict[Callable[[str], str], Source]:
        return {}

    def section(self, start: int) -> str:
        """Name the section that holds a place of the body."""
        return self.passages[max(0, bisect_right(self._begins, start) - 1)].section

    @cached_property
    def _begins(self) -> list[int]:
        begins, at = [], 0
        for passage in self.passages:
            begins.append(at)
            at += len(passage.text) + 1
        return begins


def _latin(text: str) -> str:
    return text.translate(_LATIN)


def _level(text: str) -> str:
    return _SHIFTED.sub(lambda match: match[1] or "", text.translate(_LEVEL))


# The ways of plain keyboards, by the folding that looks past them.
TYPED = {"Greek letters": _latin, "sub- and superscripts": _level}


def of_record(record: Record, full_text: Sequence[Passage] = ()) -> Source:
    """Gather what a record says; other abstracts and the full text are texts of their own."""
    passages = tuple(Passage(s.label or "abstract", s.text) for s in record.abstract)
    others = [_abstract(record.key, other) for other in record.other_abstracts]
    if full_text:
        others.append(Source(record.key, (), tuple(full_text)))
    titles = tuple(filter(None, (record.title, record.vernacular_title)))
    return Source(record.key, titles, passages, others=tuple(others))


def _abstract(key: str, other: OtherAbstract) -> Source:
    kind = " ".join(filter(None, ("abstract", other.kind, other.language)))
    return Source(key, (), tuple(Passage(s.label or kind, s.text) for s in other.sections))


def of_texts(pmid: str, titles: str, abstract: str) -> Source:
    """Gather what the store's index holds of a record: its titles and abstracts, a line each."""
    return Source(pmid, _lines(titles), tuple(Passage("abstract", s) for s in _lines(abstract)))


def _lines(text: str) -> tuple[str, ...]:
    found: Iterable[str] = text.split("\n")
    return tuple(line for line in found if line)

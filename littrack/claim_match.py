"""Which claim is which after another reading: by place in the article and by shared words.

A claim that a newer reader cuts differently, or an article whose text has moved, keeps what people
said of it. Nothing here depends on ids or fields.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from littrack.model import Place
from littrack.text import words

Span = tuple[str, int, int]  # article, start, end
_ALIKE = 0.5  # the least mean of the shares of places and of words
_SHARED_WORDS = 0.25  # at one place, the least share of words
_CUT = 400  # characters: what is cut out of one clause; more lies between two places of a claim
_SAME_PLACE = 0.95  # of the words that stand at a place of another text: then it has not moved

_PART = 100  # characters of an article that are looked at together
_MOST = 0.5  # of the words: enough for a place whose claim is nowhere to the letter


@dataclass(frozen=True)
class Statement:
    """A claim's words and where they stand; `key` names it for the caller."""

    key: str
    text: str
    spans: tuple[Span, ...] = ()

    @cached_property
    def words(self) -> Counter[str]:
        """The article's own words of it: without [brackets] and "…"."""
        return Counter(words(" ".join(pieces(self.text))))

    @cached_property
    def marks(self) -> frozenset[object]:
        """Of these two statements share one where they are alike: all words, or a stretch."""
        same = frozenset(self.words.items()) or self.text
        parts = ((a, at) for a, s, e in self.spans for at in range(s // _PART, e // _PART + 1))
        return frozenset([same, *parts])

    @cached_property
    def characters(self) -> frozenset[tuple[str, int]]:
        """Where each of its characters stands."""
        return frozenset((a, at) for a, start, end in self.spans for at in range(start, end))

    @cached_property
    def left_out(self) -> frozenset[tuple[str, int]]:
        """The characters between its pieces: what it was cut to leave out."""
        ordered = sorted(self.spans)
        gaps = ((a, end, start) for (a, _, end), (b, start, _) in pairwise(ordered) if a == b)
        return frozenset(
            (a, at) for a, end, start in gaps if start - end <= _CUT for at in range(end, start)
        )


def statement(key: str, text: str, places: Iterable[Place]) -> Statement:
    """A claim as what it is matched by."""
    return Statement(key, text, tuple((p.article, p.start, p.end) for p in places))


def statement_of(key: str, claim: Mapping[str, Any]) -> Statement:
    """A claim of a report's data as what it is matched by."""
    spans = ((p["article"], p["start"], p["end"]) for p in claim["places"])
    return Statement(key, claim["text"], tuple(spans))


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs (old, new), best first, and the old ones that no new one is."""

    pairs: tuple[tuple[Statement, Statement], ...]
    unmatched: tuple[Statement, ...]

    @property
    def by_key(self) -> dict[str, str]:
        """The new key of each old one that has one."""
        return {old.key: new.key for old, new in self.pairs}


def match(old: Sequence[Statement], new: Sequence[Statement]) -> Matching:
    """Pair old and new statements one to one, the most alike first; symmetric in old and new."""
    near = [(i, j) for i, found in enumerate(_near(old, new)) for j in found]
    scored = [(-likeness(old[i], new[j]), i + j, min(i, j), i, j) for i, j in near]
    taken = _one_to_one((i, j) for score, _, _, i, j in sorted(scored) if score < 0)
    return Matching(
        tuple((old[i], new[j]) for i, j in taken.items()),
        tuple(one for i, one in enumerate(old) if i not in taken),
    )


def _one_to_one(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Take pairs in their order, each of both sides once."""
    taken: dict[int, int] = {}
    used: set[int] = set()
    for i, j in pairs:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def likeness(one: Statement, other: Statement) -> float:
    """How alike two statements are, 0 (not the same claim) to 1; symmetric.

    Where they share a place, the mean of the shares of places and of words; the same words at no
    shared place are half alike. Two items of a list, each cut to leave out the other, are not.
    """
    if one.characters.isdisjoint(other.characters):
        return _ALIKE if _share_of_words(one, other) == 1 else 0.0
    shared = _share_of_words(one, other)
    places = len(one.characters & other.characters)
    if shared < _SHARED_WORDS or _apart(one, other):
        return 0.0
    place = places / min(len(one.characters), len(other.characters))
    mean = (place + shared) / 2
    return mean if mean >= _ALIKE or shared == 1 else 0.0


def moved(statement: Statement, texts: Mapping[str, str]) -> Statement:
    """A statement with its places in the articles as they are today; none where they are gone."""
    spans: list[Span] = []
    for article in dict.fromkeys(article for article, _, _ in statement.spans):
        mine = [span for span in statement.spans if span[0] == article]
        spans += _placed(statement, mine, texts[article]) if article in texts else mine
    return replace(statement, spans=tuple(spans))


def same_words(one: str, other: str) -> bool:
    """Whether two claims have the same words in the same order; signs and capitals aside."""
    return one == other or (bool(words(one)) and words(one) == words(other))


def pieces(text: str) -> list[str]:
    """The runs of a claim's words that are the article's own: no [brackets], cut at "…"."""
    first, *rest = text.split("[")
    bare = "…".join([first, *(part.partition("]")[2] for part in rest)])
    return [piece.strip() for piece in bare.split("…") if piece.strip()]


def find(text: str, wanted: Sequence[str], near: int = 0) -> list[tuple[int, int]] | None:
    """Find pieces of whole words in a text, each after the last, the first as near as can be.

    Blanks do not matter; None where one of them is not there to the letter.
    """
    bare, places = _without_blanks(text)
    sought = ["".join(piece.split()) for piece in wanted]
    if not sought or not all(sought):
        return None

    def after(at: int, piece: str) -> Iterator[tuple[int, int]]:
        while (at := bare.find(piece, at)) >= 0:
            start, end = places[at], places[at + len(piece) - 1] + 1
            if not _within_words(text, start, end):
                yield at + len(piece), start
            at += 1

    for _, start in sorted(after(0, sought[0]), key=lambda hit: abs(hit[1] - near)):
        found, at = list[tuple[int, int]](), bisect_left(places, start)
        for piece in sought:
            hit = next(after(at, piece), None)
            if hit is None:
                break
            at = hit[0]
            found.append((hit[1], places[at - 1] + 1))
        if len(found) == len(sought):
            return found
    return None


def _within_words(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends amid a word."""
    return any(
        0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end)
    )


def _near(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[set[int]]:
    """For each old statement the numbers of the new ones that may be like it."""
    marked: dict[object, set[int]] = {}
    for number, each in enumerate(new):
        for mark in each.marks:
            marked.setdefault(mark, set()).add(number)
    for one in old:
        yield set().union(*(marked.get(mark, set()) for mark in one.marks))


def _share_of_words(one: Statement, other: Statement) -> float:
    """Dice's coefficient of their words, each counted as often as it stands."""
    if one.words == other.words:
        return float(bool(one.words) or one.text == other.text)
    total = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / total


def _apart(one: Statement, other: Statement) -> bool:
    """Whether each says what the other does not, and one was cut to leave the other's out."""
    if not (one.words - other.words and other.words - one.words):
        return False
    return bool(
        (one.characters - other.characters) & other.left_out
        or (other.characters - one.characters) & one.left_out
    )


def _placed(statement: Statement, spans: list[Span], text: str) -> list[Span]:
    """The spans of a statement in one article, sought anew where other words stand there.

    Words that are nowhere to the letter (an earlier reader made them anew) stay where most are.
    """
    here = Counter(words(" ".join(text[start:end] for _, start, end in spans)))
    shared, whole = (here & statement.words).total(), statement.words.total()
    if shared >= _SAME_PLACE * whole:
        return spans
    article, near, _ = spans[0]
    found = find(text, pieces(statement.text), near)
    if found is None:
        return spans if shared >= _MOST * whole else []
    return [(article, start, end) for start, end in found]


def _without_blanks(text: str) -> tuple[str, list[int]]:
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    return "".join(text[at] for at in places), places

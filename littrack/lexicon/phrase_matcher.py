"""Phrases of words as data, matched word by word; case and hyphens are ignored.

A phrase is written on one line, its parts divided by blanks; it begins with a word or a stem:

    word            the word itself; a number stands for itself
    stem*  *end     any word that begins, or ends, so
    a|b*|@list      any of these; @list stands for the words of a named list
    part?           may be missing
    #               a number in digits
    ..3   ..3,      up to three other words, joined words counted once; with commas among them
    ...  ...9       up to fifteen, or nine, words of the same sentence, with signs among them
    !a|b_c          the next words are none of these    ~a|b    nor was the last one
    !               what follows it in the phrase does not stand next
    ^   $           the text begins or ends here
    : , ; ( )       the sign itself
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from littrack.lexicon.loader import LexiconError
from littrack.lexicon.word_lists import word_lists

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_PART = re.compile(r"([!~]?)(.+?)(\??)")
_HYPHENS = "-\u2010\u2011"
_ENDS = frozenset(".;?!")
_LONGEST = 3  # words of a phrase that "!" may forbid
_WITHIN = 15  # words of a sentence that "..." may stand for


class Match(NamedTuple):
    """The label of the phrase that was found, and where."""

    label: str
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    joined: bool  # a hyphen joins it to the word before


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a phrase: words it takes, or what it asks without taking any."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0
    over: frozenset[str] | None = None  # signs that a gap may go over; None: all of a sentence
    sign: str = ""  # "!", "~", "^" or "$"

    def takes(self, word: str) -> bool:
        """Whether it is one of the words."""
        number = word.isdigit() and "#" in self.words
        return (
            number or word in self.words or word.startswith(self.stems) or word.endswith(self.ends)
        )


_NOT_NEXT = _Part(sign="!")


class _Phrase(NamedTuple):
    row: int
    parts: tuple[_Part, ...]


class PhraseMatcher:
    """Finds in a text the phrases of labelled rows; the first row that is found decides."""

    def __init__(
        self, rows: Iterable[tuple[str, str]], lists: Mapping[str, str] | None = None
    ) -> None:
        self._labels: list[str] = []
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        self._by_stem: dict[str, list[_Phrase]] = defaultdict(list)
        for row, (label, phrases) in enumerate(rows):
            self._labels.append(label)
            for line in filter(None, map(str.strip, phrases.splitlines())):
                for parts in _variants(tuple(_parts(line, lists or {}))):
                    self._add(_Phrase(row, parts))
        self._lengths = sorted({len(stem) for stem in self._by_stem})

    def first(self, text: str) -> Match | None:
        """Give the leftmost match of the first row that is found anywhere."""
        words = _words(text)
        best, found = len(self._labels), None
        for at, word in enumerate(words):
            for phrase in self._beginning(word.text):
                if phrase.row < best and (end := _end(phrase.parts, words, at)) is not None:
                    best, found = phrase.row, (at, end)
        if found is None:
            return None
        return Match(self._labels[best], words[found[0]].start, words[found[1] - 1].end)

    def found(self, text: str) -> bool:
        """Whether any phrase is found."""
        return self.first(text) is not None

    def covers(self, text: str) -> bool:
        """Whether every word of a text is one that a phrase begins with."""
        return not any(
            word.text[0].isalnum() and next(self._beginning(word.text), None) is None
            for word in _words(text)
        )

    def _add(self, phrase: _Phrase) -> None:
        opening = next(part for part in phrase.parts if not part.sign)
        if opening.gap or opening.ends or not (opening.words or opening.stems):
            row = self._labels[phrase.row]
            raise LexiconError(f"A phrase of {row} begins with neither a word nor a stem.")
        for word in opening.words:
            self._by_word[word].append(phrase)
        for stem in opening.stems:
            self._by_stem[stem].append(phrase)

    def _beginning(self, word: str) -> Iterator[_Phrase]:
        yield from self._by_word.get(word, ())
        if word.isdigit():
            yield from self._by_word.get("#", ())
        for length in self._lengths:
            yield from self._by_stem.get(word[:length], ()) if length <= len(word) else ()


@lru_cache(maxsize=4)
def _words(text: str) -> list[_Word]:
    """Divide a text into words and signs, without the hyphen and the 's behind a word."""
    found: list[_Word] = []
    joined = False
    for match in _WORD.finditer(text):
        written = match.group().lower().replace("’", "'").removesuffix("'s")
        close = bool(found) and found[-1].end == match.start()
        if written in _HYPHENS and close:
            joined = True
            continue
        hyphened = joined and text[match.start() - 1] in _HYPHENS
        found.append(_Word(written, match.start(), match.end(), hyphened))
        joined = False
    return found


def _parts(line: str, lists: Mapping[str, str]) -> Iterator[_Part]:
    for written in line.split():
        if written in {"^", "$", "!"}:
            yield _Part(sign=written)
        elif written.startswith("..."):
            yield _Part(gap=int(written[3:] or _WITHIN))
        elif written.startswith(".."):
            yield _Part(gap=int(written.strip(".,")), over=frozenset(written) & {","})
        else:
            yield _listed(written, lists)


def _listed(written: str, lists: Mapping[str, str]) -> _Part:
    """Read a part that names words."""
    sign, named, optional = _PART.fullmatch(written).groups()  # type: ignore[union-attr]
    each = [w for one in named.split("|") for w in _spelled(one, lists)]
    return _Part(
        words=frozenset(w for w in each if "*" not in w),
        stems=tuple(w.rstrip("*") for w in each if w.endswith("*")),
        ends=tuple(w.lstrip("*") for w in each if w.startswith("*")),
        optional=bool(optional),
        sign=sign,
    )


def _spelled(one: str, lists: Mapping[str, str]) -> list[str]:
    return lists[one[1:]].split() if one.startswith("@") else [one]


def _variants(parts: tuple[_Part, ...]) -> Iterator[tuple[_Part, ...]]:
    """Give the phrase with, and without, each optional part it begins with."""
    yield parts
    at = next(i for i, part in enumerate(parts) if not part.sign)
    if parts[at].optional:
        yield from _variants((*parts[:at], *parts[at + 1 :]))


def _end(parts: tuple[_Part, ...], words: list[_Word], at: int) -> int | None:
    """Give the word behind a match that begins at a word; the shortest gaps are tried first."""
    if not parts:
        return at
    part, rest = parts[0], parts[1:]
    if part == _NOT_NEXT:
        return at if _end(rest, words, at) is None else None
    if part.sign:
        return _end(rest, words, at) if _holds(part, words, at) else None
    return _over(part, rest, words, at)


def _holds(part: _Part, words: list[_Word], at: int) -> bool:
    """Whether what a part with a sign asks is so at a word."""
    if part.sign in "^$":
        beyond = words[:at] if part.sign == "^" else words[at:]
        return not any(word.text[0].isalnum() for word in beyond)
    place = at if part.sign == "!" else at - 1
    here = [word.text for word in words[max(place, 0) : place + _LONGEST]]
    if place < 0 or not here:
        return True
    several = ("_".join(here[:count]) in part.words for count in range(2, len(here) + 1))
    return not (part.takes(here[0]) or any(several))


def _over(part: _Part, rest: tuple[_Part, ...], words: list[_Word], at: int) -> int | None:
    """Give the end of the rest behind each place where a part may end."""
    for here in _landings(part, words, at) if part.gap else _taken(part, words, at):
        end = _end(rest, words, here)
        if end is not None:
            return end
    return None


def _taken(part: _Part, words: list[_Word], at: int) -> Iterator[int]:
    if at < len(words) and part.takes(words[at].text):
        yield at + 1
    if part.optional:
        yield at


def _landings(part: _Part, words: list[_Word], at: int) -> Iterator[int]:
    """Give the places where a gap may end."""
    gone, signs = 0, part.over
    while True:
        if not (at < len(words) and words[at].joined and gone):
            yield at
        if at >= len(words) or not _passable(words[at], signs):
            return
        gone += words[at].text[0].isalnum() and not words[at].joined
        at += 1
        if gone > part.gap:
            return


def _passable(word: _Word, signs: frozenset[str] | None) -> bool:
    if word.text[0].isalnum():
        return True
    return word.text not in _ENDS if signs is None else word.text in signs


@cache
def phrases(name: str, table: str) -> PhraseMatcher:
    """Give the phrases of a table in a file of the lexicon: labelled rows, or one text."""
    lexicon = word_lists(name)
    rows = lexicon[table]
    if isinstance(rows, str):
        rows = [{"label": table, "phrases": rows}]
    return PhraseMatcher(((r["label"], r["phrases"]) for r in rows), lexicon.get("lists"))

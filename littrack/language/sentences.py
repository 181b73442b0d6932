"""Where the sentences of a text begin and end, with exact offsets; standard library only.

`article_sentences` goes over an article block by block (no sentence crosses a block), `split` over
any text. What a parser reads is `Sentence.words`: the sentence without its reference marks ("[1]",
"¹", "(Doe 2019)") and with every run of blanks and line ends as one blank; `Sentence.offsets` gives
for each character of these words its offset in the text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from littrack.language.marks import Span, marks
from littrack.lexicon import words as lexicon
from littrack.model import Article

# A stop with its closing quotes, brackets and emphasis signs.
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_]*")
_LINE = re.compile(r"\n+")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_LONG_NAME = 100
_LONG_WORD = 60  # characters before a full stop that can be an abbreviation
_NEXT = re.compile(r"\s*([\"'“‘(\[*_]*)(\S[\w’']*)")
_NUMBERED = re.compile(r"\s*(?:#{1,6}\s+)?\d{1,3}\.")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_SYMBOLS = frozenset({"So", "Sk", "Sm", "Cf", "Mn", "Cs"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence is `text[start:end]`; `marks` are the reference marks in it, none of its words."""

    start: int
    end: int
    marks: tuple[Span, ...] = ()

    def words(self, text: str) -> str:
        """The sentence as it is read: marks cut out, each run of blanks one blank."""
        return "".join(sign for sign, _ in self._signs(text))

    def offsets(self, text: str) -> list[int]:
        """For each character of `words` its offset in the text."""
        return [at for _, at in self._signs(text)]

    def _signs(self, text: str) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for start, end in self._pieces():
            for at in range(start, end):
                sign = text[at]
                if not sign.isspace():
                    if sign in ".,;:" and at == start and found and found[-1][0] == " ":
                        found.pop()  # "adults (Doe 2019)." leaves no blank before its stop
                    found.append((sign, at))
                elif found and found[-1][0] != " ":
                    found.append((" ", at))
        return found[:-1] if found and found[-1][0] == " " else found

    def _pieces(self) -> Iterator[Span]:
        at = self.start
        for start, end in self.marks:
            yield at, start
            at = end
        yield at, self.end


def article_sentences(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of an article in order, block by block; a block's lines are one text."""
    if not article.blocks:
        yield from split(article.text)
    for block in article.blocks:
        yield from split(article.text, block.start, block.end, lines=False)


def split(
    text: str, start: int = 0, end: int | None = None, *, lines: bool = True
) -> Iterator[Sentence]:
    """Yield the sentences of `text[start:end]`, blanks trimmed.

    With `lines` a line end always ends a sentence. A full stop does unless it belongs to an
    abbreviation, an initial or a number, or the next word begins in lower case; marks that follow
    it ("adults.[1]", "adults. (Doe 2019)") belong to the sentence and end it.
    """
    stop = len(text) if end is None else end
    known = marks(text, start, stop)
    for begin, after in _spans(text, start, stop, dict(known), lines=lines):
        inside = tuple(m for m in known if begin <= m[0] and m[1] <= after)
        yield Sentence(begin, after, inside)


def spans(text: str) -> Iterator[Span]:
    """Yield the sentences of a text as (start, end) offsets; a line end ends a sentence."""
    return ((found.start, found.end) for found in split(text))


def sentences(text: str) -> list[str]:
    """List the sentences of a text, each as it is written."""
    return [text[start:end] for start, end in spans(text)]


def _spans(
    text: str, start: int, stop: int, known: dict[int, int], *, lines: bool
) -> Iterator[Span]:
    for piece, piece_end in _pieces(text, start, stop) if lines else [(start, stop)]:
        begin = piece
        for found in _STOP.finditer(text, piece, piece_end):
            if found.start() < begin:
                continue
            after = _tail(text, found.end(), piece_end, known)
            if _ends(text, begin, found, after, piece_end):
                yield from _trimmed(text, begin, after)
                begin = after
        yield from _trimmed(text, begin, piece_end)


def _pieces(text: str, start: int, stop: int) -> Iterator[Span]:
    for line in _LINE.finditer(text, start, stop):
        yield start, line.start()
        start = line.end()
    yield start, stop


def _tail(text: str, at: int, stop: int, known: dict[int, int]) -> int:
    """The end of the marks and signs (arrows, emoji) that follow a stop."""
    while at < stop:
        begin = at
        while begin < stop and text[begin] in " \t\u00a0":
            begin += 1
        if begin in known:
            at = known[begin]
        elif begin < stop and unicodedata.category(text[begin]) in _SYMBOLS:
            at = _symbols(text, begin, stop)
        else:
            break
    return at


def _symbols(text: str, at: int, stop: int) -> int:
    while at < stop and unicodedata.category(text[at]) in _SYMBOLS:
        at += 1
    return at


def _ends(text: str, begin: int, stop: re.Match[str], after: int, limit: int) -> bool:
    """Whether a stop, whose marks reach to `after`, ends the sentence that opens at `begin`."""
    marked = after > stop.end()
    following = _NEXT.match(text, after, limit)
    if following is None:
        return True
    if not marked and not text[after].isspace():
        return False
    if _NUMBERED.fullmatch(text, begin, stop.end()):
        return False
    if following[2][0].islower() and not marked:
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    at = stop.start()
    return not (
        _named(text, begin, at, following[2]) or _abbreviated(text, begin, at, following[2])
    )


def _named(text: str, begin: int, at: int, following: str) -> bool:
    """Whether the stop at `at` belongs to a journal's name: inside it, or before its year."""
    return _inside_name(text, at) or (following[0].isdigit() and _ends_name(text, begin, at))


def _inside_name(text: str, at: int) -> bool:
    """Whether the stop at `at` stands inside a journal's name: "AJR. American journal of ..."."""
    word = _LAST_WORD.search(text, max(0, at - _LONG_WORD), at)
    for first, rest in _names_with_stops().get(word[0].lower(), ()) if word else ():
        begin = max(0, at - len(first))
        whole = text[begin : at + len(rest)].lower() == f"{first}{rest}"
        if whole and text[begin].isupper():
            return True
    return False


def _ends_name(text: str, begin: int, at: int) -> bool:
    """Whether a journal's name of several words ends at `at`: "(J Root Med. 2014;1:2)"."""
    before = text[max(begin, at - _LONG_NAME) : at].lower().replace("(", " ").split()
    return any(" ".join(before[-n:]) in _journals() for n in range(2, len(before) + 1))


@cache
def _journals() -> frozenset[str]:
    return frozenset(name.lower() for name in lexicon().journals)


@cache
def _names_with_stops() -> dict[str, list[tuple[str, str]]]:
    """The journals with a stop in their name, cut at it, by the word before it."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name in map(str.lower, lexicon().journals):
        for stop in re.finditer(r"(\w+)\. ", name):
            table.setdefault(stop[1], []).append((name[: stop.end(1)], name[stop.end(1) :]))
    return table


def _abbreviated(text: str, begin: int, at: int, following: str) -> bool:
    """Whether the stop at `at` belongs to the word before it and ends no sentence."""
    found = _LAST_WORD.search(text, max(begin, at - _LONG_WORD), at)
    if found is None:
        return False
    word, known = found[0].lower().lstrip("'’-"), _words()
    opens = following.lower() in known["starters"]
    if (word in known["number"] and following[0].isdigit()) or word in known["never"]:
        return True
    if word in known["either"] - known["number"]:
        return not opens
    if _INITIALS.fullmatch(found[0]) is None:
        return False
    before = text[begin : found.start()].lower().split()
    lettered = bool(before) and before[-1] in known["lettered"]
    return not (lettered or opens) and (found[0][-1].isupper() or "." in word)


@cache
def _words() -> dict[str, frozenset[str]]:
    data = files("littrack.language").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(data).items()}


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right

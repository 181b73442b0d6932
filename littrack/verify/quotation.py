"""A quote taken apart: words, what stands in brackets, labels, and what an ellipsis leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from littrack.verify.folding import TAG, canonical

_ELLIPSIS = r"\[\s*(?:\.\s?\.\s?\.?|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|\.\s?\.\s?\.(?:\s?\.)?|…"
_CITED = r"\(\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\)"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_YEARS = rf"{_YEAR}(?:,\s?(?:{_YEAR}|[a-z]\b))*"
_AUTHOR = rf"[A-Z][\w'’-]+(?: et al\.?|(?:,| and| &) [A-Z][\w'’-]+)?,? {_YEARS}"
_AUTHORS = rf"\(\s*(?:e\.g\.,? |see )?{_AUTHOR}(?:\s*[;,]\s*{_AUTHOR})*\s*\)"
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = rf"(?<=[^\W\d_{_SMALL}₀-₉])[{_SMALL}]+(?:[,⁻–-][{_SMALL}]+)*(?![\w⁺⁻])"
_MARKS = " \t\r\n\"'“”‘’«»„‟`*_>"
_AROUND = re.compile(rf"^\s*(?:{TAG}\s*)+|(?:\s*{TAG})+\s*$", re.IGNORECASE)
_PIECE = re.compile(
    rf"(?P<gap>{_ELLIPSIS})|(?P<bracket>\[[^\[\]]*\])|(?P<cited>{_CITED}|{_AUTHORS}|{_RAISED})"
)
_LABEL = re.compile(
    r"(?:^|(?<=[.!?;:]\s)|(?<=\n))([A-Za-z][A-Za-z&/,' -]{2,50}?)(?:\s*:| [-–—](?= )|\.(?= ))\s*"
)


class Role(StrEnum):
    """What a piece of a quote is."""

    WORDS = "words"
    GAP = "gap"
    LABEL = "section label"
    BRACKET = "brackets"
    CITED = "citation marker"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quote as written and its canonical form.

    `cut`: an ellipsis touches its first or its last word, which may be a part of one.
    """

    role: Role
    raw: str
    canon: str = ""
    cut: tuple[bool, bool] = (False, False)

    @property
    def optional(self) -> bool:
        """Whether the source need not have it."""
        return self.role not in {Role.WORDS, Role.GAP}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote without the marks around it, as a whole and in pieces."""

    text: str
    canon: str
    pieces: tuple[Piece, ...]
    spelt: bool = True

    @property
    def parts(self) -> tuple[tuple[Piece, ...], ...]:
        """The pieces between the ellipses."""
        found: list[list[Piece]] = [[]]
        for piece in self.pieces:
            if piece.role is Role.GAP:
                found.append([])
            else:
                found[-1].append(piece)
        return tuple(tuple(part) for part in found if any(p.canon for p in part))

    @property
    def words(self) -> int:
        """How many words it has; two signs of a script without blanks count as one."""
        spaced = sum(any(c.isalnum() for c in word) for word in self.text.split())
        dense = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in self.text)
        return spaced + dense // 2


def quotation(text: str, *, spelt: bool = True) -> Quotation:
    """Take a quote apart; `spelt`: signs written in words are read as signs."""
    bare = _AROUND.sub("", text).strip(_MARKS)
    pieces = tuple(_with_cuts(list(_pieces(bare, spelt))))
    return Quotation(bare, canonical(bare, spelt=spelt), pieces, spelt)


def _with_cuts(pieces: list[Piece]) -> Iterator[Piece]:
    """Mark the words that an ellipsis touches."""
    around = [None, *pieces, None]
    for before, piece, behind in zip(around, pieces, around[2:], strict=False):
        first = before is not None and before.role is Role.GAP and piece.raw[:1].isalpha()
        last = behind is not None and behind.role is Role.GAP and piece.raw[-1:].isalpha()
        words = piece.role is Role.WORDS
        yield replace(piece, cut=(first, last)) if words and (first or last) else piece


def _pieces(text: str, spelt: bool) -> Iterator[Piece]:
    at = 0
    for match in _PIECE.finditer(text):
        yield from _labelled(text[at : match.start()], spelt)
        yield _special(match, spelt)
        at = match.end()
    yield from _labelled(text[at:], spelt)


def _special(match: re.Match[str], spelt: bool) -> Piece:
    if match.lastgroup == "gap":
        return Piece(Role.GAP, match[0])
    role = Role.BRACKET if match.lastgroup == "bracket" else Role.CITED
    return Piece(role, match[0], canonical(match[0], spelt=spelt))


def _labelled(text: str, spelt: bool) -> Iterator[Piece]:
    """Cut section labels off the words they precede."""
    at = 0
    for match in _LABEL.finditer(text):
        if not is_label(match[1]):
            continue
        yield from _plain(text[at : match.start()], spelt)
        yield Piece(Role.LABEL, match[0], canonical(match[1], spelt=spelt))
        at = match.end()
    yield from _plain(text[at:], spelt)


def _plain(text: str, spelt: bool) -> Iterator[Piece]:
    canon = canonical(text, spelt=spelt)
    if canon:
        yield Piece(Role.WORDS, text, canon)


def is_label(text: str) -> bool:
    """Whether words are the label of an abstract's section."""
    return " ".join(text.lower().split()) in _labels()


@cache
def _labels() -> frozenset[str]:
    listed = files("littrack.verify").joinpath("labels.txt").read_text(encoding="utf-8")
    return frozenset(listed.split("\n")) - {""}

"""Collects the pieces of a marked-up document: every walker of such a format writes here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from littrack.articles.draft import Piece
from littrack.articles.normalise import tidy
from littrack.articles.raised import CONTEXT, as_text
from littrack.model import BlockKind
from littrack.text import has_words

BREAK = "\u2028"  # a line break inside a paragraph
# A list mark that a paragraph itself begins with.
_BULLET = re.compile(r"(?:[•‣◦▪▫●○■□◆➢➤►▶✓✔✗✘❖·\uf0b7\uf0a7\uf0d8]|[-–*](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_OPENS = re.compile(r"\s*(?:[•‣◦▪●✓✔–*-]\s|\(?\d{1,2}[.)]\s|[\"“(]*[A-Z])")
_WRAPPED = 45  # characters; a shorter line was not broken for its length
_LAST = 3  # rows that hold the sign a sentence ends with and what closes behind it
_LEADERS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.ITEM})


@dataclass(slots=True)
class Left:
    """Text that was left out: how many passages, how many words of them."""

    passages: int = 0
    words: int = 0

    def add(self, text: str) -> None:
        """Count a passage that says something."""
        if count := len(re.findall(r"\w+", text)):
            self.passages += 1
            self.words += count

    def notes(self, what: str) -> list[str]:
        """A note that says how much was left out and as `what`; none when nothing was."""
        if not self.passages:
            return []
        passages = "1 passage" if self.passages == 1 else f"{self.passages} passages"
        words = "1 word" if self.words == 1 else f"{self.words:,} words"
        return [f"{passages} ({words}) {what}."]


@dataclass(slots=True)
class _List:
    number: int
    lead: Piece | None
    level: int = 0


@dataclass(slots=True)
class Writer:
    """Writes text into the open piece; what ends a piece is the walker's to say."""

    pieces: list[Piece] = field(default_factory=list)
    struck: Left = field(default_factory=Left)
    hidden: Left = field(default_factory=Left)
    _parts: list[tuple[str, bool]] = field(default_factory=list)
    _next: Piece = field(default_factory=lambda: Piece(""))
    _lists: list[_List] = field(default_factory=list)
    _groups: int = 0

    def say(self, text: str | None, *, raised: bool = False) -> None:
        """Add characters, raised ones (superscript) apart, to the open piece."""
        if text:
            self._parts.append((text, raised))

    def kind(self, kind: BlockKind, *, mark: str = "", paragraph: int = 0) -> None:
        """Say what the open piece is."""
        self._next = replace(self._next, kind=kind, mark=mark, paragraph=paragraph)

    def close(self, mended: Callable[[str], str] = str) -> list[Piece]:
        """End the open piece; its lines when it has line breaks, none when it has no words."""
        text = tidy(mended(_resolved(self._parts)))
        opened, self._next, self._parts = self._next, Piece(""), []
        made = [replace(opened, text=line) for line in _lines(text)]
        for number, piece in enumerate(made):
            piece.mark = "" if number else piece.mark
            self._list_mark(piece)
            if piece.kind is BlockKind.ITEM and self._lists:
                piece.group, piece.lead = self._lists[-1].number, self._lists[-1].lead
            self.pieces.append(piece)
        return made

    def begin_list(self) -> None:
        """Items follow; the piece before them leads in."""
        self.close()
        self._lists.append(_List(self.group(), self._leader(), len(self._lists)))

    def end_list(self) -> None:
        """The items of the innermost list are over."""
        self.close()
        if self._lists:
            self._lists.pop()

    def at_level(self, level: int) -> None:
        """An item of a format without lists as such stands `level` deep; -1: no item."""
        while self._lists and self._lists[-1].level > level:
            self._lists.pop()
        if level >= 0 and (not self._lists or self._lists[-1].level < level):
            self._lists.append(_List(self.group(), self._leader(), level))

    def group(self) -> int:
        """A number that no other list or row has."""
        self._groups += 1
        return self._groups

    def _leader(self) -> Piece | None:
        last = self.pieces[-1] if self.pieces else None
        return last if last is not None and last.kind in _LEADERS else None

    def _list_mark(self, piece: Piece) -> None:
        """A paragraph that begins with a list mark of its own is an item without it."""
        if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            return
        mark = _BULLET.match(piece.text) or _NUMBER.match(piece.text)
        if mark is None:
            return
        piece.mark, piece.text = mark[0], piece.text[mark.end() :]
        if piece.kind is BlockKind.PARAGRAPH and not self._lists:
            self._make_item(piece)

    def _make_item(self, piece: Piece) -> None:
        """Make a paragraph an item: of the list of the item before it, else of a new list."""
        piece.kind = BlockKind.ITEM
        before = self._leader()
        if before is not None and before.kind is BlockKind.ITEM:
            piece.lead, piece.group = before.lead, before.group
        else:
            piece.lead, piece.group = before, self.group()


def _lines(text: str) -> list[str]:
    """The lines of a piece: a break ends one that ends as a sentence, or before one that opens."""
    lines: list[list[str]] = [[]]
    for row in (" ".join(row.split()) for row in text.split(BREAK)):
        if not row or _is_over(lines[-1], row):
            lines.append([])
        lines[-1] += [row] * bool(row)
    return [line for line in map(" ".join, lines) if has_words(line)]


def _is_over(rows: list[str], following: str) -> bool:
    """Whether a line of these rows ends before another; the last rows tell, however many stand."""
    short = len(rows) < _WRAPPED and len(" ".join(rows)) < _WRAPPED
    opens = short and _OPENS.match(following) is not None
    return opens or _ENDED.search(" ".join(rows[-_LAST:])) is not None


def _resolved(parts: list[tuple[str, bool]]) -> str:
    """The characters of a piece, raised ones resolved by what stands around them."""
    out: list[str] = []
    at = 0
    while at < len(parts):
        text, raised = parts[at]
        at += 1
        if not raised:
            out.append(text)
            continue
        while at < len(parts) and parts[at][1] and not (text + parts[at][0]).isalnum():
            text += parts[at][0]
            at += 1
        after = parts[at][0] if at < len(parts) and not parts[at][1] else ""
        out.append(as_text("".join(out[-CONTEXT:]), text, after))
    return "".join(out)

"""Goes once over the groups and control words of Rich Text (RTF 1.9) and writes what is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from littrack.articles.formats.html_tables import Tables
from littrack.articles.formats.rtf_words import (
    APART,
    INTO,
    OF_NUMBER,
    OF_WORD,
    OFF,
    ON,
    PAGES,
    READ,
    SIGNS,
    SYMBOL,
    decoded,
)
from littrack.articles.formats.symbols import symbol
from littrack.articles.writer import Left, Writer
from littrack.model import BlockKind

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
    r"|[\r\n]+"
)
_DEEP = 2_000  # groups inside each other; deeper ones are read as one
_HEADS = re.compile(r"\b(?:heading \d|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group; `into` names where its text goes: none, a note, metadata."""

    into: str = "text"
    raised: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    page: str = "cp1252"
    symbol: str = ""
    skip: int = 1


class Reader:
    """Reads one document."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.tables = Tables(self.writer)
        self.noted: list[tuple[str, str]] = []
        self.said: dict[str, str] = {}
        self.deleted = Left()
        self.pictures = 0
        self._states: list[_State] = []
        self._state = _State()
        self._page = "cp1252"
        self._fonts: dict[int, tuple[str, str]] = {}
        self._font = -1
        self._bytes = bytearray()
        self._pending = 0  # characters after \u that stand for it
        self._star = False
        self._high = 0
        self._note = ""
        self._paragraphs = 0
        self._in_row = self._is_item = self._is_heading = False
        self._heads: set[int] = set()
        self._style = ""
        self._number = -1

    def read(self, source: str) -> None:
        """Read the characters of a file."""
        for token in _TOKEN.finditer(source):
            word, value, code, sign, brace, text = token.groups()
            if code:
                self._byte(int(code, 16))
                continue
            self._flush()
            if brace:
                self._group(brace)
            elif word:
                self._word(word, int(value) if value else None)
            elif sign:
                self._sign(sign)
            elif text:
                self._text(text)
        self._flush()
        self._paragraph()

    def _group(self, brace: str) -> None:
        if brace == "{" and len(self._states) < _DEEP:
            self._states.append(self._state)
        elif brace == "}" and self._states:
            before, self._state = self._state, self._states.pop()
            self._over(before, self._state)
        self._star = False
        self._pending = 0

    def _over(self, inner: _State, outer: _State) -> None:
        """A group ends: its note or its style is whole."""
        if inner.into == "note" and outer.into != "note":
            self.noted.append((str(len(self.noted) + 1), " ".join(self._note.split())))
            self._note = ""
            self.writer.say(f"[{len(self.noted)}]")
        if inner.into == "style":
            if _HEADS.search(self._style):
                self._heads.add(self._number)
            self._style = ""

    def _word(self, word: str, value: int | None) -> None:
        if word == "stylesheet":
            self._to("style")
        elif self._destination(word):
            return
        elif word == "u" and value is not None:
            self._unicode(value % 65536)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif not self._switch(word, value):
            self._layout(word, value)

    def _destination(self, word: str) -> bool:
        """Whether a word says where the text of its group goes."""
        if word in APART or (self._star and word not in READ):
            self._to("")
        elif word in {"title", "author"} and self._state.into == "info":
            self._to(word)
        elif word in INTO:
            self.pictures += word == "pict"
            self._to(INTO[word])
        else:
            return False
        self._star = False
        return True

    def _to(self, into: str) -> None:
        if self._state.into:
            self._state = replace(self._state, into=into)

    def _switch(self, word: str, value: int | None) -> bool:
        """Whether a word switches how text looks."""
        changes: dict[str, Any] = {}
        if word in ON:
            changes[ON[word]] = value != 0
        elif word in OFF:
            changes = dict.fromkeys(OFF[word], False)
        elif word == "up":
            changes["raised"] = bool(value)
        elif word == "uc" and value is not None:
            changes["skip"] = max(0, value)
        elif word in OF_WORD or (word in {"ansicpg", "f", "fcharset"} and value is not None):
            self._charset(word, value or 0)
        else:
            return False
        self._state = replace(self._state, **changes)
        return True

    def _charset(self, word: str, value: int) -> None:
        if word == "ansicpg" or word in OF_WORD:
            self._page = OF_WORD.get(word) or OF_NUMBER.get(value, f"cp{value}")
            self._state = replace(self._state, page=self._page)
        elif word == "fcharset":
            self._fonts[self._font] = PAGES.get(value, self._page), "symbol" * (value == SYMBOL)
        elif self._state.into == "font":
            self._font = value
        else:
            page, name = self._fonts.get(value, (self._page, ""))
            self._state = replace(self._state, page=page, symbol=name)

    def _layout(self, word: str, value: int | None) -> None:
        match self._state.into:
            case "text":
                self._arrange(word, value)
            case "note":
                self._note += " " if word == "par" else ""
            case "style" if word == "s" and value is not None:
                self._number = value

    def _arrange(self, word: str, value: int | None) -> None:
        """Follow a word that says what the open paragraph of the text is, or ends it."""
        match word:
            case "par" | "sect":
                self._paragraph()
            case "cell" | "nestcell":
                self._cell()
            case "row" | "nestrow":
                self._row_over()
            case "pard":
                self._is_item = self._is_heading = False
            case "ls" | "pntext" | "listtext":
                self._is_item = self._is_item or value != 0
            case "outlinelevel":
                self._is_heading = True
            case "s" if value in self._heads:
                self._is_heading = True

    def _paragraph(self) -> None:
        self._paragraphs += 1
        kind = BlockKind.PARAGRAPH
        if self._in_row:
            kind = BlockKind.CELL
        elif self._is_heading:
            kind = BlockKind.HEADING
        elif self._is_item:
            kind = BlockKind.ITEM
        self.writer.at_level(0 if kind is BlockKind.ITEM else -1)
        self.writer.kind(kind, paragraph=self._paragraphs)
        for piece in self.writer.close():
            self.tables.place(piece)

    def _cell(self) -> None:
        if not self._in_row:
            self._in_row = True
            self.tables.begin()
            self.tables.row()
        self.tables.cell_at()
        self._paragraph()
        self.tables.cell_over()

    def _row_over(self) -> None:
        self.tables.end()
        self._in_row = False

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._star = True
        elif sign in "\r\n":
            self._word("par", None)
        else:
            self._say(SIGNS.get(sign, ""))

    def _text(self, text: str) -> None:
        skipped = min(self._pending, len(text))
        self._pending -= skipped
        for sign in text[skipped:] if self._state.symbol or not text.isascii() else ():
            self._byte(ord(sign))
        self._flush()
        if not self._state.symbol and text.isascii():
            self._say(text[skipped:])

    def _byte(self, code: int) -> None:
        if self._pending:
            self._pending -= 1
        elif self._state.symbol:
            self._say(symbol("symbol", f"{code:X}") or "\ufffd")
        else:
            self._bytes.append(code)

    def _flush(self) -> None:
        """Decode the bytes before, which may be parts of one character."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(decoded(data, self._state.page))

    def _unicode(self, code: int) -> None:
        self._pending = self._state.skip
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004  # the first half of a pair
            self._high = code
            return
        if self._high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
        self._high = 0
        self._say((symbol("symbol", f"{code:X}") or "") if self._state.symbol else chr(code))

    def _say(self, text: str) -> None:
        state = self._state
        if state.into in {"title", "author"}:
            self.said[state.into] = self.said.get(state.into, "") + text
        elif state.into == "style":
            self._style += text
        elif state.into not in {"text", "note"}:
            return
        elif state.struck or state.hidden or state.deleted:
            self._leave_out(text)
        elif state.into == "note":
            self._note += text
        else:
            self.writer.say(text, raised=state.raised)

    def _leave_out(self, text: str) -> None:
        if self._state.deleted:
            self.deleted.add(text)
        elif self._state.struck:
            self.writer.struck.add(text)
        else:
            self.writer.hidden.add(text)

    def notes(self) -> list[str]:
        """What was left out, and what could not be read."""
        said = self.writer.struck.notes("struck out: what its writer withdrew was not read")
        said += self.writer.hidden.notes("of hidden text: what nobody sees was not read")
        said += self.deleted.notes("deleted by tracked changes: the text was read as they leave it")
        if self.pictures:
            what = "1 picture" if self.pictures == 1 else f"{self.pictures} pictures"
            said.append(f"What is in {what} cannot be read: look there yourself.")
        return said

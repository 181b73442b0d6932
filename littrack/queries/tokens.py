"""A PubMed term cut into tokens, each with the line and column it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from littrack.queries.clean import uncommented
from littrack.queries.strategy import Line


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    OPERATOR = auto()
    QUOTED = auto()
    TAG = auto()
    COLON = auto()
    WORD = auto()
    LOOSE = auto()  # a quote or bracket without its other end


_PATTERNS = {
    Kind.OPEN: r"\(",
    Kind.CLOSE: r"\)",
    Kind.QUOTED: r'"[^"]*"',
    Kind.TAG: r"\[[^\[\]]*\]",
    Kind.LOOSE: r'["\[\]]',
    Kind.OPERATOR: r"(?:AND|OR|NOT)(?![^\s()\[\"])",
    Kind.COLON: r":(?=\s)",
    Kind.WORD: r"[^\s()\[\]\"]+",
}
_TOKEN = re.compile("|".join(f"(?P<{kind.name}>{text})" for kind, text in _PATTERNS.items()))


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `line` and `column` count from 1."""

    kind: Kind
    text: str
    line: int
    column: int

    @property
    def field(self) -> str:
        """A tag's name: lower case, single blanks, without what follows `:~`."""
        return " ".join(self.text.strip("[] ").lower().partition(":~")[0].split())


def tokens(term: str) -> Iterator[Token]:
    """Yield the tokens of a term, comments left out; phrases may run over lines."""
    kept = uncommented(term)
    for found in _TOKEN.finditer(kept):
        line = kept.count("\n", 0, found.start()) + 1
        column = found.start() - (kept.rfind("\n", 0, found.start()) + 1) + 1
        yield Token(Kind[str(found.lastgroup)], found[0], line, column)


def line_tokens(line: Line) -> Iterator[Token]:
    """Yield the tokens of a numbered line; a line it names is an operand with its tag."""
    named = {part.start: part for part in line.parts if part.kind in {"reference", "operator"}}
    end = 0
    for token in tokens(line.searched):
        start = token.column - 1
        part = named.get(start) if token.line == 1 else None
        if part is None:
            if token.line > 1 or start >= end:
                yield token
            continue
        end = start + len(part.text)
        if part.kind == "operator":
            yield Token(Kind.OPERATOR, part.text, token.line, token.column)
            continue
        yield from operand(token.line, token.column)


def operand(line: int, column: int) -> Iterator[Token]:
    """Give a word with its tag, to stand where something is searched that is not PubMed's."""
    yield Token(Kind.WORD, "1", line, column)
    yield Token(Kind.TAG, "[uid]", line, column)

"""A PubMed term cut into tokens, each with the line and column it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from littrack.queries.term import comment_start


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
    lines = term.splitlines()
    kept = "\n".join(line[: comment_start(line)] for line in lines)
    for found in _TOKEN.finditer(kept):
        line = kept.count("\n", 0, found.start()) + 1
        column = found.start() - (kept.rfind("\n", 0, found.start()) + 1) + 1
        yield Token(Kind[str(found.lastgroup)], found[0], line, column)

"""What lint finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from littrack.queries.tokens import Token


class Level(IntEnum):
    """How bad: a note, a doubt, or certainly not what was meant."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class LintFinding:
    """Something about a term: where in it (lines and columns from 1), what, and what to do.

    `count` is how many there are of its kind; the place is that of the first.
    """

    line: int
    column: int
    code: str
    message: str
    remedy: str
    level: Level = Level.ERROR
    count: int = 1


def finding_at(
    token: Token, code: str, message: str, remedy: str, level: Level = Level.ERROR
) -> LintFinding:
    """Find something at a token."""
    return LintFinding(token.line, token.column, code, message, remedy, level)


def one_a_kind(found: Iterable[LintFinding]) -> list[LintFinding]:
    """Give the first finding of each kind with the number of them, from top to bottom.

    Two of another database's forms are two kinds, as they have two remedies.
    """
    kinds: dict[tuple[str, str], LintFinding] = {}
    for each in sorted(found, key=lambda f: (f.line, f.column, f.code)):
        kind = each.code, each.message.partition(" is ")[2] if each.code == "foreign" else ""
        first = kinds.get(kind)
        kinds[kind] = replace(first, count=first.count + each.count) if first else each
    return list(kinds.values())

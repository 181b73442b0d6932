"""The nodes of a search, joined from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from littrack.cache.search_fields import Field
from littrack.model import QueryError


@dataclass(frozen=True, slots=True)
class Text:
    """Words as an FTS5 expression; `bare` ones stand in no field."""

    expression: str
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Two parts with AND, OR or NOT between them, of which one at least is a field."""

    operator: str
    left: Node
    right: Node


Node: TypeAlias = "Text | Field | Joined"


@dataclass(frozen=True, slots=True)
class Open:
    """An opening parenthesis; `columns` are those all within it is looked for in."""

    columns: str


Item: TypeAlias = "str | Text | Field | Open"


def group(tokens: list[Item], at: int) -> tuple[Node, int]:
    """Read up to the closing parenthesis or the end, joining from left to right."""
    held: Node | None = None
    joiner, last = "", ""
    while at < len(tokens) and tokens[at] != ")":
        item = tokens[at]
        at += 1
        if isinstance(item, str):
            joiner = _joined(joiner, item, held)
            continue
        if isinstance(item, Open):
            part, at = _inner(tokens, at, item.columns)
        else:
            part = item
        held, last = _together(held, last, joiner or "AND", part)
        joiner = ""
    if joiner or held is None:
        raise QueryError(f"The search ends where something was expected{_after(joiner)}.")
    return held, at


def _together(held: Node | None, last: str, joiner: str, part: Node) -> tuple[Node, str]:
    """Join a part to what stands so far; parentheses only where the operator changes."""
    if held is None:
        return part, ""
    if not (isinstance(held, Text) and isinstance(part, Text)):
        return Joined(joiner, held, part), joiner
    if last in {"", joiner} and joiner != "NOT":
        return Text(f"{held.expression} {joiner} {part.expression}"), joiner
    return Text(f"({held.expression}) {joiner} {part.expression}"), joiner


def _inner(tokens: list[Item], at: int, columns: str) -> tuple[Node, int]:
    part, at = group(tokens, at)
    if at >= len(tokens):
        raise QueryError("The search opens a parenthesis and never closes it.")
    if not isinstance(part, Text):
        return part, at + 1
    said = part.expression
    return Text(f"{{{columns}}} : ({said})" if columns else f"({said})"), at + 1


def _joined(before: str, word: str, held: Node | None) -> str:
    if held is None:
        raise QueryError(f"{word} needs something before it: what is searched first?")
    if (before, word) == ("AND", "NOT"):
        return "NOT"
    if before:
        raise QueryError(f"The search says {before} {word}; one of the two is meant.")
    return word


def _after(joiner: str) -> str:
    return f" after {joiner}" if joiner else ""

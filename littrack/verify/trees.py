"""Nested data with line numbers, and the rows in it: mappings that hold a reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from littrack.model import LittrackError
from littrack.model.verification import Problem, RowPlace, StatementRow
from littrack.verify.columns import Columns, plain
from littrack.verify.references import Scheme, of_cells

DEEPEST = 100  # levels of nesting
MOST = 1_000_000  # collections of a file
REPEATED = 20_000  # collections that anchors repeat, those inside others counted each time


class Unreadable(LittrackError):
    """A file that cannot be read as rows; the sentence says where and what to do."""


@dataclass(slots=True)
class Scalar:
    """A value in words."""

    text: str
    line: int


@dataclass(slots=True)
class Listed:
    """A sequence."""

    items: list[Node]
    line: int


@dataclass(slots=True)
class Mapped:
    """A mapping; a key that stands twice stands twice here."""

    pairs: list[tuple[str, Node]] = field(default_factory=list)
    line: int = 0

    def get(self, name: str) -> Node | None:
        """Give the last value of a key, as parsers of JSON and YAML do."""
        return next((value for key, value in reversed(self.pairs) if key == name), None)

    @property
    def names(self) -> list[str]:
        """The keys, each once."""
        return list(dict.fromkeys(key for key, _ in self.pairs))

    @property
    def twice(self) -> list[str]:
        """The keys that stand more than once."""
        ordered = sorted(key for key, _ in self.pairs)
        return list(dict.fromkeys(a for a, b in pairwise(ordered) if a == b))


Node: TypeAlias = Scalar | Listed | Mapped


@dataclass(frozen=True, slots=True)
class _Spot:
    node: Node
    path: str
    parents: tuple[Mapped, ...] = ()


def rows(
    tree: Node, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    """List the rows of a tree, in the order they stand in."""
    _bounded(tree, file)
    stack = [_Spot(tree, "")]
    while stack:
        spot = stack.pop()
        if isinstance(spot.node, Mapped):
            yield from _row(spot, file, columns, problems)
        stack += reversed(list(_below(spot, columns)))


def _bounded(tree: Node, file: str) -> None:
    """Refuse a tree that is too large, or larger by its anchors than it was written."""
    seen: set[int] = set()
    stack, repeated = [tree], 0
    while stack:
        node = stack.pop()
        repeated += id(node) in seen
        seen.add(id(node))
        if len(seen) > MOST:
            raise Unreadable(f"{file} holds more than {MOST:,} collections; split it")
        if repeated > REPEATED:
            raise Unreadable(f"{file} repeats more than {REPEATED:,} collections by anchors")
        stack += [child for child in _children(node) if not isinstance(child, Scalar)]


def _children(node: Node) -> Iterable[Node]:
    if isinstance(node, Listed):
        return node.items
    return (value for _, value in node.pairs) if isinstance(node, Mapped) else ()


def _below(spot: _Spot, columns: Columns) -> Iterator[_Spot]:
    node = spot.node
    if isinstance(node, Listed):
        for number, item in enumerate(node.items):
            if not isinstance(item, Scalar):
                yield _Spot(item, f"{spot.path}[{number}]", spot.parents)
    if isinstance(node, Mapped):
        taken = _references(node, columns) if _is_row(node, columns) else []
        for name in node.names:
            value = node.get(name)
            if isinstance(value, Listed | Mapped) and name not in taken:
                path = f"{spot.path}.{name}" if spot.path else name
                yield _Spot(value, path, (*spot.parents, node))


def _row(
    spot: _Spot, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    node = spot.node
    if not isinstance(node, Mapped):
        return
    if node.twice:
        names = ", ".join(node.twice)
        why = f"{names} stands more than once; the last is read"
        problems.append(Problem(f"{file}:{node.line}: {why}.", unread=False))
    if not _is_row(node, columns) or _aside(spot, columns):
        return
    place = RowPlace(file, node.line, spot.path)
    given = _text(node, columns.of("id", node.names))
    yield StatementRow(
        given or f"{file}:{spot.path or node.line}",
        place,
        _statement(spot, node, columns),
        tuple(_given(node, columns)),
        _text(node, columns.of("quote", node.names)),
        _title(node, columns),
        _text(node, columns.of("supports", node.names)),
        {name: _text(node, name) for name in node.names},
    )


def _is_row(node: Mapped, columns: Columns) -> bool:
    """Whether a mapping holds a reference, and a quote, a statement or a title to hold to it."""
    if not _references(node, columns):
        return False
    parts = ("quote", "statement")
    if columns.statement_from or any(columns.of(part, node.names) for part in parts):
        return True
    return any(plain(name) != "title" for name in columns.all_of("title", node.names))


def _aside(spot: _Spot, columns: Columns) -> bool:
    """Whether a mapping is a remark inside a row: its reference names nothing, the row's does."""
    if not any(_is_row(parent, columns) for parent in spot.parents):
        return False
    found = of_cells(_given(spot.node, columns)) if isinstance(spot.node, Mapped) else []
    return all(one.scheme is Scheme.NONE for one in found)


def _references(node: Mapped, columns: Columns) -> list[str]:
    """Name the fields that hold references: values, lists of values, or mappings with one."""
    return [
        name
        for name in columns.all_of("reference", node.names)
        if any(_values(node.get(name), columns))
    ]


def _given(node: Mapped, columns: Columns) -> list[str]:
    found = []
    for name in _references(node, columns):
        values = list(_values(node.get(name), columns))
        scheme = plain(name)
        bare = scheme in {"pmcid", "doi"}
        found += [_schemed(scheme, value) if bare else value for value in values]
    return found


def _schemed(scheme: str, value: str) -> str:
    """Write a bare number of a PMCID column as a PMCID: it is no PMID."""
    return f"PMC{value}" if scheme == "pmcid" and value.isdecimal() else value


def _values(node: Node | None, columns: Columns) -> Iterator[str]:
    if isinstance(node, Scalar) and node.text.strip():
        yield node.text
    elif isinstance(node, Listed):
        for item in node.items:
            if isinstance(item, Scalar):
                yield from _values(item, columns)
            elif isinstance(item, Mapped) and not columns.of("quote", item.names):
                yield from _inside(item, columns)
    elif isinstance(node, Mapped) and not columns.of("quote", node.names):
        yield from _inside(node, columns)


def _inside(node: Mapped, columns: Columns) -> Iterator[str]:
    for name in (*columns.all_of("reference", node.names), *columns.all_of("id", node.names)):
        value = node.get(name)
        if isinstance(value, Scalar) and value.text.strip():
            yield value.text
            return


def _title(node: Mapped, columns: Columns) -> str:
    if own := _text(node, columns.of("title", node.names)):
        return own
    for name in _references(node, columns):
        value = node.get(name)
        if isinstance(value, Mapped):
            return _text(value, columns.of("title", value.names))
    return ""


def _statement(spot: _Spot, node: Mapped, columns: Columns) -> str:
    """Take the statement from the row, else from the first parent that has it."""
    for holder in (node, *reversed(spot.parents)):
        if own := _text(holder, columns.of("statement", holder.names)):
            return own
        if found := _first(holder, columns.statement_from):
            return found
    return ""


def _first(node: Mapped, names: Sequence[str]) -> str:
    known = {plain(name): name for name in node.names}
    texts = (_text(node, known.get(plain(name))) for name in names)
    return next(filter(None, texts), "")


def _text(node: Mapped, name: str | None) -> str:
    value = node.get(name) if name is not None else None
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Listed):
        return "; ".join(item.text for item in value.items if isinstance(item, Scalar))
    return ""

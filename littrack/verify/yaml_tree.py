"""YAML read as plain values: no tag is acted on, and anchors are shared, never copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from littrack.verify.tree_builder import TreeBuilder
from littrack.verify.trees import Listed, Mapped, Node, Scalar, Unreadable

T = TypeVar("T", Scalar, Listed, Mapped)
_MERGE = "<<"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read(text: str, file: str) -> Iterator[Node]:
    """Read the documents of a YAML text, one after the other."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from _documents(yaml.parse(text, Loader=loader), file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Unreadable(f"{file}:{line}: this is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise Unreadable(f"{file}: this is no YAML: {' '.join(str(error).split())}") from error


def _documents(events: Iterator[Any], file: str) -> Iterator[Node]:
    """Build a tree of each document from the parser's events, without recursion."""
    builder = _Builder(file)
    for event in events:
        name = type(event).__name__
        if name == "DocumentStartEvent":
            builder = _Builder(file)
        elif name == "DocumentEndEvent" and builder.root is not None:
            yield builder.root
        else:
            builder.take(name, event)


class _Builder(TreeBuilder):
    """Builds one document; what an anchor names is shared, never copied."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._anchors: dict[str, Node] = {}

    def take(self, name: str, event: Any) -> None:
        """Take one event."""
        line = event.start_mark.line + 1
        if name == "ScalarEvent":
            quoted = event.style in {"'", '"'}
            text = "" if not quoted and event.value in _NULLS else event.value
            self.put(self._named(Scalar(text, line), event.anchor))
        elif name == "AliasEvent":
            self.put(self._meant(event.anchor, line))
        elif name == "MappingStartEvent":
            self.begin(self._named(Mapped([], line), event.anchor))
        elif name == "SequenceStartEvent":
            self.begin(self._named(Listed([], line), event.anchor))
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            _merge(self.end())

    def _named(self, node: T, anchor: str | None) -> T:
        if anchor:
            self._anchors[anchor] = node
        return node

    def _meant(self, anchor: str, line: int) -> Node:
        node = self._anchors.get(anchor)
        if node is None:
            raise Unreadable(f"{self.file}:{line}: the anchor {anchor!r} is not defined")
        if any(node is each for each in self.open):
            raise Unreadable(f"{self.file}:{line}: the anchor {anchor!r} contains itself")
        return node


def _merge(node: Mapped | Listed) -> None:
    """Put the pairs of merge keys in front, so that the mapping's own come last and count."""
    if isinstance(node, Listed):
        return
    own = [(key, value) for key, value in node.pairs if key != _MERGE]
    names = {key for key, _ in own}
    taken: list[tuple[str, Node]] = []
    for other in _merged(node):
        fresh = [(key, value) for key, value in other.pairs if key not in names]
        names |= {key for key, _ in fresh}
        taken += fresh
    node.pairs = taken + own


def _merged(node: Mapped) -> Iterator[Mapped]:
    """Yield the mappings that the merge keys of a mapping name, one or a list each."""
    for key, value in node.pairs:
        if key == _MERGE:
            named = value.items if isinstance(value, Listed) else [value]
            yield from (each for each in named if isinstance(each, Mapped))

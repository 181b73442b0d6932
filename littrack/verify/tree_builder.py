"""Puts a tree together from a parser's events, without recursion."""

from __future__ import annotations

from littrack.verify.trees import DEEPEST, Listed, Mapped, Node, Scalar, Unreadable


class TreeBuilder:
    """Builds one tree; `open` are the collections that are not closed yet."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.open: list[Mapped | Listed] = []
        self._keys: list[str | None] = []

    def put(self, node: Node) -> None:
        """Put a value where it stands: as a key, a value, an item or the root."""
        if not self.open:
            self.root = node
        elif isinstance(holder := self.open[-1], Listed):
            holder.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = node.text if isinstance(node, Scalar) else "?"
        else:
            holder.pairs.append((key, node))
            self._keys[-1] = None

    def begin(self, node: Mapped | Listed) -> None:
        """Open a collection."""
        if len(self.open) == DEEPEST:
            raise Unreadable(f"{self.file}:{node.line}: nested deeper than {DEEPEST} levels")
        self.put(node)
        self.open.append(node)
        self._keys.append(None)

    def end(self) -> Mapped | Listed:
        """Close the last collection opened and give it."""
        self._keys.pop()
        return self.open.pop()

"""Which column and row a cell of a table stands in, and what heads them."""

from __future__ import annotations

from dataclasses import dataclass, field

import lxml.html

from littrack.articles.draft import Piece
from littrack.articles.writer import Writer
from littrack.model import BlockKind

_SPAN = 1_000  # columns a cell may span (HTML standard)


@dataclass(slots=True)
class _Table:
    heads: dict[int, Piece] = field(default_factory=dict)
    group: int = 0
    column: int = 0
    width: int = 1
    is_head: bool = False
    first: Piece | None = None
    last: Piece | None = None
    open: bool = False
    fresh: bool = False
    rows: int = 0

    def add_head(self, piece: Piece) -> None:
        """Let a piece head the columns of the open cell that nothing heads yet."""
        for column in range(self.column, self.column + self.width):
            self.heads.setdefault(column, piece)


class Tables:
    """Follows the tables of a document, one inside another, and gives each cell its heads."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.tables: list[_Table] = []

    def begin(self) -> None:
        """A table opens."""
        self.tables.append(_Table())

    def end(self) -> None:
        """The innermost table ends."""
        if self.tables:
            self.tables.pop()

    def row(self) -> None:
        """A row opens."""
        if self.tables:
            table = self.tables[-1]
            table.group, table.column, table.width = self.writer.group(), 0, 0
            table.first = table.last = None
            table.rows += 1

    def cell(self, node: lxml.html.HtmlElement) -> None:
        """A cell of HTML opens."""
        span = node.get("colspan", "1")
        self.cell_at(width=min(int(span), _SPAN) if span.isdigit() else 1, is_head=node.tag == "th")

    def cell_at(self, *, width: int = 1, is_head: bool = False) -> None:
        """A cell opens beside the one before it."""
        if self.tables:
            table = self.tables[-1]
            table.column += table.width
            table.width, table.is_head = max(1, width), is_head
            table.open = table.fresh = True

    def cell_over(self) -> None:
        """The cell ends."""
        if self.tables:
            self.tables[-1].open = False

    def place(self, piece: Piece) -> None:
        """Give a piece of the open cell its row, its heads and its place on the line."""
        table = self.tables[-1] if self.tables else None
        if table is None or not table.open or piece.kind is not BlockKind.CELL:
            return
        piece.group = table.group
        piece.beside = table.fresh and table.last is not None and table.last is self._before(piece)
        if table.is_head and table.rows == 1:
            piece.row_head = piece.lead = None
            table.add_head(piece)
        else:
            piece.row_head, piece.lead = table.first, table.heads.get(table.column)
        table.first = table.first or piece
        table.last, table.fresh = piece, False

    def _before(self, piece: Piece) -> Piece | None:
        pieces = self.writer.pieces
        return pieces[-2] if len(pieces) > 1 and pieces[-1] is piece else None

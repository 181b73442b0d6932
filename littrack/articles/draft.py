"""What a format gives before it becomes an article: pieces in order, then a text laid out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from littrack.language.sentences import split
from littrack.model import Block, BlockKind, Reference

_BESIDE = " | "  # between the cells of a row
_CLOSED = (".", "!", "…")


@dataclass(slots=True, eq=False)
class Piece:
    """A block before it has its place. `lead` and `row_head` are other pieces of the same text.

    `beside`: a cell that stands on the line of the piece before it. `aside`: it stands in a menu, a
    footer, a banner or in links. `linked`: most of it is links. `mark` is its list mark, written
    before it and no part of it.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    lead: Piece | None = None
    row_head: Piece | None = None
    group: int = 0
    page: int = 0
    paragraph: int = 0
    aside: bool = False
    linked: bool = False
    beside: bool = False
    mark: str = ""


@dataclass(slots=True)
class Draft:
    """What a reader of a format gives."""

    text: str
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    published: date | None = None
    author: str = ""
    publisher: str = ""
    unreadable: list[tuple[int, int]] = field(default_factory=list)
    language: str = ""

    @property
    def headings(self) -> list[tuple[int, int]]:
        """The spans of the headings."""
        return [(b.start, b.end) for b in self.blocks if b.kind is BlockKind.HEADING]

    def append(self, text: str, kind: BlockKind, *, mark: str = "") -> tuple[int, int]:
        """Write a block below the text, after its list mark."""
        self.text += f"\n{mark}" if self.text else mark
        start = len(self.text)
        self.text += text
        self.blocks.append(Block(kind, start, len(self.text)))
        return start, len(self.text)


def laid_out(pieces: list[Piece]) -> Draft:
    """Write pieces as a text, a line each, the cells of a row on one line."""
    places: dict[int, tuple[int, int]] = {}
    parts: list[str] = []
    at = 0
    for number, piece in enumerate(pieces):
        joint = "" if not number else _BESIDE if piece.beside else "\n"
        start = at + len(joint) + len(piece.mark)
        at = start + len(piece.text)
        parts += [joint, piece.mark, piece.text]
        places[id(piece)] = (start, at)
    text = "".join(parts)
    return Draft(text, blocks=[_block(piece, text, places) for piece in pieces])


def _block(piece: Piece, text: str, places: dict[int, tuple[int, int]]) -> Block:
    lead = places.get(id(piece.lead))
    return Block(
        piece.kind,
        *places[id(piece)],
        lead_in=lead_in(text, *lead) if lead else None,
        group=piece.group,
        row_head=places.get(id(piece.row_head)),
        page=piece.page,
        paragraph=piece.paragraph,
    )


def lead_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The last words of a block, when what follows is to be read with them: they are not closed."""
    last = list(split(text, start, end, lines=False))[-1:]
    if not last or last[0].words(text).endswith(_CLOSED):
        return None
    return last[0].start, last[0].end

"""A quote's pieces laid along a source: in order, brackets first as the source's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from littrack.verify.folding import Folded
from littrack.verify.quotation import Piece, Quotation, Role

_REPLACED = 6  # words of the source that one gloss may stand for
_NUMBERED = re.compile(r"\W{0,3}[\[(][^\])]{0,40}\d|\W{0,3}[\])][^\[(]{0,40}\d")
_STARTS = 200  # places of a quote's first words that are tried


@dataclass(frozen=True, slots=True)
class Step:
    """A piece laid on source[start:end] (canonical); absent or standing for other words."""

    piece: Piece
    start: int
    end: int
    present: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A quote found: its steps in order, and whether an ellipsis lies between them."""

    source: Folded
    steps: tuple[Step, ...]
    parts: int = 1

    @property
    def start(self) -> int:
        """Where it begins in the source's text."""
        return self.source.original(*_extent(self.steps))[0]

    @property
    def end(self) -> int:
        """Where it ends in the source's text."""
        return self.source.original(*_extent(self.steps))[1]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Give what was compared: as the quote has it, as the source has it."""
        return [
            (step.piece.raw, self._raw(step))
            for step in self.steps
            if step.present and step.end > step.start
        ]

    @property
    def glosses(self) -> list[tuple[Piece, str]]:
        """The pieces the source does not have, each with the words it stands for."""
        return [(s.piece, self._raw(s)) for s in self.steps if not s.present]

    def _raw(self, step: Step) -> str:
        if step.end <= step.start:
            return ""
        start, end = self.source.original(step.start, step.end)
        return self.source.raw[start:end]

    def gaps(self) -> list[str]:
        """The words of the source between parts, as far as they are few."""
        found = []
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            if after.start > before.end:
                start, end = self.source.original(before.end, after.start)
                found.append(self.source.raw[start:end])
        return found


def _extent(steps: Sequence[Step]) -> tuple[int, int]:
    return steps[0].start, max(step.end for step in steps)


def locate(quote: Quotation, source: Folded) -> Match | None:
    """Find a quote: as it is, else piece by piece, its parts in the order they stand in."""
    if not quote.canon:
        return None
    for start in source.places(quote.canon):
        whole = Piece(Role.WORDS, quote.text, quote.canon)
        return Match(source, (Step(whole, start, start + len(quote.canon)),))
    parts = quote.parts
    if not parts or _alone(parts, quote.canon):
        return None
    return _in_order([_uncut(part) for part in parts], source) or _in_order(parts, source)


def _alone(parts: Sequence[Sequence[Piece]], canon: str) -> bool:
    """Whether a quote is one piece of whole words: it has been looked for."""
    whole = len(parts) == 1 and len(parts[0]) == 1
    return whole and parts[0][0].canon == canon and not any(parts[0][0].cut)


def _uncut(part: Sequence[Piece]) -> list[Piece]:
    """Take the words that an ellipsis touches for whole ones."""
    return [replace(piece, cut=(False, False)) for piece in part]


def _in_order(parts: Sequence[Sequence[Piece]], source: Folded) -> Match | None:
    steps: list[Step] = []
    after = 0
    for part in parts:
        found = part_at(part, source, after)
        if found is None:
            return None
        steps += found
        after = max(step.end for step in found)
    return Match(source, tuple(steps), len(parts))


def _readable(part: Sequence[Piece]) -> Sequence[Piece]:
    """Take the brackets of a part for words where it has no others."""
    if Role.WORDS in {piece.role for piece in part}:
        return part
    return [replace(p, role=Role.WORDS) if p.role is Role.BRACKET else p for p in part]


def part_at(part: Sequence[Piece], source: Folded, after: int = 0) -> list[Step] | None:
    """Find one part behind a place; the first there is."""
    part = _readable(part)
    first = next((n for n, piece in enumerate(part) if piece.role is Role.WORDS), None)
    if first is None:
        return None
    starts = list(islice(source.places(part[first].canon, after, part[first].cut), _STARTS))
    for replacing, start in product((False, True), starts):
        rest = _laid(part[first:], source, start, replacing=replacing)
        lead = _before(part[:first], source, start)
        if rest is not None and lead is not None:
            return [*lead, *rest]
    return None


def _before(pieces: Sequence[Piece], source: Folded, start: int) -> list[Step] | None:
    """Lay what precedes the first words backwards; what the source lacks is absent."""
    steps: list[Step] = []
    for piece in reversed(pieces):
        begin = start - len(piece.canon)
        held = bool(piece.canon) and begin >= 0 and source.text.startswith(piece.canon, begin)
        if not held and _another(piece, source.raw[: source.original(start, start + 1)[0]][::-1]):
            return None
        steps.insert(0, Step(piece, begin if held else start, start, held))
        start = begin if held else start
    return steps


def _laid(
    pieces: Sequence[Piece], source: Folded, start: int, *, replacing: bool
) -> list[Step] | None:
    """Lay pieces one behind the other from a place; depth first, the source's own words first.

    `replacing`: a gloss may stand in place of a few words of the source.
    """
    stack: list[tuple[int, tuple[Step, ...]]] = [(start, ())]
    tried = 0
    while stack and tried < _STARTS * len(pieces):
        tried += 1
        at, steps = stack.pop()
        if len(steps) == len(pieces):
            return list(steps)
        follow = list(_ways(pieces, len(steps), source, at, replacing=replacing))
        stack += [(step.end, (*steps, step)) for step in reversed(follow)]
    return None


def _ways(
    pieces: Sequence[Piece], number: int, source: Folded, at: int, *, replacing: bool
) -> Iterator[Step]:
    piece = pieces[number]
    begin = at + (source.text[at : at + 1] == " ")
    end = begin + len(piece.canon)
    if source.text.startswith(piece.canon, begin) and source.whole(begin, end, piece.cut):
        yield Step(piece, begin, end)
    if not piece.optional:
        return
    last = number + 1 == len(pieces)
    if last and _another(piece, source.raw[source.original(0, at)[1] :]):
        return
    yield Step(piece, at, at, present=False)
    if replacing and piece.role is Role.BRACKET and not last:
        for edge in source.next_edges(at, _REPLACED):
            yield Step(piece, at, edge, present=False)


def _another(piece: Piece, beside: str) -> bool:
    """Whether the source has numbers of its own in brackets where a quote has others."""
    return any(c.isdigit() for c in piece.canon) and _NUMBERED.match(beside) is not None

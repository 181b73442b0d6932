"""An article cut into paragraphs and pieces, so that overlapping claims can be marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from littrack.model import Article


@dataclass(frozen=True, slots=True)
class Span:
    """Something to mark: `key` names it, `rank` says how bad it is (0 is worst).

    `noted`: it stands in the margin too.
    """

    start: int
    end: int
    key: str
    rank: int
    anchor: str = ""
    noted: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same spans throughout. `opens` and `closes` name what begins and ends here."""

    text: str
    under: tuple[Span, ...] = ()
    opens: tuple[Span, ...] = ()
    closes: tuple[Span, ...] = ()

    @property
    def worst(self) -> Span | None:
        """The span whose mark the piece wears."""
        return min(self.under, key=lambda span: span.rank, default=None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article; its pieces joined are its text to the letter."""

    start: int
    pieces: tuple[Piece, ...]
    heading: bool

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def opened(self) -> tuple[Span, ...]:
        """What begins in this paragraph, in order."""
        return tuple(span for piece in self.pieces for span in piece.opens)

    @property
    def noted(self) -> tuple[Span, ...]:
        """What begins in it and stands in its margin: once, in however many pieces it begins."""
        first: dict[str, Span] = {}
        for span in self.opened:
            if span.noted:
                first.setdefault(span.key, span)
        return tuple(first.values())


def paragraphs(article: Article, spans: Sequence[Span]) -> list[Paragraph]:
    """Cut an article at its line ends and at every border of a span."""
    heads, lines = set(article.headings), list(_lines(article.text))
    # A span may begin or end in the blank between two lines: it then opens or closes at the line.
    befores = [0, *(end for _, end in lines)]
    afters = [*(start for start, _ in lines[1:]), len(article.text)]
    return [
        Paragraph(
            start,
            tuple(_pieces(article.text, (start, end), (before, after), spans)),
            (start, end) in heads,
        )
        for (start, end), before, after in zip(lines, befores, afters, strict=False)
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _crosses(span: Span, line: tuple[int, int]) -> bool:
    return max(span.start, line[0]) < min(span.end, line[1])


def _edges(spans: Sequence[Span], line: tuple[int, int]) -> Iterator[int]:
    for span in spans:
        yield max(span.start, line[0])
        yield min(span.end, line[1])


def _pieces(
    text: str, line: tuple[int, int], around: tuple[int, int], spans: Sequence[Span]
) -> Iterator[Piece]:
    start, end = line
    here = [span for span in spans if _crosses(span, line)]
    for left, right in pairwise(sorted({start, end, *_edges(here, line)})):
        first = around[0] if left == start else left
        last = around[1] if right == end else right
        yield _piece(text, (left, right), (first, last), here)


def _piece(
    text: str, cut: tuple[int, int], around: tuple[int, int], spans: Sequence[Span]
) -> Piece:
    """Make a piece of a line; spans that begin or end in the space around it do so here."""
    left, right = cut
    under = tuple(s for s in spans if s.start <= left and s.end >= right)
    return Piece(
        text[left:right],
        under,
        tuple(s for s in under if around[0] <= s.start <= left),
        tuple(s for s in under if right <= s.end <= around[1]),
    )

"""An article cut into its sentences: every word of it in one of them, in order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from littrack.language.marks import Span, marks
from littrack.language.sentences import split
from littrack.model import Article, Block, BlockKind

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n+")
_MARK = re.compile(r"[ \t]*(?:#{1,6}[ \t]*)?(?:[-*•‣◦▪·–]|\d{1,2}[.)])")
_BULLET = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]+)?(?:[-*•‣◦▪·–]|\d{1,2}[.)]|#{1,6}|>)[ \t]+|#{1,6}[ \t]+"
)
_NOTES = re.compile(r"(?:\[[\d,\s–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\s)+$")
_ENDED = (".", "!", "?", "…", '."', ".”", ":", ";", ".)", "|")
_WRAPPED = (45, 100)  # characters of a line that an editor broke
_HEADING_WORDS = 14
_SEVERAL = 3  # words; fewer are the answer to the question before them
_LONGEST = 1_500  # characters; what goes on longer without a full stop is read in pieces


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: `article.text[start:end]`; whether its line is a bullet or a heading.

    `opens`: it is the first of its line; `block`: where it stands, of an article that has blocks.
    """

    start: int
    end: int
    bullet: bool = False
    heading: bool = False
    opens: bool = False
    block: Block | None = None


def lines(article: Article) -> Iterator[Line]:
    """Yield the sentences of an article in order, block by block where it has blocks."""
    if not article.blocks:
        yield from _plain_lines(article)
    for block in article.blocks:
        yield from _block_lines(article, block)


def _block_lines(article: Article, block: Block) -> Iterator[Line]:
    text = article.text
    first = True
    for sentence in split(text, block.start, block.end, lines=False):
        for start, end in _parts(text, sentence.start, sentence.end):
            heading = _heads(article, block, start, end)
            yield Line(start, end, block.kind is BlockKind.ITEM, heading, first, block)
            first = False


def _heads(article: Article, block: Block, start: int, end: int) -> bool:
    """Whether a sentence of a block is a heading: the title, or what is marked or looks like one.

    A line most of whose words begin in lower case says something and is read.
    """
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
        return False
    whole, line = article.text[block.start : block.end], article.text[start:end]
    if whole == article.title:
        return True
    marked = block.kind is BlockKind.HEADING and not line.endswith((".", "!"))
    short = marked or _is_heading(line, line == whole)
    closing = start > block.start and end == block.end and _closes_heading(article.text, start, end)
    return (short and (not _is_low(line) or (marked and line.endswith("?")))) or closing


def _plain_lines(article: Article) -> Iterator[Line]:
    """The lines of a text without blocks; a hard-wrapped paragraph is read as one line."""
    text = _unwrapped(article.text)
    known = {start for start, _ in article.headings}
    previous = 0
    begun = -1
    for start, end in (part for s in split(text) for part in _parts(text, s.start, s.end)):
        if _MARK.fullmatch(text, start, end):
            begun = start if begun < 0 else begun
            continue
        opens, begun = (start if begun < 0 else begun), -1
        first = "\n" in text[previous:opens] or opens == 0
        previous = end
        mark = _BULLET.match(text, opens, end) if first else None
        begin = mark.end() if mark and mark.end() < end else opens
        titled = begin in known or opens in known or bool(mark and "#" in mark[0])
        alone = first and (end == len(text) or text[end] in "\r\n")
        short = _is_heading(text[begin:end], alone) and not (mark and _is_low(text[begin:end]))
        closing = not first and _closes_heading(text, begin, end)
        yield Line(begin, end, bool(mark), titled or short or closing, first)


def marks_in(text: str, start: int, end: int) -> tuple[Span, ...]:
    """List the reference marks inside a sentence."""
    return tuple(marks(text, start, end))


def _closes_heading(text: str, begin: int, end: int) -> bool:
    """Whether a sentence ends a headline of two: "A new hip at 80? Study says yes"."""
    opens = text.rfind("\n", 0, begin) + 1
    alone = end == len(text) or text[end] in "\r\n"
    several = len(text[begin:end].split()) >= _SEVERAL
    asked = text[opens:begin].rstrip().endswith("?")
    return alone and several and asked and _is_heading(text[opens:end], alone)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; one too long to be one in pieces, cut at a semicolon, comma or blank."""
    while end - start > _LONGEST:
        cut = _pause(text, start, start + _LONGEST)
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end


def _pause(text: str, start: int, until: int) -> int:
    half = start + _LONGEST // 2
    for sign in (";", ",", " "):
        at = text.rfind(sign, half, until)
        if at >= 0:
            return at + 1
    return until


def _is_heading(line: str, alone: bool) -> bool:
    """Whether a line that stands alone reads like a heading: short, and no full stop at its end."""
    words = line.split()
    bare = _NOTES.sub("", line).rstrip("*_ ")
    return alone and len(words) <= _HEADING_WORDS and not bare.endswith(_ENDED)


def _is_low(line: str) -> bool:
    """Whether most of a line's longer words begin in lower case, as in a sentence."""
    later = [word for word in line.split()[1:] if len(word) > len("with")]
    return len(later) > sum(word[0].isupper() for word in later) * 2


def _unwrapped(text: str) -> str:
    """Put a blank for each line end inside a wrapped paragraph; no offset changes."""
    out = []
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        out += [_flow(text[at : gap.start()]), gap[0]]
        at = gap.end()
    return "".join([*out, _flow(text[at:])])


def _flow(paragraph: str) -> str:
    rows = paragraph.split("\n")
    body = [len(row.rstrip()) for row in rows[:-1]]
    if not body or not _looks_wrapped(rows, body):
        return paragraph
    out = [rows[0]]
    for before, row in itertools.pairwise(rows):
        glued = len(before.rstrip()) >= _WRAPPED[0] and not _BULLET.match(row)
        out += [" " if glued else "\n", row]
    return "".join(out)


def _looks_wrapped(rows: list[str], body: list[int]) -> bool:
    low, high = _WRAPPED
    broken = sum(not row.rstrip().endswith(_ENDED) and low <= len(row) <= high for row in rows[:-1])
    return broken * 2 >= len(body) and max(body) <= high

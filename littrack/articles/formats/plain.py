"""Plain text, not a character changed: its paragraphs, list items, headings and rows are marked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.articles.draft import Draft, lead_in
from littrack.articles.encoding import decode
from littrack.articles.formats.binary import KNOWN
from littrack.articles.formats.terminal import shown
from littrack.articles.raw import Raw
from littrack.language.marks import marks
from littrack.language.sentences import Sentence
from littrack.model import ArticleError, Block, BlockKind

# More control characters than this in a thousand: no text at all.
_CONTROLS = 0.01
_HEADING_WORDS = 20
_LETTERS = 0.5  # of a title's signs; less is a row of figures
_TITLE = re.compile(r"[^\n]{3,160}")
_FIELD = re.compile(r"(?im)^title:[ \t]*[\"']?([^\n\"']+)")
_END = tuple(".…:;,")
_MARK = re.compile(
    r"[ \t]*(?:[•‣◦▪▫●○■□➢➤►▶✓✔·–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\)|\[\d{1,3}\]:?|\[\^[\w-]+\]:)[ \t]+"
)
_HEAD = re.compile(r"[ \t]*#{1,6}[ \t]+")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,})[ \t]*$")
_CELLS = re.compile(r"(?<![ \t])[ \t]*+\|[ \t]*|\t+| {4,}")
_ENDED = (".", "!", "?", "…", '."', ".”", ":", ";", ".)", "|")
_WRAPPED = (45, 100)  # characters of a line that an editor broke


def recognises(_: Raw) -> bool:
    """Any bytes: this is the last reader."""
    return True


def read(raw: Raw) -> Draft:
    """Read plain text."""
    text = shown(decode(raw))
    sample = text[:100_000]
    odd = sum(c < " " and c not in "\t\n\r\f\v" for c in sample)
    if "\0" in sample or odd > _CONTROLS * len(sample):
        raise ArticleError(f"{raw.name} is not text: give {KNOWN}.")
    if text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise ArticleError(f"{raw.name} is an XML file littrack does not know: give {KNOWN}.")
    return Draft(text, _title(text), list(_blocks(text)), notes=_misnamed(raw))


def _misnamed(raw: Raw) -> list[str]:
    """A text that calls itself something else is read, and said to be one."""
    if not raw.named(".pdf", ".docx", ".doc", ".html", ".htm", ".rtf", ".odt", ".epub", ".mhtml"):
        return []
    return [
        f"{raw.name} is a plain text by what it holds, whatever its name says, and was read so."
    ]


def _title(text: str) -> str:
    if text.lstrip().startswith("---") and (named := _FIELD.search(text[:2000])):
        return named[1].strip()
    first = _TITLE.search(text)
    line = first[0].strip().lstrip("\ufeff") if first else ""
    line = Sentence(0, len(line), tuple(marks(line))).words(line)
    worded = sum(c.isalpha() for c in line) >= _LETTERS * len(line.replace(" ", ""))
    closed = line.endswith(_END) or (line.endswith(("?", "!")) and not _stands_alone(text, first))
    return line if worded and not closed and len(line.split()) <= _HEADING_WORDS else ""


def _stands_alone(text: str, line: re.Match[str] | None) -> bool:
    """Whether an empty line follows: a question or a call by itself may be a title."""
    after = text[line.end() :].replace("\r", "") if line else ""
    return after.startswith("\n\n")


def _blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in order; lists take the line before them as what leads in."""
    groups = itertools.count(1)
    lead: Block | None = None
    group = 0
    before: Block | None = None
    for block in _bare(text):
        if block.kind is BlockKind.ITEM:
            if before is None or before.kind is not BlockKind.ITEM:
                lead, group = before, next(groups)
            span = lead_in(text, lead.start, lead.end) if lead else None
            yield replace(block, lead_in=span, group=group)
        else:
            yield block
        before = block


def _bare(text: str) -> Iterator[Block]:
    at = 0
    for paragraph in re.split(r"(\n[ \t\r]*\n+)", text):
        if paragraph.strip():
            yield from _paragraph(text, at, at + len(paragraph))
        at += len(paragraph)


def _paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    """The blocks of a paragraph: one, or one for each line that is a line by itself."""
    rows = list(_rows(text, start, end))
    wrapped = _is_wrapped([text[a:b] for a, b in rows])
    at = 0
    while at < len(rows):
        first, last = rows[at]
        head = at + 1 < len(rows) and _UNDERLINE.match(text, *rows[at + 1]) is not None
        at += 1
        if head:
            at += 1
        while wrapped and not head and at < len(rows) and _goes_on(text, rows[at - 1], rows[at]):
            last = rows[at][1]
            at += 1
        yield from _line(text, first, last, is_head=head)


def _rows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        if line[0].strip():
            yield line.span()


def _is_wrapped(rows: list[str]) -> bool:
    """Whether an editor broke the lines of a paragraph: most are long and end no sentence."""
    low, high = _WRAPPED
    broken = sum(not r.rstrip().endswith(_ENDED) and low <= len(r) <= high for r in rows[:-1])
    long = max((len(row.rstrip()) for row in rows[:-1]), default=0)
    return len(rows) > 1 and broken * 2 >= len(rows) - 1 and long <= high


def _goes_on(text: str, before: tuple[int, int], row: tuple[int, int]) -> bool:
    """Whether a row is the rest of the row before it."""
    if _MARK.match(text, *row) or _HEAD.match(text, *row) or _QUOTE.match(text, *row):
        return False
    return len(text[slice(*before)].rstrip()) >= _WRAPPED[0] or text[row[0]] in " \t"


def _line(text: str, start: int, end: int, *, is_head: bool) -> Iterator[Block]:
    kind, start = _marked(text, start, end)
    kind = BlockKind.HEADING if is_head else kind
    row = kind is BlockKind.PARAGRAPH and "\n" not in text[start:end].strip()
    cells = list(_cells(text, start, end)) if row else []
    if len(cells) > 1:
        yield from (Block(BlockKind.CELL, a, b) for a, b in cells)
    else:
        yield from _trimmed(kind, text, start, end)


def _marked(text: str, start: int, end: int) -> tuple[BlockKind, int]:
    """What the marks before a line make it, and where its words begin after them."""
    kind = BlockKind.PARAGRAPH
    if head := _HEAD.match(text, start, end):
        kind, start = BlockKind.HEADING, head.end()
    elif quote := _QUOTE.match(text, start, end):
        kind, start = BlockKind.QUOTE, quote.end()
    mark = _MARK.match(text, start, end)
    if mark is None:
        return kind, start
    return (kind if kind is BlockKind.HEADING else BlockKind.ITEM), mark.end()


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a line that holds bars, tabs or wide gaps between its words."""
    at = start
    for gap in _CELLS.finditer(text, start, end):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()
    if text[at:end].strip():
        yield at, end


def _trimmed(kind: BlockKind, text: str, start: int, end: int) -> Iterator[Block]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield Block(kind, left, right)

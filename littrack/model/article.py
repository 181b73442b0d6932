"""An article as it was read: its text, the blocks of it, the sources that it lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LONGEST_READ = 300_000  # characters, about 50,000 words; a book must not hang the program


class BlockKind(StrEnum):
    """What a block is by the article's own mark-up, never by a guess at its words.

    A line of a plain text that nothing marks is a paragraph, also where it is short and has no full
    stop: whether it says something is for the reader of its words.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TERM = "term"
    DEFINITION = "definition"
    QUOTE = "quote"
    CAPTION = "caption"
    NOTE = "note"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that no sentence leaves: `article.text[start:end]`, line ends in it as blanks.

    `lead_in` is the span of the words that a reader takes with it: for an item the end of the line
    before its list ("Benefits of kratom include:", a heading directly above), for a nested item the
    item above, for a cell the head of its column, for a definition its term. `group` is the same
    number for the items of one list or the cells of one row (0: none). `row_head` is the span of
    the first cell of a cell's row. `page` (PDF, from 1) and `paragraph` (Word, from 1) say where it
    stands in the file.
    """

    kind: BlockKind
    start: int
    end: int
    lead_in: tuple[int, int] | None = None
    group: int = 0
    row_head: tuple[int, int] | None = None
    page: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A text whose claims are checked. Every offset counts Python characters of `text`.

    `blocks` cover all of the text that is read, in order; what lies between them is line ends and
    list marks. `references` are the sources the page lists outside its running text (footers,
    notes, superscript anchors), each with where it stands in `text` when it stands there.
    `unreadable` are the spans of sentences with letters that could not be read: none is judged.
    """

    id: str
    source: str
    title: str
    text: str
    read: datetime | None = None
    published: date | None = None
    language: str = "en"
    headings: tuple[tuple[int, int], ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    author: str = ""
    publisher: str = ""
    unreadable: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a page's reference list, or a link: its words, its address, its anchors."""

    text: str
    url: str = ""
    label: str = ""
    anchors: tuple[tuple[int, int], ...] = ()
    start: int | None = None
    end: int | None = None

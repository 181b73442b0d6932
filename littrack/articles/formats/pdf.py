"""A PDF's text layer -> running text, columns in order, without running heads."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

from littrack.articles.draft import Draft, Piece, laid_out
from littrack.articles.formats.html_tables import Tables
from littrack.articles.pdf import bounded, glyphs
from littrack.articles.pdf.columns import columns
from littrack.articles.pdf.furniture import without_furniture
from littrack.articles.pdf.lines import runs
from littrack.articles.pdf.paragraphs import Paragraph, paragraphs
from littrack.articles.pdf.repair import Words, holed
from littrack.articles.pdf.run import Run
from littrack.articles.raw import Raw
from littrack.articles.writer import Writer
from littrack.language.sentences import split
from littrack.model import ArticleError, BlockKind

_LIMITS = bounded.Limits()
_NAMED = 10  # pages that a note names
_LARGE = 1.15  # of the usual size: a heading
_HEADING = 250  # characters
_JUNK = re.compile(
    r"untitled|anonymous|unspecified|microsoft word|slide \d"
    r"|.*\.(?:docx?|pdf|indd|tex|qxd|rtf|odt)",
    re.IGNORECASE,
)


def recognises(raw: Raw) -> bool:
    """Whether the bytes begin as a PDF does, or nearly."""
    return b"%PDF-" in raw.data[:1024]


def read(raw: Raw, limits: bounded.Limits = _LIMITS) -> Draft:
    """Read the text of a PDF; a scan, a locked or a damaged file is an ArticleError."""
    try:
        file = bounded.read(raw.data, limits)
    except glyphs.Locked as why:
        raise ArticleError(
            f"{raw.name} is locked with a password: save an open copy of it."
        ) from why
    except glyphs.Damaged as why:
        raise ArticleError(
            f"{raw.name} is a damaged PDF: open it and save its text to a file."
        ) from why
    except glyphs.TooMuch as why:
        raise ArticleError(
            f"{raw.name} takes more than {why} to read: save its text to a file and check that."
        ) from why
    if sum(len(page.glyphs) for page in file.pages) < max(1, len(file.pages)):
        raise ArticleError(
            f"{raw.name} is a PDF of pictures without a text layer: run it through OCR first."
        )
    return _drafted(file, raw.known)


def _drafted(file: glyphs.Pages, known: Callable[[str], bool]) -> Draft:
    bare = without_furniture([runs(page.glyphs) for page in file.pages])
    ordered = [
        (page.number, list(columns(found)))
        for page, found in zip(file.pages, bare, strict=True)
        if found
    ]
    found = paragraphs(ordered)
    words = Words((holed(p.text) for p in found), known)
    sizes = [size for p in found for row in p.lines() for size in [row.size] * len(row.text)]
    usual = median(sizes) if sizes else 1.0
    writer = _Pages(words, usual)
    for paragraph in found:
        writer.add(paragraph)
    draft = laid_out(writer.writer.pieces)
    draft.title, draft.author = _title(file, draft, found, words), _said(file.author)
    draft.notes += _notes(file, draft)
    draft.unreadable = _unreadable(draft)
    return draft


class _Pages:
    """Writes paragraphs and rows of cells as pieces, each with its page."""

    def __init__(self, words: Words, usual: float) -> None:
        self.words, self.usual = words, usual
        self.writer = Writer()
        self.tables = Tables(self.writer)
        self.in_table = False

    def add(self, paragraph: Paragraph) -> None:
        """Write one paragraph."""
        if paragraph.cells:
            self._cells(paragraph)
            return
        if self.in_table:
            self.tables.end()
            self.in_table = False
        for number, row in enumerate(paragraph.lines()):
            self.writer.say("\n" if number else "")
            self._say(row.runs)
        self.writer.kind(self._kind(paragraph))
        self._close(paragraph.page)

    def _cells(self, paragraph: Paragraph) -> None:
        if not self.in_table:
            self.tables.begin()
            self.in_table = True
        self.tables.row()
        for run in paragraph.rows[0].runs:
            self.tables.cell_at()
            self._say([run])
            self.writer.kind(BlockKind.CELL)
            for piece in self._close(paragraph.page):
                self.tables.place(piece)
            self.tables.cell_over()

    def _say(self, found: list[Run]) -> None:
        for number, run in enumerate(found):
            self.writer.say(" " if number else "")
            for text, raised in run.parts:
                self.writer.say(holed(text), raised=raised)

    def _close(self, page: int) -> list[Piece]:
        made = self.writer.close(self._mended)
        for piece in made:
            piece.page = page
        return made

    def _mended(self, text: str) -> str:
        return self.words.filled(self.words.whole(text))

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        if paragraph.size >= _LARGE * self.usual and len(paragraph.text) <= _HEADING:
            return BlockKind.HEADING
        return BlockKind.CAPTION if paragraph.is_caption else BlockKind.PARAGRAPH


def _said(words: str) -> str:
    return "" if _JUNK.match(words.strip("() ")) else words


def _title(file: glyphs.Pages, draft: Draft, found: list[Paragraph], words: Words) -> str:
    """The largest lines of the first page, or what the metadata call the file."""
    first = [p for p in found if p.page == found[0].page and not p.cells]
    largest = max(first, key=lambda p: p.size, default=None)
    body = median(p.size for p in found) if found else 0.0
    if largest is not None and largest.size >= _LARGE * body:
        return words.filled(words.whole(largest.text))
    said = _said(file.title)
    heads = draft.headings
    return said or (draft.text[slice(*heads[0])] if heads else "")


def _notes(file: glyphs.Pages, draft: Draft) -> list[str]:
    notes = []
    if len(file.pages) < file.count:
        notes.append(f"Only the first {len(file.pages)} of {file.count} pages were read.")
    pictures = [page.number for page in file.pages if page.pictures and not page.glyphs]
    if pictures:
        which = ", ".join(map(str, pictures[:_NAMED])) + (" ..." if pictures[_NAMED:] else "")
        notes.append(f"Without a text layer, and not read: page {which}. Run it through OCR.")
    if holes := draft.text.count(glyphs.HOLE):
        letters = "1 letter" if holes == 1 else f"{holes} letters"
        notes.append(
            f"{letters} of the file cannot be read (its fonts do not say what they are): sentences"
            " with such a letter are not judged."
        )
    return notes


def _unreadable(draft: Draft) -> list[tuple[int, int]]:
    """The sentences with a letter that is not known."""
    blocks = [b for b in draft.blocks if glyphs.HOLE in draft.text[b.start : b.end]]
    found = (s for b in blocks for s in split(draft.text, b.start, b.end, lines=False))
    return [(s.start, s.end) for s in found if glyphs.HOLE in draft.text[s.start : s.end]]

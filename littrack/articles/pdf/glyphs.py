"""The glyphs of a PDF with their places, as PDFium gives them; the only module that knows it."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

HOLE = "\ufffd"  # a glyph that is mapped to no letter
PAGES = 400
_GLYPHS = 800_000  # of a whole file, about 250 full pages
_BLANKS = frozenset({9, 10, 13, 32, 160})
_ASKEW, _UP = -1, 3
_QUARTER = math.pi / 2
_TILTED = 0.1  # radians off a quarter turn: a stamp or a watermark
_SPECIALS = 0xFFF0
_PRIVATE = range(0xE000, 0xF900)
_BULLETS = frozenset({0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC})  # of Symbol and Wingdings


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter with its baseline's place, its left and right edge, its size; `code` as mapped."""

    text: str
    x: float
    right: float
    y: float
    size: float
    code: int


_BLANK = Glyph(" ", 0.0, 0.0, 0.0, 0.0, 32)


@dataclass(slots=True)
class Page:
    """The glyphs of a page in the order in which they were drawn; y grows upwards."""

    number: int
    glyphs: list[Glyph] = field(default_factory=list)
    pictures: int = 0


@dataclass(slots=True)
class Pages:
    """What was read of a file, how many pages it has, and what its metadata say."""

    pages: list[Page]
    count: int
    title: str = ""
    author: str = ""


class Locked(ValueError):
    """The file asks for a password."""


class Damaged(ValueError):
    """The file is no PDF that can be read."""


class TooMuch(ValueError):
    """Reading the file takes more time or memory than one may have."""


def read(data: bytes) -> Pages:
    """Read the glyphs of a file, page by page, within bounds; Locked or Damaged when it cannot."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as why:
        locked = getattr(why, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise (Locked if locked else Damaged)(str(why)) from why
    try:
        found = Pages([], len(document), *_said(document))
        total = 0
        for number in range(min(found.count, PAGES)):
            page = _page(document, number, raw, pdfium.PdfiumError, _GLYPHS - total)
            total += len(page.glyphs)
            found.pages.append(page)
            if total >= _GLYPHS:
                break
        return found
    finally:
        document.close()


def _said(document: Any) -> tuple[str, str]:
    said = document.get_metadata_dict()
    return str(said.get("Title") or "").strip(), str(said.get("Author") or "").strip()


def _page(document: Any, number: int, raw: Any, error: type[Exception], most: int) -> Page:
    try:
        page = document[number]
        text = page.get_textpage()
    except error:
        return Page(number + 1)
    try:
        glyphs = list(islice(_glyphs(text.raw, raw), most))
        pictures = 0 if glyphs else sum(1 for _ in page.get_objects(max_depth=2))
        return Page(number + 1, _upright(glyphs), pictures)
    finally:
        text.close()
        page.close()


def _glyphs(text: Any, raw: Any) -> Iterator[tuple[int, Glyph]]:
    """Each glyph of a page with the quarter turns at which it stands; tilted ones are left out.

    PDFium is asked as little as can be: for blanks nothing more, for a glyph on the line of the
    one before not for its angle.
    """
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    turn, line = 0, math.nan
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in _BLANKS:
            if raw.FPDFText_IsGenerated(text, at) == 0:
                yield turn, _BLANK
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        if y.value != line:
            turn, off = divmod(raw.FPDFText_GetCharAngle(text, at) + _TILTED, _QUARTER)
            turn = int(turn) % 4 if off <= 2 * _TILTED else _ASKEW
            line = y.value
        raw.FPDFText_GetLooseCharBox(text, at, box)
        sign = HOLE if raw.FPDFText_HasUnicodeMapError(text, at) == 1 else _sign(code)
        if turn == 0:
            yield 0, Glyph(sign, x.value, box.right, line, box.top - box.bottom, code)
        elif turn != _ASKEW:
            edges = box.left, box.bottom, box.right, box.top
            yield turn, _turned(turn, sign, (x.value, y.value), edges, code)


def _turned(
    turn: int, sign: str, at: tuple[float, float], edges: tuple[float, ...], code: int
) -> Glyph:
    """A glyph in the coordinates of a page turned so that it stands upright.

    PDFium counts the turns clockwise: a line that runs up the page is turned three times.
    """
    x, y = at
    left, bottom, right, top = edges
    if turn == _UP:
        return Glyph(sign, y, top, -x, right - left, code)
    if turn == 2:  # noqa: PLR2004  # half a turn
        return Glyph(sign, -x, -left, -y, top - bottom, code)
    return Glyph(sign, -y, -bottom, x, right - left, code)


def _upright(glyphs: list[tuple[int, Glyph]]) -> list[Glyph]:
    """The glyphs that stand as most of the page does; what is turned otherwise is a stamp."""
    turns = Counter(turn for turn, _ in glyphs)
    usual = turns.most_common(1)[0][0] if turns else 0
    return [glyph for turn, glyph in glyphs if turn == usual]


def _sign(code: int) -> str:
    """The character of a code; a hole for what is no character of a text."""
    if code == 0xAD or code == 2:  # noqa: PLR1714, PLR2004  # soft hyphens at line ends
        return "-"
    if code < ord(" ") or code in _PRIVATE or code >= _SPECIALS:
        return "\uf0b7" if code in _BULLETS else HOLE
    sign = chr(code)
    return "" if unicodedata.category(sign) in {"Cf", "Cn", "Cs"} else sign

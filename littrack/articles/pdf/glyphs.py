"""The glyphs of a PDF with their places, as PDFium gives them; the only module that knows it."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

HOLE = "\ufffd"  # a glyph that is mapped to no letter
PAGES = 400
_GLYPHS = 1_500_000  # of a whole file
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
            page = _page(document, number, raw, pdfium.PdfiumError)
            total += len(page.glyphs)
            found.pages.append(page)
            if total > _GLYPHS:
                break
        return found
    finally:
        document.close()


def _said(document: Any) -> tuple[str, str]:
    said = document.get_metadata_dict()
    return str(said.get("Title") or "").strip(), str(said.get("Author") or "").strip()


def _page(document: Any, number: int, raw: Any, error: type[Exception]) -> Page:
    try:
        page = document[number]
        text = page.get_textpage()
    except error:
        return Page(number + 1)
    try:
        glyphs = list(_glyphs(text.raw, raw))
        pictures = 0 if glyphs else sum(1 for _ in page.get_objects(max_depth=2))
        return Page(number + 1, _upright(glyphs), pictures)
    finally:
        text.close()
        page.close()


def _glyphs(text: Any, raw: Any) -> Iterator[tuple[int, Glyph]]:
    """Each glyph of a page with the quarter turns at which it stands; tilted ones are left out."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        turn, off = divmod(raw.FPDFText_GetCharAngle(text, at) + _TILTED, _QUARTER)
        if off > 2 * _TILTED:
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        edges = box.left, box.bottom, box.right, box.top
        code = raw.FPDFText_GetUnicode(text, at)
        hyphen = raw.FPDFText_IsHyphen(text, at) == 1
        unmapped = raw.FPDFText_HasUnicodeMapError(text, at) == 1
        sign = HOLE if unmapped else "-" if hyphen else _sign(code)
        yield int(turn) % 4, _turned(int(turn) % 4, sign, (x.value, y.value), edges, code)


def _turned(
    turn: int, sign: str, at: tuple[float, float], edges: tuple[float, ...], code: int
) -> Glyph:
    """A glyph in the coordinates of a page turned so that it stands upright."""
    x, y = at
    left, bottom, right, top = edges
    if turn == 0:
        return Glyph(sign, x, right, y, top - bottom, code)
    if turn == 1:
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
    if code in {9, 10, 13, 32, 160}:
        return " "
    if code == 0xAD or code == 2:  # noqa: PLR1714, PLR2004  # soft hyphens at line ends
        return "-"
    if code < ord(" ") or code in _PRIVATE or code >= _SPECIALS:
        return "\uf0b7" if code in _BULLETS else HOLE
    sign = chr(code)
    return "" if unicodedata.category(sign) in {"Cf", "Cn", "Cs"} else sign

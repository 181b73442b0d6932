"""The review sheet as an Excel workbook, and back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from littrack.extras import library
from littrack.model import Decision, SettingsError
from littrack.review.queue import Item
from littrack.review.sheet import COLUMNS, decisions, rows


def write_workbook(items: Sequence[Item]) -> bytes:
    """Write the queue as the only sheet of a workbook, its head frozen."""
    book = library("openpyxl", "excel").Workbook()
    sheet = book.active
    sheet.title = "review"
    sheet.append(COLUMNS)
    for row in rows(items):
        sheet.append([_shown(row.get(name)) for name in COLUMNS])
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_workbook(
    data: bytes, items: Sequence[Item], reviewer: str, at: datetime
) -> Iterator[Decision]:
    """Read what a person filled in on the first sheet of a workbook."""
    header, table = _cells(data)
    names = [name.strip().lower() for name in header]
    rows = [dict(zip(names, row, strict=False)) for row in table]
    yield from decisions(names, rows, items, reviewer, at)


def _cells(data: bytes) -> tuple[list[str], list[list[str]]]:
    invalid = library("openpyxl.utils.exceptions", "excel").InvalidFileException
    try:
        book = library("openpyxl", "excel").load_workbook(io.BytesIO(data), data_only=True)
    except (invalid, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise SettingsError(f"The workbook cannot be read ({error}); save it as CSV.") from error
    table = [
        ["" if cell is None else str(cell) for cell in row]
        for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    return (table[0], table[1:]) if table else ([], [])


def _shown(value: object) -> object:
    """A cell's value, without the control characters that a workbook cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c.isprintable() or c in "\n\t")

"""Rows out of tables: CSV, TSV, Excel."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from littrack.extras import library
from littrack.model.verification import Problem, RowPlace, StatementRow
from littrack.verify.columns import PARTS, Columns, plain
from littrack.verify.trees import Unreadable

# What a workbook whose parts are missing or broken raises; XML that is cut is a SyntaxError.
_BROKEN = (KeyError, ValueError, OSError, SyntaxError, TypeError)
_LONGEST = 1 << 24  # characters of a cell that the reader of CSV accepts


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which column is what; references may stand in several."""

    header: tuple[str, ...]
    at: dict[str, int]
    references: tuple[tuple[int, str], ...]


def delimited(
    handle: TextIO, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    """List the rows of separated values; the header names the columns."""
    csv.field_size_limit(_LONGEST)
    separator = _separator(handle.readline(), file)
    handle.seek(0)
    lines = _lines(handle, separator, file, problems)
    before = len(problems)
    _, header = next(lines, (1, ()))
    if len(problems) > before:
        return
    if not header:
        raise Unreadable(f"{file} is empty; its first line should name the columns")
    yield from _rows(lines, _layout(header, file, columns), file, problems)


def excel(
    path: Path, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    """List the rows of every sheet of a workbook that has a column of references."""
    invalid = library("openpyxl.utils.exceptions", "excel").InvalidFileException
    try:
        book = library("openpyxl", "excel").load_workbook(path, read_only=True, data_only=True)
    except (invalid, zipfile.BadZipFile, *_BROKEN) as error:
        raise Unreadable(f"{file} is no Excel workbook (.xlsx) that can be read") from error
    read = 0
    for sheet in book.worksheets:
        name = f"{file}[{sheet.title}]" if len(book.worksheets) > 1 else file
        lines = _cells(sheet.iter_rows(values_only=True))
        _, header = next(lines, (1, ()))
        if header and _names_reference(header, columns):
            read += 1
            yield from _rows(lines, _layout(header, name, columns), name, problems)
    book.close()
    if not read:
        raise Unreadable(_no_column(file, "no sheet has a column of references"))


def _separator(head: str, file: str) -> str:
    if file.lower().endswith((".tsv", ".tab")):
        return "\t"
    return max((",", ";", "\t", "|"), key=head.count)


def _lines(
    handle: TextIO, separator: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, Sequence[str]]]:
    """List rows with the line they begin at; a row that cannot be read ends the file."""
    rows = _CsvRows(handle, separator)
    while True:
        try:
            row = rows.next()
        except StopIteration:
            return
        except csv.Error as error:
            why = f"the rest of the file is no CSV ({error})"
            problems.append(Problem(f"{file}:{rows.line}: {why}."))
            return
        if rows.run_together():
            problems.append(Problem(f"{file}:{rows.line}: {_OPEN.format(rows.last)}"))
        elif any(cell.strip() for cell in row):
            yield rows.line, row


_END = "\0"  # a line after the last, and in no other: a cell that holds it was never closed
_OPEN = (
    "a quotation mark that opens here is not closed in its cell, so that line {} still belongs to"
    " this row; close it, or double it where it is part of the text. These lines are left out."
)


class _CsvRows:
    """Reads rows one by one, and knows which lines of the file each was made of."""

    def __init__(self, handle: TextIO, separator: str) -> None:
        lines = chain((line.replace(_END, "") for line in handle), [_END])
        self._made_of: list[str] = []
        self._separator = separator
        self._rows = csv.reader(map(self._noted, lines), delimiter=separator)
        self.line = self.last = 0

    def next(self) -> list[str]:
        """Give the next row; `line` and `last` are its first and last line in the file."""
        self._made_of.clear()
        self.line = self._rows.line_num + 1
        row = next(self._rows)
        if row == [_END]:
            raise StopIteration
        self.last = self._rows.line_num - (self._made_of[-1] == _END)
        return row

    def run_together(self) -> bool:
        """Whether the row is several lines that only an unclosed quotation mark holds together."""
        if len(self._made_of) == 1:
            return False
        try:
            list(csv.reader(self._made_of, delimiter=self._separator, strict=True))
        except csv.Error:
            return True
        return self._made_of[-1] == _END

    def _noted(self, line: str) -> str:
        self._made_of.append(line)
        return line


def _cells(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, Sequence[str]]]:
    for line, row in enumerate(rows, 1):
        cells = [_cell(value) for value in row]
        if any(cell.strip() for cell in cells):
            yield line, cells


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _names_reference(header: Sequence[str], columns: Columns) -> bool:
    return bool(columns.all_of("reference", header))


def _no_column(file: str, what: str) -> str:
    return f"{file}: {what} (pmid, doi, reference, ...); name it with --columns reference=NAME"


def _layout(header: Sequence[str], file: str, columns: Columns) -> _Layout:
    names = tuple(name.strip() for name in header)
    if not _names_reference(names, columns):
        raise Unreadable(_no_column(file, "its first line names no column of references"))
    at = {p: names.index(c) for p in PARTS if (c := columns.of(p, names)) is not None}
    held = [(names.index(c), plain(c)) for c in columns.all_of("reference", names)]
    return _Layout(names, at, tuple(held))


def _rows(
    lines: Iterator[tuple[int, Sequence[str]]], layout: _Layout, file: str, problems: list[Problem]
) -> Iterator[StatementRow]:
    width = len(layout.header)
    for line, cells in lines:
        if any(cell.strip() for cell in cells[width:]):
            why = (
                f"{len(cells)} cells under {width} columns; a comma in a cell needs quotation marks"
            )
            problems.append(Problem(f"{file}:{line}: {why} around it. The row is left out."))
            continue
        yield _row([*cells, *[""] * (width - len(cells))][:width], line, layout, file)


def _row(cells: Sequence[str], line: int, layout: _Layout, file: str) -> StatementRow:
    def cell(part: str) -> str:
        return cells[layout.at[part]] if part in layout.at else ""

    references = tuple(
        f"PMC{cells[at]}" if name == "pmcid" and cells[at].strip().isdecimal() else cells[at]
        for at, name in layout.references
        if cells[at].strip()
    )
    return StatementRow(
        cell("id").strip() or f"{file}:{line}",
        RowPlace(file, line),
        cell("statement").strip(),
        references,
        cell("quote"),
        cell("title").strip(),
        cell("supports").strip(),
        dict(zip(layout.header, cells, strict=True)),
    )

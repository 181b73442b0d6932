"""Rows out of tables: CSV, TSV, Excel."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from littrack.extras import library
from littrack.model.verification import Problem, RowPlace, StatementRow
from littrack.verify.columns import PARTS, Columns, plain
from littrack.verify.trees import Unreadable

# What a workbook whose parts are missing or broken raises; XML that is cut is a SyntaxError.
_BROKEN = (KeyError, ValueError, OSError, SyntaxError, TypeError)
_LONGEST = 1 << 24  # characters of a cell that the reader of CSV accepts
_HEAD = 10  # lines among which the names of the columns are looked for
_SEPARATORS = (",", ";", "\t", "|")
_TABBED = ("\t", *_SEPARATORS)


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
    separator = _separator(list(islice(handle, _HEAD)), file, columns)
    handle.seek(0)
    lines = _lines(handle, separator, file, problems)
    before = len(problems)
    first = next(lines, None)
    if first is None and len(problems) > before:
        return
    if first is None:
        raise Unreadable(f"{file} is empty; its first line should name the columns")
    header = _header(chain([first], lines), columns)
    if header is None:
        what = f"none of its first {_HEAD} lines names a column of references"
        raise Unreadable(_no_column(file, what))
    yield from _rows(lines, _layout(header, columns), file, problems)


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
        header = _header(lines, columns)
        if header is not None:
            read += 1
            yield from _rows(lines, _layout(header, columns), name, problems)
    book.close()
    if not read:
        raise Unreadable(_no_column(file, "no sheet has a column of references"))


def _separator(head: Sequence[str], file: str, columns: Columns) -> str:
    """Choose the separator under which a line names a column of references, the most columns."""
    known = _TABBED if file.lower().endswith((".tsv", ".tab")) else _SEPARATORS
    widths = {sign: _width(head, sign, columns) for sign in known}
    first = head[0] if head else ""
    best = max(known, key=lambda sign: widths[sign])
    return best if widths[best] else max(known, key=first.count)


def _width(head: Sequence[str], separator: str, columns: Columns) -> int:
    """Count the columns of a header under a separator; 0 where none is one."""
    try:
        rows = [(n, row) for n, row in enumerate(csv.reader(head, delimiter=separator), 1) if row]
    except csv.Error:
        return 0
    return len(_header(iter(rows), columns) or ())


def _header(lines: Iterator[tuple[int, Sequence[str]]], columns: Columns) -> Sequence[str] | None:
    """Find the line that names the columns: the first, or one below the title of a table."""
    for number, (_, cells) in enumerate(islice(lines, _HEAD)):
        alone = sum(bool(cell.strip()) for cell in cells) == 1
        if _names_reference([cell.strip() for cell in cells], columns) and not (number and alone):
            return cells
    return None


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


def _layout(header: Sequence[str], columns: Columns) -> _Layout:
    names = tuple(name.strip() for name in header)
    at = {p: names.index(c) for p in PARTS if (c := columns.of(p, names)) is not None}
    held = [(names.index(c), plain(c)) for c in columns.all_of("reference", names)]
    return _Layout(names, at, tuple(held))


def _rows(
    lines: Iterator[tuple[int, Sequence[str]]], layout: _Layout, file: str, problems: list[Problem]
) -> Iterator[StatementRow]:
    width, line, before = len(layout.header), 0, len(problems)
    for line, cells in lines:
        if any(cell.strip() for cell in cells[width:]):
            why = (
                f"{len(cells)} cells under {width} columns; a comma in a cell needs quotation marks"
            )
            problems.append(Problem(f"{file}:{line}: {why} around it. The row is left out."))
            continue
        yield _row([*cells, *[""] * (width - len(cells))][:width], line, layout, file)
    if not line and len(problems) == before:
        problems.append(Problem(f"{file} names its columns and has no row below.", unread=False))


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

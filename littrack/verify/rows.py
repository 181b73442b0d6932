"""Files of statements read into rows: tables, JSON and YAML."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path

from littrack.model.verification import Problem, StatementRow
from littrack.verify import json_tree, tables, trees, yaml_tree
from littrack.verify.columns import Columns
from littrack.verify.trees import Unreadable

LARGEST_TREE = 64 << 20  # bytes of a JSON or YAML file; tables and JSON lines may be larger
LARGEST = 1 << 30
_CHUNK = 1 << 20
Reader = Callable[[Path, str, Columns, list[Problem]], Iterator[StatementRow]]


def read(path: Path, columns: Columns, problems: list[Problem]) -> Iterator[StatementRow]:
    """List the rows of a file; what cannot be read of it becomes a sentence in `problems`."""
    file = str(path)
    try:
        yield from _reader(path)(path, file, columns, problems)
    except Unreadable as error:
        problems.append(Problem(f"{error}."))
    except OSError as error:
        problems.append(Problem(f"{file} cannot be read: {error.strerror or error}."))


def _reader(path: Path) -> Reader:
    _bounded(path, LARGEST)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise Unreadable(f"{path}: no rows can be read from this kind of file; known: {known}")
    return reader


def _bounded(path: Path, most: int) -> None:
    size = path.stat().st_size
    if size > most:
        raise Unreadable(
            f"{path} has {size >> 20} MB, more than the {most >> 20} MB that are read at once;"
            " split it, or write it as JSON lines"
        )


def _encoding(path: Path, problems: list[Problem]) -> str:
    """Tell the encoding of a text: UTF-8 or UTF-16, else Windows' Western one, which is said."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as handle:
        if handle.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return "utf-16"
        handle.seek(0)
        try:
            while chunk := handle.read(_CHUNK):
                decoder.decode(chunk)
                line += chunk.count(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            line += chunk.count(b"\n", 0, error.start)
            why = "this is not UTF-8; the file is read as Windows-1252"
            problems.append(Problem(f"{path}:{line}: {why}.", unread=False))
            return "cp1252"
    return "utf-8-sig"


def _text(path: Path, problems: list[Problem]) -> str:
    return path.read_text(encoding=_encoding(path, problems), errors="replace")


def _delimited(
    path: Path, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    encoding = _encoding(path, problems)
    with path.open(encoding=encoding, errors="replace", newline="") as handle:
        yield from tables.delimited(handle, file, columns, problems)


def _lines(
    path: Path, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    """Read JSON lines, one at a time; a line that is none is said and passed over."""
    encoding = _encoding(path, problems)
    with path.open(encoding=encoding, errors="replace", newline="\n") as handle:
        for number, line in enumerate(handle, 1):
            text = line.strip()
            if not text:
                continue
            try:
                tree = json_tree.read_line(text, file, number)
            except Unreadable as error:
                problems.append(Problem(f"{error}."))
                continue
            yield from trees.rows(tree, file, columns, problems)


def _json(
    path: Path, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    _bounded(path, LARGEST_TREE)
    before = len(problems)
    text = _text(path, problems)
    try:
        tree = json_tree.read(text, file)
    except Unreadable:
        if not json_tree.is_lines(text):
            raise
        del problems[before:]  # what is said of the encoding, once
        yield from _lines(path, file, columns, problems)
    else:
        yield from trees.rows(tree, file, columns, problems)


def _yaml(
    path: Path, file: str, columns: Columns, problems: list[Problem]
) -> Iterator[StatementRow]:
    _bounded(path, LARGEST_TREE)
    for tree in yaml_tree.read(_text(path, problems), file):
        yield from trees.rows(tree, file, columns, problems)


_READERS: dict[str, Reader] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".tab": _delimited,
    ".txt": _delimited,
    ".xlsx": tables.excel,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _json,
    ".yaml": _yaml,
    ".yml": _yaml,
}

"""The keys a table of a topic file may have, and on which line of the file each stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from littrack.model import QueryError

_WORDS: dict[type, str] = {str: "text in quotes", list: "a list in [brackets]"}
_TABLES = {"query", "concept", "article"}
_HEADER = re.compile(r"^\s*\[\[?\s*([\w-]+)\s*\]\]?")
_LONG = re.compile(r'"""|' + r"'''")


@dataclass(frozen=True)
class Shape:
    """What a table may hold and must hold."""

    called: str
    keys: Mapping[str, type]
    needs: tuple[str, ...] = ()

    def check(self, path: Path, text: str, table: Any, index: int = 0) -> None:
        """Raise `QueryError` for a key that is unknown, missing or of the wrong kind."""
        if not isinstance(table, dict):
            raise QueryError(f"{path}: {self.called} must be a table; write [[...]] above its keys")
        for key, value in table.items():
            self._check_key(self.place(path, text, key, index), key, value)
        for key in self.needs:
            if not table.get(key):
                where = self.place(path, text, "", index)
                raise QueryError(f'{where}: {self.called} has no {key}; write: {key} = "..."')

    def _check_key(self, where: str, key: str, value: object) -> None:
        if key not in self.keys:
            near = difflib.get_close_matches(key, self.keys, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it knows {', '.join(self.keys)}"
            raise QueryError(f"{where}: {self.called} has an unknown key {key!r}; {hint}")
        if not isinstance(value, self.keys[key]):
            kind = "[[" + key + "]] tables" if key in _TABLES else _WORDS[self.keys[key]]
            raise QueryError(f"{where}: {key} must be {kind}, not {value!r}")

    def words(self, path: Path, text: str, table: Any, key: str, index: int) -> list[str]:
        """Give a list of words, each checked to be text."""
        values: list[Any] = table.get(key, [])
        for value in values:
            if not isinstance(value, str) or not value.strip():
                where = self.place(path, text, key, index)
                raise QueryError(f"{where}: {key} lists {value!r}, which is not text in quotes")
        return values

    def place(self, path: Path, text: str, key: str, index: int = 0) -> str:
        """Name the file and the line a key stands on (the table's own line for no key)."""
        return f"{path}, line {self.line(text, key, index)}"

    def line(self, text: str, key: str, index: int = 0) -> int:
        """Tell the line a key of the table stands on."""
        table = self.called.strip("[]") if self.called.startswith("[[") else ""
        return _line(text, table, key, index)


def _line(text: str, table: str, key: str, index: int) -> int:
    lines = _outside_strings(text)
    if not table:
        headers = [number for number, line in lines if key and _name(line) == key]
        return min(filter(None, (*headers, _key_line(_top(lines), key))), default=1)
    starts = [at for at, (_, line) in enumerate(lines) if _name(line) == table]
    if index >= len(starts):
        return 1
    header, *rest = lines[starts[index] :]
    return _key_line(_top(rest), key) or header[0]


def _name(line: str) -> str:
    """Give the name in a table's header; "" for any other line."""
    found = _HEADER.match(line)
    return found[1] if found else ""


def _top(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give the lines before the next header of a table."""
    return list(takewhile(lambda line: not _name(line[1]), lines))


def _key_line(lines: Sequence[tuple[int, str]], key: str) -> int:
    """Give the number of the line that sets a key; 0 where none does."""
    wanted = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=")
    return next((number for number, line in lines if key and wanted.match(line)), 0)


def _outside_strings(text: str) -> list[tuple[int, str]]:
    """List the lines, with their numbers, that do not begin within a multi-line string."""
    kept, within = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if not within:
            kept.append((number, line))
        if len(_LONG.findall(line)) % 2:
            within = not within
    return kept

"""The keys a table of a topic file may have, and on which line of the file each stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
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
    wanted = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=") if key else None
    inside, seen, header = not table, -1, 1
    for number, line in _outside_strings(text):
        found = _HEADER.match(line)
        if found:
            seen += found[1] == table
            inside = found[1] == table and seen == index
            header = number if inside else header
            if not table and found[1] == key:
                return number
        elif inside and wanted and wanted.match(line):
            return number
    return header


def _outside_strings(text: str) -> list[tuple[int, str]]:
    """List the lines, with their numbers, that do not begin within a multi-line string."""
    kept, within = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if not within:
            kept.append((number, line))
        if len(_LONG.findall(line)) % 2:
            within = not within
    return kept

"""JSON read with the line of every value."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from littrack.verify.tree_builder import TreeBuilder
from littrack.verify.trees import DEEPEST, Listed, Mapped, Node, Scalar, Unreadable

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def read(text: str, file: str) -> Node:
    """Read a JSON text."""
    try:
        json.loads(text)
    except RecursionError:
        raise Unreadable(f"{file}: nested deeper than {DEEPEST} levels") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        what = getattr(error, "msg", str(error))
        raise Unreadable(f"{file}:{line}: this is no JSON: {what}") from error
    return _built(text, file)


def is_lines(text: str) -> bool:
    """Whether a text that is no JSON begins with a line that is: JSON lines of another name."""
    first, _, rest = text.strip().partition("\n")
    try:
        return bool(rest) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def read_line(text: str, file: str, line: int) -> Node:
    """Read JSON that stands on one line: every value has that line."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise Unreadable(f"{file}:{line}: nested deeper than {DEEPEST} levels") from None
    except ValueError as error:
        what = getattr(error, "msg", str(error))
        raise Unreadable(f"{file}:{line}: this is no JSON: {what}") from error
    return _tree(value, line, file, 0)


def _tree(value: object, line: int, file: str, depth: int) -> Node:
    if depth > DEEPEST:
        raise Unreadable(f"{file}:{line}: nested deeper than {DEEPEST} levels")
    if isinstance(value, dict):
        pairs = [(key, _tree(each, line, file, depth + 1)) for key, each in value.items()]
        return Mapped(pairs, line)
    if isinstance(value, list):
        return Listed([_tree(each, line, file, depth + 1) for each in value], line)
    if isinstance(value, str):
        return Scalar(_whole(value), line)
    return Scalar("" if value is None else json.dumps(value), line)


def _built(text: str, file: str) -> Node:
    """Build a tree of a text that is known to be JSON."""
    ends = [match.start() for match in re.finditer("\n", text)]
    builder = TreeBuilder(file)
    for match in _PIECE.finditer(text):
        piece, line = match[0], bisect_right(ends, match.start() - 1) + 1
        if piece in {"}", "]"}:
            builder.end()
        elif piece in {"{", "["}:
            builder.begin(Mapped([], line) if piece == "{" else Listed([], line))
        elif piece not in {",", ":"}:
            builder.put(Scalar(_value(piece), line))
    return builder.root if builder.root is not None else Listed([], 1)


def _value(piece: str) -> str:
    if piece.startswith('"'):
        return _whole(str(json.loads(piece, strict=False)))
    return "" if piece == "null" else piece


def _whole(text: str) -> str:
    """Put a mark in place of half a sign (an escape without its second half)."""
    return text if text.isascii() else text.encode("utf-8", errors="replace").decode()

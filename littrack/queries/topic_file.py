"""A query added to a topic file, the rest of the file kept to the letter."""

from __future__ import annotations

import json
from pathlib import Path

from littrack import atomic_write
from littrack.model import QueryError
from littrack.queries.load import load


def add_query(path: Path, name: str, term: str) -> None:
    """Add a query at the end of a topic file, which is made when there is none."""
    known = load(path).queries if path.exists() else ()
    if name in {query.name for query in known}:
        raise QueryError(f"{path} has a query {name!r} already; name another with --name")
    before = path.read_text(encoding="utf-8-sig") if path.exists() else None
    title = path.stem.replace("-", " ").capitalize()
    start = before if before is not None else f"title = {json.dumps(title)}\n"
    atomic_write.write(path, f"{start.rstrip()}\n\n{table(name, term)}".encode())
    try:
        load(path)
    except QueryError:
        _put_back(path, before)
        raise


def table(name: str, term: str) -> str:
    """Write a query as TOML, its lines as they are."""
    named = json.dumps(name, ensure_ascii=False)
    return f"[[query]]\nname = {named}\nterm = {_quoted(term.strip())}\n"


def _quoted(term: str) -> str:
    if "'''" in term:
        escaped = term.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        return f'"""\n{escaped}\n"""'
    return f"'''\n{term}\n'''"


def _put_back(path: Path, before: str | None) -> None:
    if before is None:
        path.unlink()
    else:
        atomic_write.write(path, before.encode())

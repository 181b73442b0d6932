"""Reads one topic file; whatever is wrong is reported with its file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from littrack.model import ArticleSource, Concept, Pmid, Query, QueryError, Topic
from littrack.queries.shape import Shape
from littrack.queries.term import sent
from littrack.text import undecoded

_PMID = re.compile(r"[1-9]\d{0,8}")

TOPIC = Shape(
    "a topic", {"title": str, "library": str, "query": list, "concept": list, "article": list}
)
QUERY = Shape("[[query]]", {"name": str, "term": str, "seeds": list}, needs=("name", "term"))
CONCEPT = Shape(
    "[[concept]]",
    {"name": str, "kind": str, "within": str, "terms": list, "mesh": list, "substances": list},
    needs=("name",),
)
ARTICLE = Shape("[[article]]", {"source": str, "title": str}, needs=("source",))


def load_all(folder: Path) -> list[Topic]:
    """Read every topic of a folder, by name."""
    return [load(path) for path in files(folder)]


def files(folder: Path) -> list[Path]:
    """List the topic files of a folder, by name; `QueryError` where there is none."""
    if not folder.is_dir():
        raise QueryError(
            f"There is no folder {folder} of saved queries; make one: littrack init DIR"
        )
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise QueryError(f"{folder} holds no topic (*.toml); start one: littrack init DIR")
    return found


def load(path: Path, *, unsendable: bool = False) -> Topic:
    """Read one topic file, `term`s kept to the letter; `unsendable` ones too, to find what is wrong
    with them.
    """
    if undecoded(path.name):
        raise QueryError(f"The name of {path} is not in the system's encoding; rename the file.")
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"{path} is not valid TOML: {error}") from error
    if not table:  # what was in it is lost: it is no topic that asks for nothing
        raise QueryError(f"{path} is empty: write its searches into it, or delete the file.")
    TOPIC.check(path, text, table)
    topic = Topic(
        name=path.stem,
        title=table.get("title", path.stem),
        queries=tuple(
            _query(path, text, *each, unsendable=unsendable)
            for each in enumerate(table.get("query", []))
        ),
        concepts=tuple(_concept(path, text, *each) for each in enumerate(table.get("concept", []))),
        articles=tuple(_article(path, text, *each) for each in enumerate(table.get("article", []))),
        library=table.get("library", ""),
        path=path,
    )
    _once(path, text, "query", [query.name for query in topic.queries])
    _once(path, text, "concept", [concept.name for concept in topic.concepts])
    _within(path, topic)
    return topic


def line_of(topic: Topic, name: str) -> int:
    """Tell on which line of its file the first line of a query's term stands."""
    if topic.path is None:
        return 1
    text = _text(topic.path)
    index = [query.name for query in topic.queries].index(name)
    line = QUERY.line(text, "term", index)
    written = text.splitlines()[line - 1]
    return line + written.rstrip().endswith(('"""', "'''"))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8"
        ) from error
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {error.strerror}") from error


def _query(path: Path, text: str, index: int, table: dict[str, Any], *, unsendable: bool) -> Query:
    QUERY.check(path, text, table, index)
    if not unsendable:
        _sendable(QUERY.place(path, text, "term", index), table)
    return Query(table["name"], table["term"], _seeds(path, text, index, table))


def _sendable(where: str, table: dict[str, Any]) -> None:
    try:
        term = sent(table["term"])
    except QueryError as error:
        raise QueryError(f"{where}: query {table['name']!r}: {error}") from error
    if not term:
        raise QueryError(
            f"{where}: the term of query {table['name']!r} is empty; write PubMed syntax"
        )


def _seeds(path: Path, text: str, index: int, table: dict[str, Any]) -> tuple[Pmid, ...]:
    seeds = [str(seed) for seed in table.get("seeds", [])]
    for seed in seeds:
        if not _PMID.fullmatch(seed):
            where = QUERY.place(path, text, "seeds", index)
            raise QueryError(f"{where}: seed {seed!r} is not a PMID; PMIDs are plain numbers")
    return tuple(dict.fromkeys(Pmid(seed) for seed in seeds))


def _concept(path: Path, text: str, index: int, table: dict[str, Any]) -> Concept:
    CONCEPT.check(path, text, table, index)
    lists = {
        key: tuple(CONCEPT.words(path, text, table, key, index))
        for key in ("terms", "mesh", "substances")
    }
    return Concept(
        table["name"], kind=table.get("kind", ""), within=table.get("within", ""), **lists
    )


def _article(path: Path, text: str, index: int, table: dict[str, Any]) -> ArticleSource:
    ARTICLE.check(path, text, table, index)
    return ArticleSource(table["source"], table.get("title", ""))


def _once(path: Path, text: str, kind: str, names: list[str]) -> None:
    shape = {"query": QUERY, "concept": CONCEPT}[kind]
    for index, name in enumerate(names):
        if name in names[:index]:
            where = shape.place(path, text, "name", index)
            raise QueryError(f"{where}: a {kind} named {name!r} stands above already; rename one")


def _within(path: Path, topic: Topic) -> None:
    names = {concept.name for concept in topic.concepts}
    for concept in topic.concepts:
        if concept.within and concept.within not in names:
            raise QueryError(
                f"{path}: concept {concept.name!r} is within {concept.within!r},"
                " which is no [[concept]] of this file"
            )

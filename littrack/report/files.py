"""Puts a report's files into a folder, each whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from littrack.model import Article, Report, SettingsError
from littrack.report.html import page
from littrack.report.json_ import dumps

_UNSAFE = re.compile(r"[^a-z0-9]+")


def _pages(report: Report) -> Iterator[tuple[str, bytes]]:
    yield f"{slug(report.topic)}.html", page(report)
    if len(report.articles) > 1:
        for name, article in _names(report.articles):
            yield f"{slug(report.topic)}.{name}.html", page(only(report, article))


def _json(report: Report) -> Iterator[tuple[str, bytes]]:
    yield f"{slug(report.topic)}.json", dumps(report)


FORMATS: dict[str, Callable[[Report], Iterator[tuple[str, bytes]]]] = {
    "html": _pages,
    "json": _json,
}


def write(report: Report, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write a report in each format and say where; the main file of each format comes first."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise SettingsError(f"No such format: {unknown[0]}. Known are {', '.join(FORMATS)}.")
    return [
        _put(folder / name, content) for each in formats for name, content in FORMATS[each](report)
    ]


def render(report: Report, name: str) -> str:
    """Give the main file of a text format as text."""
    return next(FORMATS[name](report))[1].decode()


def only(report: Report, article: Article) -> Report:
    """Cut a report down to what concerns one article."""
    mine = article.id
    return replace(
        report,
        title=article.title or report.title,
        articles=(article,),
        sentences=tuple(s for s in report.sentences if s.place.article == mine),
        verdicts=tuple(
            v for v in report.verdicts if any(p.article == mine for p in v.claim.places)
        ),
        citations=tuple(c for c in report.citations if c.mention.place.article == mine),
        missing_articles=(),
    )


def slug(name: str) -> str:
    """A name that is safe in any file system."""
    return _UNSAFE.sub("-", name.lower()).strip("-")[:60] or "report"


def _names(articles: Sequence[Article]) -> Iterator[tuple[str, Article]]:
    taken: set[str] = set()
    for number, article in enumerate(articles, 1):
        name = slug(article.id)
        name = f"{name}-{number}" if name in taken else name
        taken.add(name)
        yield name, article


def _put(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".part")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise SettingsError(
            f"Cannot write {path}: {error.strerror}. Choose another folder with -o."
        ) from error
    return path

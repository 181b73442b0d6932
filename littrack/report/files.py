"""Puts a report's files into a folder, each whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from littrack.model import Article, Record, Report, SettingsError
from littrack.report.claimreview import claimreview
from littrack.report.html import page
from littrack.report.json_ import dumps
from littrack.report.jsonl import jsonl, schema_bytes
from littrack.report.markdown import markdown
from littrack.report.references import bibtex, csl, nbib, ris
from littrack.report.tables import delimited, excel, parquet
from littrack.report.tally import sides

Writer = Callable[[Report], Iterator[tuple[str, bytes]]]
_UNSAFE = re.compile(r"[^a-z0-9]+")


def _pages(report: Report) -> Iterator[tuple[str, bytes]]:
    yield f"{slug(report.topic)}.html", page(report)
    if len(report.articles) > 1:
        for name, article in _names(report.articles):
            yield f"{slug(report.topic)}.{name}.html", page(only(report, article))


def _one(suffix: str, made: Callable[[Report], str | bytes]) -> Writer:
    def writer(report: Report) -> Iterator[tuple[str, bytes]]:
        content = made(report)
        name = f"{slug(report.topic)}.{suffix}"
        yield name, content if isinstance(content, bytes) else content.encode()

    return writer


def _delimited(suffix: str, separator: str) -> Writer:
    def writer(report: Report) -> Iterator[tuple[str, bytes]]:
        for name, content in delimited(report, separator).items():
            yield f"{slug(report.topic)}.{name}.{suffix}", content

    return writer


def _jsonl(report: Report) -> Iterator[tuple[str, bytes]]:
    yield f"{slug(report.topic)}.evidence.jsonl", jsonl(report)
    yield f"{slug(report.topic)}.evidence.schema.json", schema_bytes()


def evidence_records(report: Report) -> list[Record]:
    """List every record listed with a claim or found for a citation, each once, by its key."""
    records = [e.record for v in report.verdicts for e in sides(v).listed]
    records += [check.record for check in report.citations if check.record]
    return sorted({record.key: record for record in records}.values(), key=lambda r: r.key)


REFERENCES: dict[str, Callable[[Sequence[Record]], str]] = {
    "ris": ris,
    "bibtex": bibtex,
    "csl": csl,
    "nbib": nbib,
}

FORMATS: dict[str, Writer] = {
    "html": _pages,
    "json": _one("json", dumps),
    "md": _one("md", markdown),
    "csv": _delimited("csv", ","),
    "tsv": _delimited("tsv", "\t"),
    "xlsx": _one("xlsx", excel),
    "parquet": _one("evidence.parquet", parquet),
    "jsonl": _jsonl,
    "ris": _one("ris", lambda report: ris(evidence_records(report))),
    "bibtex": _one("bib", lambda report: bibtex(evidence_records(report))),
    "csl": _one("csl.json", lambda report: csl(evidence_records(report))),
    "nbib": _one("nbib", lambda report: nbib(evidence_records(report))),
    "claimreview": _one("claimreview.json", claimreview),
}


def write(report: Report, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write a report in each format and say where; the main file of each format comes first."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise SettingsError(f"No such format: {unknown[0]}. Known are {', '.join(FORMATS)}.")
    return [
        put(folder / name, content) for each in formats for name, content in FORMATS[each](report)
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


def put(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; give its path."""
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

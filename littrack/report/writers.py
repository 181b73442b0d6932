"""Puts a report's files into a folder, each whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from littrack import atomic_write
from littrack.model import Article, Record, Report, SettingsError, Verdict
from littrack.model.formats import BY_NAME, SUFFIXES
from littrack.report import record_table
from littrack.report.claimreview import claimreview
from littrack.report.counts import sides
from littrack.report.html import page
from littrack.report.json_ import dumps
from littrack.report.jsonl import jsonl, schema_bytes
from littrack.report.markdown import markdown
from littrack.report.references import bibtex, csl, nbib, ris
from littrack.report.tables import delimited, excel, parquet

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


def _text(made: Callable[[Sequence[Record]], str]) -> Callable[[Sequence[Record]], bytes]:
    return lambda records: made(records).encode()


def pmids(records: Sequence[Record]) -> bytes:
    """The PMIDs of records that were fetched: nothing was for a digest."""
    return "".join(f"{r.pmid}\n" for r in records if r.pmid and not r.digest).encode()


RECORD_WRITERS: dict[str, Callable[[Sequence[Record]], bytes]] = {
    "csv": record_table.csv,
    "tsv": record_table.tsv,
    "xlsx": record_table.xlsx,
    "parquet": record_table.parquet,
    "jsonl": record_table.jsonl,
    "ris": _text(ris),
    "bibtex": _text(bibtex),
    "csl": _text(csl),
    "nbib": _text(nbib),
    "pmid": pmids,
}


def _references(name: str) -> Writer:
    return _one(BY_NAME[name].suffix, lambda report: RECORD_WRITERS[name](evidence_records(report)))


WRITERS: dict[str, Writer] = {
    "html": _pages,
    "json": _one("json", dumps),
    "md": _one("md", markdown),
    "csv": _delimited("csv", ","),
    "tsv": _delimited("tsv", "\t"),
    "xlsx": _one("xlsx", excel),
    "parquet": _one("evidence.parquet", parquet),
    "jsonl": _jsonl,
    **{name: _references(name) for name in ("ris", "bibtex", "csl", "nbib")},
    "claimreview": _one("claimreview.json", claimreview),
}


def write(report: Report, output: Path, formats: Sequence[str]) -> list[Path]:
    """Write a report in each format and say where; the main file of each format comes first.

    `output` is a folder, or the file's own name where a single file is written.
    """
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise SettingsError(f"No such format: {unknown[0]}. Known are {', '.join(WRITERS)}.")
    made = [item for each in formats for item in WRITERS[each](report)]
    places = targets(output, [name for name, _ in made])
    return [put(path, content) for path, (_, content) in zip(places, made, strict=True)]


def write_records(records: Sequence[Record], name: str, output: Path) -> Path:
    """Write records into a file, or into a folder under the format's own ending."""
    (path,) = targets(output, [f"records.{BY_NAME[name].suffix}"])
    return put(path, RECORD_WRITERS[name](records))


def targets(output: Path, names: Sequence[str]) -> list[Path]:
    """Where files go: `output` itself when it names a file and one is written, else inside it."""
    if output.is_dir() or not (output.exists() or output.suffix.lower() in SUFFIXES):
        return [output / name for name in names]
    if len(names) == 1:
        return [output]
    raise SettingsError(
        f"{output} is the name of one file, and {len(names)} are written ({', '.join(names)});"
        " name a folder with -o."
    )


def render(report: Report, name: str) -> str:
    """Give the main file of a text format as text."""
    return next(WRITERS[name](report))[1].decode()


def only(report: Report, article: Article) -> Report:
    """Cut a report down to what concerns one article."""
    mine = article.id

    def about(verdict: Verdict) -> bool:
        return mine in {place.article for place in verdict.claim.places}

    return replace(
        report,
        title=article.title or report.title,
        articles=(article,),
        sentences=tuple(s for s in report.sentences if s.place.article == mine),
        verdicts=tuple(filter(about, report.verdicts)),
        citations=tuple(c for c in report.citations if c.mention.place.article == mine),
        missing_articles=(),
        unread=tuple(each for each in report.unread if each.source == article.source),
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
    """Write a file whole or not at all, whoever else writes it now; give its path.

    What is no file (/dev/stdout, a pipe) is written to, and stays what it is.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            atomic_write.write(path, content)
    except OSError as error:
        if error.errno in atomic_write.DISK_FULL:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise SettingsError(
            f"Cannot write {path}: {error.strerror}. Choose another folder with -o."
        ) from error
    return path

"""Search strategies: read from a file, and counted line by line at PubMed."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from littrack import bibliography, queries
from littrack.entrez import Entrez
from littrack.model import QueryError
from littrack.pipeline.refresh import chosen
from littrack.settings import Settings

_SIGNS = 100  # characters to one that no text has


@dataclass(frozen=True, slots=True)
class StrategyLine:
    """One line of a strategy: as written, as sent, the hits its file gives and PubMed counts.

    The last line of a strategy, or the only one, has number 0 where the query has no numbers.
    """

    query: str
    number: int
    written: str
    sent: str
    hits_in_file: int | None = None
    count: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedStrategy:
    """A file read as a search: its text, its lines, the term it comes to, what lint finds."""

    text: str
    term: str
    lines: tuple[StrategyLine, ...]
    findings: tuple[queries.LintFinding, ...]

    @property
    def wrong(self) -> bool:
        """Whether PubMed would certainly take it otherwise than it was meant."""
        return any(finding.level is queries.Level.ERROR for finding in self.findings)


def read(path: Path, *, translate: bool = False) -> ImportedStrategy:
    """Read a strategy out of a file; `translate` writes other databases' forms in PubMed's."""
    try:
        text, _ = bibliography.decode(path.read_bytes())
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {error.strerror}") from error
    if _is_binary(text):
        raise QueryError(f"{path} is no text: save the strategy as plain text")
    said = queries.translated(text) if translate else text
    try:
        term = queries.sent(said)
    except QueryError as error:
        raise QueryError(f"{path}: {error}") from error
    if not term:
        raise QueryError(f"{path} holds no search")
    return ImportedStrategy(said, term, tuple(_lines(path.stem, said)), tuple(queries.lint(said)))


def _is_binary(text: str) -> bool:
    signs = sum(unicodedata.category(sign) == "Cc" and not sign.isspace() for sign in text)
    return signs * _SIGNS > len(text)


def _lines(name: str, text: str) -> Iterator[StrategyLine]:
    numbered = queries.read_strategy(text)
    if numbered is None:
        yield StrategyLine(name, 0, " ".join(text.split()), queries.sent(text))
        return
    for line in numbered.lines:
        sent = " ".join(numbered.resolved(line.number).split())
        yield StrategyLine(name, line.number, " ".join(line.text.split()), sent, line.hits)


def counted(settings: Settings, lines: Sequence[StrategyLine]) -> list[StrategyLine]:
    """Ask PubMed how many records each line finds: one small request a line."""
    with Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key) as entrez:
        return [_counted(entrez, line) for line in lines]


def _counted(entrez: Entrez, line: StrategyLine) -> StrategyLine:
    found = entrez.first(line.sent, 0)
    return replace(line, count=found.count, warnings=found.warnings)


def count(settings: Settings, only: Collection[str] = ()) -> list[StrategyLine]:
    """Count every line of the saved queries."""
    every = chosen(queries.load_all(settings.queries), only)
    lines = [line for _, query in every for line in _lines(query.name, query.term)]
    return counted(settings, lines)

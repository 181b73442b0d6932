"""From tables of statements to what the records they cite say; network only on request."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from littrack.cache import Cache
from littrack.entrez import Entrez
from littrack.model import LittrackError, Record
from littrack.model.verification import (
    Finding,
    Problem,
    QuoteCheck,
    QuoteState,
    ReferenceState,
    StanceCheck,
    StatementRow,
    StatementStance,
    Verification,
    VerifiedRow,
)
from littrack.pipeline.cited_records import References, Resolved, fetch
from littrack.pipeline.full_text_passages import FullTexts
from littrack.pipeline.model_loader import ModelLoader
from littrack.pipeline.quote_search import QuoteSearch
from littrack.pipeline.statement_judge import NOTHING, StatementJudge
from littrack.settings import Settings
from littrack.stance import StanceModel
from littrack.verify import columns, findings, quotes, references, rows, source

Progress = Callable[[str, int, int], None]
_HELD = frozenset({QuoteState.VERBATIM, QuoteState.PARTS})
_SAID = frozenset({QuoteState.NONE, QuoteState.TOO_SHORT, QuoteState.TITLE, *_HELD})
_SOURCES = 200  # texts that stay in memory in their canonical form
_LONGEST_STATEMENT = 2_000  # characters


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What is to be verified: files, or rows given on the command line."""

    files: Sequence[Path] = ()
    given: Sequence[StatementRow] = ()
    columns: columns.Columns = field(default_factory=lambda: columns.Columns({}))
    online: bool = False
    stances: bool = True
    baseline: Path | None = None


def verify(
    settings: Settings,
    request: VerifyRequest,
    at: datetime,
    progress: Progress,
    seat: StanceModel | None = None,
) -> Verification:
    """Check every row of every file; `seat`: another reader in the model's place."""
    problems: list[Problem] = []
    known = accepted(request.baseline) if request.baseline else frozenset()
    read = [*request.given, *_read(request, problems)]
    if not read:
        raise LittrackError(_nothing(request, problems))
    with Cache(settings.database, create=request.online) as cache:
        absent = _fetched(settings, cache, read, at, progress) if request.online else frozenset()
        judge = _judge(settings, request, cache, seat, read, problems)
        checker = RowChecker(References(cache, absent), QuoteSearch(cache), FullTexts(cache), judge)
        checked = list(_all(checker, read, problems, progress))
        held = cache.size().records
    done = [_known(row, known) for row in findings.with_reused(checked)]
    return Verification(tuple(done), tuple(problems), held, judge is not None)


def _read(request: VerifyRequest, problems: list[Problem]) -> Iterator[StatementRow]:
    for path in request.files:
        yield from rows.read(path, request.columns, problems)


def _nothing(request: VerifyRequest, problems: Sequence[Problem]) -> str:
    if problems:
        return problems[0].text
    named = ", ".join(map(str, request.files))
    return (
        f"{named}: no row holds a reference with a quote or a statement; name the columns with "
        "--columns, for example --columns reference=PMID,quote=evidence."
    )


def _judge(
    settings: Settings,
    request: VerifyRequest,
    cache: Cache,
    seat: StanceModel | None,
    read: Sequence[StatementRow],
    problems: list[Problem],
) -> StatementJudge | None:
    """Load the judge where there is a statement to judge; say so where it cannot be loaded."""
    if not request.stances or not any(row.statement for row in read):
        return None
    model = ModelLoader(settings, cache, seat).stance
    if model is None:
        why = "No statement is judged: the stance model cannot be loaded (littrack doctor)"
        problems.append(Problem(f"{why}."))
        return None
    return StatementJudge(model)


def _fetched(
    settings: Settings,
    cache: Cache,
    read: Sequence[StatementRow],
    at: datetime,
    progress: Progress,
) -> frozenset[str]:
    asked = [i for row in read for i in references.of_cells(row.references)]
    entrez = Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key)
    with entrez:
        return fetch(entrez, cache, asked, at, progress)


def _all(
    checker: RowChecker,
    read: Sequence[StatementRow],
    problems: list[Problem],
    progress: Progress,
) -> Iterator[VerifiedRow]:
    for number, row in enumerate(read, 1):
        problems += odd(row)
        yield from checker.check(row)
        progress("Rows verified", number, len(read))


def odd(row: StatementRow) -> list[Problem]:
    """Say what is odd in a row that is checked all the same."""
    said = []
    lines = [line for line in row.statement.splitlines() if line.strip()]
    if len(lines) > 1:
        said.append(f"{len(lines)} statements in one cell are held as one; give each its row")
    if len(row.statement) > _LONGEST_STATEMENT:
        said.append(f"the statement has {len(row.statement):,} characters and is not judged")
    if len(row.quote) > quotes.LONGEST:
        said.append(f"the quote has {len(row.quote):,} characters and is not looked for")
    place = f"{row.place.file}:{row.place.line}" if row.place.file else row.id
    return [Problem(f"{place}: {text}.", unread=False) for text in said]


@dataclass
class RowChecker:
    """Checks one row after another against one store."""

    references: References
    search: QuoteSearch
    full_texts: FullTexts
    judge: StatementJudge | None = None
    _sources: OrderedDict[str, source.Source] = field(default_factory=OrderedDict)

    def check(self, row: StatementRow) -> list[VerifiedRow]:
        """Check a row: one result for each work it cites."""
        resolved = self._resolved(row)
        checks = self._quotes(row, resolved)
        return [
            self._verified(row, each, quote) for each, quote in zip(resolved, checks, strict=True)
        ]

    def _resolved(self, row: StatementRow) -> list[Resolved]:
        asked = references.of_cells(row.references) or [references.NOT_GIVEN]
        found = [self.references.resolve(identifier, row.title) for identifier in asked]
        return list(
            {each.check.pmid or each.check.given: each for each in reversed(found)}.values()
        )[::-1]

    def _quotes(self, row: StatementRow, resolved: Sequence[Resolved]) -> list[QuoteCheck]:
        """Check the quote in each work; found in one of them, the others are not accused."""
        if len(row.quote) > quotes.LONGEST:
            why = f"it has {len(row.quote):,} characters"
            return [QuoteCheck(QuoteState.NOT_CHECKED, why=why) for _ in resolved]
        checks = [self._quote(row.quote, each) for each in resolved]
        holder = next(
            (r.check.pmid for r, c in zip(resolved, checks, strict=True) if c.state in _HELD), ""
        )
        return [
            check if check.state in _SAID else self._unheld(row.quote, each, check, holder)
            for each, check in zip(resolved, checks, strict=True)
        ]

    def _quote(self, quote: str, resolved: Resolved) -> QuoteCheck:
        record = resolved.record
        if record is None:
            return quotes.unchecked(quote)
        check = quotes.check(quote, self._source(record))
        passages = [] if check.state in _SAID else self.full_texts.passages(record)
        if not passages:
            return check
        whole = quotes.check(quote, source.of_record(record, passages))
        return whole if whole.state in _HELD or check.state is QuoteState.NOT_FOUND else check

    def _source(self, record: Record) -> source.Source:
        if record.key in self._sources:
            self._sources.move_to_end(record.key)
            return self._sources[record.key]
        made = self._sources[record.key] = source.of_record(record)
        if len(self._sources) > _SOURCES:
            self._sources.popitem(last=False)
        return made

    def _unheld(self, quote: str, resolved: Resolved, check: QuoteCheck, holder: str) -> QuoteCheck:
        """Say more of a quote that its reference does not hold."""
        if holder:
            return QuoteCheck(QuoteState.OTHER_REFERENCE, pmid=holder)
        if resolved.check.state is ReferenceState.NOT_CHECKED:
            return check
        record = resolved.record
        other = self.search.find(quote, but=record.key if record else resolved.check.pmid)
        if other is not None:
            return replace(
                other.check, state=QuoteState.MISATTRIBUTED, pmid=other.pmid, differences=()
            )
        if check.state is QuoteState.NOT_FOUND and record is not None:
            return replace(check, why=self.full_texts.may_hold(record))
        return check

    def _verified(self, row: StatementRow, each: Resolved, quote: QuoteCheck) -> VerifiedRow:
        stance = self._stance(row, each, quote)
        found = findings.of(each.check, quote, stance)
        return VerifiedRow(row, each.check, quote, stance, found)

    def _stance(self, row: StatementRow, each: Resolved, quote: QuoteCheck) -> StanceCheck | None:
        judged = self.judge and row.statement and len(row.statement) <= _LONGEST_STATEMENT
        if not judged or self.judge is None or each.record is None:
            return None
        quoted = quote.closest if quote.state in _HELD else ""
        said = self._said(row.statement, each.record, quoted, self.judge)
        return replace(said, expected=row.expected)

    def _said(
        self, statement: str, record: Record, quoted: str, judge: StatementJudge
    ) -> StanceCheck:
        """Say what the abstract says to a statement, then the full text where it is at hand."""
        said = judge.judge(statement, record, quoted) if record.abstract else NOTHING
        if wide := self.full_texts.widened([record]).get(record.key):
            said = judge.read_on(said, statement, wide, quoted)
        silent = said.to is StatementStance.DOES_NOT_SAY
        return replace(said, why=self.full_texts.may_hold(record)) if silent else said


def accepted(path: Path) -> frozenset[tuple[str, ...]]:
    """Read the findings of an earlier run (its JSON): those are known."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        listed = [
            (*_content(row["statement"], row["quote"].get("text", ""), row["reference"]), kind)
            for row in data["rows"]
            for kind in (f["kind"] for f in (*row["findings"], *row.get("accepted", [])))
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LittrackError(
            f"{path} is no baseline; write one: littrack verify FILE --format json > {path.name}"
        ) from error
    return frozenset(listed)


def _content(statement: str, quote: str, reference: Mapping[str, str]) -> tuple[str, ...]:
    return statement, quote, reference.get("given", "")


def _known(row: VerifiedRow, known: frozenset[tuple[str, ...]]) -> VerifiedRow:
    """Set aside the findings of a row that are accepted: the row may have moved meanwhile."""
    if not known:
        return row
    content = _content(row.row.statement, row.row.quote, {"given": row.reference.given})

    def old(found: Finding) -> bool:
        return (*content, found.kind) in known

    return replace(
        row,
        findings=tuple(f for f in row.findings if not old(f)),
        accepted=tuple(f for f in row.findings if old(f)),
    )

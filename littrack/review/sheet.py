"""The queue as a table that a person fills in with any spreadsheet, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from littrack.claim_match import match, statement
from littrack.model import Decision, Opinion, Place, SettingsError
from littrack.review.correction import FIELDS, correct, dismiss, fields_of, restore
from littrack.review.decision import choices, decide
from littrack.review.queue import Item

_OF_READING = tuple(name for name in FIELDS if name != "text")  # the words are the column claim
COLUMNS = (
    "opinion human reason machine choices claim".split()
    + list(_OF_READING)
    + "record says design year claim_id record_id evidence places".split()
)
_SEPARATORS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_OPEN = (
    "Row {}: cells are missing, or a quotation mark that opens here is not closed in its cell;"
    " close it, or double it where it is part of the text."
)
_READINGS = ("misread", "correct", "restore")
Row = Mapping[str, str]


def write(items: Sequence[Item]) -> str:
    """Write the queue; a person fills in opinion, human and reason, and leaves the rest.

    With the opinion "correct" the claim and its fields may be written anew in their columns.
    """
    out = io.StringIO()
    sheet = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    sheet.writeheader()
    sheet.writerows(rows(items))
    return out.getvalue()


def rows(items: Sequence[Item]) -> Iterator[dict[str, object]]:
    """The rows of the sheet; nothing in them is a formula to a spreadsheet."""
    for item in items:
        yield {name: _guarded(value) for name, value in _row(item).items()}


def read(text: str, items: Sequence[Item], reviewer: str, at: datetime) -> Iterator[Decision]:
    """Read what a person filled in; a row on evidence that has changed keeps its old binding."""
    sheet = _table(text.removeprefix("\ufeff"))
    yield from decisions(sheet.fieldnames or (), sheet, items, reviewer, at)


def decisions(
    header: Sequence[str],
    sheet: Iterable[Row],
    items: Sequence[Item],
    reviewer: str,
    at: datetime,
) -> Iterator[Decision]:
    """Read the rows of a sheet, the first being row 2; a claim read anew is found by its words."""
    _check_columns(header)
    filled = [(number, row) for number, row in enumerate(sheet, 2) if _filled(row)]
    known = {item.key: item for item in items}
    for number, row in filled:
        _check_cells(number, row)
    today = _today([row for _, row in filled], items)
    for number, row in filled:
        key = today.get(row["claim_id"], row["claim_id"]), row.get("record_id") or ""
        if key not in known:
            raise SettingsError(
                f"Row {number}: no claim {row['claim_id']} is in today's report; leave the row out."
            )
        yield _decision(number, row, known[key], reviewer, at)


def _check_columns(header: Sequence[str]) -> None:
    missing = [name for name in ("opinion", "claim_id", "evidence") if name not in header]
    if missing:
        raise SettingsError(
            f"The sheet lacks the column {missing[0]}; start from: littrack review --sheet FILE"
        )


def _check_cells(number: int, row: Row) -> None:
    """Refuse a row that ends before its claim: a mark that is not closed took cells for text."""
    if row.get("claim_id") is None or row.get("evidence") is None:
        raise SettingsError(_OPEN.format(number))


def _filled(row: Row) -> bool:
    return bool((row["opinion"] or "").strip() or (row.get("human") or "").strip())


def _today(filled: Sequence[Row], items: Sequence[Item]) -> dict[str, str]:
    """The ids of today of the claims that a sheet names by the ids of another reading."""
    known = {item.verdict.claim.id: item.verdict.claim for item in items}
    named = {row["claim_id"]: row for row in filled if row.get("claim")}
    old = [
        statement(key, _plain(named[key]["claim"]), _places(named[key]))
        for key in named.keys() - known.keys()
    ]
    new = [statement(k, known[k].text, known[k].places) for k in known if k not in named]
    return match(old, new).by_key


def _table(text: str) -> csv.DictReader[str]:
    """Read a sheet as any spreadsheet saves it: separated by commas, semicolons or tabs."""
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep="):  # Excel's own first line
        text, head = rest, rest.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    _check_marks(text, separator)
    sheet = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    sheet.fieldnames = [name.strip().strip('"').lower() for name in sheet.fieldnames or ()]
    return sheet


_END = "\0"  # a line behind the last: a cell that holds it was never closed


def _check_marks(text: str, separator: str) -> None:
    """Refuse a sheet in which an unclosed quotation mark makes several rows one."""
    lines = _Noted(io.StringIO(f"{text.replace(_END, '')}\n{_END}", newline=""))
    number = 0
    try:
        for row in csv.reader(lines, delimiter=separator):
            number += bool(row)
            _check_row(number, lines.taken(), separator)
    except csv.Error as error:
        raise SettingsError(f"The sheet is no CSV ({error}); save it anew as CSV.") from error


def _check_row(number: int, lines: Sequence[str], separator: str) -> None:
    """Refuse a row of several lines that only an unclosed quotation mark holds together."""
    if len(lines) > 1 and (lines[-1] == _END or not _is_strict(lines, separator)):
        raise SettingsError(_OPEN.format(number))


def _is_strict(lines: Sequence[str], separator: str) -> bool:
    try:
        return bool(list(csv.reader(lines, delimiter=separator, strict=True)))
    except csv.Error:
        return False


class _Noted:
    """Lines, and those of them that were read since they were last asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._read: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._read.append(line)
            yield line

    def taken(self) -> list[str]:
        """Give the lines read since the last call."""
        read, self._read = self._read, []
        return read


def _decision(number: int, row: Row, item: Item, reviewer: str, at: datetime) -> Decision:
    try:
        made = _said(row, item, reviewer, at)
    except (SettingsError, ValueError) as error:
        raise SettingsError(f"Row {number}: {error}") from error
    if made.opinion.of_reading:
        return made
    made = replace(made, evidence=row["evidence"] or made.evidence)
    if row["claim_id"] == made.claim:
        return made
    return replace(made, claim=row["claim_id"], text=_plain(row["claim"]), places=_places(row))


def _said(row: Row, item: Item, reviewer: str, at: datetime) -> Decision:
    word, reason = (row["opinion"] or "").strip().lower(), row.get("reason") or ""
    if word in _READINGS:
        return _of_reading(word, row, item, reviewer, at)
    human = (row.get("human") or "").strip().lower().replace(" ", "_")
    opinion = _opinion(word, human, item)
    return decide(item, opinion, reviewer, at, human=human, reason=reason)


def _of_reading(word: str, row: Row, item: Item, reviewer: str, at: datetime) -> Decision:
    """What a row says of how its claim was read."""
    if item.record:
        raise SettingsError(f"{word!r} is said in the row of the claim, not of one of its records.")
    if word == "restore":
        return restore(item, reviewer, at)
    reason = row.get("reason") or ""
    if word == "misread":
        return dismiss(item, reviewer, at, reason)
    values = {name: _plain(row[name]) for name in _OF_READING if row.get(name) is not None}
    values |= {"text": _plain(row["claim"])} if row.get("claim") else {}
    return correct(item, values, reviewer, at, reason)


def _opinion(opinion: str, human: str, item: Item) -> Opinion:
    if not opinion:
        return Opinion.AGREE if human == item.machine else Opinion.DISAGREE
    if opinion not in {"agree", "disagree", "unsure"}:
        raise SettingsError(
            f"{opinion!r} is no opinion; say agree, disagree, unsure, misread, correct or restore."
        )
    return Opinion(opinion)


def _row(item: Item) -> dict[str, object]:
    evidence, claim = item.evidence, item.verdict.claim
    quoted = (
        " ".join(r.text for r in evidence.judgement.rationale) if evidence else item.verdict.why
    )
    fields = fields_of(claim)
    return {
        "machine": item.machine,
        "choices": " | ".join(choices(item)),
        "claim": claim.text,
        **{name: "" if evidence else fields[name] for name in _OF_READING},
        "record": evidence.record.title if evidence else "",
        "says": quoted,
        "design": str(evidence.grade.design) if evidence else "",
        "year": evidence.record.year if evidence else "",
        "claim_id": claim.id,
        "record_id": item.record,
        "evidence": item.fingerprint,
        "places": " ".join(f"{p.article}:{p.start}-{p.end}" for p in claim.places),
    }


def _places(row: Row) -> tuple[Place, ...]:
    """The places of a claim as the sheet names them; one that a person spoiled is left out."""
    found = []
    for place in (row.get("places") or "").split():
        article, _, span = place.rpartition(":")
        start, _, end = span.partition("-")
        if article and start.isdecimal() and end.isdecimal():
            found.append(Place(article, int(start), int(end), ""))
    return tuple(found)


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plain(value: str) -> str:
    """A cell as it was before it was guarded."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value

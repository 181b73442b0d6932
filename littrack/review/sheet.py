"""The queue as a CSV file that a person fills in with any spreadsheet, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from littrack.model import Decision, Opinion, SettingsError
from littrack.review.decision import choices, decide
from littrack.review.queue import Item

COLUMNS = (
    "opinion human reason machine choices claim record says design year claim_id record_id evidence"
).split()
_SEPARATORS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(items: Sequence[Item]) -> str:
    """Write the queue; a person fills in opinion, human and reason, and leaves the rest."""
    out = io.StringIO()
    sheet = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    sheet.writeheader()
    for item in items:
        sheet.writerow({name: _guarded(value) for name, value in _row(item).items()})
    return out.getvalue()


def read(text: str, items: Sequence[Item], reviewer: str, at: datetime) -> Iterator[Decision]:
    """Read what a person filled in; a row on evidence that has changed keeps its old binding."""
    known = {item.key: item for item in items}
    sheet = _rows(text.removeprefix("\ufeff"))
    missing = [
        name for name in ("opinion", "claim_id", "evidence") if name not in (sheet.fieldnames or ())
    ]
    if missing:
        raise SettingsError(
            f"The sheet lacks the column {missing[0]}; start from: littrack review --sheet FILE"
        )
    for number, row in enumerate(sheet, 2):
        if (row["opinion"] or "").strip() or (row.get("human") or "").strip():
            yield _decision(number, row, known, reviewer, at)


def _rows(text: str) -> csv.DictReader[str]:
    """Read a sheet as any spreadsheet saves it: separated by commas, semicolons or tabs."""
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep="):  # Excel's own first line
        text, head = rest, rest.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    sheet = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    sheet.fieldnames = [name.strip().strip('"').lower() for name in sheet.fieldnames or ()]
    return sheet


def _decision(
    number: int,
    row: dict[str, str],
    known: dict[tuple[str, str], Item],
    reviewer: str,
    at: datetime,
) -> Decision:
    item = known.get((row["claim_id"], row.get("record_id") or ""))
    if item is None:
        raise SettingsError(
            f"Row {number}: no claim {row['claim_id']} is in today's report; leave the row out."
        )
    human = (row.get("human") or "").strip().lower().replace(" ", "_")
    try:
        opinion = _opinion(row["opinion"], human, item)
        made = decide(item, opinion, reviewer, at, human=human, reason=row.get("reason") or "")
    except (SettingsError, ValueError) as error:
        raise SettingsError(f"Row {number}: {error}") from error
    return replace(made, evidence=row["evidence"] or made.evidence)


def _opinion(word: str | None, human: str, item: Item) -> Opinion:
    opinion = (word or "").strip().lower()
    if not opinion:
        return Opinion.AGREE if human == item.machine else Opinion.DISAGREE
    if opinion not in {"agree", "disagree", "unsure"}:
        raise SettingsError(f"{opinion!r} is no opinion; say agree, disagree or unsure.")
    return Opinion(opinion)


def _row(item: Item) -> dict[str, object]:
    evidence = item.evidence
    quoted = (
        " ".join(r.text for r in evidence.judgement.rationale) if evidence else item.verdict.why
    )
    return {
        "machine": item.machine,
        "choices": " | ".join(choices(item)),
        "claim": item.verdict.claim.text,
        "record": evidence.record.title if evidence else "",
        "says": quoted,
        "design": str(evidence.grade.design) if evidence else "",
        "year": evidence.record.year if evidence else "",
        "claim_id": item.verdict.claim.id,
        "record_id": item.record,
        "evidence": item.fingerprint,
    }


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

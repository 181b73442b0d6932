"""A person's decisions: what waits for them, kept as said, and how far judges agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack import bibliography, review
from littrack.cache import Cache
from littrack.model import Decision, Report, SettingsError
from littrack.model.wording import counted
from littrack.pipeline import reporting
from littrack.pipeline.workspace import Workspace
from littrack.review import Agreement, Item
from littrack.settings import Settings

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Desk:
    """A report and what of it waits for a reviewer."""

    report: Report
    waiting: list[Item]
    everything: list[Item]


def desk(report: Report, reviewer: str, *, everything: bool = False) -> Desk:
    """Lay out what a reviewer has not decided yet, the riskiest first."""
    decided = report.decisions
    return Desk(
        report,
        review.queue(report, decided, reviewer, everything=everything),
        review.queue(report, (), "", everything=True),
    )


def keep(settings: Settings, decisions: Sequence[Decision]) -> None:
    """Keep decisions, apart from everything the machine says."""
    with Cache(settings.database) as cache:
        cache.decide(*decisions)


@dataclass(frozen=True, slots=True)
class Taken:
    """The decisions a sheet held, and what a person should know of them."""

    decisions: list[Decision]
    remarks: list[str]


def take(settings: Settings, laid: Desk, sheet: Path, reviewer: str, at: datetime) -> Taken:
    """Keep what a person filled in; nothing of it when one row cannot be read."""
    try:
        data = sheet.read_bytes()
    except OSError as error:
        raise SettingsError(f"{sheet} cannot be read: {error.strerror}") from error
    encoding = ""
    if data.startswith(_ZIP):
        decisions = list(review.read_workbook(data, laid.everything, reviewer, at))
    else:
        text, encoding = bibliography.decode(data)
        decisions = list(review.read(text, laid.everything, reviewer, at))
    keep(settings, decisions)
    remarks = [f"{sheet} is not UTF-8 and was read as {encoding}; look at the reasons."]
    return Taken(decisions, remarks * bool(encoding) + list(_on_older_evidence(laid, decisions)))


def written(laid: Desk, sheet: Path) -> bytes:
    """Write what waits as a sheet: a workbook where the file's name says so, else CSV."""
    if sheet.suffix.lower() == ".xlsx":
        return review.write_workbook(laid.waiting)
    return review.write(laid.waiting).encode("utf-8-sig")


def _on_older_evidence(laid: Desk, decisions: Sequence[Decision]) -> Iterator[str]:
    """Say which decisions were made on evidence that has changed since; reports mark them."""
    now = {item.key: item.fingerprint for item in laid.everything}
    verdicts = (d for d in decisions if not d.opinion.of_reading)
    older = [d for d in verdicts if d.evidence != now.get((d.claim, d.record))]
    if older:
        named = ", ".join(d.record or d.claim for d in older)
        yield (
            f"Evidence that has changed since the sheet was written: {named}."
            f" {counted(len(older), 'decision')} kept with a mark, and waiting for you again."
        )


def audit(settings: Settings, topic: str = "") -> tuple[list[Agreement], list[Agreement]]:
    """Hold machine against people by version, and people against each other."""
    with Cache(settings.database, create=False) as cache:
        every = cache.decisions()
    topics = {topic} if topic else {decision.topic for decision in every}
    if topic and all(decision.topic != topic for decision in every):
        Workspace(settings).topic(topic)  # none of an unknown topic is no answer
    decided = [d for name in sorted(topics) for d in reporting.standing(every, name)]
    return review.audit(decided), review.agreement(decided)

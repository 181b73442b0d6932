"""A person's decisions: what waits for them, kept as said, and how far judges agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from littrack import review
from littrack.cache import Cache
from littrack.model import Decision, Report, SettingsError
from littrack.pipeline import reporting
from littrack.review import Agreement, Item
from littrack.settings import Settings


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
        for decision in decisions:
            cache.decide(decision)


def take(settings: Settings, laid: Desk, sheet: Path, reviewer: str, at: datetime) -> int:
    """Keep what a person filled in; nothing of it when one row cannot be read."""
    try:
        text = sheet.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{sheet} cannot be read as a UTF-8 CSV file: {error}") from error
    decisions = list(review.read(text, laid.everything, reviewer, at))
    keep(settings, decisions)
    return len(decisions)


def audit(settings: Settings, topic: str = "") -> tuple[list[Agreement], list[Agreement]]:
    """Hold machine against people by version, and people against each other."""
    with Cache(settings.database, create=False) as cache:
        every = cache.decisions()
    topics = {topic} if topic else {decision.topic for decision in every}
    decided = [d for name in sorted(topics) for d in reporting.standing(every, name)]
    return review.audit(decided), review.agreement(decided)

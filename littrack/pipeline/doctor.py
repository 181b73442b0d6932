"""Is all well? The store, its backups and everything a run needs, a finding each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from littrack.cache import left_behind
from littrack.model import CacheError
from littrack.pipeline import doctor_checks as checks
from littrack.pipeline.doctor_checks import Finding, Level
from littrack.pipeline.doctor_store import Examined, examine
from littrack.settings import Settings

_REPAIR = "littrack doctor --repair"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All findings; of the store, what was wrong and what was done about it."""

    findings: tuple[Finding, ...]
    wrong: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """5 when the store is not well, 4 when Entrez is not, 2 for any other problem."""
        bad = {f.check for f in self.findings if f.level is Level.PROBLEM}
        return 5 if bad & {"store"} else 4 if bad == {"network"} else 2 if bad else 0

    @property
    def summary(self) -> str:
        """Say it in one line."""
        worst = [f.level for f in self.findings]
        problems, warnings = worst.count(Level.PROBLEM), worst.count(Level.WARNING)
        if not problems and not warnings:
            return "All is well."
        counts = {"problem": problems, "warning": warnings}
        return ", ".join(f"{n} {word}{'s' * (n != 1)}" for word, n in counts.items() if n) + "."


def diagnose(
    settings: Settings, at: datetime, *, repair: bool = False, online: bool = False
) -> Diagnosis:
    """Look at everything; mend the store if asked to."""
    examined, findings = _store(settings, at, repair=repair)
    return Diagnosis(
        (*findings, *_others(settings, at, online=online)), examined.wrong, examined.done
    )


def unusable(error: str) -> Diagnosis:
    """Say that the settings themselves cannot be read: then nothing else can be looked at."""
    return Diagnosis(
        (Finding("settings", Level.PROBLEM, error, "put it right where the message says"),)
    )


def _others(settings: Settings, at: datetime, *, online: bool) -> Iterator[Finding]:
    yield from checks.workspace(settings)
    yield from checks.backups(settings, at)
    yield from checks.settings_and_keys(settings)
    yield from checks.topics(settings)
    yield from checks.schedule(settings, at)
    yield from checks.models(settings)
    yield from checks.disk(settings)
    yield from checks.clock(settings, at)
    if online:
        yield from checks.network(settings)


def _store(
    settings: Settings, at: datetime, *, repair: bool
) -> tuple[Examined, tuple[Finding, ...]]:
    path = settings.database
    if not path.exists() and not left_behind(path):
        nothing = Examined((), (), True, "there is none yet")
        return nothing, (Finding("store", Level.WARNING, nothing.summary, "littrack refresh"),)
    try:
        found = examine(path, at, repair=repair)
    except CacheError as error:
        failed = Examined((str(error),), (), False, str(error))
        return failed, (Finding("store", Level.PROBLEM, str(error), "see the message"),)
    level = Level.OK if found.well else Level.PROBLEM
    wrong = () if found.well else tuple(Finding("store", level, w, _REPAIR) for w in found.wrong)
    done = tuple(Finding("store", Level.OK, f"done: {what}") for what in found.done)
    remedy = "" if found.well else _REPAIR
    return found, (*wrong, *done, Finding("store", level, found.summary, remedy))

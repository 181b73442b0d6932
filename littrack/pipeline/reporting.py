"""A topic's report with its history and its people's decisions, kept and compared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from littrack import changes, report
from littrack.cache import Cache
from littrack.changes import Moved, reread
from littrack.claim_match import match, statement
from littrack.grade import grade
from littrack.model import (
    Change,
    Decision,
    Opinion,
    PastRun,
    Record,
    Report,
    VerdictLabel,
)
from littrack.model.wording import moment_in_words
from littrack.pipeline import check, decision_matching, evaluate_claims, model_files
from littrack.pipeline.workspace import Workspace

# How many earlier reports a page shows, and how far back a feed reaches.
_SHOWN, _FED = 6, 30


def made(
    workspace: Workspace,
    request: check.CheckRequest,
    at: datetime,
    progress: evaluate_claims.Progress = evaluate_claims.no_progress,
) -> Report:
    """Check, and add what people decided and how the verdicts stood at earlier reports."""
    found = check.check(workspace, request, at, progress)
    cache = workspace.cache
    kept = [each for each in cache.reports(found.topic) if each[0] < at]
    decided = standing(cache.decisions(), found.topic)
    held = decision_matching.matched(found, decision_matching.recalled(cache, found.topic, decided))
    notes = filter(None, (*found.notes, decision_matching.note(held.unmatched)))
    return replace(
        found,
        decisions=(*found.decisions, *held.decisions),
        unmatched=(*found.unmatched, *held.unmatched),
        notes=tuple(notes),
        past=tuple(_past(kept, found)),
    )


def of_topic(
    workspace: Workspace,
    topic: str,
    at: datetime,
    progress: evaluate_claims.Progress = evaluate_claims.no_progress,
    *,
    online: bool = False,
) -> Report:
    """Check the articles a topic watches; a topic that watches none is reported by its searches."""
    named = workspace.topic(topic)
    request = replace(check.watched(workspace.settings, named), online=online)
    return made(workspace, request, at, progress)


def publish(
    workspace: Workspace, done: Report, output: Path, formats: Sequence[str], *, keep: bool = True
) -> tuple[list[Path], Moved | None]:
    """Write a report and keep it; give the files, and what moved since the one before.

    A report that is kept has the feed of everything that moved beside it.
    """
    written = report.write(done, output, formats)
    if not keep:
        return written, None
    workspace.cache.keep_report(done.topic, done.generated, report.dumps(done))
    name = f"{report.slug(done.topic)}.atom"
    beside = written[0].parent / name
    written.append(report.put(beside, feed(workspace, done.topic, done.generated)))
    return written, moved(workspace, done.topic, done.generated)


def standing_report(workspace: Workspace, topic: str) -> str:
    """Say why a topic's last report stands as it is: a model it was made with cannot be read.

    A report made without it would list verdicts as moved, and none did. Empty where there is
    no such report, or nothing is wrong.
    """
    wrong = model_files.problems(workspace.settings)
    if not wrong:
        return ""
    last = workspace.cache.last_report(topic)
    return f"{wrong[0]} The report of {moment_in_words(last[0])} stands." if last else ""


def moved(
    workspace: Workspace, topic: str, at: datetime, since: datetime | None = None
) -> Moved | None:
    """Compare the last report of a topic with the one before (or the last before `since`)."""
    cache = workspace.cache
    kept = _kept_until(cache, topic, at)
    if len(kept) < 2:  # noqa: PLR2004 - a comparison takes two
        return None
    older = [each for each in kept[:-1] if since is None or each[0] <= since]
    return _compared(cache, older[-1] if older else kept[0], kept[-1])


def feed(workspace: Workspace, topic: str, at: datetime) -> bytes:
    """Write the feed of everything that moved between the reports of a topic."""
    named = workspace.topic(topic)
    cache = workspace.cache
    kept = _kept_until(cache, named.name, at)[-_FED:]
    moves = [_compared(cache, *pair) for pair in pairwise(kept)]
    return changes.atom(named.name, named.title, moves, kept[-1][0] if kept else at)


def _kept_until(cache: Cache, topic: str, at: datetime) -> list[tuple[datetime, bytes]]:
    """The reports of a topic up to now: a later one was made under a clock that ran ahead.

    Compared by its date, it would stand as the newest for years, and what moves be told reversed.
    """
    return [each for each in cache.reports(topic) if each[0] <= at]


def standing(decisions: Sequence[Decision], topic: str) -> list[Decision]:
    """List the decisions on verdicts and records of a topic that stand: none withdrawn."""
    mine = (d for d in decisions if d.topic == topic and not d.opinion.of_reading)
    return [d for d in mine if d.opinion is not Opinion.WITHDRAWN]


def noticed(workspace: Workspace, since: datetime | None = None) -> list[Change]:
    """List what refreshes noticed of records, oldest first."""
    return workspace.cache.changes(since)


def render_changes(
    workspace: Workspace,
    name: str,
    news: Moved | None,
    at: datetime,
    since: datetime | None,
    form: str,
) -> str:
    """Tell what moved and what was noticed of records, as text, md or json."""
    records_noticed = noticed(workspace, since)
    few = "" if news else _too_few(_kept_until(workspace.cache, name, at), name)
    if form == "json":
        none = {"schema": changes.SCHEMA, "topic": name, "note": few.strip()}
        moves = changes.as_data(news) if news else none
        data = moves | {"records": changes.record_changes_data(records_noticed)}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    write = {"text": changes.text, "md": changes.markdown}[form]
    return f"{write(news) if news else few}\n{changes.record_changes_text(records_noticed)}"


def _too_few(kept: Sequence[tuple[datetime, bytes]], name: str) -> str:
    """Say how many reports of a topic there are, where a comparison takes two."""
    if not kept:
        return (
            f"{name} has no report yet, so nothing can have moved. A report of the articles it"
            " watches ([[article]] in its file) is made by: littrack run\n"
        )
    return (
        f"{name} has one report, of {moment_in_words(kept[-1][0])}; what moves is told when there"
        " is a second: littrack run\n"
    )


def records(workspace: Workspace, topic: str = "", *, retracted: bool = False) -> list[Record]:
    """List the records held and current for a topic (all without one), each once, by its key."""
    every = list(workspace.existing_cache.records(topic or None))
    if topic and not every:
        workspace.topic(topic)  # no records of an unknown topic is no answer
    held = [record for record in every if not retracted or grade(record).retracted]
    return sorted(held, key=lambda record: (len(record.key), record.key))


def written_records(
    workspace: Workspace, name: str, topic: str = "", *, retracted: bool = False
) -> bytes:
    """Write records in a format; the PMIDs of all held without reading a record."""
    if name == "pmid" and not topic and not retracted:
        copies = workspace.existing_cache.held()
        held = [pmid for pmid, copy in copies.items() if copy.state == "current"]
        return "".join(f"{pmid}\n" for pmid in sorted(held, key=int)).encode()
    return report.RECORD_WRITERS[name](records(workspace, topic, retracted=retracted))


def _past(kept: Sequence[tuple[datetime, bytes]], now: Report) -> list[PastRun]:
    """The last reports whose verdicts differ from the one after them, and the very last."""
    runs = [PastRun(at, _labels(json.loads(data), now)) for at, data in kept[-_FED:]]
    turns = [run for run, after in pairwise(runs) if run.labels != after.labels]
    return [*turns, *runs[-1:]][-_SHOWN:]


def _labels(data: dict[str, Any], now: Report) -> tuple[tuple[str, VerdictLabel], ...]:
    """The verdicts of an earlier report, by the ids that its claims have today."""
    labels = {claim["id"]: VerdictLabel(claim["verdict"]) for claim in data["claims"]}
    if data.get("versions", {}).get("reader") != dict(now.versions).get("reader"):
        claims = [verdict.claim for verdict in now.verdicts]
        today = [statement(claim.id, claim.text, claim.places) for claim in claims]
        found = match([reread.statement(claim) for claim in data["claims"]], today)
        labels = reread.renamed(labels, found)
    return tuple(labels.items())


def _compared(cache: Cache, before: tuple[datetime, bytes], after: tuple[datetime, bytes]) -> Moved:
    noticed = [c for c in cache.changes(before[0]) if c.noticed <= after[0]]
    return changes.compare(json.loads(before[1]), json.loads(after[1]), noticed)

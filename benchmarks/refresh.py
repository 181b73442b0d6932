"""What a refresh costs the network: `python -m benchmarks.refresh [--records N]`.

A stand-in for Entrez (tests/standin) in a process of its own serves records of the usual size; a
relay between it and littrack counts the bytes. The pace is NCBI's for callers without a key. The
least possible: one list a 9,999 records, one fetch a batch; the records' bytes, gzipped as served.
The stand-in works on the same cores: fetching without keeping shows what it and the wire take.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks._bench import HERE, keep, show
from littrack.cache import Cache
from littrack.cli.refresh import sentence
from littrack.entrez import Entrez
from littrack.entrez.fetch import BATCH
from littrack.entrez.pace import ANONYMOUS
from littrack.model import Query, Topic
from littrack.pipeline.refresh import refresh
from tests.standin import Paper, Shelf, StandIn

_LISTED = 9_999
_TERM = "turmeric[tiab]"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Relay:
    """Passes everything on to a port of this machine, and counts what comes back."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.received = 0
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            caller, _ = self._door.accept()
            server = socket.create_connection(("127.0.0.1", self._port))
            for pair in ((caller, server, False), (server, caller, True)):
                threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, back: bool) -> None:
        while chunk := source.recv(1 << 16):
            self.received += len(chunk) * back
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)


def shelf(records: int) -> Shelf:
    """Write records whose abstracts are as long and as varied as PubMed's."""
    chance = random.Random(7)  # noqa: S311 - the same records every time
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(3, 11))) for _ in range(4000)]
    papers = {}
    for pmid in range(30_000_001, 30_000_001 + records):
        told = " ".join(chance.choices(words, k=210))
        papers[pmid] = Paper(pmid, abstract=f"{told}.", doi=f"10.5555/{pmid}")
    return Shelf(papers, today=datetime.now(UTC).date())


def serve(records: int) -> None:
    """Be the stand-in until standard input ends."""
    with StandIn(shelf(records)) as entrez:
        print(entrez.server_port, flush=True)
        sys.stdin.read()


def main() -> None:
    """Refresh once, and again with nothing changed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--serve", action="store_true")
    asked = options.parse_args()
    if asked.serve:
        serve(asked.records)
        return
    command = [sys.executable, "-m", "benchmarks.refresh", "--serve", "--records"]
    with subprocess.Popen(
        [*command, str(asked.records)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HERE.parent,
    ) as standin:
        relay = Relay(int(standin.stdout.readline() if standin.stdout else 0))
        rows = _measured(asked.records, relay)
        standin.communicate("")
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    rows.append({"name": "the stand-in, for all three", "cpu_s": spent.ru_utime + spent.ru_stime})
    title = f"refresh: {asked.records} records over the wire"
    show(title, rows)
    keep(title, rows)


def _measured(records: int, relay: Relay) -> list[dict[str, Any]]:
    whole = b"".join(paper.xml for paper in shelf(records).papers.values())
    lists = math.ceil(records / _LISTED)
    least = {"requests": lists + math.ceil(records / BATCH), "bytes": len(gzip.compress(whole, 6))}
    url = f"http://127.0.0.1:{relay.port}/entrez/eutils/"
    topic = Topic("bench", "Bench", (Query("all", _TERM),))
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, Cache(Path(folder) / "littrack.db") as cache:

        def refreshed(entrez: Entrez, days: int) -> str:
            at = datetime.now(UTC) + timedelta(days=days)
            return sentence(refresh([topic], entrez, cache, at=at).results[0])

        for name, floor, work in (
            ("fetched, not kept", least, _only_fetched),
            ("first refresh", least, lambda entrez: refreshed(entrez, 0)),
            ("nothing changed", {"requests": lists, "bytes": 0}, lambda e: refreshed(e, 1)),
        ):
            # Nobody has sent anything before: the row before must not make this one wait.
            idle = Path(tempfile.mkdtemp(dir=folder))
            with Entrez(url, "littrack", "bench@example.org", pace_dir=idle) as entrez:
                rows.append({"name": name, **_timed(entrez, relay, work)})
            _against(rows[-1], floor)
    return rows


def _only_fetched(entrez: Entrez) -> str:
    """List and fetch all and keep nothing: what the wire and the stand-in take by themselves."""
    batches = entrez.fetch(entrez.search(_TERM).pmids)
    return f"{sum(len(batch.records) for batch in batches):,} came"


def _timed(entrez: Entrez, relay: Relay, work: Callable[[Entrez], str]) -> dict[str, Any]:
    relay.received = 0
    before, wall = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    said = work(entrez)
    wall = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "said": said,
        "requests": entrez.requests,
        "mb": relay.received / 1e6,
        "wall_s": wall,
        "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    }


def _against(row: dict[str, Any], least: dict[str, int]) -> None:
    """Set the least possible beside what it took; the pace lets `each` requests go a second."""
    pace = (row["requests"] - 1) * ANONYMOUS.spacing
    row |= {"least_requests": least["requests"], "least_mb": least["bytes"] / 1e6, "pace_s": pace}
    row["wall_over_pace"] = row["wall_s"] / pace if pace else 0.0


if __name__ == "__main__":
    main()

"""A client and a store for tests: quick to lose patience, in no hurry to be polite."""

from __future__ import annotations

from pathlib import Path

from littrack.entrez import Entrez, Patience, Rate

QUICK = Patience(first_wait=0.001)
HURRIED = Patience(first_wait=0.001, quiet=0.5)
IMPATIENT = Patience(connect=2, quiet=0.2, body=3, first_wait=0.001, budget=0.5)
UNPACED = Rate(10**6, 0)


def client(url: str, folder: Path, patience: Patience = QUICK, api_key: str = "") -> Entrez:
    """Give a client whose pace lies in a folder of the test's own."""
    return Entrez(
        url, "littrack", "a@b.org", api_key, rate=UNPACED, patience=patience, pace_dir=folder
    )

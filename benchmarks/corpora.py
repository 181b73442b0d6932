"""The public test corpora as littrack's own values; they stay where they are."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from littrack.model import Claim, ClaimType, Pmid, Record, Section
from littrack.stance.opinion import Abstract

Row = dict[str, Any]
STANCES = ("SUPPORT", "CONTRADICT", "NEI")


def home() -> Path:
    """Give the folder of corpora: LITTRACK_SHARED, else ../shared."""
    place = Path(
        os.environ.get("LITTRACK_SHARED") or Path(__file__).parent.parent.parent / "shared"
    )
    if not place.is_dir():
        raise SystemExit(f"The test corpora are not at {place}: set LITTRACK_SHARED.")
    return place / "benchmarks"


def rows(path: Path) -> list[Row]:
    """Read a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scorer(name: str) -> ModuleType:
    """Load one of the scorers that agree with the official ones to the last digit."""
    spec = importlib.util.spec_from_file_location(name, home() / "score" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"No scorer {name} in {home() / 'score'}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpus(documents: Iterable[Row]) -> list[Record]:
    """Make records of SciFact abstracts, one section a sentence so that numbers stay theirs."""
    return [
        Record(
            Pmid(str(d["doc_id"])), d["title"], abstract=tuple(Section(s) for s in d["abstract"])
        )
        for d in documents
    ]


def abstract(row: Row) -> Abstract:
    """Make what a reader of stances is given of a pair."""
    return Abstract(tuple(row["sentences"]), row.get("title") or "")


def claim(text: str) -> Claim:
    """Make a claim that is not about any topic's concepts."""
    return Claim(id=text, text=text, type=ClaimType.MECHANISM, places=())


def measured(gold: Sequence[str], guesses: Sequence[str]) -> dict[str, Any]:
    """Give accuracy, macro-F1 and F1 of each stance, as the shared scorer computes them."""
    pairs = list(zip(gold, guesses, strict=True))
    return dict(scorer("score_nli").metrics(pairs, list(STANCES)))

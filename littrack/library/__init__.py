"""The starter library: digests of publications, in the project's own words, and a sample to try.

A digest is no abstract. It says what was seen of a work before PubMed was asked, marks what came
from memory, and gives way to PubMed's record as soon as a refresh brings it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from littrack.model import (
    Author,
    Digest,
    Journal,
    PartialDate,
    Pmid,
    Record,
    RecordError,
    Section,
)

SAMPLE = "sample-article.html"


def names() -> list[str]:
    """List the libraries there are."""
    return sorted(Path(f.name).stem for f in files(__name__).iterdir() if f.name.endswith(".jsonl"))


def load(name: str) -> list[Record]:
    """Read one library as records, each with its `digest`."""
    place = files(__name__) / f"{name}.jsonl"
    if not place.is_file():
        raise RecordError(f"There is no starter library {name!r}; there are {', '.join(names())}")
    return read(place.read_text(encoding="utf-8").splitlines())


def read(lines: Iterable[str]) -> list[Record]:
    """Read digests, one a line in JSON, as records, each with its `digest`."""
    return [_record(json.loads(line)) for line in lines if line.strip()]


def sample() -> str:
    """Give the sample article, a web page of the project's own writing."""
    return (files(__name__) / SAMPLE).read_text(encoding="utf-8")


def topic() -> str:
    """Give the first topic, as `queries/` of a checkout holds it."""
    packaged: Traversable = files(__name__) / "kratom-withdrawal.toml"
    checkout = Path(__file__).parents[2] / "queries" / "kratom-withdrawal.toml"
    return (packaged if packaged.is_file() else checkout).read_text(encoding="utf-8")


def _record(row: Mapping[str, Any]) -> Record:
    """Turn one line into a record; what is unknown stays empty."""
    author = row["first_author"]
    return Record(
        pmid=Pmid(row["pmid"]) if row["pmid"] else None,
        title=row["title"],
        abstract=(Section(row["finding"], label="DIGEST"),) if row["finding"] else (),
        authors=(Author(last=author),) if author else (),
        journal=Journal(title=row["journal"] or ""),
        published=PartialDate(year=int(row["year"])) if row["year"] else PartialDate(),
        doi=row["doi"] or "",
        pmcid=row["pmcid"] or "",
        languages=("eng",),
        digest=_digest(row),
    )


def _digest(row: Mapping[str, Any]) -> Digest:
    return Digest(
        key=f"digest:{row['paper_id']}",
        finding=row["finding"] or "",
        design=row["design"] or "",
        population=row["population"] or "",
        level=row["evidence_level"] or "",
        n=row["n"],
        flags=tuple(row["flags"]),
        from_memory=tuple(row["fields_from_memory"]),
        url=row["url"] or "",
    )

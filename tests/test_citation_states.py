"""Sixty mentions of real records: told rightly, told otherwise in one field, or invented."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from littrack import pubmed
from littrack.citations import check
from littrack.concepts import Lexicon
from littrack.model import Article, Record
from littrack.pipeline.extract_claims import read_article
from tests.test_citations import AT

FOLDER = Path(os.environ.get("LITTRACK_PUBMED_FILES", ""))
FILES = sorted(FOLDER.glob("pubmed*.xml.gz")) if FOLDER.name else []
GOLD = Path(__file__).parent / "gold"
ACCUSED = {"misreported", "metadata_differs", "identifier_points_elsewhere"}
FOUND = ACCUSED | {"verified"}
EACH = 60  # of the other records every sixtieth is looked in too
# Measured 2026-12-01: fresh 60, heldout 59, tuned 58, unseen 60 of 60; fresh and unseen, of other
# records and wordings, were 51 and 52 when first looked at.
FLOORS = {"tuned": 0.95, "heldout": 0.96, "fresh": 0.98, "unseen": 0.96, "later": 0.9}

needs_files = pytest.mark.skipif(not FILES, reason="set LITTRACK_PUBMED_FILES to PubMed's files")
SHARED = Path(os.environ.get("LITTRACK_SHARED", "")) / "pubmed"


def records(wanted: set[str]) -> list[Record]:
    found = []
    for path in FILES:
        with gzip.open(path) as file:
            opened = cast(BinaryIO, file)
            served = (item for item in pubmed.cut(opened) if isinstance(item, pubmed.Served))
            for number, item in enumerate(served):
                if item.pmid in wanted or number % EACH == 0:
                    found.append(pubmed.parse(item.xml))
    return list({r.pmid: r for r in found}.values())


def states(part: str, held: list[Record]) -> dict[str, str]:
    """The state of the study that each row names, by the row's name; "" where none is read."""
    path = GOLD / f"citations_states_{part}.jsonl"
    found = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        mentions = read_article(Article("a", "a", "", row["text"])).mentions
        named = [m for m in mentions if m.kind != "generic"]
        found[row["id"]] = str(check(named[0], held, Lexicon(), at=AT).state) if named else ""
    return found


def right(found: dict[str, str]) -> int:
    """How many states are right, once nobody is wronged and nothing invented is found."""
    wronged = [k for k, state in found.items() if k.startswith("true") and state in ACCUSED]
    believed = [k for k, state in found.items() if k.startswith("invented") and state in FOUND]
    assert (wronged, believed) == ([], [])
    wanted = {"true": {"verified"}, "wrong": ACCUSED}
    return sum(s in wanted.get(k.split("-")[0], {s} - FOUND) for k, s in found.items())


@needs_files
@pytest.mark.parametrize("part", sorted(FLOORS))
def test_states_are_right_and_nobody_is_wronged(part: str) -> None:
    path = GOLD / f"citations_states_{part}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert right(states(part, records({row["pmid"] for row in rows}))) >= FLOORS[part] * len(rows)


@pytest.mark.skipif(not SHARED.is_dir(), reason="set LITTRACK_SHARED to the shared folder")
def test_states_are_right_in_the_wordings_of_papers() -> None:
    """Of 60, measured 2026-12-01: 46, at first sight 41; contrary findings are the judge's."""
    held = []
    for name in ("real_mixed_173", "opioid_withdrawal_oud_full"):
        with (SHARED / f"{name}.xml").open("rb") as file:
            served = (item for item in pubmed.cut(file) if isinstance(item, pubmed.Served))
            held += [pubmed.parse(item.xml) for item in served]
    assert right(states("press", held)) >= 44

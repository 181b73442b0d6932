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
# Measured 2026-12-01: 58, 59, 60 and 59 of 60; the last two, of other records and wordings, were
# 51 and 52 when first looked at.
FLOORS = {"tuned": 0.95, "heldout": 0.96, "fresh": 0.98, "unseen": 0.96}

pytestmark = pytest.mark.skipif(not FILES, reason="set LITTRACK_PUBMED_FILES to real PubMed files")


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


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_states_are_right_and_nobody_is_wronged(part: str) -> None:
    path = GOLD / f"citations_states_{part}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    held = records({row["pmid"] for row in rows})
    states = {}
    for row in rows:
        mentions = read_article(Article("a", "a", "", row["text"])).mentions
        named = [m for m in mentions if m.kind != "generic"]
        states[row["id"]] = str(check(named[0], held, Lexicon(), at=AT).state) if named else ""
    wronged = [k for k, state in states.items() if k.startswith("true") and state in ACCUSED]
    believed = [k for k, state in states.items() if k.startswith("invented") and state in FOUND]
    assert (wronged, believed) == ([], [])
    right = {"true": {"verified"}, "wrong": ACCUSED}
    count = sum(s in right.get(k.split("-")[0], {s} - FOUND) for k, s in states.items())
    assert count >= FLOORS[part] * len(rows)

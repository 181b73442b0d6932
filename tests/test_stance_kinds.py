"""The kinds of pairs that readers get wrong: floors on the tuned and the held-out half.

The pairs are invented and written to mislead by shared words (24 kinds, ten pairs each); the model
was never trained on them. Every sixth pair of a half, 20 of 120 of as many kinds, keeps the suite
short; `littrack judge test` asks thirty. Measured on these on 1 December 2026: right .55 and .55,
turned round .10 and 0; a floor leaves room for one pair.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from littrack.stance.model import Model
from littrack.stance.opinion import Abstract

PAIRS = Path(__file__).parent / "gold" / "stance_kinds.jsonl"
EVERY = 6
LABELS = ("SUPPORT", "CONTRADICT", "NEI")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest.mark.parametrize(
    ("half", "right", "turned"), [("tuned", 0.5, 0.15), ("held_out", 0.5, 0.05)]
)
def test_the_share_right_and_the_share_turned_round_hold(
    model: Model, half: str, right: float, turned: float
) -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["set"] == half][::EVERY]
    said = []
    for row in rows:
        one = model.opinions(row["claim"], [Abstract(tuple(row["sentences"]), row["title"])])[0]
        shares = (one.support, one.contradict, one.neither)
        said.append(LABELS[shares.index(max(shares))])
    gold = [row["label"] for row in rows]
    sides = {"SUPPORT", "CONTRADICT"}
    assert sum(a == b for a, b in zip(said, gold, strict=True)) / len(rows) >= right
    assert sum({a, b} == sides for a, b in zip(said, gold, strict=True)) / len(rows) <= turned

"""How the configured reader of stances does on thirty built-in pairs of our own wording."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from littrack.model import ModelError
from littrack.pipeline.model_loader import ModelLoader
from littrack.settings import Settings
from littrack.stance.opinion import Abstract, Opinion

LABELS = ("SUPPORT", "CONTRADICT", "NEI")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """One pair and what the reader says: label and probability of its likeliest answer."""

    id: str
    kind: str
    claim: str
    wanted: str
    said: str
    probability: float

    @property
    def right(self) -> bool:
        """Whether it says what a reader would."""
        return self.said == self.wanted


@dataclass(frozen=True, slots=True)
class JudgeTest:
    """All answers of one reader, and the seconds they took."""

    reader: str
    answers: tuple[Answer, ...]
    seconds: float

    @property
    def right(self) -> int:
        """Count the right answers."""
        return sum(answer.right for answer in self.answers)

    @property
    def turned(self) -> int:
        """Count support read as contradiction or the other way."""
        sides = {"SUPPORT", "CONTRADICT"}
        return sum({a.wanted, a.said} == sides for a in self.answers)


def run(settings: Settings, progress: Progress) -> JudgeTest:
    """Ask the configured reader about every built-in pair; nothing is kept."""
    seat = ModelLoader(settings, None).stance
    if seat is None:
        raise ModelError(
            "No reader of stances can be loaded; littrack doctor says which is missing."
        )
    begun, found = time.monotonic(), []
    pairs = built_in()
    for done, pair in enumerate(pairs):
        progress("Asking the judge", done, len(pairs))
        abstract = Abstract(tuple(pair["sentences"]), pair["title"])
        said = seat.opinions(pair["claim"], [abstract])[0]
        found.append(_answer(pair, said))
    return JudgeTest(seat.name, tuple(found), time.monotonic() - begun)


def built_in() -> list[dict[str, Any]]:
    """Read the pairs: invented abstracts, labels by reading."""
    text = files("littrack.stance").joinpath("judge_pairs.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _answer(pair: dict[str, Any], said: Opinion) -> Answer:
    shares = (said.support, said.contradict, said.neither)
    most = max(range(len(LABELS)), key=shares.__getitem__)
    return Answer(
        pair["id"], pair["kind"], pair["claim"], pair["label"], LABELS[most], shares[most]
    )

"""What sits in the judge's seat: the program's own model, an NLI model, a service, or a test's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from littrack.model import Stance
from littrack.stance.opinion import Abstract, Opinion


class StanceModel(Protocol):
    """Reads a claim against abstracts; `name` is what the report calls it."""

    @property
    def name(self) -> str:
        """What the report calls it."""
        ...

    def bar(self, stance: Stance, *, strict: bool) -> float:
        """Give the probability from which a side is printed; `strict` for support."""
        ...

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """For each abstract: probabilities, and the sentences they rest on, likeliest first."""
        ...

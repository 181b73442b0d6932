"""What a trained model must offer so that the rules can ask it for a second opinion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from littrack.stance.opinion import Abstract, Opinion


class StanceModel(Protocol):
    """Reads (claim, evidence) pairs; `name` and `threshold` say which and from when it is firm."""

    @property
    def name(self) -> str:
        """What the report calls it."""
        ...

    @property
    def threshold(self) -> float:
        """The probability from which it may speak where the rules are silent."""
        ...

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """For each abstract: probabilities, and the sentences they rest on."""
        ...

"""What sits in the judge's seat: the program's own model, an NLI model, a service, or a test's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from littrack.model import Stance
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.trust import Context


class StanceModel(Protocol):
    """Reads a claim against abstracts; `name` is what the report calls it."""

    @property
    def name(self) -> str:
        """What the report calls it."""
        ...

    def bar(self, stance: Stance, *, cited: bool) -> float:
        """Give the probability from which a side is printed.

        `cited`: a person named the record for the claim, so the answer is not weighed.
        """
        ...

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """For each abstract: probabilities, and the sentences they rest on, likeliest first."""
        ...

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Give the probabilities of an answer in its context: a reader knows none of it."""
        ...

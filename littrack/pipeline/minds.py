"""The trained models a check uses, and what it does when they are missing or damaged."""

from __future__ import annotations

from functools import cached_property

from littrack.encoder import Encoder, Memo, Weights
from littrack.model import ModelError


class Minds:
    """What reads by meaning, loaded when something is new to read.

    Without an encoder words alone decide, and more is left undecided.
    """

    def __init__(self, memo: Memo | None, weights: Weights) -> None:
        self.memo = memo
        self._weights = weights

    @cached_property
    def encoder(self) -> Encoder | None:
        """The retrieval model; one that is missing or damaged is done without."""
        try:
            return Encoder(self._weights)
        except ModelError:
            return None

    @cached_property
    def version(self) -> str:
        """Name the models at work, or say why there are none; their files are read, not loaded."""
        try:
            for name in self._weights.manifest:
                self._weights.read(name)
        except ModelError as error:
            return f"none, words alone decide: {error}"
        return self._weights.version


def load(memo: Memo | None) -> Minds:
    """Give the models that travel with the program."""
    return Minds(memo, Weights())

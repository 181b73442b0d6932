"""The trained models a check uses, and what it does when they are missing or damaged."""

from __future__ import annotations

from dataclasses import dataclass

from littrack.encoder import Encoder, Memo, Weights
from littrack.model import ModelError


@dataclass(frozen=True, slots=True)
class Minds:
    """What reads by meaning. Without an encoder words alone decide, and more is left undecided."""

    encoder: Encoder | None
    memo: Memo | None
    version: str


def load(memo: Memo | None) -> Minds:
    """Load the models that travel with the program; a damaged one is named and done without."""
    weights = Weights()
    try:
        return Minds(Encoder(weights), memo, weights.version)
    except ModelError as error:
        return Minds(None, memo, f"none, words alone decide: {error}")

"""The models a check reads with, and what it does when one is missing or damaged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from littrack.encoder import Encoder, Memo, Weights
from littrack.model import ModelError
from littrack.settings import Settings
from littrack.stance import StanceModel
from littrack.stance.endpoint import EndpointModel
from littrack.stance.local import LocalModel
from littrack.stance.model import Model


@dataclass(frozen=True, slots=True)
class Minds:
    """What reads by meaning. Without one, words and rules alone decide, and more is undecided.

    `version` names all that read, and in words what was done without.
    """

    encoder: Encoder | None
    stance: StanceModel | None
    memo: Memo | None
    version: str


def load(settings: Settings, memo: Memo | None) -> Minds:
    """Load what travels with the program, or the reader of stances the settings name instead."""
    weights = Weights()
    told: list[str] = []
    encoder = stance = None
    try:
        encoder = Encoder(weights)
        told.append(f"encoder {weights.version}")
    except ModelError as error:
        told.append(f"no encoder, words alone retrieve ({error})")
    try:
        stance = _stance(settings, weights, memo)
        told.append(stance.name)
    except ModelError as error:
        told.append(f"no stance model, rules alone judge ({error})")
    return Minds(encoder, stance, memo, "; ".join(told))


def _stance(settings: Settings, weights: Weights, memo: Memo | None) -> StanceModel:
    if settings.judge.url:
        chosen = settings.judge
        return EndpointModel(chosen.url, chosen.model, chosen.api_key, memo=memo)
    if settings.nli_model:
        return LocalModel(settings.home / Path(settings.nli_model).expanduser(), memo=memo)
    return Model(weights, memo=memo)

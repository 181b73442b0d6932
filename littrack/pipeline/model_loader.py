"""The models a check reads with, and what it does when one is missing or damaged."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from littrack.claims.checkworthiness import FILE as CHECKWORTHINESS
from littrack.encoder import Encoder, Memo, shipped, shipped_encoder
from littrack.model import ModelError
from littrack.settings import Settings
from littrack.stance import StanceModel
from littrack.stance.llm_judge import EndpointModel
from littrack.stance.model import Model
from littrack.stance.onnx_nli import LocalModel

_WITHOUT = {
    "encoder": "Records are found by words alone.",
    "stance": "No claim is held against any record.",
    "worth": "Grammar alone tells what is a claim.",
}


class ModelLoader:
    """What reads by meaning, loaded when there is something new to read.

    Without an encoder words alone find records; without a stance model nothing is decided.
    """

    def __init__(
        self, settings: Settings, memo: Memo | None, seat: StanceModel | None = None
    ) -> None:
        self.memo = memo
        self._seat = seat
        self._settings = settings
        self._weights = shipped()
        self._whole: set[str] = set()
        self._large = settings.reader != "small"

    @cached_property
    def encoder(self) -> Encoder | None:
        """What finds records by meaning."""
        try:
            return shipped_encoder()
        except ModelError:
            return None

    @cached_property
    def stance(self) -> StanceModel | None:
        """What reads stances: the program's own model, or the settings' choice in its seat."""
        try:
            return (
                self._seat
                or self._chosen()
                or Model(self._weights, large=self._large, memo=self.memo)
            )
        except ModelError:
            return None

    @cached_property
    def version(self) -> str:
        """Name all that reads, and say in words what is done without; nothing is loaded for it."""
        encoder, stance = self._faults.get("encoder"), self._faults.get("stance")
        told = f"encoder {self._weights.version}"
        if encoder:
            told = f"no encoder, words alone retrieve ({encoder})"
        if stance:
            return f"{told}; no stance model, nothing is decided ({stance})"
        return f"{told}; {self._stance_name()}"

    @property
    def lacks(self) -> tuple[str, ...]:
        """What cannot be used, and what is done without it, each in a sentence."""
        return tuple(f"{fault} {_WITHOUT[part]}" for part, fault in self._faults.items())

    @property
    def decides(self) -> bool:
        """Whether anything reads stances; where nothing does, no record counts as read."""
        return "stance" not in self._faults

    @cached_property
    def _faults(self) -> dict[str, str]:
        """What keeps a model from being used, by its part; the program's own are not loaded."""
        tried: dict[str, Callable[[], None]] = {
            "encoder": partial(self._see, Encoder.FILES),
            "stance": self._see_stance,
            "worth": partial(self._see, (CHECKWORTHINESS,)),
        }
        found = {}
        for part, attempt in tried.items():
            try:
                attempt()
            except ModelError as error:
                found[part] = _nowhere(error)
        return found

    def _see_stance(self) -> None:
        if self._seat:
            return
        if not (self._settings.judge.url or self._settings.nli_model):
            self._see(Model.files(large=self._large))
        elif self.stance is None:
            self._chosen()
            raise ModelError("the reader of stances that was chosen cannot be loaded")

    def _stance_name(self) -> str:
        chosen = self._settings.judge.url or self._settings.nli_model
        seat = self._seat or (self.stance if chosen else None)
        return seat.name if seat else Model.named(self._weights, large=self._large)

    def _see(self, names: tuple[str, ...]) -> None:
        """Make sure that files are whole, each once."""
        for name in set(names) - self._whole:
            self._weights.read(name)
            self._whole.add(name)

    def _chosen(self) -> StanceModel | None:
        settings = self._settings
        if settings.judge.url:
            chosen = settings.judge
            return EndpointModel(chosen.url, chosen.model, chosen.api_key, memo=self.memo)
        if settings.nli_model:
            folder = settings.home / Path(settings.nli_model).expanduser()
            return LocalModel(folder, memo=self.memo)
        return None


def _nowhere(error: ModelError) -> str:
    """What went wrong without the folders of this machine: a report is passed on."""
    return re.sub(r"(?:[A-Za-z]:)?[/\\\\][^\s'\"]*[/\\\\]", "", str(error))

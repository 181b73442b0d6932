"""The models a check reads with, and what it does when one is missing or damaged."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from littrack.claims.checkworthiness import FILE as CHECKWORTHINESS
from littrack.encoder import Encoder, Memo, Weights
from littrack.model import ModelError
from littrack.settings import Settings
from littrack.stance import StanceModel
from littrack.stance.endpoint import EndpointModel
from littrack.stance.local import LocalModel
from littrack.stance.model import Model


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
        self._weights = Weights()
        self._whole: set[str] = set()
        self._lacks: dict[str, str] = {}
        self._large = settings.reader != "small"

    @cached_property
    def encoder(self) -> Encoder | None:
        """What finds records by meaning."""
        try:
            return Encoder(self._weights)
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
        return f"{self._encoder_version()}; {self._stance_version()}"

    @property
    def lacks(self) -> tuple[str, ...]:
        """What cannot be used, and what is done without it, each in a sentence."""
        try:
            self._see((CHECKWORTHINESS,))
        except ModelError as error:
            self._lacks["worth"] = f"{_nowhere(error)} Grammar alone tells what is a claim."
        return tuple(self._lacks.values()) if self.version else ()

    @property
    def decides(self) -> bool:
        """Whether anything reads stances; where nothing does, no record counts as read."""
        return bool(self.version) and "stance" not in self._lacks

    def _encoder_version(self) -> str:
        try:
            self._see(Encoder.FILES)
        except ModelError as error:
            self._lacks["encoder"] = f"{_nowhere(error)} Records are found by words alone."
            return f"no encoder, words alone retrieve ({_nowhere(error)})"
        return f"encoder {self._weights.version}"

    def _stance_version(self) -> str:
        if self._seat:
            return self._seat.name
        try:
            if self._settings.judge.url or self._settings.nli_model:
                return self.stance.name if self.stance else self._why()
            self._see(Model.files(large=self._large))
        except ModelError as error:
            self._lacks["stance"] = f"{_nowhere(error)} No claim is held against any record."
            return f"no stance model, nothing is decided ({_nowhere(error)})"
        return Model.named(self._weights, large=self._large)

    def _why(self) -> str:
        self._chosen()
        raise ModelError("the reader of stances that was chosen cannot be loaded")

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

"""Whether every model file is there and is what its manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from littrack.encoder.files import HOME
from littrack.pipeline.manifests import REINSTALL, wrong_files
from littrack.pipeline.parser_files import parser_problem
from littrack.settings import Settings

_OF_AN_NLI_MODEL = ("model.onnx", "tokenizer.json", "config.json")


def problems(settings: Settings) -> list[str]:
    """Say which model file is missing or damaged, the parser's too, a sentence each."""
    parser = parser_problem()
    of_parser = [f"{parser.says[0].upper()}{parser.says[1:]}; {parser.remedy}."] if parser else []
    return [*of_parser, *model_problems(settings)]


def model_problems(settings: Settings) -> list[str]:
    """Say which file of a model beside the parser is missing or damaged, a sentence each."""
    return [*shipped_problems(), *_of_chosen(settings)]


@cache
def shipped_problems(home: Path = HOME) -> tuple[str, ...]:
    """Hold the files that travel with littrack against their manifest; the parser has its own."""
    manifest = home / "manifest.json"
    if not manifest.is_file():
        return (f"The model files in {home} are missing; {REINSTALL}.",)
    wrong = wrong_files(manifest)
    return tuple(f"The model file {file.path} is {file.what}; {REINSTALL}." for file in wrong)


def _of_chosen(settings: Settings) -> Iterator[str]:
    """A model the settings name has no manifest: its hashes were checked when it was fetched."""
    if not settings.nli_model:
        return
    folder = settings.home / Path(settings.nli_model).expanduser()
    for name in _OF_AN_NLI_MODEL:
        if not (folder / name).is_file():
            yield f"The model file {folder / name} is missing; see nli_model in littrack.toml."

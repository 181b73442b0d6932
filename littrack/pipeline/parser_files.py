"""Whether the parser can be used: its files, by their hashes, and the spaCy it was made for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from littrack.language.parsing import HOME
from littrack.model.wording import counted
from littrack.pipeline.manifests import REINSTALL, wrong_files


@dataclass(frozen=True, slots=True)
class ParserProblem:
    """What is wrong with the parser, and the command that mends it."""

    says: str
    remedy: str


@cache
def parser_problem(home: Path = HOME, installed: str | None = None) -> ParserProblem | None:
    """Say what is wrong with the parser; None when it can be used.

    `installed` is the version of spaCy, looked up when not given ("": there is none).
    """
    if not (home / "manifest.json").is_file():
        return ParserProblem(f"the parser {home} is missing", REINSTALL)
    wrong = wrong_files(home / "manifest.json")
    if wrong:
        more = f", and {counted(len(wrong) - 1, 'further file')} of it" if wrong[1:] else ""
        return ParserProblem(f"the parser file {wrong[0].path} is {wrong[0].what}{more}", REINSTALL)
    return _other_spacy(home, _spacy() if installed is None else installed)


def _other_spacy(home: Path, installed: str) -> ParserProblem | None:
    """Hold the spaCy that is installed against the one the parser was made for."""
    from packaging.specifiers import SpecifierSet  # wanted only by who asks for this

    wanted = str(json.loads((home / "meta.json").read_text(encoding="utf-8"))["spacy_version"])
    if installed and SpecifierSet(wanted).contains(installed, prereleases=True):
        return None
    has = f"spaCy {installed} is installed" if installed else "spaCy is not installed"
    return ParserProblem(f"{has}; the parser needs {wanted}", f"pip install 'spacy{wanted}'")


def _spacy() -> str:
    try:
        return metadata.version("spacy")
    except metadata.PackageNotFoundError:
        return ""

"""The parser: tags, lemmas and a dependency tree for one English sentence at a time.

A spaCy pipeline of our own training (`littrack/models/parser`, made by `training/parser.py`).
spaCy is imported and the pipeline loaded at the first parse; each file's SHA-256 is checked first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from littrack.language.mending import mended
from littrack.model import ModelError

if TYPE_CHECKING:  # importing spaCy takes a second: only a command that parses pays for it
    from spacy.language import Language
    from spacy.tokens import Doc

HOME = Path(__file__).parent.parent / "models" / "parser"
_REMEDY = "reinstall littrack to restore it; articles cannot be read without it"
_BATCH = 64  # sentences parsed together


class Parser:
    """Parses sentences; the pipeline is loaded when the first one comes."""

    def __init__(self, home: Path = HOME) -> None:
        self.home = home

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in order, each as one sentence with one root."""
        nlp = self.pipeline
        for doc in nlp.pipe((self._undivided(text) for text in texts), batch_size=_BATCH):
            yield mended(nlp, doc)

    def _undivided(self, text: str) -> Doc:
        doc = self.pipeline.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        return doc

    @cached_property
    def version(self) -> str:
        """Name the pipeline's files together, for what is kept of their parses."""
        return hashlib.sha256(json.dumps(self._manifest, sort_keys=True).encode()).hexdigest()[:12]

    def check(self) -> None:
        """Raise a ModelError that names the first file that is missing or damaged."""
        for name, digest in self._manifest.items():
            path = self.home / name
            try:
                content = path.read_bytes()
            except OSError:
                raise ModelError(f"The parser file {path} is missing: {_REMEDY}.") from None
            if hashlib.sha256(content).hexdigest() != digest:
                raise ModelError(f"The parser file {path} is damaged (SHA-256): {_REMEDY}.")

    @cached_property
    def pipeline(self) -> Language:
        """Load the pipeline after checking its files."""
        self.check()
        import spacy

        try:
            return spacy.load(self.home)
        except (OSError, ValueError) as error:
            raise ModelError(f"The parser {self.home} cannot be loaded ({error}).") from error

    @cached_property
    def _manifest(self) -> dict[str, str]:
        path = self.home / "manifest.json"
        try:
            return dict(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            raise ModelError(f"The parser file {path} is missing or damaged: {_REMEDY}.") from None


@cache
def default_parser() -> Parser:
    """Give the parser that travels with littrack, one for the whole process."""
    return Parser()

"""The manifest of a corpus: one row a source file, what became of it, and what is searched."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from littrack.model import CorpusError

# What a partition is made of; raised when an older one can no longer be read.
FORMAT = 1
_NLM = re.compile(r"pubmed(\d\d)n(\d{4,})\.xml(?:\.gz)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A source file and the partition made of it: `folder` once it is built, else `why` not.

    `records` counts its rows, `stale` those that a later file replaced or deleted; `unreadable`
    records could not be parsed and are left out; `changed` is the file's own time in nanoseconds.
    """

    name: str
    source: str
    size: int
    changed: int
    sha256: str = ""
    folder: str = ""
    records: int = 0
    deleted: int = 0
    unreadable: int = 0
    stale: int = 0
    bytes: int = 0
    seconds: float = 0.0
    vectors: str = ""
    why: str = ""

    @classmethod
    def of(cls, path: Path) -> Self:
        """Describe a source file that is still to be read."""
        stat = path.stat()
        return cls(path.name, str(path.resolve()), stat.st_size, stat.st_mtime_ns)

    def same_source(self, other: Part) -> bool:
        """Whether both stand for one state of one file."""
        mine = (self.name, self.size, self.changed)
        return mine == (other.name, other.size, other.changed)

    def serves(self, wanted: Part, vectors: bool) -> bool:
        """Whether this built part is what is wanted; one with vectors also serves without."""
        return self.same_source(wanted) and (bool(self.vectors) or not vectors)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a corpus in the order they apply; `live` names the folders that are searched.

    `generation` grows with each settling; a partition's stale rows are kept under that number.
    """

    parts: tuple[Part, ...] = ()
    live: tuple[str, ...] = ()
    generation: int = 0

    def __post_init__(self) -> None:
        names = [_NLM.fullmatch(part.name) for part in self.parts]
        if all(names):
            ordered = sorted(self.parts, key=lambda part: nlm_number(part.name))
            object.__setattr__(self, "parts", tuple(ordered))

    @property
    def embedded(self) -> bool:
        """Whether every searched part has vectors, all of one model."""
        models = {part.vectors for part in self.searched}
        return len(models) == 1 and "" not in models

    @property
    def searched(self) -> tuple[Part, ...]:
        """The parts that are searched."""
        by_folder = {part.folder: part for part in self.parts if part.folder}
        return tuple(by_folder[name] for name in self.live if name in by_folder)

    @property
    def records(self) -> int:
        """How many records are searched, each PMID once."""
        return sum(part.records - part.stale for part in self.searched)

    @property
    def missing(self) -> tuple[Part, ...]:
        """The files that were given and are not searched as given."""
        return tuple(p for p in self.parts if p.why or p.folder not in self.live)

    def having(self, parts: Iterable[Part]) -> Manifest:
        """Put parts in the place of those of their name, or at the end."""
        table = {part.name: part for part in self.parts} | {part.name: part for part in parts}
        return replace(self, parts=tuple(table.values()))


def nlm_number(name: str) -> tuple[int, int]:
    """NLM numbers a year's baseline and its update files in the order they apply."""
    found = _NLM.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def path_of(root: Path) -> Path:
    """Where a corpus keeps its manifest."""
    return root / "manifest.json"


def load(root: Path) -> Manifest:
    """Read a corpus's manifest."""
    try:
        data = json.loads(path_of(root).read_bytes())
    except FileNotFoundError:
        raise CorpusError(
            f"There is no corpus in {root}; make one: littrack corpus build {root} FILES"
        ) from None
    except ValueError as error:
        raise CorpusError(f"{path_of(root)} is damaged ({error}); build the corpus anew.") from None
    if data.get("format") != FORMAT:
        raise CorpusError(
            f"{root} was built by another version of littrack; build the corpus anew."
        )
    parts = tuple(Part(**row) for row in data["parts"])
    return Manifest(parts, tuple(data["live"]), data["generation"])


def save(root: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all."""
    data = {
        "format": FORMAT,
        "generation": manifest.generation,
        "live": manifest.live,
        "parts": [asdict(part) for part in manifest.parts],
    }
    draft = root / "manifest.json.new"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(data, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path_of(root))

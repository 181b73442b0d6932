"""What came of an import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from littrack.bibliography import Entry
from littrack.model import Change, ChangeKind, Pmid


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reference no record was found or fetched for: the file, the reference, why."""

    source: str
    entry: Entry
    why: str


@dataclass(slots=True)
class Imported:
    """What came of an import; `read` is what the file holds, `unchanged` what was held already.

    `problems` are parts of the file that could not be taken, `differ` PMIDs whose record has quite
    another title than the file gives, `unresolved` references without a record.
    """

    deleted: int = 0
    pmids: set[Pmid] = field(default_factory=set)
    fresh: set[Pmid] = field(default_factory=set)
    moved: set[Pmid] = field(default_factory=set)
    gone: dict[Pmid, ChangeKind] = field(default_factory=dict)
    form: str = ""
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    unresolved: list[Waiting] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many records the file holds or asks for; one that it holds twice counts once."""
        return len(self.pmids) + len(self.gone) + len(self.unresolved)

    @property
    def new(self) -> int:
        """How many were not held before."""
        return len(self.fresh)

    @property
    def changed(self) -> int:
        """How many were held, and differ."""
        return len(self.moved - self.fresh)

    @property
    def unchanged(self) -> int:
        """How many were held already, the same or newer."""
        return len(self.pmids) - self.new - self.changed

    @property
    def incomplete(self) -> bool:
        """Whether anything of the file is not in the store."""
        return bool(self.gone or self.problems or self.unresolved)

    def add(self, pmids: Iterable[Pmid], changes: Sequence[Change]) -> None:
        """Count what one batch brought."""
        self.pmids.update(pmids)
        self.fresh.update(c.pmid for c in changes if c.kind is ChangeKind.NEW)
        self.moved.update(c.pmid for c in changes if c.kind is not ChangeKind.NEW)

    def note_encoding(self, encoding: str) -> None:
        """Say which old encoding the file was read in."""
        if encoding:
            self.notes.append(f"it is not UTF-8 and was read as {encoding}; look at the names")

"""What a list of references holds: entries with their identifiers, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from littrack.model import Pmid


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference. `place` says where it stands in its file ("line 3", "entry 2")."""

    place: str
    pmid: Pmid | None = None
    doi: str = ""
    pmcid: str = ""
    title: str = ""
    year: int | None = None

    @property
    def identified(self) -> bool:
        """Whether there is anything to look it up by."""
        return bool(self.pmid or self.doi or self.pmcid or self.title)

    @property
    def label(self) -> str:
        """The shortest name a person recognises it by."""
        named = [f"PMID {self.pmid}" if self.pmid else "", self.doi, self.pmcid]
        title = self.title if len(self.title) <= _SHOWN else f"{self.title[:_SHOWN]}..."
        return ", ".join(filter(None, [*named, f"{title!r}" if title else ""]))


_SHOWN = 60  # characters of a title in a message


@dataclass(slots=True)
class Bibliography:
    """A file read: its format in words, its entries, what of it could not be read and where.

    `only_identifiers` is true of lists that hold nothing but identifiers (PMID lists, PubMed's own
    CSV and summary text): asking for such a file to be imported is asking for it to be fetched.
    """

    form: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    only_identifiers: bool = False

    def add(self, entry: Entry) -> None:
        """Take an entry, or list it as a problem when nothing identifies it."""
        if entry.identified:
            self.entries.append(entry)
        else:
            self.problems.append(f"{entry.place}: no PMID, DOI, PMCID or title")

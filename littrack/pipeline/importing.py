"""Files of records into the store: streamed, a transaction a batch, the same record never twice."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from littrack import pubmed
from littrack.cache import Cache
from littrack.entrez.fetch import Batch
from littrack.model import Change, ChangeKind, Pmid, RecordError
from littrack.pubmed import Deleted, Served

_BATCH = 500  # records a transaction: killed, a run loses no more than the last of them
_GZIP = b"\x1f\x8b"
_LINE = re.compile(rb"(?:pmid\s*[:=]?\s*)?0*([1-9]\d{0,8})", re.IGNORECASE)
IMPORT = "import"
_BROKEN = (EOFError, gzip.BadGzipFile, zlib.error)

Progress: TypeAlias = Callable[[int], None]


class Fetcher(Protocol):
    """Gets records by PMID (the wire)."""

    def fetch(self, pmids: Sequence[Pmid]) -> Iterator[Batch]:
        """Yield what was served, a batch at a time."""


@dataclass(slots=True)
class Imported:
    """What came of an import; `read` is what the file holds, `unchanged` what was held already."""

    deleted: int = 0
    pmids: set[Pmid] = field(default_factory=set)
    fresh: set[Pmid] = field(default_factory=set)
    moved: set[Pmid] = field(default_factory=set)
    gone: dict[Pmid, ChangeKind] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """How many records the file holds or asks for; one that it holds twice counts once."""
        return len(self.pmids) + len(self.gone)

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

    def add(self, pmids: Iterable[Pmid], changes: Sequence[Change]) -> None:
        """Count what one batch brought."""
        self.pmids.update(pmids)
        self.fresh.update(c.pmid for c in changes if c.kind is ChangeKind.NEW)
        self.moved.update(c.pmid for c in changes if c.kind is not ChangeKind.NEW)


@dataclass(frozen=True, slots=True)
class Importer:
    """Takes files into one store; `fetcher` is made when there are PMIDs to ask for."""

    cache: Cache
    at: datetime
    fetcher: Callable[[], AbstractContextManager[Fetcher]]
    topic: str = ""

    def file(self, path: Path, progress: Progress = lambda _: None) -> Imported:
        """Take in a file: PubMed XML or NBIB, gzipped or not, or a list of PMIDs."""
        with path.open("rb") as raw:
            return self._taken(raw, path.name, progress)

    def text(self, data: bytes, name: str = "standard input") -> Imported:
        """Take in what was piped."""
        with BufferedReader(BytesIO(data)) as raw:
            return self._taken(raw, name, lambda _: None)

    def _taken(self, raw: BufferedReader[Any], name: str, progress: Progress) -> Imported:
        done = Imported()
        with _told(name, done):
            self._all(raw, name, done, progress)
        if self.topic and done.pmids:
            self.cache.add_members(self.topic, IMPORT, sorted(done.pmids), self.at)
        return done

    def _all(self, raw: BufferedReader[Any], name: str, done: Imported, progress: Progress) -> None:
        file = gzip.GzipFile(fileobj=raw) if raw.peek(2).startswith(_GZIP) else raw
        start = file.peek(512).removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(b"<") or start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            items: Iterator[Served | Deleted] = pubmed.cut(file)  # type: ignore[arg-type]
        elif start.startswith(b"PMID-"):
            items = pubmed.cut_nbib(file)  # type: ignore[arg-type]
        else:
            self._fetched(_pmids(file.read()), done)
            return
        for batch in _batches(items):
            self._keep(batch, name, done)
            progress(raw.tell())

    def _keep(self, batch: list[Served | Deleted], name: str, done: Imported) -> None:
        records = {item.pmid: item.xml for item in batch if isinstance(item, Served)}
        gone = {item.pmid: ChangeKind.DELETED for item in batch if isinstance(item, Deleted)}
        done.add(records, self.cache.store(records, at=self.at, query=f"import of {name}"))
        done.deleted += len(self.cache.mark(gone, at=self.at))

    def _fetched(self, asked: list[Pmid], done: Imported) -> None:
        held = {pmid for pmid, what in self.cache.held().items() if what.state == "current"}
        done.add([pmid for pmid in asked if pmid in held], [])
        missing = [pmid for pmid in asked if pmid not in held]
        if not missing:
            return
        with self.fetcher() as wire:
            for batch in wire.fetch(missing):
                changes = self.cache.store(batch.records, at=self.at, query="import of PMIDs")
                self.cache.mark(batch.gone, at=self.at)
                done.gone.update(batch.gone)
                done.add(batch.records, changes)


def _batches(items: Iterator[Served | Deleted]) -> Iterator[list[Served | Deleted]]:
    """Gather items; what came before a file turned out cut short is not lost with the rest."""
    batch: list[Served | Deleted] = []
    try:
        for item in items:
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
    except (RecordError, *_BROKEN):
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _pmids(data: bytes) -> list[Pmid]:
    """Read a list of PMIDs: one or several a line, "PMID: 1" too; anything else is refused."""
    words = [word for word in re.split(rb"[\s,;]+", data) if word and word.lower() != b"pmid:"]
    found = [_LINE.fullmatch(word) for word in words]
    if not words or not all(found):
        odd = next((w for w, f in zip(words, found, strict=True) if not f), b"")
        shown = odd[:40].decode(errors="replace")
        raise RecordError(
            f"it is neither PubMed XML, NBIB nor a list of PMIDs: {shown!r} is none of them"
        )
    return list(dict.fromkeys(Pmid(match[1].decode()) for match in found if match))


@contextmanager
def _told(name: str, done: Imported) -> Iterator[None]:
    """Name the file in what is said of it, and what of it was kept."""
    try:
        yield
    except RecordError as error:
        raise RecordError(f"{name}: {error} {_kept(done)}") from error
    except _BROKEN as error:
        raise RecordError(
            f"{name} is cut short or no gzip file ({error}); fetch it again. {_kept(done)}"
        ) from error


def _kept(done: Imported) -> str:
    return f"The {done.read} records before it are kept." if done.read else "Nothing was taken in."

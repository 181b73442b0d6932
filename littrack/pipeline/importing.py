"""Files of records into the store: streamed, a transaction a batch, the same record never twice.

A damaged file is taken as far as it is whole; what is not is counted and named. Lists of references
bring PMIDs: those held are counted to the topic, the others fetched or kept as unresolved.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from littrack import bibliography, pubmed
from littrack.bibliography import Entry
from littrack.cache import Cache, WaitingReference
from littrack.model import ChangeKind, Pmid, RecordError
from littrack.pipeline import other_files, reference_lookup
from littrack.pipeline.imported import Imported, Waiting
from littrack.pipeline.reference_lookup import Resolved, Wire
from littrack.pubmed import Damaged, Deleted, Served

_BATCH = 500  # records a transaction: killed, a run loses no more than the last of them
_GZIP = b"\x1f\x8b"
_HEAD = 2048  # bytes in which a file's format shows itself
IMPORT = "import"
_BROKEN = (EOFError, gzip.BadGzipFile, zlib.error)
_NOT_FETCHED = "its record is not at hand; --online fetches it"
_NOT_LOOKED_UP = "{}; --online looks it up"

Progress: TypeAlias = Callable[[int], None]
Item: TypeAlias = Served | Deleted | Damaged


@dataclass(frozen=True, slots=True)
class Importer:
    """Takes files into one store.

    `wire` is opened when NCBI is to be asked: for a list that holds nothing but identifiers, or
    for any list of references when `online`.
    """

    cache: Cache
    at: datetime
    wire: Callable[[], AbstractContextManager[Wire]]
    topic: str = ""
    online: bool = False

    def file(self, path: Path, progress: Progress = lambda _: None) -> Imported:
        """Take in a file of any of the formats, gzipped or not."""
        with path.open("rb") as raw:
            return self._taken(raw, path.name, progress)

    def text(self, data: bytes, name: str = "standard input") -> Imported:
        """Take in what was piped."""
        with BufferedReader(BytesIO(data)) as raw:
            return self._taken(raw, name, lambda _: None)

    def again(self) -> Imported:
        """Look again for the references that were kept as unresolved."""
        done = Imported()
        kept = [w for w in self.cache.unresolved() if not self.topic or w.topic == self.topic]
        for source in dict.fromkeys(waiting.source for waiting in kept):
            entries = [_entry(waiting) for waiting in kept if waiting.source == source]
            self._references(entries, source, done, fetch=self.online)
        return self._counted(done)

    def _taken(self, raw: BufferedReader[Any], name: str, progress: Progress) -> Imported:
        done = Imported()
        with _named(name, done):
            self._all(raw, name, done, progress)
        return self._counted(done)

    def _counted(self, done: Imported) -> Imported:
        if self.topic and done.pmids:
            self.cache.add_members(self.topic, IMPORT, sorted(done.pmids), self.at)
        return done

    def _all(self, raw: BufferedReader[Any], name: str, done: Imported, progress: Progress) -> None:
        file = gzip.GzipFile(fileobj=raw) if raw.peek(2).startswith(_GZIP) else raw
        head = file.peek(_HEAD)[:_HEAD]
        other_files.refuse(head)
        start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        if start.startswith(b"<") and not bibliography.is_endnote(start):
            self._records(pubmed.cut_whole(file), name, done, lambda: progress(raw.tell()))  # type: ignore[arg-type]
        elif start.startswith(b"PMID-"):
            text, encoding = bibliography.decode(file.read())
            done.note_encoding(encoding)
            self._records(pubmed.cut_nbib(text), name, done, lambda: progress(raw.tell()))
        else:
            self._list(file.read(), name, done)

    def _records(
        self, items: Iterator[Item], name: str, done: Imported, progress: Callable[[], None]
    ) -> None:
        for batch in _batches(items):
            done.problems += [item.why for item in batch if isinstance(item, Damaged)]
            records = {item.pmid: item.xml for item in batch if isinstance(item, Served)}
            gone = {item.pmid: ChangeKind.DELETED for item in batch if isinstance(item, Deleted)}
            self._store(records, f"import of {name}", done)
            done.deleted += len(self.cache.mark(gone, at=self.at))
            progress()

    def _store(self, records: Mapping[Pmid, bytes], query: str, done: Imported) -> None:
        """Store a batch; when one of it cannot be read, the others one by one."""
        try:
            done.add(records, self.cache.store(records, at=self.at, query=query))
        except RecordError as error:
            if len(records) == 1:
                done.problems.append(str(error))
                return
            for pmid, served in records.items():
                self._store({pmid: served}, query, done)

    def _list(self, data: bytes, name: str, done: Imported) -> None:
        found, encoding = bibliography.read(data)
        done.note_encoding(encoding)
        done.form = found.form
        done.problems += found.problems
        fetch = self.online or found.only_identifiers
        self._references(list(dict.fromkeys(found.entries)), name, done, fetch=fetch)

    def _references(
        self, entries: Sequence[Entry], name: str, done: Imported, *, fetch: bool
    ) -> None:
        resolved = reference_lookup.at_hand(self.cache, entries)
        held = {pmid for pmid, what in self.cache.held().items() if what.state == "current"}
        done.add([pmid for pmid in resolved.pmids.values() if pmid in held], [])
        if fetch and (self._missing(resolved, held) or (self.online and resolved.why)):
            with self.wire() as wire:
                self._from_pubmed(resolved, held, wire, done)
        self._wait(resolved, name, done)
        self._compare(resolved, done)

    @staticmethod
    def _missing(resolved: Resolved, held: set[Pmid]) -> list[Pmid]:
        return [p for p in dict.fromkeys(resolved.pmids.values()) if p not in held]

    def _from_pubmed(self, resolved: Resolved, held: set[Pmid], wire: Wire, done: Imported) -> None:
        if self.online and resolved.why:
            reference_lookup.at_pubmed(resolved, wire)
            self._store(resolved.records, "import of references", done)
        missing = [p for p in self._missing(resolved, held) if p not in done.pmids]
        for batch in wire.fetch(missing) if missing else ():
            self._store(batch.records, "import of PMIDs", done)
            self.cache.mark(batch.gone, at=self.at)
            done.gone.update(batch.gone)

    def _wait(self, resolved: Resolved, name: str, done: Imported) -> None:
        """Keep what has no record yet; forget what waited and now has one."""
        hint = "{}" if self.online else _NOT_LOOKED_UP
        why = {entry: hint.format(said) for entry, said in resolved.why.items()}
        there = done.pmids | done.gone.keys()
        why |= {e: _NOT_FETCHED for e, pmid in resolved.pmids.items() if pmid not in there}
        done.unresolved += [Waiting(name, entry, said) for entry, said in why.items()]
        self.cache.keep_unresolved([self._waiting(name, entry) for entry in why], at=self.at)
        settled = [self._waiting(name, e).key for e in resolved.pmids if e not in why]
        self.cache.forget_unresolved(settled)

    def _waiting(self, name: str, entry: Entry) -> WaitingReference:
        return WaitingReference(
            self.topic, name, entry.place, entry.pmid or "", entry.doi, entry.pmcid, entry.title,
            entry.year,
        )  # fmt: skip

    def _compare(self, resolved: Resolved, done: Imported) -> None:
        """Say which PMIDs name a work of quite another title than their reference gives."""
        for entry, pmid in resolved.pmids.items():
            record = self.cache.record(pmid) if entry.pmid and entry.title else None
            if record and reference_lookup.other_title(entry, record):
                done.differ.append(f"{entry.place}: PMID {pmid} is {record.title!r}")


def _entry(waiting: WaitingReference) -> Entry:
    pmid = Pmid(waiting.pmid) if waiting.pmid else None
    return Entry(waiting.place, pmid, waiting.doi, waiting.pmcid, waiting.title, waiting.year)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    """Gather items; what came before a file turned out cut short is not lost with the rest."""
    batch: list[Item] = []
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


@contextmanager
def _named(name: str, done: Imported) -> Iterator[None]:
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

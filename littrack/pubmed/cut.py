"""Cutting a PubMed file into its records, to the byte as served, in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import BinaryIO

from littrack.model import Pmid, RecordError

_CHUNK = 1 << 20
# No record of PubMed comes near this (the longest seen here is 1.5 MB); rubbish would fill memory.
_LONGEST = 64 << 20
_RECORD = re.compile(rb"<(PubmedArticle|PubmedBookArticle|DeleteCitation|DeleteDocument)[\s>]")
_ARTICLE = re.compile(rb"<Pubmed(?:Book)?Article[\s>]")
_PMID = re.compile(rb"<PMID(?:\s[^>]*)?>\s*(\d{1,18})\s*</PMID>")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']""")
_SET = re.compile(rb"<(/?)Pubmed(?:Book)?ArticleSet(?:\s[^<>]*?)?(/?)>")
# What may stand between two records: nothing but blanks, comments and the ends of a set.
_BETWEEN = re.compile(
    rb"(?:\s|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*>|</?Pubmed(?:Book)?ArticleSet[^<>]*>"
    rb"|<(?:Delete(?:Citation|Document)|BookDocumentSet)\s*/>)*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Served:
    """One record as it was served."""

    pmid: Pmid
    xml: bytes


@dataclass(frozen=True, slots=True)
class Deleted:
    """A PMID an update file says is no more."""

    pmid: Pmid


@dataclass(frozen=True, slots=True)
class Damaged:
    """A part of a file that is no whole record, in words."""

    why: str


def split(xml: bytes) -> dict[Pmid, bytes]:
    """Cut an answer into its records, each to the byte; raise `RecordError` when it is cut short.

    A record given twice counts once, the later one.
    """
    return {item.pmid: item.xml for item in cut(BytesIO(xml)) if isinstance(item, Served)}


def cut(file: BinaryIO) -> Iterator[Served | Deleted]:
    """Yield the records and deletions of a file in order, holding a few at a time."""
    reader = _Reader(file)
    while (found := reader.next()) is not None:
        name, element = found
        if name.startswith(b"Delete"):
            for pmid in _PMID.findall(element):
                yield Deleted(Pmid(pmid.decode()))
        else:
            yield Served(own_pmid(element), element)


def cut_whole(file: BinaryIO) -> Iterator[Served | Deleted | Damaged]:
    """Yield what is whole of a file that may be damaged, and what is not, in order."""
    reader = _Reader(file)
    while True:
        try:
            found = reader.next()
            if found is None:
                return
            yield from _items(*found)
        except RecordError as error:
            if not reader.seen:
                raise
            yield Damaged(str(error))
            if not reader.skip():
                return


def _items(name: bytes, element: bytes) -> Iterator[Served | Deleted | Damaged]:
    """One element: deletions, or a record; one whose end is lost has the next one inside it."""
    if name.startswith(b"Delete"):
        for pmid in _PMID.findall(element):
            yield Deleted(Pmid(pmid.decode()))
        return
    starts = [found.start() for found in _ARTICLE.finditer(element)]
    for start, end in pairwise(starts):
        yield Damaged(f"{_named(element[start:end])} has no end.")
    yield Served(own_pmid(element[starts[-1] :]), element[starts[-1] :])


def _named(xml: bytes) -> str:
    found = _PMID.search(xml)
    return f"The record of PMID {found[1].decode()}" if found else "A record"


def own_pmid(xml: bytes) -> Pmid:
    """Read a record's own PMID: the first it holds, before those of others it names."""
    found = _PMID.search(xml)
    if found is None:
        raise RecordError("A record without a PMID cannot be kept: is this PubMed's own XML?")
    return Pmid(found[1].decode())


class _Reader:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._held = self._opened()
        self._at = 0
        self.seen = False
        self._depth = 0

    def _opened(self) -> bytes:
        start = self._file.read(_CHUNK)
        named = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf").lstrip())
        encoding = named[1].decode().lower() if named else "utf-8"
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            encoding = "utf-16"
        if encoding in {"utf-8", "utf8", "us-ascii", "ascii"}:
            return start
        return self._transcoded(start, encoding)

    def _transcoded(self, start: bytes, encoding: str) -> bytes:
        """Files that are not UTF-8 are rare and small: read whole."""
        try:
            return (start + self._file.read()).decode(encoding).encode()
        except (LookupError, UnicodeError) as error:
            raise RecordError(f"The XML says it is {encoding}, and is not: {error}.") from error

    def next(self) -> tuple[bytes, bytes] | None:
        """Give the next element of interest, with its name."""
        start = self._found(_RECORD)
        if start is None:
            self._finish()
            return None
        self._between(start.start())
        name = start[1]
        end = self._after(b"</" + name + b">", name)
        element = self._held[self._at : end]
        self._at = end
        self.seen = True
        return name, element

    def skip(self) -> bool:
        """Go on behind what is damaged, at the next record; False when there is none."""
        start = self._found(_RECORD)
        if start is not None:
            self._at = start.start()
        return start is not None

    def _found(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        while True:
            found = pattern.search(self._held, self._at)
            if found or not self._more():
                return found

    def _after(self, tag: bytes, name: bytes) -> int:
        looked = self._at
        while True:
            end = self._held.find(tag, looked)
            if end >= 0:
                return end + len(tag)
            looked = max(self._at, len(self._held) - len(tag))
            before = self._at
            if not self._more():
                lost = _named(self._held[self._at :])
                self._at += 1  # whoever goes on looks behind this start
                raise RecordError(f"The XML is cut short inside a {name.decode()}: {lost}.")
            looked -= before - self._at

    def _more(self) -> bool:
        if len(self._held) - self._at > _LONGEST:
            raise RecordError("This is not PubMed XML: 64 MB of it hold no whole record.")
        chunk = self._file.read(_CHUNK)
        if chunk:
            self._held = self._held[self._at :] + chunk
            self._at = 0
        return bool(chunk)

    def _between(self, start: int) -> None:
        gap = self._held[self._at : start].removeprefix(b"\xef\xbb\xbf")
        if not gap or gap.isspace():
            self._at = start
            return
        if not _BETWEEN.fullmatch(gap):
            shown = gap.strip()[:60].decode(errors="replace")
            raise RecordError(f"This is not PubMed XML: {shown!r} stands where a record should.")
        for ending, closed in _SET.findall(gap):
            self.seen = True
            self._depth += -1 if ending else not closed
        self._at = start

    def _finish(self) -> None:
        if b">" in self._held[self._at :]:
            self._between(len(self._held))
        if self._depth > 0:
            raise RecordError("The XML is cut short: its set of records is never closed.")
        if not self.seen:
            raise RecordError("This is not PubMed XML: it holds no set of records.")

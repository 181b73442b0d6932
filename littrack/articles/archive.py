"""A document that is a zip file: its parts, read within bounds."""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree

from littrack.articles.raw import UNPACKED, Raw
from littrack.model import ArticleError

_PART = 40_000_000  # bytes of a part of a document
_HEAD = 16_384  # bytes of an XML text before its first element
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """The parts of a packed document by name; what is too large, locked or damaged says so."""

    def __init__(self, raw: Raw) -> None:
        self.name = raw.name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw.data))
        except _BROKEN:
            raise ArticleError(f"{raw.name} is a damaged zip file: save the text anew.") from None
        self.names = frozenset(self._zip.namelist())
        size = sum(part.file_size for part in self._zip.infolist())
        if size > UNPACKED:
            raise ArticleError(
                f"{raw.name} unpacks to {size / 1e6:.0f} MB: save its text to a file."
            )

    def part(self, name: str) -> bytes:
        """The bytes of a part; none when there is no such part."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as part:
                data = part.read(_PART + 1)
        except RuntimeError:
            raise ArticleError(
                f"{self.name} is locked with a password: save an open copy of it."
            ) from None
        except _BROKEN as why:
            raise ArticleError(f"{self.name} is a damaged file: save the text anew.") from why
        if len(data) > _PART:
            raise ArticleError(f"{self.name} is too large to unpack: save its text to a file.")
        return data

    def tree(self, name: str, spelt: Iterable[tuple[bytes, bytes]] = ()) -> etree._Element | None:
        """The root of an XML part, some names in it spelt anew; None when there is no such part."""
        data = self.part(name)
        for one, other in spelt:
            data = data.replace(one, other)
        return xml(data, self.name) if data else None


def xml(data: bytes, name: str) -> etree._Element:
    """The root of an XML text; ArticleError for a damaged one."""
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as why:
        if any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log):
            raise ArticleError(
                f"{name} nests its elements too deeply: save its text to a file."
            ) from why
        raise ArticleError(f"{name} is a damaged file: save the text anew.") from why


def root_name(raw: Raw) -> str:
    """The name of the first element of an XML text, "{namespace}name"; none of another text."""
    head = raw.data[:_HEAD].lstrip()
    if not head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return ""
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True)
    try:
        parser.feed(head)
    except etree.XMLSyntaxError:
        return ""
    events = list(parser.read_events())
    return str(getattr(events[0][1], "tag", "")) if events else ""


def holds(raw: Raw, *names: str) -> bool:
    """Whether the bytes are a zip file with parts of these names."""
    if not raw.data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as packed:
            return set(names) <= set(packed.namelist())
    except _BROKEN:
        return all(name.encode() in raw.data for name in names)

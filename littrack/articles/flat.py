"""A Word document in one XML file: a package written flat, or Word's own XML of 2003."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator

from lxml import etree

from littrack.articles.archive import xml
from littrack.articles.raw import Raw

_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
_NEW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PKG = f"{{{_PACKAGE}}}"
ROOTS = (f"{_PKG}package", f"{{{_OLD}}}wordDocument")


class Flat:
    """The parts of a document by name, as `Archive` gives them."""

    def __init__(self, raw: Raw) -> None:
        self.name = raw.name
        root = xml(raw.data, raw.name)
        self._parts = dict(_parts(root) if root.tag == ROOTS[0] else _old_parts(root))
        self.names = frozenset(self._parts)

    def part(self, name: str) -> bytes:
        """The bytes of a part; none when there is no such part."""
        return self._parts.get(name, b"")

    def tree(self, name: str, spelt: Iterable[tuple[bytes, bytes]] = ()) -> etree._Element | None:
        """The root of an XML part, some names in it spelt anew; None when there is no such part."""
        data = self.part(name)
        for one, other in spelt:
            data = data.replace(one, other)
        return xml(data, self.name) if data else None


def _parts(package: etree._Element) -> Iterator[tuple[str, bytes]]:
    for part in package.iter(f"{_PKG}part"):
        name = part.get(f"{_PKG}name", "").lstrip("/")
        yield from ((name, etree.tostring(root)) for root in part.iterfind(f"{_PKG}xmlData/*"))
        binary = part.findtext(f"{_PKG}binaryData")
        if binary:
            yield name, _binary(binary)


def _binary(text: str) -> bytes:
    try:
        return b64decode(text)
    except (NotBase64, ValueError):
        return b""


def _old_parts(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    """Word's XML of 2003 has the elements of today's under another name."""
    names = {"word/document.xml": "body", "word/styles.xml": "styles"}
    for name, tag in names.items():
        node = root.find(f"{{{_OLD}}}{tag}")
        if node is not None:
            yield name, etree.tostring(node).replace(_OLD.encode(), _NEW.encode())

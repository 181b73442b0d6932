"""Which format a file is in, recognised by what it holds and never by its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from littrack.bibliography import pmid_list, sheet, structured, summary, tagged
from littrack.bibliography.decoding import decode
from littrack.bibliography.values import Bibliography
from littrack.extras import library
from littrack.model import RecordError

_ZIP = b"PK\x03\x04"
_RIS = re.compile(r"^\s*TY {1,2}- ?\S", re.MULTILINE)
_BIBTEX = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_REFER = re.compile(r"^%0 \S", re.MULTILINE)
_HEAD = 4000  # characters in which a format shows itself
_MOST_ODD = 0.5  # of the lines: a file with more that are no identifier is no list of them
FORMATS = (
    "PubMed XML, NBIB, RIS, BibTeX, CSL-JSON, EndNote XML, a table, PubMed's text, a list of PMIDs"
)


def read(data: bytes) -> tuple[Bibliography, str]:
    """Read a list of references; give it, and the encoding when it is an old one.

    Raise `RecordError` when the bytes are none of the formats.
    """
    if data.startswith(_ZIP):
        return _workbook(data), ""
    text, encoding = decode(data)
    return _text(text, data), encoding


def _text(text: str, data: bytes) -> Bibliography:
    head = text.lstrip()[:_HEAD]
    if head.startswith("<"):
        return structured.endnote(text.encode() if "?>" not in head[:200] else data)
    if head.startswith(("{", "[")) and not head.startswith("[["):
        return structured.csl(text)
    for pattern, reader in (
        (_RIS, tagged.ris),
        (_BIBTEX, structured.bibtex),
        (_REFER, tagged.refer),
    ):
        if pattern.search(head):
            return reader(text)
    if summary.looks_like(text):
        return summary.read(text)
    return sheet.read(text) or _listed(text)


def _listed(text: str) -> Bibliography:
    found = pmid_list.read(text)
    if not found.entries or len(found.problems) > _MOST_ODD * len(text.split("\n")):
        shown = next((line.strip() for line in text.splitlines() if line.strip()), "")[:40]
        what = f"it begins with {shown!r}" if shown else "it is empty"
        raise RecordError(f"It is none of what can be imported ({FORMATS}): {what}.")
    return found


def is_endnote(head: bytes) -> bool:
    """Tell EndNote XML from PubMed's by its first elements."""
    return b"<records>" in head or (b"<xml>" in head and b"<record" in head)


def _workbook(data: bytes) -> Bibliography:
    """Read the first sheet of an Excel workbook."""
    if b"xl/" not in data or not zipfile.is_zipfile(BytesIO(data)):
        raise RecordError("It is a zip archive and no Excel workbook; unpack it first.")
    book = library("openpyxl", "excel").load_workbook(BytesIO(data), read_only=True, data_only=True)
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    book.close()
    return sheet.from_rows(rows) or _listed("\n".join(" ".join(row) for row in rows))

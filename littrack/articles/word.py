"""A Word file (.docx) -> running text: its paragraphs and tables, one line each."""

from __future__ import annotations

import io
import zipfile

from littrack.articles.plain import Draft
from littrack.articles.source import LIMIT, Raw
from littrack.articles.tidy import tidy
from littrack.model import ArticleError

_UNPACKED = 10 * LIMIT


def word(raw: Raw) -> Draft:
    """Read a .docx; another kind of zip, or a damaged one, is an ArticleError."""
    _refuse(raw)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(raw.data))
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as why:
        raise ArticleError(f"{raw.name} is a damaged Word file: save it anew as text.") from why
    found = Draft("", (document.core_properties.title or "").strip())
    lines: list[str] = []
    at = 0
    for block in document.iter_inner_content():
        is_table = hasattr(block, "rows")
        for line, heading in _table(block) if is_table else _paragraph(block):
            if heading:
                found.headings.append((at, at + len(line)))
                found.title = found.title or line
            lines.append(line)
            at += len(line) + 1
    found.text = "\n".join(lines)
    return found


def _refuse(raw: Raw) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as packed:
            names = packed.namelist()
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise ArticleError(f"{raw.name} is a damaged zip file: save the text anew.") from None
    if "word/document.xml" not in names:
        raise ArticleError(f"{raw.name} is a zip file, not a Word file: unpack it first.")
    if size > _UNPACKED:
        raise ArticleError(f"{raw.name} unpacks to {size / 1e6:.0f} MB: save its text to a file.")


def _paragraph(block: object) -> list[tuple[str, bool]]:
    text = tidy(getattr(block, "text", "")).replace("\n", " ").strip()
    style = getattr(getattr(block, "style", None), "name", "") or ""
    return [(text, style.startswith(("Heading", "Title")))] if text else []


def _table(block: object) -> list[tuple[str, bool]]:
    rows = [[tidy(cell.text).strip() for cell in row.cells] for row in getattr(block, "rows", [])]
    return [(" | ".join(row).replace("\n", " "), False) for row in rows if any(row)]

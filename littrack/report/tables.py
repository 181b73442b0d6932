"""CSV, TSV, Excel and Parquet; no cell of the first three can run as a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from littrack.extras import library
from littrack.model import Report
from littrack.model.labels import DISCLAIMER
from littrack.report.cite import shown
from littrack.report.dataframes import (
    CITATION_COLUMNS,
    CLAIM_COLUMNS,
    citation_rows,
    claim_rows,
    frame,
    table,
)

if TYPE_CHECKING:  # pandas is slow to import and only tables need it
    import pandas as pd

# What a spreadsheet takes for the start of a formula, wide forms included (OWASP, CSV injection).
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_CELL = 32_767  # Excel's limit of a cell, in characters
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def delimited(report: Report, separator: str) -> dict[str, bytes]:
    """The evidence and the claims as separated values, UTF-8."""
    return {
        name: guarded(sheet).to_csv(sep=separator, index=False, lineterminator="\n").encode()
        for name, sheet in sheets(report).items()
        if name != "citations"
    }


def excel(report: Report) -> bytes:
    """All tables as one workbook; the same report gives the same bytes."""
    import pandas as pd

    about = pd.DataFrame(
        {
            "about": [
                report.title,
                f"Generated {report.generated.isoformat()} by littrack.",
                DISCLAIMER,
                "A leading ' keeps text that looks like a formula from being run as one.",
            ]
        }
    )
    return excel_bytes({**sheets(report), "about": about}, f"{report.generated:%Y-%m-%dT%H:%M:%SZ}")


def excel_bytes(named: Mapping[str, pd.DataFrame], when: str) -> bytes:
    """Tables as one workbook, with the date given."""
    import pandas as pd

    library("openpyxl", "excel")
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        for name, sheet in named.items():
            guarded(sheet).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
    return _undated(buffer.getvalue(), when)


def parquet(report: Report) -> bytes:
    """The evidence as Parquet, its text as it is: nothing there is ever run."""
    return parquet_bytes(frame(report))


def parquet_bytes(sheet: pd.DataFrame) -> bytes:
    """A table as Parquet."""
    library("pyarrow", "parquet")
    buffer = io.BytesIO()
    sheet.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def sheets(report: Report) -> dict[str, pd.DataFrame]:
    """Every table by its name."""
    return {
        "evidence": frame(report),
        "claims": table(claim_rows(report), CLAIM_COLUMNS),
        "citations": table(citation_rows(report), CITATION_COLUMNS),
    }


def guarded(sheet: pd.DataFrame) -> pd.DataFrame:
    """The same table with every text that looks like a formula made plain text."""
    return sheet.map(guard)


def guard(value: object) -> object:
    """Put a ' before what would run, and leave out what no spreadsheet can hold."""
    if not isinstance(value, str):
        return value
    text = shown(value)
    text = f"'{text}" if _FORMULA.match(value) else text
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _undated(book: bytes, when: str) -> bytes:
    # openpyxl writes the clock into the workbook twice: into the zip and into its properties.
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + when.encode() + rb"\g<3>", content)
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()

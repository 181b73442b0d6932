"""A report as pages and files: one writer a format, every number counted in one place."""

from littrack.report.dataframes import frame
from littrack.report.json_ import contract, dumps
from littrack.report.writers import (
    RECORD_WRITERS,
    WRITERS,
    put,
    render,
    slug,
    write,
    write_records,
)

__all__ = [
    "RECORD_WRITERS",
    "WRITERS",
    "contract",
    "dumps",
    "frame",
    "put",
    "render",
    "slug",
    "write",
    "write_records",
]

"""A report as pages and files: one writer a format, every number counted in one place."""

from littrack.report.files import (
    RECORD_WRITERS,
    WRITERS,
    put,
    render,
    slug,
    write,
    write_records,
)
from littrack.report.frame import frame
from littrack.report.json_ import contract, dumps

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

"""A report as pages and files: one writer a format, every number counted in one place."""

from littrack.report.files import FORMATS, REFERENCES, put, render, slug, write
from littrack.report.frame import frame
from littrack.report.json_ import contract, dumps

__all__ = [
    "FORMATS",
    "REFERENCES",
    "contract",
    "dumps",
    "frame",
    "put",
    "render",
    "slug",
    "write",
]

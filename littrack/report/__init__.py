"""A report as pages and files: one writer a format, every number counted in one place."""

from littrack.report.files import FORMATS, render, write
from littrack.report.json_ import contract

__all__ = ["FORMATS", "contract", "render", "write"]

"""What `littrack verify` found, one writer a format."""

from __future__ import annotations

from collections.abc import Callable

from littrack.model.verification import Verification
from littrack.report.verification.data import dumps
from littrack.report.verification.markdown import markdown
from littrack.report.verification.page import page
from littrack.report.verification.sarif import sarif
from littrack.report.verification.tables import delimited

FORMATS: dict[str, Callable[[Verification], str]] = {
    "json": dumps,
    "csv": delimited,
    "md": markdown,
    "sarif": sarif,
    "html": page,
}

__all__ = ["FORMATS"]

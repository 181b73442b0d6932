"""Whether an entry of a list of notes names a source, or says something itself."""

from __future__ import annotations

import re

_SOURCE = re.compile(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bPMID|\bPMC\d|\bISBN\b|\bNCT\d{8}"
    r"|[(.,;:]\s*(?:19|20)\d\d[a-z]?\s*(?:[).,;:]|$)|\b(?:19|20)\d\d\s*;\s*\d",
    re.IGNORECASE,
)


def names_source(text: str) -> bool:
    """Whether a note gives an address, an identifier or a year as reference entries do."""
    return _SOURCE.search(text) is not None

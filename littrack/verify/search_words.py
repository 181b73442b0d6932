"""The words of a quote that a full-text index knows it by, however its signs are written."""

from __future__ import annotations

import re

from littrack.verify.folding import GREEK
from littrack.verify.quotation import Quotation, Role

# Plain words only: one beside a hyphen, an apostrophe or an entity may be spelt otherwise there.
_PLAIN = re.compile(r"(?<![\w&'’\-‐‑–—/<\u00ad])[A-Za-z]{3,}(?![\w;'’\-‐‑–—/>\u00ad])")
_SPELT = frozenset(
    "less than greater equal plus minus degrees degree percent per cent micro sup sub".split()
)
_NAMES = frozenset(GREEK.values())


def search_words(quote: Quotation) -> list[str]:
    """List the words to look a quote up by."""
    found = [
        word.lower()
        for piece in quote.pieces
        if piece.role is Role.WORDS
        for word in _PLAIN.findall(piece.raw)
    ]
    return [word for word in dict.fromkeys(found) if word not in _SPELT and word not in _NAMES]

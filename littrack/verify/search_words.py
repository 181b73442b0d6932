"""The words of a quote that a full-text index knows it by, however its signs are written."""

from __future__ import annotations

import re

from littrack.verify.folding import GREEK
from littrack.verify.quotation import Quotation, Role

# Plain words only: one beside a hyphen, an apostrophe or an entity may be spelt otherwise there.
_PLAIN = re.compile(
    r"(?<![\w&'’\-‐‑–—<\u00ad])[A-Za-z]{2,}(?![\w;'’\-‐‑–—>\u00ad])"
    r"|(?<![\w.,·&#\-‐‑–—])\d{2,6}(?![\w.,·;\-‐‑–—])"
)
_FEW = 3  # words; with fewer, those in brackets are looked up too
_SPELT = frozenset(
    "less than greater equal plus minus degrees degree percent per cent micro sup sub".split()
)
_NAMES = frozenset(GREEK.values())


def search_words(quote: Quotation) -> list[str]:
    """List the words to look a quote up by."""
    found = _words(quote, {Role.WORDS})
    return found if len(found) >= _FEW else _words(quote, {Role.WORDS, Role.BRACKET})


def _words(quote: Quotation, roles: set[Role]) -> list[str]:
    pieces = [piece.raw for piece in quote.pieces if piece.role in roles]
    found = [word.lower() for raw in pieces for word in _PLAIN.findall(raw)]
    return [word for word in dict.fromkeys(found) if word not in _SPELT and word not in _NAMES]

"""Raised text (superscript) as plain characters: a power, a reference mark, or letters as they are.

A power becomes "10^6", a mark "[1]"; "Ca2+", "14C", "1st" stay as they look.
"""

from __future__ import annotations

import re

from littrack.language.marks import is_power

_NUMBERS = re.compile(r"\d{1,3}[a-z]?(?:\s*[,;–-]\s*\d{1,3}[a-z]?)*")
_SIGN = re.compile(r"[a-z](?:,\s*[a-z])*|[†‡§¶‖*#]+|note \d+|[a-z ]+(?:needed|\?)", re.IGNORECASE)
_POWER = re.compile(r"[-−+–]?\d{1,3}(?:\.\d+)?")
_ELEMENT = re.compile(r"[A-Z][a-z]?(?![a-z])")
_MASS = re.compile(r"\d{1,3}m?")
CONTEXT = 12  # characters before raised text that tell what it is


def as_text(before: str, raised: str, after: str) -> str:
    """Raised text as it is written into running text that stands between `before` and `after`."""
    core = " ".join(raised.split()).strip("[]() ")
    if not core:
        return raised
    before = before[-CONTEXT:]
    if _POWER.fullmatch(core) and is_power(before, core):
        return "^" + core.replace("−", "-").replace("–", "-").lstrip("+")
    if _MASS.fullmatch(core) and _ELEMENT.match(after) and not before[-1:].isalnum() and before:
        return raised
    if _NUMBERS.fullmatch(core) or _SIGN.fullmatch(core):
        return _mark(before, core, after)
    return raised


def _mark(before: str, core: str, after: str) -> str:
    if not before.strip():
        return f"[{core}] "  # a note begins with its own number
    return f"[{core}]" + (" " if after[:1].isalnum() else "")

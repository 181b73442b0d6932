"""Which differences of typography a match had to look past."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from littrack.verify.folding import DASHES, GREEK, SPELT_SIGNS, TAG, canonical, unescaped

_TAGS = re.compile(TAG, re.IGNORECASE)
_DASH = re.compile(f"[{re.escape(DASHES)}]")
_HYPHEN = re.compile(r"\u00ad|(?<=\w)-\s*(?=\w)")
_QUOTES = re.compile("[\"'“”‘’‚„«»‹›`´′″]")
_POINTS = re.compile(r"[^\w\s%<>=±+/×°~-]|_|(?<!\w)-(?!\w)")
_SIGNS = tuple((re.compile(p, re.IGNORECASE), f" {sign} ") for p, sign in SPELT_SIGNS)
_LEADING = re.compile(r"(?<![\d.])\.(?=\d)")
_GROUPED = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")


def _unescaped(text: str) -> str:
    return _TAGS.sub("", unescaped(text)[0])


def _spelt(text: str) -> str:
    text = _GROUPED.sub("", _LEADING.sub("0.", text.replace("·", ".")))
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    return text.replace("×", "x").replace("&", " and ")


def _named(text: str) -> str:
    return "".join(GREEK.get(sign, sign) for sign in text.replace("µ", "μ").replace("ß", "β"))


def _unaccented(text: str) -> str:
    return "".join(s for s in unicodedata.normalize("NFKD", text) if not unicodedata.combining(s))


# The name of each folding and what it does; the ones that hide most come first.
FOLDINGS: dict[str, Callable[[str], str]] = {
    "punctuation": lambda text: _POINTS.sub("", text),
    "hyphenation": lambda text: _HYPHEN.sub("", text),
    "signs": _spelt,
    "Greek letters": _named,
    "accents": _unaccented,
    "sub- and superscripts": lambda text: unicodedata.normalize("NFKC", text),
    "HTML entities": _unescaped,
    "quotation marks": lambda text: _QUOTES.sub("'", text),
    "dashes": lambda text: _DASH.sub("-", text),
    "case": str.casefold,
    "blanks": lambda text: "".join(text.split()),
}
_MARKS = " \t\n\"'“”‘’.,;:"


def foldings(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """List the foldings without which a quote and its source would differ."""
    needed: dict[str, None] = {}
    for here, there in pairs:
        needed |= dict.fromkeys(_needed(here.strip(_MARKS), there.strip(_MARKS)))
    return list(needed)


def _needed(here: str, there: str) -> list[str]:
    if here == there:
        return []
    active = list(_APPLIED)
    for name in FOLDINGS:
        fewer = [other for other in active if other != name]
        if _same(here, there, fewer):
            active = fewer
    if not active and canonical(here) == canonical(there):
        return ["blanks"]
    return active


# Entities and signs are read before blanks and marks are taken out.
_APPLIED = (
    "HTML entities",
    "case",
    "signs",
    "sub- and superscripts",
    "Greek letters",
    "dashes",
    "hyphenation",
    "quotation marks",
    "accents",
    "punctuation",
    "blanks",
)


def _same(here: str, there: str, names: Sequence[str]) -> bool:
    for name in names:
        here, there = FOLDINGS[name](here), FOLDINGS[name](there)
    return here == there

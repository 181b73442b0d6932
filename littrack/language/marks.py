"""Marks that point at notes and sources: they stand among words and are none of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from itertools import chain

Span = tuple[int, int]

_NUMBERS = r"\d{1,3}[a-z]?(?:\s*[,;–-]\s*\d{1,3}[a-z]?)*"
_NAME = r"(?:(?:van|von|de|del|di|da|la|le|der|den|ten)\s){0,3}[A-Z][\w'’-]+"
_NAMES = rf"{_NAME}(?:(?:,\s|,?\s(?:and|&)\s|\s){_NAME}){{0,4}}(?:,?\set\sal\.?)?"
_YEARS = r"(?:19|20)\d\d[a-z]?(?:,\s?(?:(?:19|20)\d\d)?[a-z]?)*"
_WORK = rf"(?:see\s(?:also\s)?|e\.g\.,?\s|cf\.\s)?{_NAMES},?\s{_YEARS}(?:[,:]\s?pp?\.?\s?[\d–-]+)?"
_WORKS = rf"{_WORK}(?:[;,]\s?{_WORK})*"
_BRACKETED = re.compile(
    rf"\[(?:{_NUMBERS}|\^[\w-]+|[a-z]|[†‡§¶*]+|note\s\d+|[a-z ]+(?:needed|\?)|{_WORKS})\](?![\w(])"
)
_NAMED = re.compile(rf"\({_WORKS}\)")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+(?:[⁻–‚,˒][⁰¹²³⁴-⁹]+)*")
_SIGNS = re.compile(r"(?<=[\w.!?,;:)\"”’%])[†‡§¶‖]+(?!\w)|(?<=[.!?])\*+(?=\s|$)")
# Digits set against a stop or a comma without a blank: "adults.1,2 They", "pain,3 and".
_AFTER_STOP = re.compile(
    r"(?<=[a-z)\]”\"%][.!?])\d{1,3}(?:[,–-]\d{1,3})*(?=\s+[\"“(\[]?[A-Z]|\s*$)", re.MULTILINE
)
_AFTER_COMMA = re.compile(r"(?<=[a-z]{4}[,;])\d{1,3}(?:[,–-]\d{1,3})*(?=\s+[a-z])")
# Pictures among the words, and arrows after a stop.
_PICTURES = re.compile(
    r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|(?<=[.!?…])\s*[\u2190-\u21ff]+(?=\s|$)"
)
_TAG = re.compile(r"</?(?:br|p|sup|hr)\s*/?>", re.IGNORECASE)
_BASE = re.compile(r"[^\W_]+$|[χημ]$")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_MONTHS = frozenset(m.lower() for m in chain(calendar.month_name, calendar.month_abbr) if m)
# Units that are squared or cubed, those with a negative power, and the letters of statistics.
_LENGTHS = frozenset("m cm mm km dm nm µm μm ft in".split())
_UNITS = frozenset("s h d min L l mL ml dL kg g mg mol mmol m cm K yr".split())
_LETTERS = frozenset("R r I χ η T x n p σ ω ε".split())
_LONG = 10  # characters looked at before a raised number
_YEAR = 4  # digits


def marks(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """List the reference marks of a text as spans, in order, none inside another."""
    stop = len(text) if end is None else end
    kept: list[Span] = []
    for begin, after in sorted(_candidates(text, start, stop)):
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, after))
    return kept


def is_power(before: str, raised: str) -> bool:
    """Whether a raised number is a power of the word before it ("10", "m", "R"), not a mark."""
    raised = raised.translate(_DIGITS)
    found = _BASE.search(before[-_LONG:])
    base = found[0] if found else ""
    if base.isdigit():
        return base == "10" or (len(base) < _YEAR and len(raised.lstrip("-")) == 1)
    if raised.startswith("-"):
        return base in _UNITS
    return (raised in {"2", "3"} and base in _LENGTHS) or (raised == "2" and base in _LETTERS)


def _candidates(text: str, start: int, stop: int) -> Iterator[Span]:
    for pattern in (_BRACKETED, _SIGNS, _AFTER_STOP, _AFTER_COMMA, _TAG, _PICTURES):
        yield from (found.span() for found in pattern.finditer(text, start, stop))
    for found in _NAMED.finditer(text, start, stop):
        if not _is_date(found[0]):
            yield found.span()
    for found in _RAISED.finditer(text, start, stop):
        before = text[max(start, found.start() - _LONG) : found.start()]
        if before[-1:].strip() and not is_power(before, found[0]):
            yield found.span()


def _is_date(words: str) -> bool:
    return any(w.lower() in _MONTHS for w in re.findall(r"[A-Za-z]+", words))

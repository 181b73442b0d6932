"""Rules on operands and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from littrack.queries.fields import DATES, TAGS
from littrack.queries.finding import Level, LintFinding, finding_at
from littrack.queries.tokens import Kind, Token

OPERANDS = {Kind.QUOTED, Kind.WORD}
HISTORY = re.compile(r"#\d+|S\d+|(?:or|and)/\d.*", re.IGNORECASE)
_DASHED = re.compile(r"(\d{4}(?:/\d\d?){0,2})[-–—](\d{4}(?:/\d\d?){0,2})")
_MINUS = re.compile(r"[-–−—][\w\"].*")
_SIGNS = {"&": "AND", "&&": "AND", "|": "OR", "||": "OR", "+": "AND", "!": "NOT"}
_WORDS = {"AND", "OR", "NOT"}
_DATE_TAGS = {TAGS[name] for name in DATES}
_LISTED = {"ti", "tiab", "tw", "ot"}

Rule = Callable[[Sequence[Token]], Iterator[LintFinding]]


def runs(every: Sequence[Token]) -> Iterator[tuple[list[Token], Token | None]]:
    """Yield each run of words with what ends it."""
    run: list[Token] = []
    for token in [*every, None]:
        if token is not None and token.kind in OPERANDS:
            run.append(token)
            continue
        if run:
            yield run, token
        run = []


def _history(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token, after in _windows(every):
        if token.kind is not Kind.WORD or not HISTORY.fullmatch(token.text):
            continue
        beside = after is not None and after.kind in OPERANDS | {Kind.TAG}
        if not beside and (before is None or before.kind not in OPERANDS):
            message = f"{token.text} is a line of a search history, which this term does not hold"
            remedy = "paste the whole strategy, or write the line itself"
            yield finding_at(token, "history", message, remedy)


def _windows(every: Sequence[Token]) -> Iterator[tuple[Token | None, Token, Token | None]]:
    return zip([None, *every], every, [*every[1:], None], strict=False)


def _ranges(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise(every):
        found = _DASHED.fullmatch(before.text.strip('"'))
        if found and token.kind is Kind.TAG and TAGS.get(token.field) in _DATE_TAGS:
            message = f"{before.text}{token.text} is no range to PubMed, and finds nothing"
            remedy = f"write {found[1]}:{found[2]}{token.text}"
            yield finding_at(before, "range", message, remedy)


def _signs(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Find signs that other search boxes take for operators."""
    for before, token, _ in _windows(every):
        if token.kind is not Kind.WORD:
            continue
        if token.text in _SIGNS:
            message = f"PubMed takes {token.text} for nothing, not for {_SIGNS[token.text]}"
            yield finding_at(token, "sign", message, f"write {_SIGNS[token.text]}")
        elif _MINUS.fullmatch(token.text) and (before is None or before.kind not in OPERANDS):
            message = f"PubMed ignores the sign before {token.text[1:]}; it leaves nothing out"
            yield finding_at(token, "sign", message, "write NOT")


def _side_by_side(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Find operands with no operator between them."""
    for before, token in pairwise(every):
        ended = before.kind in {Kind.TAG, Kind.CLOSE}
        begun = token.kind in OPERANDS | {Kind.OPEN} and any(map(str.isalnum, token.text + "x"))
        known = token.text.upper() in _WORDS or token.text in _SIGNS
        if ended and begun and not known:
            message = f"no operator stands before {token.text}: PubMed takes AND"
            yield finding_at(token, "no-operator", message, "write AND or OR", Level.WARNING)


def _commas(every: Sequence[Token]) -> Iterator[LintFinding]:
    for run, after in runs(every):
        listed = sum(token.text.endswith(",") for token in run)
        tag = after.field if after is not None and after.kind is Kind.TAG else ""
        if listed > 1 and TAGS.get(tag) in _LISTED:
            message = "PubMed searches words with commas between them as one phrase"
            yield finding_at(run[0], "commas", message, "write OR between them")


RULES: tuple[Rule, ...] = (_history, _ranges, _signs, _side_by_side, _commas)

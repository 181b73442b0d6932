"""Enough of PubMed's search language: tags, ranges, phrases, *, AND OR NOT left to right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tests.standin.papers import Paper

Test = Callable[[Paper], bool]

_TOKEN = re.compile(r'"[^"]*"|\(|\)|\[[^\]]*\]|[^\s()\[\]"]+')
_UIDS = re.compile(r"(\d+)(?::(\d+))?")
KNOWN = {"tiab", "ti", "tw", "mh", "pt", "uid", "pmid", "aid", "mdat", "edat", "lr"}


def compile_term(term: str) -> Test:
    """Turn a term into a test of a paper."""
    tokens = _TOKEN.findall(term)
    test, rest = _expression(tokens)
    if rest:
        msg = f"unbalanced: {rest}"
        raise ValueError(msg)
    return test


def _expression(tokens: list[str]) -> tuple[Test, list[str]]:
    test, tokens = _operand(tokens)
    while tokens and tokens[0] != ")":
        operator = tokens[0] if tokens[0] in {"AND", "OR", "NOT"} else "AND"
        other, tokens = _operand(tokens[1:] if tokens[0] == operator else tokens)
        test = _joined(operator, test, other)
    return test, tokens


def _joined(operator: str, one: Test, other: Test) -> Test:
    if operator == "OR":
        return lambda paper: one(paper) or other(paper)
    if operator == "NOT":
        return lambda paper: one(paper) and not other(paper)
    return lambda paper: one(paper) and other(paper)


def _operand(tokens: list[str]) -> tuple[Test, list[str]]:
    if tokens[0] == "(":
        test, rest = _expression(tokens[1:])
        return test, rest[1:]
    words: list[str] = []
    while tokens and tokens[0] not in {"(", ")", "AND", "OR", "NOT"}:
        token, tokens = tokens[0], tokens[1:]
        if token.startswith("["):
            return _ranged(" ".join(words), token.strip("[] ").lower(), tokens)
        words.append(token)
    return _words(" ".join(words)), tokens


def _ranged(words: str, tag: str, tokens: list[str]) -> tuple[Test, list[str]]:
    """Read `"a"[edat] : "b"[edat]` as one operand."""
    if tokens[:1] == [":"] and len(tokens) > 2:
        return _dated(words, tokens[1], tag), tokens[3:]
    return _tagged(words, tag), tokens


def _tagged(words: str, tag: str) -> Test:
    if tag in {"uid", "pmid"}:
        return _numbered(words)
    if tag in {"mdat", "edat", "lr"}:
        return _dated(*(words.split(":") if ":" in words else (words, words)), tag)
    plain = words.strip('"').lower()
    if tag in {"mh", "pt"}:
        return lambda paper: plain in {m.lower() for m in (*paper.mesh, *paper.types)}
    if tag == "aid":
        return lambda paper: plain in {paper.doi.lower(), paper.pmcid.lower()}
    return _words(words)


def _numbered(words: str) -> Test:
    found = _UIDS.fullmatch(words)
    if not found:
        return lambda _: False
    low, high = int(found[1]), int(found[2] or found[1])
    return lambda paper: low <= paper.pmid <= high


def _dated(low: str, high: str, tag: str) -> Test:
    begin, end = day(low), day(high, last=True)
    name = "entered" if tag == "edat" else "revised"
    return lambda paper: begin <= getattr(paper, name) <= end


def day(text: str, *, last: bool = False) -> date:
    """Read YYYY, YYYY/MM or YYYY/MM/DD."""
    parts = [int(part) for part in text.strip('" ').split("/")]
    return date(*(parts + [12 if last else 1, 28 if last else 1][len(parts) - 1 :])[:3])


def _words(words: str) -> Test:
    plain = words.strip('"').lower()
    ending = r"\w*" if plain.endswith("*") else r"\b"
    pattern = re.compile(rf"\b{re.escape(plain.rstrip('*'))}{ending}")
    return lambda paper: pattern.search(paper.text) is not None

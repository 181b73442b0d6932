"""A sentence cut where its assertion may turn: "but", "although", a semicolon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TURN = re.compile(
    r"""\s*;\s*
    | ,?\s+(?=(?:but|although|though|whereas|while|however|yet|despite|albeit|unlike|except)\b)
    | ,\s+(?=and\s+(?:did|was|were|had|no|not|does|do)\b)
    | :\s+(?=[A-Za-z])""",
    re.IGNORECASE | re.VERBOSE,
)
# A turn within brackets is none of the sentence's own: "(OR 0.70; 95% CI 0.51-0.96)".
_BRACKETED = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_REPORTED = re.compile(
    r"""\b(?: (?:sold|marketed|advertised|promoted|touted|labell?ed|described|portrayed|perceived
      |reputed|regarded|considered|believed|purported|claimed|alleged|said|thought|assumed)
      (?:\s+\w+){0,2}\s+(?:as|to\s+be|to|that)
    | purportedly | allegedly | supposedly | reputedly | anecdotal(?:ly)? | folklore
    | traditional(?:ly)?\s+(?:used|use|taken|medicine|remedy) | (?:claims?|belief|notion)\s+that
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REFUTED = re.compile(
    r"\b(?:not|in)?correct\b|\b(?:this|that|which)\s+is\s+(?:not\s+(?:true|so|the\s+case)|false"
    r"|wrong"
    r"|a\s+myth|untrue)|\b(?:myth|misconception|erroneous)\b|\bunsubstantiated\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One assertion of a sentence; `reported` when it only tells what others say."""

    text: str
    reported: bool = False
    refuted: bool = False


@lru_cache(maxsize=1 << 14)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, the words of others marked, and whether they are denied."""
    parts, start = [], 0
    inside = [m.span() for m in _BRACKETED.finditer(sentence)]
    for turn in _TURN.finditer(sentence):
        if any(opened < turn.start() < closed for opened, closed in inside):
            continue
        parts.append(sentence[start : turn.start()])
        start = turn.end()
    parts.append(sentence[start:])
    denied = bool(_REFUTED.search(sentence))
    return tuple(
        Clause(part, told, told and denied)
        for whole in parts
        for part, told in _told(whole)
        if part.strip()
    )


def _told(part: str) -> list[tuple[str, bool]]:
    """Split what is reported off what stands before it."""
    found = _REPORTED.search(part)
    if not found:
        return [(part, False)]
    return [(part[: found.start()], False), (part[found.start() :], True)]

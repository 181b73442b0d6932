"""Whether a clause reports a harm, denies it, or finds less of it than elsewhere."""

from __future__ import annotations

import re
from enum import StrEnum

from littrack.stance.clauses import Clause


class Told(StrEnum):
    """What a clause says of a harm."""

    REPORTED = "reported"
    DENIED = "denied"
    PARTLY = "less than elsewhere, or only in part"
    NOTHING = "only what others say"


_DENIED = re.compile(
    r"""\b(?: no | zero | not | nor | neither | never | without | none | absence\s+of | lack\s+of
      | fail(?:ed|s)?\s+to
    | free\s+(?:of|from) | did\s*n[o']t | does\s*n[o']t | rul(?:e|ed)\s+out )\b
    (?:[\s,/-]+(?!only\b|but\b|although\b)[\w%'()-]+){0,7}[\s-]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER_DENIED = re.compile(
    r"""^[\w\s,()/-]{0,40}\b(?:(?:was|were|is|are|did|does|has|have)(?:\s+(?:not|never|no)\b
      |n[o'’]t\b)
      | not\s+(?:observed|seen|found
    |detected|reported|elevated|increased) | (?:was|were|is|are)\s+(?:absent|unlikely|normal)
    | ^\s*(?:\w+\s+){0,2}normal\b | unchanged | did\s+not\s+differ
    | (?:similar|comparable|equal)\s+(?:to|between|in|among|across|with)
    | no\s+(?:different|higher|more))""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTIAL = re.compile(r"\bnot\s+the\s+(?:primary|main|sole|only)\b", re.IGNORECASE)
_NOT_DENIED = re.compile(
    r"\bnot\s+(?:without|free|only|uncommon|rare|safe)\b|\b(?:cannot|can\s*not"
    r"|could\s+not)\s+be\s+(?:ruled\s+out|excluded)"
    r"|\bno\s+longer\b|\bnot\s+significantly\s+(?:lower|reduced)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:less|lower|weaker|fewer|reduced|little|minimal)\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b|\bstopping\b|\bcessation\b", re.IGNORECASE)


def told(clause: Clause, found: re.Match[str]) -> Told:
    """Read what a clause says of the harm it names; what others only claim is no report."""
    before, after = clause.text[: found.start()], clause.text[found.end() :]
    denied = not _NOT_DENIED.search(clause.text) and _denied(before, after, found.group())
    if _PARTIAL.search(clause.text):
        return Told.PARTLY
    if clause.reported:
        return Told.REPORTED if denied and clause.refuted else Told.NOTHING
    if denied:
        return Told.DENIED
    return Told.PARTLY if less(before, found.group() + after) else Told.REPORTED


def less(before: str, after: str) -> bool:
    """Whether there is less of it than of something else."""
    return bool(_LESS.search(before[-30:]) and _THAN.search(after))


def _denied(before: str, after: str, word: str) -> bool:
    said = _DENIED.search(before) or _AFTER_DENIED.search(after)
    return bool(said) or word.lower().startswith("non")

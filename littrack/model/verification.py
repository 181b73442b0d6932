"""Statements held against the references they carry: rows as read, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReferenceState(StrEnum):
    """What a reference of a row names."""

    FOUND = "found"
    NOT_IN_CACHE = "not_in_cache"
    DELETED = "deleted"
    MERGED = "merged"
    TITLE_DISAGREES = "title_disagrees"
    NOT_CHECKED = "not_checked"


class QuoteState(StrEnum):
    """Where a quote stands, if it stands anywhere; NONE: the row gives no quote."""

    VERBATIM = "verbatim"
    PARTS = "parts"
    TITLE = "title"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    OTHER_REFERENCE = "other_reference"
    NOT_FOUND = "not_found"
    TOO_SHORT = "too_short"
    NOT_CHECKED = "not_checked"
    NONE = "none"


class StatementStance(StrEnum):
    """What a record says to a statement."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    DOES_NOT_SAY = "does_not_say"
    UNDETERMINED = "undetermined"


class Severity(StrEnum):
    """How much a finding weighs, in SARIF's words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands: the file as named, its line from 1, the path inside a nested file."""

    file: str = ""
    line: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One row as read. `columns` are all fields of the input, for the tables that keep them."""

    id: str
    place: RowPlace = RowPlace()
    statement: str = ""
    references: tuple[str, ...] = ()
    quote: str = ""
    title: str = ""
    expected: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """A reference as given and the record it names.

    `other` is the record a PMID was merged into, the one that has the title given, or the
    published form of a preprint; `why` is a sentence where the state needs one.
    """

    given: str
    state: ReferenceState
    pmid: str = ""
    title: str = ""
    marks: tuple[str, ...] = ()
    other: str = ""
    other_title: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quote (`here`) that stand otherwise in the record (`there`)."""

    here: str
    there: str
    kind: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What became of a quote. `pmid`: the record that holds it, where that is another one."""

    state: QuoteState
    folded: tuple[str, ...] = ()
    section: str = ""
    closest: str = ""
    differences: tuple[Difference, ...] = ()
    pmid: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class StatementLean:
    """Which way an undetermined statement leans: `to` is "support", "contradict" or empty."""

    to: str = ""
    degree: str = "cannot_tell"
    probability: float = 0.0


@dataclass(frozen=True, slots=True)
class StanceCheck:
    """A statement held against one record.

    `better` is another sentence of the record that bears the statement where the quoted one does
    not; `expected` is the stance the row itself gives; `why` says whether a full text may say what
    the abstract does not.
    """

    to: StatementStance
    probability: float = 0.0
    sentence: str = ""
    section: str = ""
    mismatch: tuple[str, ...] = ()
    lean: StatementLean = StatementLean()
    expected: str = ""
    quoted: str = ""
    better: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: its kind, how much it weighs, and a sentence."""

    kind: str
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class VerifiedRow:
    """One reference of one row, checked."""

    row: StatementRow
    reference: ReferenceCheck
    quote: QuoteCheck
    stance: StanceCheck | None = None
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence on what was odd in a file; `unread`: some of it could not be checked."""

    text: str
    unread: bool = True


@dataclass(frozen=True, slots=True)
class Verification:
    """All rows checked. `records` is how many records the quotes were looked for in."""

    rows: tuple[VerifiedRow, ...]
    problems: tuple[Problem, ...] = ()
    records: int = 0
    judged: bool = False

"""What a record says in words: its title and abstract, or what a digest vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from littrack.model import Record


class Rule(NamedTuple):
    """A pattern and what it means; `name` is what a trace shows."""

    name: str
    pattern: re.Pattern[str]


def first(rules: Iterable[Rule], text: str) -> tuple[str, str] | None:
    """Find the first rule that fires: its name and the words it saw."""
    for name, pattern in rules:
        found = pattern.search(text)
        if found:
            return name, found.group()
    return None


def vouched(record: Record, field: str) -> bool:
    """Whether a field may be read: always in a record, in a digest unless it is from memory."""
    return record.digest is None or field not in record.digest.from_memory


def title(record: Record) -> str:
    """The title, where it may be read."""
    return record.title if vouched(record, "title") else ""


def abstract(record: Record) -> str:
    """The abstract as one text, labels kept in front, or a digest's finding."""
    if record.abstract:
        return "\n".join(f"{s.label}: {s.text}" if s.label else s.text for s in record.abstract)
    if record.digest and vouched(record, "finding"):
        return record.digest.finding
    return ""

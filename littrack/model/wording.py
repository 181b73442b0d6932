"""Numbers with their nouns, and moments as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

_NAMED = 5  # PMIDs named in a sentence; the rest are counted


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: 1 item, 2 items, 0 queries."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def moment_in_words(at: datetime, beside: datetime | None = None) -> str:
    """Write a moment in the person's own zone; the day is left out when it is that of `beside`."""
    local = at.astimezone()
    same = beside is not None and beside.astimezone().date() == local.date()
    return f"{local:%H:%M}" if same else f"{local:%Y-%m-%d %H:%M}"


def span_in_words(since: datetime, until: datetime) -> str:
    """Write from when to when, in the person's own zone: the day once, seconds where needed."""
    first, last = since.astimezone(), until.astimezone()
    form = "%H:%M:%S" if f"{first:%Y%m%d%H%M}" == f"{last:%Y%m%d%H%M}" else "%H:%M"
    end = form if first.date() == last.date() else f"%Y-%m-%d {form}"
    return f"{first:%Y-%m-%d} {first:{form}} to {last:{end}} {last.tzname() or ''}".rstrip()


def named_pmids(pmids: Sequence[str]) -> str:
    """Name some PMIDs and count the rest."""
    named = ", ".join(pmids[:_NAMED])
    rest = len(pmids) - _NAMED
    return f"{named} and {rest:,} more" if rest > 0 else named

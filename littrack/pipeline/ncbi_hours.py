"""When NCBI wants large jobs to run: at weekends, or from 21:00 to 05:00 Eastern time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LARGE = 20_000  # records: at 500 a request, 40 requests and some minutes of NCBI's time
_OPENS, _CLOSES, _SATURDAY = 5, 21, 5


def advice(records: int, at: datetime) -> list[str]:
    """Give a sentence when so many records had better be fetched at another hour."""
    if records <= _LARGE:
        return []
    try:
        there = at.astimezone(ZoneInfo("America/New_York"))
    except ZoneInfoNotFoundError:
        return []
    if there.weekday() >= _SATURDAY or not _OPENS <= there.hour < _CLOSES:
        return []
    sentence = (
        f"{records:,} records are a large job: NCBI asks to run such at weekends or from 21:00 to"
        " 05:00 Eastern time. It goes on all the same; stop it and it resumes where it stopped."
    )
    return [sentence]

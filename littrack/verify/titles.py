"""Whether a title given with a reference is the record's own."""

from __future__ import annotations

from littrack.model import Record
from littrack.verify.folding import canonical

_ALIKE = 88  # rapidfuzz ratio from which two titles are one
_SHORTEST = 3  # words from which the beginning of a title is taken for it


def agrees(given: str, record: Record) -> bool:
    """Whether a title is a record's, whole, cut short or with something behind it."""
    mine = canonical(given)
    held = [canonical(title) for title in (record.title, record.vernacular_title) if title]
    if record.book:
        held.append(canonical(record.book.title))
    return not mine or not held or any(_same(mine, title, given) for title in held)


def same(given: str, title: str) -> bool:
    """Whether two titles differ in typography alone."""
    return canonical(given) == canonical(title)


def _same(mine: str, title: str, given: str) -> bool:
    from rapidfuzz.fuzz import ratio

    if mine == title or ratio(mine, title) >= _ALIKE:
        return True
    long_enough = len(given.split()) >= _SHORTEST
    return long_enough and (title.startswith(mine) or (title != "" and mine.startswith(title)))

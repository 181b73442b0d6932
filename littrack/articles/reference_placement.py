"""A page's references given a place in its text, so that each can be pointed at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from littrack.articles.draft import Draft
from littrack.model import BlockKind, Reference

_TITLE = "References"
_WORDS = 3  # a link's text shorter than this may stand anywhere


def placed(found: Draft, references: Iterable[Reference]) -> None:
    """Find each reference in the text; write those that are not in it below the text.

    An entry is found as its own line, a link as the words it is laid on.
    """
    missing = []
    for reference in references:
        at = found.text.find(reference.text)
        if at < 0 or (not reference.label and reference.text.count(" ") < _WORDS - 1):
            missing.append(reference)
        elif reference.label:
            found.references.append(_at(reference, at))
        else:
            span = (at, at + len(reference.text))
            found.references.append(replace(reference, anchors=(span,)))
    if missing:
        _append(found, missing)


def _append(found: Draft, missing: list[Reference]) -> None:
    found.text += "\n"
    found.append(_TITLE, BlockKind.HEADING)
    for reference in missing:
        known = reference.url in reference.text
        text = reference.text if known else f"{reference.text} {reference.url}"
        start, end = found.append(text, BlockKind.REFERENCE)
        found.references.append(replace(reference, start=start, end=end))


def _at(reference: Reference, at: int) -> Reference:
    return replace(reference, start=at, end=at + len(reference.text))

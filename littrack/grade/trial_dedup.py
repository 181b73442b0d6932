"""One trial counts once: several papers of one trial and older versions of a review count once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack.model import Design, Evidence, Notice, NoticeKind, Stance

_TRIALS = {Design.RANDOMISED_TRIAL, Design.CONTROLLED_TRIAL, Design.HUMAN_EXPERIMENT}
_REVIEWS = {Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS}


def one_vote(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the same evidence in the same order, what must not count again marked so.

    Papers of one trial that take the same stance leave one vote; of reviews with the same title
    in the same journal the latest counts.
    """
    taken: dict[tuple[str, str], str] = {}
    marked: dict[int, Notice] = {}
    for at, one in sorted(enumerate(evidence), key=_latest_first):
        if one.stance is Stance.NEUTRAL or not one.grade.counts:
            continue
        again = next((taken[key] for key in _keys(one) if key in taken), None)
        if again is not None:
            kind = NoticeKind.SAME_TRIAL if one.grade.design in _TRIALS else NoticeKind.SUPERSEDED
            marked[at] = Notice(kind, source=again)
        for key in _keys(one):
            taken.setdefault(key, one.record.key)
    return tuple(_mark(one, marked.get(at)) for at, one in enumerate(evidence))


def _latest_first(item: tuple[int, Evidence]) -> tuple[int, str]:
    return -(item[1].record.year or 0), item[1].record.key


def _keys(one: Evidence) -> Iterator[tuple[str, str]]:
    if one.grade.design in _TRIALS:
        yield from ((trial, one.stance) for trial in one.grade.trials)
    if one.grade.design in _REVIEWS:
        title = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\(.*?\)", "", one.record.title.lower())))
        yield f"{one.record.journal.title.lower()}|{title}", ""


def _mark(one: Evidence, notice: Notice | None) -> Evidence:
    if notice is None:
        return one
    return replace(one, grade=replace(one.grade, notices=(*one.grade.notices, notice)))

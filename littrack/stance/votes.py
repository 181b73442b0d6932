"""What each sentence says, and what they come to: conclusions weigh more than titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from littrack.model import Judgement, Rationale, Stance
from littrack.stance.reading import Part, Said

_WEIGHT = {Part.CONCLUSION: 3, Part.FINDING: 2, Part.TITLE: 1, Part.METHOD: 0, Part.SETTING: 0}
_SURE = {Part.CONCLUSION: 0.9, Part.FINDING: 0.8, Part.TITLE: 0.6}
_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Vote:
    """One sentence's word on a claim, by which rule, and what does not match."""

    stance: Stance
    said: Said
    rule: str
    mismatch: tuple[str, ...] = ()
    direct: bool = True
    also: tuple[Said, ...] = ()


def settle(votes: Sequence[Vote], mismatch: Sequence[str] = ()) -> Judgement | None:
    """Bring a record's votes together; findings that part are settled by the conclusion."""
    votes = [v for v in votes if _WEIGHT[v.said.part]]
    votes = [v for v in votes if v.said.part is not Part.TITLE] or votes
    if not votes:
        return None
    stance = (
        _side(votes) or _side([v for v in votes if v.said.part is Part.CONCLUSION]) or Stance.MIXED
    )
    kept = [v for v in votes if stance is Stance.MIXED or v.stance is stance]
    kept.sort(key=lambda v: (-_WEIGHT[v.said.part], not v.direct, v.said.index))
    best = kept[0]
    named = dict.fromkeys((*best.mismatch, *mismatch))
    sure = _SURE[best.said.part] - (0 if best.direct else 0.15)
    return Judgement(
        stance,
        round(sure, 2),
        quoted(s for v in kept for s in (*v.also, v.said)),
        tuple(named),
        decided_by=f"rule: {best.rule}",
    )


def _side(votes: Sequence[Vote]) -> Stance | None:
    sides = {v.stance for v in votes}
    return sides.pop() if len(sides) == 1 else None


def quoted(said: Iterable[Said]) -> tuple[Rationale, ...]:
    """The sentences to quote, each once, in the record's order."""
    first = list(dict.fromkeys(said))[:_QUOTED]
    return tuple(s.rationale for s in sorted(first, key=lambda s: s.index))


def aside(why: str, mismatch: Sequence[str] = (), *, said: Sequence[Said] = ()) -> Judgement:
    """A record that does not test the claim, and what keeps it from doing so."""
    return Judgement(
        Stance.NEUTRAL,
        0.5,
        quoted(said),
        tuple(dict.fromkeys(mismatch)),
        about=False,
        decided_by=f"rule: {why}",
    )


def unsure(why: str, said: Sequence[Said] = (), mismatch: Sequence[str] = ()) -> Judgement:
    """A record that bears on the claim in a way that cannot be told."""
    return Judgement(
        Stance.NEUTRAL,
        0.4,
        quoted(said),
        tuple(dict.fromkeys(mismatch)),
        unsure=True,
        decided_by=f"rule: {why}",
    )

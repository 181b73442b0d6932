"""What makes two claims one: the same words, in any article and on any day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from littrack.model import Claim, Reading


def identified(claim: Claim) -> Claim:
    """Give a claim the id that any article saying the same words would give it."""
    said = "" if claim.endorsed else "rejected|"
    digest = hashlib.sha256((said + key_of(claim)).encode()).hexdigest()
    return replace(claim, id="c" + digest[:12])


def key_of(claim: Claim) -> str:
    """The words of a claim, with blanks and capitals set aside."""
    return " ".join(claim.text.lower().split())


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for the same words, in order of first sight, with every place they stand."""
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(key_of(claim), []).append(claim)
    return [_one(same) for same in alike.values()]


def merge(readings: Sequence[Reading]) -> list[Claim]:
    """Unite the claims of several articles: the same words are one claim with several places."""
    return distinct(claim for reading in readings for claim in reading.claims)


def _one(same: list[Claim]) -> Claim:
    """One claim of several with the same words; a person's word on its reading comes first."""
    same = [c for c in same if not c.dismissed] or same
    first = next((c for c in same if c.corrected_by), same[0])
    if not same[1:]:
        return first
    return replace(
        first,
        places=tuple(dict.fromkeys(p for c in same for p in c.places)),
        mentions=tuple(dict.fromkeys(m for c in same for m in c.mentions)),
        reported=all(c.reported for c in same),
        endorsed=first.endorsed if first.corrected_by else any(c.endorsed for c in same),
    )

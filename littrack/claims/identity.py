"""What makes two claims one: the same thing said of the same things, as strongly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from littrack.claims.wording import worded
from littrack.model import Claim, Reading

# What "safe" denies; safe for whom or for what stands in the words alone.
_AT_LARGE = "harm"
_SMALL = re.compile(r"\b(?:the|a|an|of|in|for|with|and)\b|[^a-z0-9%.]+")


def identified(claim: Claim) -> Claim:
    """Give a claim the id that any article saying the same would give it."""
    fields = (
        claim.type,
        claim.intervention,
        claim.outcome,
        claim.population,
        claim.comparator,
        claim.direction,
        "not" if claim.negated else "",
        "hedged" if claim.hedged else "",
    )
    parts = [_plain(str(field)) for field in fields]
    if not (claim.intervention and claim.outcome) or claim.outcome == _AT_LARGE:
        parts.append(_plain(claim.text))
    return replace(claim, id="c" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12])


def _plain(text: str) -> str:
    return " ".join(word.removesuffix("s") for word in _SMALL.sub(" ", text.lower()).split())


def united(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each id, in order of first sight, with every place it stands."""
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(claim.id, []).append(claim)
    return worded(_one(same) for same in alike.values())


def merge(readings: Sequence[Reading]) -> list[Claim]:
    """Unite the claims of several articles: the same claim is one with several places."""
    return united(claim for reading in readings for claim in reading.claims)


def _one(same: Sequence[Claim]) -> Claim:
    """Claims of one id as one; each list is gone through once, however often a text repeats."""
    first = same[0]
    if not same[1:]:
        return first
    return replace(
        first,
        places=tuple(dict.fromkeys(p for c in same for p in c.places)),
        hedges=tuple(dict.fromkeys(w for c in same for w in c.hedges)),
        boosts=tuple(dict.fromkeys(w for c in same for w in c.boosts)),
        mentions=tuple(dict.fromkeys(m for c in same for m in c.mentions)),
        reported=all(c.reported for c in same),
    )

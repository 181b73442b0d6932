"""Two reports whose articles were read by two versions of the reader: which claim is which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from littrack.changes.values import Reread
from littrack.claim_match import Matching, Statement, match, same_words, statement_of

Data = Mapping[str, Any]
T = TypeVar("T")


def read_otherwise(before: Data, after: Data) -> bool:
    """Whether another version of the reader read the articles; old reports name none."""
    now = after.get("versions", {}).get("reader")
    return bool(now) and before.get("versions", {}).get("reader") != now


def matched(before: Data, after: Data) -> Matching:
    """Pair the claims of two reports by their places and words."""
    return match([statement(c) for c in before["claims"]], [statement(c) for c in after["claims"]])


def statement(claim: Data) -> Statement:
    """A claim of a report as what it is matched by."""
    return statement_of(claim["id"], claim)


def corrected(old: Mapping[str, Data], new: Mapping[str, Data]) -> Matching:
    """Pair the claims whose words a person corrected between two reports, or took back."""
    gone = [statement(claim) for key, claim in old.items() if key not in new]
    come = [statement(claim) for key, claim in new.items() if key not in old]
    found = match(gone, come)
    pairs = [(one, other) for one, other in found.pairs if by(old[one.key]) or by(new[other.key])]
    return Matching(tuple(pairs), found.unmatched)


def by(claim: Data) -> str:
    """The person whose word on the reading of a claim stands; empty where the machine's does."""
    return claim.get("corrected_by") or ""


def word_of_a_person(old: Data, new: Data) -> str:
    """Say that a person's word on the reading, not the reader, is what changed; else nothing."""
    told = (by(new), new.get("dismissed", False))
    if told == (by(old), old.get("dismissed", False)):
        return ""
    if not by(new):
        return f"The word of {by(old)} on how it is read was taken back."
    done = "dismissed it as misread" if new.get("dismissed") else "corrected how it is read"
    return f"{by(new)} {done}."


def renamed(claims: Mapping[str, T], found: Matching) -> dict[str, T]:
    """What is known of claims of the earlier report by the ids that the later one gives them.

    One that no claim of today is keeps its id, unless a claim of today has that very id.
    """
    new, taken = found.by_key, set(found.by_key.values())
    kept = {key: claim for key, claim in claims.items() if key not in new and key not in taken}
    return kept | {new[key]: claims[key] for key in claims if key in new}


def reread(found: Matching, after: Data) -> Reread:
    """Count what became of the claims."""
    same = sum(same_words(old.text, new.text) for old, new in found.pairs)
    taken = {new.key for _, new in found.pairs}
    return Reread(
        same,
        len(found.pairs) - same,
        tuple(old.text for old in found.unmatched),
        tuple(claim["text"] for claim in after["claims"] if claim["id"] not in taken),
    )

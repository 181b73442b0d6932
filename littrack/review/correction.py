"""A person's word on how a claim was read: dismissed, corrected, or read by the machine again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from littrack.claim_match import find, pieces
from littrack.model import (
    Claim,
    ClaimType,
    Decision,
    Direction,
    Opinion,
    Place,
    SettingsError,
)
from littrack.review.queue import Item

TEXTS = ("intervention", "outcome", "population", "comparator", "quantity")
FLAGS = ("negated", "endorsed")
FIELDS = ("text", "type", "direction", *TEXTS, *FLAGS)
_CHOICES = {
    "type": tuple(str(t) for t in ClaimType if t is not ClaimType.NOT_CHECKABLE),
    "direction": tuple(map(str, Direction)),
    **dict.fromkeys(FLAGS, ("yes", "no")),
}


def choices_of(field: str) -> tuple[str, ...]:
    """What a field of a claim can be; nothing where it is free words."""
    return _CHOICES.get(field, ())


def fields_of(claim: Claim) -> dict[str, str]:
    """The fields of a claim that a person can correct, as words."""
    values = {name: str(getattr(claim, name)) for name in FIELDS}
    return values | {name: "yes" if getattr(claim, name) else "no" for name in FLAGS}


def dismiss(item: Item, reviewer: str, at: datetime, reason: str = "") -> Decision:
    """Say that a claim was misread: the article makes none such."""
    return _said(item, Opinion.DISMISSED, reviewer, at, reason)


def correct(
    item: Item, fields: Mapping[str, str], reviewer: str, at: datetime, reason: str = ""
) -> Decision:
    """Say what a claim should be; `fields` may hold unchanged ones too.

    Its words must be the article's, within the sentence that makes the claim.
    """
    before = fields_of(item.verdict.claim)
    given = {name: checked(item, name, word) for name, word in fields.items()}
    changed = {name: word for name, word in given.items() if word != before[name]}
    if not changed:
        raise SettingsError("Nothing is corrected: every field is as it was.")
    made = _said(item, Opinion.CORRECTED, reviewer, at, reason)
    earlier = dict(item.reading.changed) if item.reading else {}
    return replace(made, changed=tuple(sorted((earlier | changed).items())))


def restore(item: Item, reviewer: str, at: datetime) -> Decision:
    """Take back what was said of a reading: the machine's stands again."""
    if not item.verdict.claim.corrected_by:
        raise SettingsError("Nobody corrected or dismissed this claim: nothing is to undo.")
    return _said(item, Opinion.RESTORED, reviewer, at, "")


def reworded(claim: Claim, words: str, text: str) -> tuple[Place, ...] | None:
    """The places of a claim's corrected words in the text of its article; None if not there."""
    first = claim.places[0]
    found = find(text, pieces(words), first.start)
    if found is None:
        return None
    return tuple(Place(first.article, start, end, text[start:end]) for start, end in found)


def checked(item: Item, name: str, word: str) -> str:
    """A field's new value, once it is one that the field can have."""
    word = " ".join(word.split())
    if name not in FIELDS:
        raise SettingsError(f"{name!r} is no field of a claim; known are {', '.join(FIELDS)}.")
    if name == "text":
        return _in_sentence(item, word)
    known = choices_of(name)
    word = word.lower() if known else word
    word = {"true": "yes", "false": "no"}.get(word, word) if name in FLAGS else word
    if known and word not in known:
        raise SettingsError(f"{name} is one of {', '.join(known)}, not {word!r}.")
    return word


def _said(item: Item, opinion: Opinion, reviewer: str, at: datetime, reason: str) -> Decision:
    """A decision on a reading, bound to the claim as the machine read it."""
    claim = item.verdict.claim
    return Decision(
        claim=claim.id,
        reviewer=reviewer,
        at=at,
        opinion=opinion,
        machine=str(claim.type),
        human="",
        evidence=item.verdict.fingerprint,
        reason=reason.strip(),
        topic=item.topic,
        version=item.version,
        text=item.reading.text if item.reading else claim.text,
        places=item.reading.places if item.reading else claim.places,
    )


def _in_sentence(item: Item, words: str) -> str:
    if words != item.verdict.claim.text and find(item.sentence, pieces(words)) is None:
        raise SettingsError(
            f"The words of a claim are the article's; “{words}” is not in its sentence: "
            f"“{' '.join(item.sentence.split())}”. What is cut out is written … there."
        )
    return words

"""A person's decision on an item, checked before it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from littrack.model import Decision, Opinion, SettingsError, Stance, VerdictLabel
from littrack.review.queue import Item


def choices(item: Item) -> list[str]:
    """What can be said of an item: every label, or every stance."""
    return [str(each) for each in (Stance if item.evidence else VerdictLabel)]


def decide(
    item: Item,
    opinion: Opinion,
    reviewer: str,
    at: datetime,
    *,
    human: str = "",
    reason: str = "",
) -> Decision:
    """Bind a person's decision to the evidence it was made on."""
    human = human or (item.machine if opinion is Opinion.AGREE else "")
    if opinion is Opinion.DISAGREE and not human:
        raise SettingsError(
            "To disagree, say what it should be: one of " + ", ".join(choices(item))
        )
    if human and human not in choices(item):
        raise SettingsError(f"{human!r} is none of {', '.join(choices(item))}.")
    if (opinion, human == item.machine) in {(Opinion.AGREE, False), (Opinion.DISAGREE, True)}:
        raise SettingsError(
            f"{opinion} does not go with {human!r}: the machine says {item.machine}."
        )
    return Decision(
        claim=item.verdict.claim.id,
        reviewer=reviewer,
        at=at,
        opinion=opinion,
        machine=item.machine,
        human=human,
        evidence=item.fingerprint,
        reason=reason.strip(),
        record=item.record,
        topic=item.topic,
        version=item.version,
        text=item.verdict.claim.text,
        places=item.verdict.claim.places,
    )


def withdrawn(decision: Decision, at: datetime) -> Decision:
    """Withdraw a decision; the decision itself stays in the store's history."""
    back = Opinion.RESTORED if decision.opinion.of_reading else Opinion.WITHDRAWN
    return replace(decision, opinion=back, at=at)

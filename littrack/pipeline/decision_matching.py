"""People's decisions held to the claims of today, whatever their ids were when they were made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from littrack.cache import Cache
from littrack.claim_match import find, match, moved, pieces, statement
from littrack.model import Claim, Decision, Opinion, Place, Report
from littrack.model.wording import counted

_NAMED = 5  # decisions without a claim that are named in a note


@dataclass(frozen=True, slots=True)
class Matched:
    """Decisions by the ids of today's claims, and those that no claim of today is."""

    decisions: tuple[Decision, ...]
    unmatched: tuple[Decision, ...]


def matched(report: Report, decisions: Sequence[Decision]) -> Matched:
    """Give each decision the claim of today that it was made on, by place and words.

    One of an earlier version, of whose claim nothing is known, keeps its claim where the id stands.
    """
    today = {v.claim.id: v.claim for v in report.verdicts}
    texts = {a.id: a.text for a in report.articles}
    keys = _keys(today, decisions, texts)
    held = [
        _marked(replace(said, claim=keys[said.claim]), said.claim, today[keys[said.claim]], texts)
        for said in decisions
        if said.claim in keys
    ]
    lost = (said for said in decisions if said.claim not in keys)
    return Matched(tuple(held), tuple(said for said in lost if _is_here(said, report)))


def _keys(
    today: Mapping[str, Claim], decisions: Sequence[Decision], texts: Mapping[str, str]
) -> dict[str, str]:
    """The id of today of each claim that was decided on."""
    told = {d.claim: d for d in sorted(decisions, key=lambda d: d.at) if d.text}
    bare = {d.claim for d in decisions} - told.keys()
    keys = {key: key for key in bare & today.keys()}
    old = [moved(statement(key, d.text, d.places), texts) for key, d in told.items()]
    new = [statement(k, c.text, c.places) for k, c in today.items() if k not in keys]
    return keys | match(old, new).by_key


def recalled(cache: Cache, topic: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions with the claim they were made on, those of an earlier version from kept reports."""
    decisions = list(decisions)
    wanted = {d.claim for d in decisions if not d.text}
    if not wanted:
        return decisions
    known: dict[str, dict[str, Any]] = {}
    for _, data in cache.reports(topic):
        told = {claim["id"]: claim for claim in json.loads(data).get("claims", ())}
        known |= {key: told[key] for key in wanted & told.keys()}
    return [_recalled(d, known.get(d.claim)) for d in decisions]


def note(unmatched: Sequence[Decision]) -> str:
    """Say which decisions belong to no claim of today; empty where all do."""
    if not unmatched:
        return ""
    named = [f"{d.reviewer} on {_named(d)} ({_said(d)})" for d in unmatched[:_NAMED]]
    more = [f"{len(unmatched) - _NAMED} more"] if unmatched[_NAMED:] else []
    lies = "belongs" if len(unmatched) == 1 else "belong"
    return (
        f"{counted(len(unmatched), 'decision')} {lies} to no claim of these articles as they are"
        f" read today (kept in the store): {'; '.join([*named, *more])}."
    )


def _marked(decision: Decision, key: str, claim: Claim, texts: Mapping[str, str]) -> Decision:
    """A decision with what is to be said of a claim that was read again since."""
    same = decision.text in {"", claim.text}
    if key == claim.id and same:
        return decision
    if claim.corrected_by:
        why = f"the reading was corrected by {claim.corrected_by} since"
    elif same or any(find(text, pieces(decision.text)) for text in texts.values()):
        why = "read again by a newer version"
    else:
        why = "the article has other words now"
    return replace(decision, mark=why if same else f"{why}; decided on “{decision.text}”")


def _is_here(decision: Decision, report: Report) -> bool:
    """Whether a decision is on an article of the report, or nobody knows on which."""
    here = {article.id for article in report.articles}
    return not decision.places or any(place.article in here for place in decision.places)


def _recalled(decision: Decision, claim: Mapping[str, Any] | None) -> Decision:
    if claim is None or decision.text:
        return decision
    places = (Place(p["article"], p["start"], p["end"], "") for p in claim["places"])
    return replace(decision, text=str(claim["text"]), places=tuple(places))


def _named(decision: Decision) -> str:
    return f"“{decision.text}”" if decision.text else f"the claim {decision.claim}"


def _said(decision: Decision) -> str:
    told = f": {decision.human}" if decision.opinion is Opinion.DISAGREE else ""
    return f"{decision.opinion}{told}, {decision.at:%Y-%m-%d}"

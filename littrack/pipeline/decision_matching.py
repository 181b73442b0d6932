"""People's decisions held to the claims of today, whatever their ids were when they were made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from littrack.cache import Cache
from littrack.claim_match import match, moved, same_words, statement
from littrack.model import Claim, Decision, Opinion, Place, Report
from littrack.model.wording import counted

_NAMED = 5  # claims that a note names


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
    reader = f"reader {dict(report.versions).get('reader', '')}"
    held = [_marked(d, today[keys[d.claim]], reader) for d in decisions if d.claim in keys]
    lost = (said for said in decisions if said.claim not in keys)
    return Matched(tuple(held), tuple(said for said in lost if _is_here(said, report)))


def _keys(
    today: Mapping[str, Claim], decisions: Sequence[Decision], texts: Mapping[str, str]
) -> dict[str, str]:
    """The id of today of each claim that was decided on."""
    with_text = {d.claim: d for d in sorted(decisions, key=lambda d: d.at) if d.text}
    bare = {d.claim for d in decisions} - with_text.keys()
    keys = {key: key for key in bare & today.keys()}
    old = [moved(statement(key, d.text, d.places), texts) for key, d in with_text.items()]
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
        by_id = {claim["id"]: claim for claim in json.loads(data).get("claims", ())}
        known |= {key: by_id[key] for key in wanted & by_id.keys()}
    return [_recalled(d, known.get(d.claim)) for d in decisions]


def note(unmatched: Sequence[Decision]) -> str:
    """Say which decisions belong to no claim of today; empty where all do."""
    if not unmatched:
        return ""
    groups: dict[tuple[str, str], list[Decision]] = {}
    for decision in unmatched:
        groups.setdefault((decision.reviewer, _named(decision)), []).append(decision)
    named = [f"{who} on {what} ({_said(said)})" for (who, what), said in groups.items()]
    more = [f"{len(named) - _NAMED} more"] if named[_NAMED:] else []
    lies = "belongs" if len(unmatched) == 1 else "belong"
    return (
        f"{counted(len(unmatched), 'decision')} {lies} to no claim of these articles as they are"
        f" read today (kept in the store): {'; '.join([*named[:_NAMED], *more])}."
    )


def _marked(decision: Decision, claim: Claim, reader: str) -> Decision:
    """A decision by the id of today's claim, with what is to be said of another reading since."""
    same = not decision.text or same_words(decision.text, claim.text)
    followed = replace(decision, claim=claim.id)
    if decision.claim == claim.id and same:
        return followed
    if claim.corrected_by:
        why = f"the reading was corrected by {claim.corrected_by} since"
    elif reader in decision.version:
        why = "the article has other words now"
    else:
        why = "read again by a newer version"
    return replace(followed, mark=why if same else f"{why}; decided on “{decision.text}”")


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


def _said(decisions: Sequence[Decision]) -> str:
    """What was said: the opinion on the claim, with its day, and how many records of it."""
    groups = [
        f"{d.opinion}{f': {d.human}' if d.opinion is Opinion.DISAGREE else ''}, {d.at:%Y-%m-%d}"
        for d in decisions
        if not d.record
    ]
    records = sum(bool(d.record) for d in decisions)
    return "; ".join(groups + [counted(records, "record")] * bool(records))

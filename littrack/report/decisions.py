"""What people decided, as data."""

from __future__ import annotations

from typing import Any

from littrack.model import Decision, Verdict

Data = dict[str, Any]


def decided(decision: Decision, verdict: Verdict) -> Data:
    """A decision on a verdict, on one of its records, or on how its claim was read."""
    return {
        **_said(decision),
        "machine": decision.machine,
        "on_older_evidence": not decision.opinion.of_reading
        and decision.evidence != verdict.fingerprint,
        "changed": dict(decision.changed),
        "decided_on": decision.text,
        "mark": decision.mark,
    }


def unmatched(decision: Decision) -> Data:
    """A decision that belongs to no claim as the articles are read today."""
    return {"claim": decision.claim, "text": decision.text, **_said(decision)}


def _said(decision: Decision) -> Data:
    """Who said what of which record, and when."""
    return {
        "record": decision.record,
        "reviewer": decision.reviewer,
        "at": decision.at.isoformat(),
        "opinion": str(decision.opinion),
        "human": decision.human,
        "reason": decision.reason,
    }

"""Decisions held to the claims of another reading: none lost, no two claims' on one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import hypothesis.strategies as st
from hypothesis import given

from littrack.model import Decision, Opinion
from littrack.pipeline.decision_matching import matched
from tests import report_samples as samples

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
REPORT = samples.willow()
CLAIMS = [verdict.claim for verdict in REPORT.verdicts]


def decision(number, key, first, last, reviewer):
    """A decision on a claim of the sample as another reader cut it: some of its first words."""
    claim = CLAIMS[number % len(CLAIMS)]
    words = claim.text.split()
    text = " ".join(words[first % len(words) : len(words) - last % len(words)] or words)
    return Decision(
        f"old{key}", reviewer, NOON, Opinion.AGREE, "supported", "supported", "e",
        text=text, places=claim.places,
    )  # fmt: skip


decisions = st.lists(
    st.builds(
        decision,
        st.integers(0, 20),
        st.integers(0, 6),
        st.integers(0, 3),
        st.integers(0, 3),
        st.sampled_from(["R. Ames", "B. Oduya"]),
    ),
    max_size=12,
)


@given(decisions)
def test_every_decision_is_on_a_claim_of_today_or_listed(said):
    found = matched(REPORT, said)
    assert len(found.decisions) + len(found.unmatched) == len(said)
    assert {d.claim for d in found.decisions} <= {claim.id for claim in CLAIMS}


@given(decisions)
def test_what_was_said_of_two_claims_is_never_on_one(said):
    numbered = [replace(d, reason=d.claim) for d in said]
    on_today: dict[str, set[str]] = {}
    for each in matched(REPORT, numbered).decisions:
        on_today.setdefault(each.claim, set()).add(each.reason)
    assert all(len(old) == 1 for old in on_today.values())


@given(decisions)
def test_what_a_person_said_and_on_which_words_is_kept_to_the_letter(said):
    found = matched(REPORT, said)
    told = sorted((d.reviewer, d.text, d.human) for d in (*found.decisions, *found.unmatched))
    assert told == sorted((d.reviewer, d.text, d.human) for d in said)
    for each in found.decisions:
        claim = next(c for c in CLAIMS if c.id == each.claim)
        assert each.mark or each.text == claim.text


def test_on_the_claims_as_they_are_every_decision_stays_without_a_mark():
    said = [
        Decision(c.id, "R. Ames", NOON, Opinion.AGREE, "s", "s", "e", text=c.text, places=c.places)
        for c in CLAIMS
    ]
    found = matched(REPORT, said)
    assert (found.decisions, found.unmatched) == (tuple(said), ())

"""What a rule of the policy is, with the labels and sentences that rules share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from littrack.model import Reason, VerdictLabel
from littrack.verdict.evidence_summary import EvidenceSummary

SUPPORTED, PARTLY, CONTESTED, CONTRADICTED, NOTHING, UNDETERMINED = (
    VerdictLabel.SUPPORTED,
    VerdictLabel.PARTLY_SUPPORTED,
    VerdictLabel.CONTESTED,
    VerdictLabel.CONTRADICTED,
    VerdictLabel.NO_EVIDENCE_FOUND,
    VerdictLabel.UNDETERMINED,
)
TRIALS_WANTED = "Controlled studies in people, on this very outcome, would change this."
REVIEW_WANTED = "A later systematic review or a large trial pointing one way would settle it."
NEW_STUDIES = "A study on this very question, in the topic's searches, would change this."
READ_THEM = "Reading the listed records in full would settle it."
Test = Callable[[EvidenceSummary], bool]


@dataclass(frozen=True)
class Rule:
    """When it holds, the label, why in words, the rest.

    In the words {supporting}, {contradicting}, {mixed}, {read} and others are filled in.
    `change` says what would change the verdict.
    """

    name: str
    when: Test
    label: VerdictLabel
    why: str
    change: str
    reasons: tuple[Reason, ...] = ()

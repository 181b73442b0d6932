"""Rules for claims of how something acts in the body and of how things are among people."""

from __future__ import annotations

from littrack.model import Reason
from littrack.verdict.evidence_summary import human
from littrack.verdict.rules.rule import (
    CONTESTED,
    CONTRADICTED,
    PARTLY,
    READ_THEM,
    REVIEW_WANTED,
    SUPPORTED,
    Rule,
)

_PREVAIL = 3  # times as many laboratory studies on one side as on the other
MECHANISM = (
    Rule(
        "both ways",
        lambda s: (
            len(s.supporting) < _PREVAIL * len(s.contradicting)
            and len(s.contradicting) < _PREVAIL * len(s.supporting)
        ),
        CONTESTED,
        "{supporting:support} it, {contradicting:do} not.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "shown",
        lambda s: len(s.supporting) >= _PREVAIL * len(s.contradicting) and bool(s.supporting),
        SUPPORTED,
        "{supporting:support} it{but}.",
        "Pharmacological studies that fail to show it would change this.",
    ),
    Rule(
        "shown otherwise",
        lambda s: bool(s.contradicting),
        CONTRADICTED,
        "{contradicting:show} otherwise.",
        "Pharmacological studies that show it would change this.",
    ),
    Rule(
        "undecided",
        lambda s: bool(s.mixed),
        PARTLY,
        "{mixed:bear} on it, undecided.",
        READ_THEM,
        (Reason.POINTS_BOTH_WAYS,),
    ),
)

EPIDEMIOLOGY = (
    Rule(
        "both ways",
        lambda s: bool(human(s.supporting) and human(s.contradicting)),
        CONTESTED,
        "{human_supporting:support} it, {contradicting:do} not.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "described in people",
        lambda s: bool(human(s.supporting)),
        SUPPORTED,
        "{human_supporting:describe} it.",
        "Cohorts, surveys or guidelines that describe it otherwise would change this.",
    ),
    Rule(
        "described otherwise",
        lambda s: bool(human(s.contradicting)),
        CONTRADICTED,
        "{contradicting:describe} it otherwise.",
        "Cohorts, surveys or guidelines that describe it so would change this.",
    ),
    Rule(
        "described indirectly",
        lambda s: bool(s.supporting or s.mixed),
        PARTLY,
        "{supporting_or_mixed:bear} on it, indirectly.",
        "Cohorts, surveys or guidelines on it would change this.",
        (Reason.INDIRECT,),
    ),
)

"""Rules for claims of how something acts in the body and of how things are among people."""

from __future__ import annotations

from littrack.model import Reason
from littrack.verdict.rules.rule import (
    CONTESTED,
    CONTRADICTED,
    PARTLY,
    READ_THEM,
    REVIEW_WANTED,
    SUPPORTED,
    Rule,
)
from littrack.verdict.scene import human

_PREVAIL = 3  # times as many laboratory studies on one side as on the other
MECHANISM = (
    Rule(
        "both ways",
        lambda s: len(s.pro) < _PREVAIL * len(s.con) and len(s.con) < _PREVAIL * len(s.pro),
        CONTESTED,
        "{pro:support} it, {con:do} not.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "shown",
        lambda s: len(s.pro) >= _PREVAIL * len(s.con) and bool(s.pro),
        SUPPORTED,
        "{pro:support} it{but}.",
        "Pharmacological studies that fail to show it would change this.",
    ),
    Rule(
        "shown otherwise",
        lambda s: bool(s.con),
        CONTRADICTED,
        "{con:show} otherwise.",
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
        lambda s: bool(human(s.pro) and human(s.con)),
        CONTESTED,
        "{human_pro:support} it, {con:do} not.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "described in people",
        lambda s: bool(human(s.pro)),
        SUPPORTED,
        "{human_pro:describe} it.",
        "Cohorts, surveys or guidelines that describe it otherwise would change this.",
    ),
    Rule(
        "described otherwise",
        lambda s: bool(human(s.con)),
        CONTRADICTED,
        "{con:describe} it otherwise.",
        "Cohorts, surveys or guidelines that describe it so would change this.",
    ),
    Rule(
        "described indirectly",
        lambda s: bool(s.pro or s.mixed),
        PARTLY,
        "{pro_or_mixed:bear} on it, indirectly.",
        "Cohorts, surveys or guidelines on it would change this.",
        (Reason.INDIRECT,),
    ),
)

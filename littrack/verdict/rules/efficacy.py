"""Rules for claims that something works, or works better than another."""

from __future__ import annotations

from collections.abc import Sequence

from littrack import asks
from littrack.model import Evidence, Reason
from littrack.verdict.evidence_summary import firm, human, preclinical, strong, studied, syntheses
from littrack.verdict.rules.rule import (
    CONTESTED,
    CONTRADICTED,
    PARTLY,
    REVIEW_WANTED,
    SUPPORTED,
    TRIALS_WANTED,
    UNDETERMINED,
    Rule,
)


def _led(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Whether syntheses stand on one side alone, and single trials at most on the other."""
    return bool(syntheses(one)) and not syntheses(other)


EFFICACY = (
    Rule(
        "controlled evidence both ways",
        lambda s: (
            bool(strong(s.supporting) and strong(s.contradicting))
            and not _led(s.supporting, s.contradicting)
            and not _led(s.contradicting, s.supporting)
        ),
        CONTESTED,
        "{strong_supporting:support} it in people, {strong_contradicting:do} not.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "one small trial against",
        lambda s: (
            bool(strong(s.contradicting)) and not firm(s.contradicting) and not strong(s.supporting)
        ),
        UNDETERMINED,
        "{strong_contradicting} in people did not find it, a single small study so far.",
        "A second controlled study, or a large one, would settle it.",
        (Reason.FEW_STUDIES,),
    ),
    Rule(
        "reviews of trials against",
        lambda s: (
            bool(strong(s.contradicting))
            and (not strong(s.supporting) or _led(s.contradicting, s.supporting))
        ),
        CONTRADICTED,
        "{strong_contradicting} in people found otherwise.",
        "Larger or better controlled studies in people that find the effect would change this.",
    ),
    Rule(
        "reviews of trials undecided",
        lambda s: (
            bool(strong(s.supporting)) and len(syntheses(s.mixed)) > len(syntheses(s.supporting))
        ),
        PARTLY,
        "{strong_supporting:support} it in people, but {mixed:point} both ways.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "consistent controlled evidence",
        lambda s: firm(s.supporting),
        SUPPORTED,
        "{strong_supporting:support} it in people.",
        "Controlled studies in people that fail to find the effect would change this.",
    ),
    Rule(
        "one small trial",
        lambda s: bool(strong(s.supporting)),
        PARTLY,
        "{strong_supporting:support} it in people, a single small study so far.",
        "A second controlled study, or a large one, would settle it.",
        (Reason.FEW_STUDIES,),
    ),
    Rule(
        "syntheses undecided",
        lambda s: (
            bool(syntheses(s.mixed)) and not human(s.supporting) and not preclinical(s.supporting)
        ),
        CONTESTED,
        "{mixed:point} both ways.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "animals for, people against",
        lambda s: bool(
            preclinical(s.supporting) and not human(s.supporting) and human(s.contradicting)
        ),
        CONTESTED,
        "{supporting:support} it, but {human_against:speak} against it in people.",
        TRIALS_WANTED,
        (Reason.PRECLINICAL_ONLY, Reason.POINTS_BOTH_WAYS),
    ),
    Rule(
        "indirect evidence",
        lambda s: bool(s.supporting),
        PARTLY,
        "{supporting:point} this way{yet}; no controlled study in people that shows exactly this "
        "was found among {read} read.",
        TRIALS_WANTED,
    ),
    Rule(
        "undecided indirect evidence",
        lambda s: bool(s.mixed) and not s.contradicting,
        PARTLY,
        "{mixed:bear} on it, undecided or resting on indirect studies.",
        TRIALS_WANTED,
        (Reason.INDIRECT,),
    ),
    Rule(
        "controlled observation against",
        lambda s: bool(studied(s.contradicting)),
        CONTRADICTED,
        "{against:speak} against it, and nothing among {read} read supports it.",
        TRIALS_WANTED,
        (Reason.INDIRECT,),
    ),
    Rule(
        "only weak evidence, and that against",
        lambda s: bool(s.contradicting),
        UNDETERMINED,
        "No study in people that tests it was found among {read} read; {against:speak} against it.",
        TRIALS_WANTED,
        (Reason.INDIRECT,),
    ),
)

COMPARATIVE = (
    Rule(
        "safety compared in animals only",
        lambda s: (
            asks.safer(s.claim)
            and bool(s.supporting)
            and not human((*s.supporting, *s.contradicting, *s.mixed))
        ),
        UNDETERMINED,
        "Only {supporting:compare} the two, and animals cannot show which is safer for people.",
        "A direct comparison in people would settle it.",
        (Reason.PRECLINICAL_ONLY,),
    ),
    *EFFICACY,
)

"""Rules for claims that something harms, or does not."""

from __future__ import annotations

from littrack.model import Reason
from littrack.verdict.evidence_summary import fitting, human, rules_out, strong
from littrack.verdict.rules.rule import (
    CONTESTED,
    CONTRADICTED,
    NOTHING,
    PARTLY,
    REVIEW_WANTED,
    SUPPORTED,
    UNDETERMINED,
    Rule,
)

# Three reports in people to one controlled study that found none: a harm that is there.
_OUTNUMBERED = 3
HARM = (
    Rule(
        "reported, controlled data against",
        lambda s: (
            bool(s.supporting)
            and len(human(s.supporting)) < _OUTNUMBERED * len(strong(s.contradicting))
        ),
        CONTESTED,
        "{supporting:describe} it, but {strong_contradicting} in people did not find it.",
        REVIEW_WANTED,
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "reported in people",
        lambda s: bool(human(s.supporting)),
        SUPPORTED,
        "{human_supporting:describe} it in people.",
        "Large controlled or cohort studies that find no such harm would put it in doubt.",
    ),
    Rule(
        "controlled data against",
        lambda s: bool(strong(s.contradicting)) and not s.supporting,
        CONTRADICTED,
        "{strong_contradicting} in people did not find it, and no report of it was found.",
        "Any report of the harm in people would change this.",
    ),
    Rule(
        "seen in animals",
        lambda s: bool(s.supporting),
        PARTLY,
        "{supporting:show} it; no report in people was found among {read} read.",
        "A report of the harm in people would change this.",
    ),
    Rule(
        "undecided reports",
        lambda s: bool(s.mixed),
        PARTLY,
        "{mixed:bear} on it, undecided.",
        "A report that ties the harm to this cause alone would change this.",
        (Reason.POINTS_BOTH_WAYS,),
    ),
    Rule(
        "weak denial",
        lambda s: bool(s.contradicting),
        UNDETERMINED,
        "{contradicting} did not find it, too little to rule a harm out.",
        "Large controlled or cohort studies would settle it.",
        (Reason.INDIRECT,),
    ),
)

NO_HARM = (
    Rule(
        "harm reported, the precaution not tested",
        lambda s: s.cautious and bool(s.contradicting or s.mixed),
        NOTHING,
        "{contradicting:describe} harm at large; none of {read} read tested whether this "
        "precaution keeps it away.",
        "A study that compares use with and without the precaution would change this.",
        (Reason.INDIRECT,),
    ),
    Rule(
        "harm reported in other circumstances",
        lambda s: s.harmed_elsewhere,
        UNDETERMINED,
        "{human_contradicting:describe} harm, in other people or at other doses than the claim "
        "names.",
        "A report of the harm, or large controlled or cohort data, in these people would settle "
        "it.",
        (Reason.CANNOT_TELL,),
    ),
    Rule(
        "harm reported in people",
        lambda s: bool(human((*s.contradicting, *s.mixed))),
        CONTRADICTED,
        "{human_contradicting:describe} such harm in people.",
        "Nothing short of showing those reports to be mistaken would change this.",
        (Reason.HARM_REPORTED,),
    ),
    Rule(
        "harm in animals, large human data without it",
        lambda s: bool(s.contradicting or s.mixed) and bool(s.supporting),
        CONTESTED,
        "{contradicting:show} the harm, {supporting} did not find it.",
        "Large controlled or cohort studies in people would settle it.",
        (Reason.PRECLINICAL_ONLY, Reason.POINTS_BOTH_WAYS),
    ),
    Rule(
        "safe at large, harm in animals",
        lambda s: bool(s.contradicting or s.mixed) and not s.names_harm,
        UNDETERMINED,
        "{contradicting:show} harm in animals; nothing among {read} read tells of people.",
        "Reports of harm in people, or large controlled or cohort studies, would settle it.",
        (Reason.PRECLINICAL_ONLY,),
    ),
    Rule(
        "harm in animals",
        lambda s: bool(s.contradicting or s.mixed),
        CONTRADICTED,
        "{contradicting:show} the harm, and no large study in people rules it out.",
        "Large controlled or cohort studies in people without the harm would change this.",
        (Reason.PRECLINICAL_ONLY,),
    ),
    Rule(
        "large human data without it",
        lambda s: rules_out(s.supporting) and s.names_harm,
        SUPPORTED,
        "{human_supporting} looked for the harm and did not find it; no report of it was found.",
        "Any report of the harm in people would change this.",
    ),
    Rule(
        "absence seen only in other circumstances",
        lambda s: bool(human(s.supporting)) and not fitting(human(s.supporting)),
        UNDETERMINED,
        "{human_supporting} did not find it, in other people, other uses or together with "
        "something else.",
        "Large controlled or cohort studies of this very use would settle it.",
        (Reason.INDIRECT,),
    ),
    Rule(
        "small human data without it",
        lambda s: bool(human(s.supporting)),
        PARTLY,
        "{human_supporting} did not find it, too few, too short or too general to rule it out.",
        "Any report of the harm in people, or large cohort data, would change this.",
        (Reason.INDIRECT,),
    ),
    Rule(
        "animal data cannot show absence",
        lambda s: bool(s.supporting),
        UNDETERMINED,
        "Only {supporting} did not find it, and animals cannot show that people are safe.",
        "Large controlled or cohort studies in people would settle it.",
        (Reason.PRECLINICAL_ONLY,),
    ),
)

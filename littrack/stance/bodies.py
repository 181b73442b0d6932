"""Whose body a deciding sentence speaks of: what cells or mice did is no word on people."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.model import ClaimType, Judgement, Stance

_IN_PEOPLE = {
    ClaimType.EFFICACY,
    ClaimType.COMPARATIVE,
    ClaimType.NO_HARM,
    ClaimType.EVIDENCE,
}
_BENCH = (
    (
        "species: cells",
        re.compile(
            r"(?<!blood\s)\bcells\b|\bcell[\s-]+(?:lines?|cultures?|models?|death|apoptosis"
            r"|proliferation|viability|migration)\b|\bin[\s-]+vitro\b|\bcultured\b|\bin\s+silico\b",
            re.IGNORECASE,
        ),
    ),
    (
        "species: animals",
        re.compile(
            r"\b(?:mice|mouse|murine|rats?|rodents?|animals?|zebrafish|rabbits?|dogs?|pigs?"
            r"|monkeys?|primates?|xenografts?|preclinical\w*|pre-clinical\w*)\b",
            re.IGNORECASE,
        ),
    ),
)
_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|people|persons?|volunteers?|adults?|women|men|children"
    r"|infants?|subjects|individuals|users?|humans|humans?\s+(?:trials?|studies)|trials?|RCTs?"
    r"|placebo|randomi[sz]ed|cohorts?|clinical\s+(?:stud(?:y|ies)|trials?))\b",
    re.IGNORECASE,
)
# Trials in people that are still to be made are none.
_WANTED = re.compile(
    r"\b(?:needed|warranted|required|awaited|lacking|future|further)\b", re.IGNORECASE
)


def bench(judgement: Judgement) -> tuple[str, ...]:
    """Name the cells or animals that the deciding sentences speak of, where none names people."""
    told = [
        r.text for r in judgement.rationale if r.section != "TITLE" and not _WANTED.search(r.text)
    ]
    text = " ".join(told or [r.text for r in judgement.rationale])
    if _PEOPLE.search(text):
        return ()
    return tuple(name for name, pattern in _BENCH if pattern.search(text))


def placed(kind: ClaimType, judgement: Judgement) -> Judgement:
    """Mark what a claim about people rests on where that is cells or animals."""
    if kind not in _IN_PEOPLE or judgement.stance is Stance.NEUTRAL:
        return judgement
    named = dict.fromkeys((*judgement.mismatch, *bench(judgement)))
    return replace(judgement, mismatch=tuple(named))

"""What kind of answer a claim's own words ask for, read the same by those who judge and decide."""

from __future__ import annotations

import re

from littrack.model import Claim, ClaimType

_CLINICAL = re.compile(
    r"\b(?:clinical(?:ly)?|controlled|placebo-controlled|human|randomi[sz]ed)\b[^.;]{0,60}"
    r"\b(?:stud(?:y|ies)|trials?|research|evidence|data|proven?|shown|demonstrated|tested)\b"
    r"|\b(?:trials?|stud(?:y|ies))\s+in\s+(?:humans|people|patients)\b",
    re.IGNORECASE,
)
_ACTIVITY = re.compile(
    r"\b(?:(?:being|been|widely|actively)\s+(?:\w+\s+)?(?:studied|researched|investigated|explored)"
    r"|(?:research|studies|trials?|investigations?)\s+(?:is|are)\s+(?:ongoing|under\s?way"
    r"|in\s+progress)"
    r"|ongoing\s+(?:research|studies|trials?)|under\s+investigation"
    r"|(?:subject|object|focus)\s+of\s+(?:\w+\s+)?(?:research|stud(?:y|ies)))\b",
    re.IGNORECASE,
)
_LONG_TERM = re.compile(
    r"\b(?:long-?\s?term|long-?\s?lasting|lasting|sustain(?:ed|able|s)?|permanent(?:ly)?|for\s+life"
    r"|relapse-?free)\b",
    re.IGNORECASE,
)
_SAFER = re.compile(
    r"\b(?:safer|(?:less|fewer|lower|milder)\s+(?:\w+\s+)?(?:addict\w*|dependen\w*|toxic\w*"
    r"|harm\w*|risk\w*|danger\w*"
    r"|side\s+effects?|adverse|withdrawal))",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(
    r"\b(?:people|users|patients|consumers|many|some|individuals|customers)\s+(?:\w+\s+)?"
    r"(?:reports?|say|claim|describe|find|credit|swear)\b",
    re.IGNORECASE,
)
_ONLY_RISK = re.compile(
    r"\b(?:only|primary|main|sole|biggest|chief|greatest|real)\s+(?:\w+\s+){0,2}"
    r"(?:risks?|concerns?|dangers?|problems?|harms?|side\s+effects?)\b[^.]{0,40}?\b(?:is|are"
    r"|comes?\s+from|lies?\s+in)\s+"
    r"(?P<named>[^.]+)",
    re.IGNORECASE,
)


def clinical_proof(claim: Claim) -> bool:
    """Whether it says that studies in people, controlled ones, have shown something."""
    return claim.type is ClaimType.EVIDENCE and bool(_CLINICAL.search(claim.text))


def activity_only(claim: Claim) -> bool:
    """Whether it says no more than that something is or has been studied."""
    return claim.type is ClaimType.EVIDENCE and bool(_ACTIVITY.search(claim.text))


def long_term(claim: Claim) -> bool:
    """Whether it speaks of a lasting effect, which no short study can show."""
    return bool(_LONG_TERM.search(f"{claim.text} {claim.outcome}"))


def only_risk(claim: Claim) -> str:
    """What it says the main or only risk is; empty when it says no such thing."""
    found = _ONLY_RISK.search(claim.text) if claim.type is ClaimType.HARM else None
    return found["named"] if found else ""


def self_report(claim: Claim) -> bool:
    """Whether it says no more than that people say so."""
    return claim.type is ClaimType.EVIDENCE and bool(_THEY_SAY.search(claim.text))


def safer(claim: Claim) -> bool:
    """Whether it says that one thing is safer than another."""
    return claim.type is ClaimType.COMPARATIVE and bool(_SAFER.search(claim.text))

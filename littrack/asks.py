"""What kind of answer a claim's own words ask for, read the same by those who judge and decide."""

from __future__ import annotations

import re

from littrack.model import Claim, ClaimType, Direction

_CLINICAL = re.compile(
    r"\b(?:clinical(?:ly)?|controlled|placebo-controlled|human|randomi[sz]ed)\b[^.;]{0,60}"
    r"\b(?:stud(?:y|ies)|trials?|research|evidence|data|proven?|shown|demonstrated|tested)\b"
    r"|\b(?:trials?|stud(?:y|ies))\s+in\s+(?:humans|people|patients)\b",
    re.IGNORECASE,
)
_NO_EVIDENCE = re.compile(
    r"\b(?:no|not\s+any|lack\s+of|without|little|isn['’]t\s+any|zero)\s+(?:[\w-]+\s+){0,3}"
    r"(?:evidence|proof|stud(?:y|ies)|trials?|research|data)\b"
    r"|\b(?:evidence|proof|studies|trials|research|data)\s+(?:is|are)\s+(?:\w+\s+)?(?:lacking"
    r"|missing|absent)\b"
    r"|\b(?:not|never)\s+(?:yet\s+)?been\s+(?:\w+\s+)?(?:proven|shown|demonstrated|established)\b",
    re.IGNORECASE,
)
_ACTIVITY = re.compile(
    r"\b(?:(?:being|been|widely|actively)\s+(?:\w+\s+)?(?:studied|researched|investigated|explored)"
    r"|(?:research|studies|trials?|investigations?)\b[^.;]{0,80}?\s"
    r"(?:(?:is|are)\s+(?:\w+\s+)?(?:ongoing|under\s?way|in\s+progress)|continues?)"
    r"|continues?\s+to\s+(?:explore|study|investigate|examine|research)"
    r"|ongoing\s+(?:research|studies|trials?)|under\s+(?:\w+\s+)?(?:investigation|scrutiny|study)"
    r"|area\s+of\s+(?:\w+\s+)?(?:research|stud(?:y|ies))"
    r"|(?:subject|object|focus)\s+of\s+(?:\w+\s+)?(?:research|stud(?:y|ies)))\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:show(?:s|n|ed)?|finds?|found|suggest(?:s|ed)?|indicate[sd]?|prove[sdn]?|confirm(?:s|ed)?"
    r"|demonstrate[sd]?|reveal(?:s|ed)?|support(?:s|ed)?|establish(?:es|ed)?)\b",
    re.IGNORECASE,
)
_SAFER = re.compile(
    r"\b(?:safer|(?:(?:less|fewer|lower|milder)\s+(?:\w+\s+)?"
    r"|(?:not|n['’]t)\s+(?:\w+\s+){0,2}the\s+same\s+(?:level\s+of\s+)?)"
    r"(?:addict\w*|dependen\w*|toxic\w*"
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
_PROTECTS = re.compile(
    r"\b(?:reduc|decreas|lower|lessen|cut)\w*\s+(?:\w+\s+){0,3}(?:risk|odds|incidence|rate"
    r"|mortality)|\bprotect\w*\s+against",
    re.IGNORECASE,
)
_CAUSES_NONE = re.compile(
    r"\b(?:caus|produc|trigger|induc|bring|lead|pos)\w*\s+(?:\w+\s+){0,2}?(?:no|zero|neither)\b"
    r"|\b(?:does|do|did|will|can|could|would|has|have)\s*(?:not|n['’]t|never)\b(?!\s+only)"
    r"|\b(?:cannot|never)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\s*(?:no|zero|not\s+any)\b", re.IGNORECASE)
_PRECAUTION = re.compile(
    r"\b(?:minimi[sz]|reduc|lower|limit|manag|mitigat|lessen|avoid)\w*\s+"
    r"(?:(?!(?:pain|symptoms|the\s+risk\s+of)\b)[\w'’-]+\s+){0,4}"
    r"(?:risks?|harms?|dangers?|side\s+effects|adverse)\b"
    r"|\b(?:risks?|harms?|dangers?)\s+(?:are|is|can\s+be)\s+(?:\w+\s+)?(?:minimi[sz]|reduc|limit|manag)"
    r"|\b(?:under|with|requires?|needs?)\s+(?:[\w-]+\s+){0,3}"
    r"(?:supervision|guidance|monitoring|oversight)\b"
    r"|\b(?:if|when)\s+(?:it\s+is\s+)?(?:used|taken|consumed|done)\s+(?:\w+\s+)?"
    r"(?:carefully|responsibly|properly|correctly|cautiously|wisely|as\s+directed|in\s+moderation)"
    r"|\bused\s+(?:carefully|responsibly|properly|correctly|cautiously|as\s+directed)"
    r"|\b(?:carefully|responsibly)\b",
    re.IGNORECASE,
)
_EVEN = re.compile(
    r"\b(?:even|no\s+need|not\s+need\w*|without\s+\w*\s*supervision)\b", re.IGNORECASE
)
_KILLS = re.compile(
    r"\b(?:kill|destroy|poison|attack)\w*\s+(?:[\w-]+\s+){0,3}"
    r"(?:(?:cancer|tumou?r|malignant|carcinoma|melanoma|lymphoma|leuk(?:a)?emia|glioma)\w*\s+cells?"
    r"|bacteri\w+|\w*virus(?:es)?|fung[iu]s?|microbes|parasites)\b",
    re.IGNORECASE,
)
_IN_PEOPLE = re.compile(
    r"\b(?:patients?|people|humans?|men|women|children|adults)\b", re.IGNORECASE
)


def judged_as(claim: Claim) -> ClaimType:
    """The kind of claim by whose rules it is judged, where its words say more than its type.

    Cancer cells killed in a dish harm nobody; "causes no X" denies a harm.
    """
    if claim.type is not ClaimType.HARM:
        return claim.type
    if _KILLS.search(claim.text) and not _IN_PEOPLE.search(claim.text):
        return ClaimType.MECHANISM
    said_none = claim.direction in {Direction.NO_EFFECT, Direction.ABSENT} or claim.negated
    none = said_none or _CAUSES_NONE.search(claim.text) or _NO.match(claim.outcome)
    return ClaimType.NO_HARM if none and not (protects(claim) or only_risk(claim)) else claim.type


def cautious(claim: Claim) -> bool:
    """Whether it says that a precaution keeps harm away: reports of harm at large do not test it.

    "Safe use needs a doctor", "the risks can be minimised"; not "safe, even unsupervised".
    """
    return judged_as(claim) is ClaimType.NO_HARM and bool(
        _PRECAUTION.search(f"{claim.text} {claim.outcome}") and not _EVEN.search(claim.text)
    )


def protects(claim: Claim) -> bool:
    """Whether it says that a risk is lowered, or protected against."""
    return bool(_PROTECTS.search(claim.text))


def denies_evidence(claim: Claim) -> bool:
    """Whether it says that evidence is missing, not that there is some."""
    return claim.type is ClaimType.EVIDENCE and (
        claim.negated or bool(_NO_EVIDENCE.search(claim.text))
    )


def clinical_proof(claim: Claim) -> bool:
    """Whether it says that studies in people, controlled ones, have shown something."""
    return claim.type is ClaimType.EVIDENCE and bool(_CLINICAL.search(claim.text))


def activity_only(claim: Claim) -> bool:
    """Whether it says no more than that something is or has been studied."""
    active = _ACTIVITY.search(claim.text) and not _SHOWN.search(claim.text)
    return claim.type is ClaimType.EVIDENCE and bool(active)


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

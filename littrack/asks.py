"""What kind of answer a claim's own words ask for, read the same by those who judge and decide."""

from __future__ import annotations

from littrack.lexicon import phrases
from littrack.model import Claim, ClaimType, Direction


def _says(claim: Claim, table: str) -> bool:
    """Whether the claim's text has a phrase of a table of `claim_wording.toml`."""
    return phrases("claim_wording", table).found(claim.text)


def judged_as(claim: Claim) -> ClaimType:
    """The kind of claim by whose rules it is judged, where its words say more than its type.

    Cancer cells killed in a dish harm nobody; "causes no X" denies a harm.
    """
    if claim.type is not ClaimType.HARM:
        return claim.type
    if _says(claim, "kills") and not _says(claim, "in_people"):
        return ClaimType.MECHANISM
    said_none = claim.direction in {Direction.NO_EFFECT, Direction.ABSENT} or claim.negated
    none = (
        said_none
        or _says(claim, "causes_none")
        or phrases("claim_wording", "none").found(claim.outcome)
    )
    return ClaimType.NO_HARM if none and not (protects(claim) or only_risk(claim)) else claim.type


def cautious(claim: Claim) -> bool:
    """Whether it says that a precaution keeps harm away: reports of harm at large do not test it.

    "Safe use needs a doctor", "the risks can be minimised"; not "safe, even unsupervised".
    """
    careful = phrases("claim_wording", "precaution").found(f"{claim.text} {claim.outcome}")
    return careful and judged_as(claim) is ClaimType.NO_HARM and not _says(claim, "even")


def protects(claim: Claim) -> bool:
    """Whether it says that a risk is lowered, or protected against."""
    return _says(claim, "protects")


def denies_evidence(claim: Claim) -> bool:
    """Whether it says that evidence is missing, not that there is some."""
    return claim.type is ClaimType.EVIDENCE and (claim.negated or _says(claim, "no_evidence"))


def clinical_proof(claim: Claim) -> bool:
    """Whether it says that studies in people, controlled ones, have shown something."""
    return claim.type is ClaimType.EVIDENCE and _says(claim, "clinical")


def activity_only(claim: Claim) -> bool:
    """Whether it says no more than that something is or has been studied."""
    active = _says(claim, "activity") and not _says(claim, "shown")
    return claim.type is ClaimType.EVIDENCE and active


def only_risk(claim: Claim) -> str:
    """What it says the main or only risk is; empty when it says no such thing."""
    if claim.type is not ClaimType.HARM:
        return ""
    found = phrases("claim_wording", "only_risk").first(claim.text)
    return claim.text[found.end :].lstrip().partition(".")[0] if found else ""


def self_report(claim: Claim) -> bool:
    """Whether it says no more than that people say so."""
    return claim.type is ClaimType.EVIDENCE and _says(claim, "they_say")


def safer(claim: Claim) -> bool:
    """Whether it says that one thing is safer than another."""
    return claim.type is ClaimType.COMPARATIVE and _says(claim, "safer")

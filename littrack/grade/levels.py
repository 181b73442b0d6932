"""The tier a study counts in, from its design and whose body it was."""

from __future__ import annotations

from littrack.model import Design, EvidenceLevel, PeerReview, Species

_LEVELS = {
    Design.SYSTEMATIC_REVIEW: EvidenceLevel.SYSTEMATIC_REVIEW,
    Design.META_ANALYSIS: EvidenceLevel.SYSTEMATIC_REVIEW,
    Design.GUIDELINE: EvidenceLevel.GUIDELINE,
    Design.RANDOMISED_TRIAL: EvidenceLevel.HUMAN_TRIAL,
    Design.CONTROLLED_TRIAL: EvidenceLevel.HUMAN_TRIAL,
    Design.HUMAN_EXPERIMENT: EvidenceLevel.HUMAN_TRIAL,
    Design.COHORT: EvidenceLevel.HUMAN_OBSERVATIONAL,
    Design.CASE_CONTROL: EvidenceLevel.HUMAN_OBSERVATIONAL,
    Design.SURVEY: EvidenceLevel.SELF_REPORT,
    Design.QUALITATIVE: EvidenceLevel.SELF_REPORT,
    Design.SURVEILLANCE: EvidenceLevel.SURVEILLANCE,
    Design.CASE_SERIES: EvidenceLevel.CASE_REPORT,
    Design.CASE_REPORT: EvidenceLevel.CASE_REPORT,
    Design.NARRATIVE_REVIEW: EvidenceLevel.REVIEW,
    Design.ANIMAL_EXPERIMENT: EvidenceLevel.ANIMAL,
    Design.IN_VITRO: EvidenceLevel.IN_VITRO,
    Design.PRODUCT_ANALYSIS: EvidenceLevel.IN_VITRO,
    Design.OPINION: EvidenceLevel.NOT_EVIDENCE,
    Design.PROTOCOL: EvidenceLevel.NOT_EVIDENCE,
    Design.REGISTRY: EvidenceLevel.NOT_EVIDENCE,
    Design.UNCLEAR: EvidenceLevel.UNCLEAR,
}
_REVIEWS = {EvidenceLevel.SYSTEMATIC_REVIEW, EvidenceLevel.REVIEW, EvidenceLevel.GUIDELINE}
_BODIES = {
    Species.ANIMAL: EvidenceLevel.ANIMAL,
    Species.CELLS: EvidenceLevel.IN_VITRO,
}


def level(design: Design, species: Species, status: PeerReview) -> EvidenceLevel:
    """Give the tier; animals and cells never count as people, whatever the design is called."""
    if status not in {PeerReview.REVIEWED, PeerReview.PREPRINT, PeerReview.UNKNOWN}:
        return EvidenceLevel.NOT_EVIDENCE
    tier = _LEVELS[design]
    if tier in _REVIEWS or tier is EvidenceLevel.NOT_EVIDENCE:
        return tier
    return _BODIES.get(species, tier)

"""All that a rule of the policy may look at: one claim and the evidence, sorted by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from littrack import asks
from littrack.lexicon import phrases
from littrack.model import (
    CitationCheck,
    CitationState,
    Claim,
    ClaimType,
    Design,
    Evidence,
    EvidenceLevel,
    MismatchKind,
    Species,
    Stance,
)

_PRECLINICAL = {EvidenceLevel.ANIMAL, EvidenceLevel.IN_VITRO}
_SYNTHESES = {Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS}
_CONTROLLED = {Design.RANDOMISED_TRIAL, Design.CONTROLLED_TRIAL}
_OBSERVED = {Design.COHORT, Design.CASE_CONTROL}
_LARGE_TRIAL = 100
# Claims of what evidence there is, or of what a study found, name no intervention.
WITHOUT_INTERVENTION = {ClaimType.EVIDENCE, ClaimType.NAMED_STUDY}
_LARGE_STUDY = 1000
_NO_ANSWER = frozenset(
    {CitationState.LOOKUP_FAILED, CitationState.NOT_FOUND_WEAK, CitationState.UNSPECIFIC}
)
_NOT_THERE = {
    CitationState.NOT_FOUND_WEAK,
    CitationState.NOT_FOUND_STRONG,
    CitationState.NOT_FOUND_DEFINITIVE,
    CitationState.IDENTIFIER_POINTS_ELSEWHERE,
}
_THERE = {CitationState.VERIFIED, CitationState.METADATA_DIFFERS}
_ELSEWHERE = {MismatchKind.POPULATION, MismatchKind.DOSE}


@dataclass(frozen=True)
class EvidenceSummary:
    """A claim, all that was read for it, and what became of the studies it names.

    `subject_unread`: it was not read what the claim is about, so its silence means nothing.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    silent: int
    citations: tuple[CitationCheck, ...] = ()
    unsearched: str = ""
    subject_unread: bool = False

    @cached_property
    def counting(self) -> tuple[Evidence, ...]:
        """Evidence that takes a side and may decide."""
        return tuple(
            e
            for e in self.evidence
            if e.stance is not Stance.NEUTRAL
            and e.grade.counts
            and not _beside(e)
            and not _twice_apart(e)
            and e.grade.level is not EvidenceLevel.NOT_EVIDENCE
        )

    @cached_property
    def supporting(self) -> tuple[Evidence, ...]:
        """What supports."""
        return tuple(e for e in self.counting if e.stance is Stance.SUPPORTS)

    @cached_property
    def contradicting(self) -> tuple[Evidence, ...]:
        """What contradicts."""
        return tuple(e for e in self.counting if e.stance is Stance.CONTRADICTS)

    @cached_property
    def mixed(self) -> tuple[Evidence, ...]:
        """What points both ways in itself."""
        return tuple(e for e in self.counting if e.stance is Stance.MIXED)

    @cached_property
    def unsure(self) -> tuple[Evidence, ...]:
        """What bears on it in a way the program could not tell."""
        return tuple(e for e in self.evidence if e.untold)

    @property
    def read(self) -> int:
        """How many records were read for it."""
        return self.silent + len(self.evidence)

    @property
    def told(self) -> bool:
        """Whether a look-up of a study it names came to an answer by itself."""
        return any(c.state not in _NO_ANSWER for c in self.citations)

    @property
    def clinical_proof(self) -> bool:
        """Whether the claim says that controlled studies in people exist."""
        return asks.clinical_proof(self.claim)

    @property
    def denies_evidence(self) -> bool:
        """Whether the claim says that evidence is missing."""
        return asks.denies_evidence(self.claim)

    @property
    def activity_only(self) -> bool:
        """Whether the claim says only that something is studied."""
        return asks.activity_only(self.claim)

    @cached_property
    def lost(self) -> tuple[CitationCheck, ...]:
        """The studies it names that were not found."""
        return tuple(c for c in self.citations if c.state in _NOT_THERE)

    @cached_property
    def found(self) -> tuple[CitationCheck, ...]:
        """The studies it names that exist."""
        return tuple(c for c in self.citations if c.state in _THERE and c.record)

    @property
    def names_harm(self) -> bool:
        """Whether a denial names its harm; "safe" at large can never be shown."""
        named = self.claim.outcome or self.claim.text
        vague = phrases("claim_wording", "vague")
        return not phrases("claim_wording", "safe").found(named) and not vague.covers(named)

    @property
    def cautious(self) -> bool:
        """Whether a denial rests on a precaution, which reports of harm at large do not test."""
        return asks.cautious(self.claim)

    @cached_property
    def harmed(self) -> tuple[Evidence, ...]:
        """Reports of harm in people, those in the very people the claim names where there are."""
        found = human((*self.contradicting, *self.mixed))
        return tuple(e for e in found if not _in_others(e)) or found

    @property
    def harmed_elsewhere(self) -> bool:
        """Whether every report of harm comes from other people than the claim names."""
        return bool(self.harmed) and all(_in_others(e) for e in self.harmed)

    def said(self, stance: Stance) -> bool:
        """Whether a study the claim names, itself standing, takes that stance."""
        keys = {c.record.key for c in self.found if c.record and not c.retracted}
        return any(e.record.key in keys and e.stance is stance for e in self.counting)


def _beside(one: Evidence) -> bool:
    """Whether it bears on a neighbour of the outcome only: shown, and decides nothing."""
    return one.stance is Stance.MIXED and MismatchKind.OUTCOME in kinds(one)


def _twice_apart(one: Evidence) -> bool:
    """Whether what supports it was seen of another thing and in other people: too far to count."""
    both = {MismatchKind.POPULATION, MismatchKind.INTERVENTION}
    return one.stance is Stance.SUPPORTS and both <= kinds(one)


def _in_others(one: Evidence) -> bool:
    return not _ELSEWHERE.isdisjoint(kinds(one))


def kinds(one: Evidence) -> set[MismatchKind]:
    """In what a record and the claim differ."""
    return {mismatch.kind for mismatch in one.judgement.mismatch}


def apart(one: Evidence) -> bool:
    """Whether a record tested something else than the claim says."""
    return any(kind.apart for kind in kinds(one))


def partial(one: Evidence) -> bool:
    """Whether a record leaves a part of the claim unsaid (a number, a time, "all", "proven")."""
    return any(not kind.apart for kind in kinds(one))


def preclinical(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What was seen in animals or cells."""
    return tuple(
        e
        for e in evidence
        if e.grade.level in _PRECLINICAL
        or e.grade.species in {Species.ANIMAL, Species.CELLS}
        or MismatchKind.SPECIES in kinds(e)
    )


def human(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What was seen in people, or summed up from them."""
    bench = {e.record.key for e in preclinical(evidence)}
    return tuple(e for e in evidence if e.record.key not in bench)


def self_report(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What users say of themselves."""
    return tuple(e for e in evidence if e.grade.level is EvidenceLevel.SELF_REPORT)


def syntheses(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Systematic reviews and meta-analyses of studies in people alone, on the claim's own terms."""
    return tuple(
        e for e in human(evidence) if e.grade.design in _SYNTHESES and _fits(e) and _of_people(e)
    )


def controlled(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Randomised and other controlled trials in people, on the claim's own terms."""
    return tuple(e for e in human(evidence) if e.grade.design in _CONTROLLED and _fits(e))


def studied(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Cohort and case-control studies, and studies of people whose design is not told."""
    return tuple(e for e in human(evidence) if e.grade.design in _OBSERVED or _untold_design(e))


def _untold_design(one: Evidence) -> bool:
    return one.grade.design is Design.UNCLEAR and one.grade.species is Species.HUMAN


def fitting(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What is not named as apart from the claim in any way."""
    return tuple(e for e in evidence if not apart(e))


def _fits(one: Evidence) -> bool:
    """Whether a study tested this very thing, in these people, not animals among them."""
    return not apart(one) and one.grade.species is not Species.MIXED


def _of_people(one: Evidence) -> bool:
    """Whether a review speaks of trials or of people; without an abstract its species says so."""
    text = " ".join([one.record.title, *(s.text for s in one.record.abstract)])
    return not one.record.abstract or phrases("claim_wording", "people_studied").found(text)


def strong(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What may decide an effect in people: syntheses and controlled trials."""
    return (*syntheses(evidence), *controlled(evidence))


def firm(evidence: Sequence[Evidence]) -> bool:
    """Whether strong evidence is more than one small trial."""
    trials = controlled(evidence)
    large = any((e.grade.n or 0) >= _LARGE_TRIAL for e in trials)
    return bool(syntheses(evidence)) or len(trials) > 1 or large


def rules_out(evidence: Sequence[Evidence]) -> bool:
    """Whether a harm's absence rests on syntheses or on large controlled or cohort data."""
    sized = (e for e in human(evidence) if e.grade.design in _CONTROLLED | _OBSERVED)
    return bool(syntheses(evidence)) or any((e.grade.n or 0) >= _LARGE_STUDY for e in sized)

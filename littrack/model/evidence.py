"""What one record says of one claim, how strong such a study is, and what all say together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from littrack.model.claim import Claim
from littrack.model.kinds import Design, EvidenceLevel, NoticeKind, PeerReview, Species, Stance
from littrack.model.pmid import Pmid
from littrack.model.record import Record


@dataclass(frozen=True, slots=True)
class Notice:
    """A flag on a record, with the PMID of the notice where PubMed names one."""

    kind: NoticeKind
    pmid: Pmid | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Which rule decided a grade, and the words it saw."""

    field: str
    rule: str
    saw: str


@dataclass(frozen=True, slots=True)
class Grade:
    """How strong a record is as evidence. `n` counts participants (people, else animals).

    `dose`, `route` and `duration` are the abstract's words; `trials` registry numbers (one trial,
    one vote); `traces` show why.
    """

    design: Design
    level: EvidenceLevel
    species: Species
    review: PeerReview
    n: int | None = None
    arms: int | None = None
    dose: str = ""
    route: str = ""
    duration: str = ""
    trials: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    funding: str = ""
    traces: tuple[Trace, ...] = ()

    @property
    def retracted(self) -> bool:
        """Whether it must not count."""
        return any(n.kind is NoticeKind.RETRACTED for n in self.notices)

    @property
    def counts(self) -> bool:
        """Whether it may decide anything: reviewed, not withdrawn, not a notice."""
        out = {
            NoticeKind.RETRACTED,
            NoticeKind.IS_NOTICE,
            NoticeKind.SUPERSEDED,
            NoticeKind.SAME_TRIAL,
        }
        return self.review in {PeerReview.REVIEWED, PeerReview.UNKNOWN} and not any(
            n.kind in out for n in self.notices
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may bear on a claim; `score` orders, and means nothing else."""

    record: Record
    score: float


@dataclass(frozen=True, slots=True)
class Rationale:
    """A sentence of the record, to the letter, with its section's label and its place in order."""

    text: str
    section: str = ""
    index: int = 0


class MismatchKind(StrEnum):
    """In what a study and a claim differ.

    The first five set them apart: a finding on another thing, in other people, is not the claim's.
    The others leave a part of the claim unsaid: support stays partial.
    """

    INTERVENTION = "intervention"
    OUTCOME = "outcome"
    POPULATION = "population"
    SPECIES = "species"
    DOSE = "dose"
    QUANTITY = "quantity"
    TIME = "time"
    UNIVERSAL = "universal"
    CERTAINTY = "certainty"
    COMPARATOR = "comparator"
    WHOLE = "whole"

    @property
    def apart(self) -> bool:
        """Whether the study tested something else than the claim says."""
        return self in _APART


_APART = frozenset(
    {
        MismatchKind.INTERVENTION,
        MismatchKind.OUTCOME,
        MismatchKind.POPULATION,
        MismatchKind.SPECIES,
        MismatchKind.DOSE,
    }
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What the claim has and what the record has instead, in their own words ("" when nothing)."""

    kind: MismatchKind
    claim_has: str = ""
    record_has: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one record says of one claim. `score` (0..1) is how sure the stance is.

    `support` and `contradict` are the probabilities of the two sides before any check; `rationale`
    holds the likeliest sentences even when no side was taken. `about` is false when the record
    does not name what the claim is about; `decided_by` names the check or model, `unsure` when a
    side was possible and none was taken.
    """

    stance: Stance
    score: float
    rationale: tuple[Rationale, ...] = ()
    mismatch: tuple[Mismatch, ...] = ()
    about: bool = True
    unsure: bool = False
    decided_by: str = ""
    support: float = 0.0
    contradict: float = 0.0

    @property
    def sided(self) -> float:
        """How likely it is that the record decides the claim either way."""
        return self.support + self.contradict


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record held against one claim."""

    record: Record
    judgement: Judgement
    grade: Grade

    @property
    def stance(self) -> Stance:
        """Its stance."""
        return self.judgement.stance

    @property
    def untold(self) -> bool:
        """Whether it bears on the claim in a way that could not be told."""
        return self.stance is Stance.NEUTRAL and self.judgement.unsure and self.grade.counts

    @property
    def says(self) -> tuple[str, ...]:
        """What it boils down to: whose word, which way, in what state, in which sentences."""
        return (
            self.record.key,
            str(self.stance),
            *sorted(str(notice.kind) for notice in self.grade.notices),
            *(said.text for said in self.judgement.rationale),
        )

    @property
    def fingerprint(self) -> str:
        """The same as long as the record says the same in the same words and state."""
        return _digest(self.says)


class VerdictLabel(StrEnum):
    """What the literature at hand says of a claim (FIELD's labels)."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly_supported"
    CONTESTED = "contested"
    CONTRADICTED = "contradicted"
    NO_EVIDENCE_FOUND = "no_evidence_found"
    UNDETERMINED = "undetermined"
    NOT_CHECKABLE = "not_checkable"


class Reason(StrEnum):
    """Why a verdict is not plainer than it is."""

    PRECLINICAL_ONLY = "preclinical_only"
    SELF_REPORT_ONLY = "self_report_only"
    INDIRECT = "indirect"
    PART_OF_CLAIM = "part_of_claim"
    WORDING_STRONGER = "wording_stronger_than_evidence"
    POINTS_BOTH_WAYS = "points_both_ways"
    HARM_REPORTED = "harm_reported"
    NO_SUCH_STUDIES = "reviews_report_no_such_studies"
    CITED_STUDY_NOT_FOUND = "cited_study_not_found"
    CANNOT_TELL = "cannot_tell"
    DIGESTS_ONLY = "digests_only"
    FEW_STUDIES = "few_or_small_studies"
    NOTHING_READ = "no_records_read"
    OUTSIDE_PUBMED = "outside_pubmed"
    OUTSIDE_TOPIC = "outside_topic"
    INTERVENTION_NOT_READ = "intervention_not_read"


class LeanDegree(StrEnum):
    """How sure a lean is; never a verdict."""

    LIKELY = "likely"
    RATHER = "rather"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way what was read of an undetermined claim points: never counted as a verdict.

    `to` is SUPPORTS, CONTRADICTS or NEUTRAL; `probability` is calibrated on dev gold.
    """

    to: Stance
    degree: LeanDegree
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim, its label, and everything a reader needs to believe or doubt it.

    `evidence` holds all that bears on it, strongest first; `silent` counts the records that were
    read for it and did not; `why` and `would_change` are plain sentences. `likeliest` are the three
    records a person should read first, `lean` what they point to, of an undetermined claim.
    """

    claim: Claim
    label: VerdictLabel
    evidence: tuple[Evidence, ...] = ()
    silent: int = 0
    reasons: tuple[Reason, ...] = ()
    why: str = ""
    would_change: str = ""
    rule: str = ""
    likeliest: tuple[Evidence, ...] = ()
    lean: Lean | None = None

    @property
    def borne_out(self) -> bool | None:
        """Of a claim that the article rejects: whether the literature agrees; None if unsure."""
        if self.claim.endorsed:
            return None
        sides = {VerdictLabel.CONTRADICTED: True, VerdictLabel.SUPPORTED: False}
        return sides.get(self.label)

    @property
    def fingerprint(self) -> str:
        """The same as long as the same records say the same in the same words and state.

        A person's decision is bound to it; the order and the scores do not matter.
        """
        return _digest(sorted(each.says for each in self.evidence))


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]

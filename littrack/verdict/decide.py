"""From evidence to a verdict: find the rule that holds, and say it in words."""

from __future__ import annotations

from collections.abc import Sequence

from littrack.model import (
    CitationCheck,
    Claim,
    ClaimType,
    Evidence,
    EvidenceLevel,
    Reason,
    Stance,
    Verdict,
    VerdictLabel,
)
from littrack.verdict.evidence_summary import (
    WITHOUT_INTERVENTION,
    EvidenceSummary,
    human,
    partial,
    strong,
)
from littrack.verdict.lean import lean, likeliest
from littrack.verdict.policy import REST, UNREAD, Rule, indirectness, rules_for
from littrack.verdict.prose import Studies, records, sentence

_SIDES = [Stance.SUPPORTS, Stance.CONTRADICTS, Stance.MIXED, Stance.NEUTRAL]


def decide(
    claim: Claim,
    evidence: Sequence[Evidence],
    silent: int,
    *,
    citations: Sequence[CitationCheck] = (),
    unsearched: str = "",
    unread: bool | None = None,
) -> Verdict:
    """Decide a claim by the first rule that holds; order of evidence does not matter.

    `unsearched` is what the claim is about when no saved query of the topic searches for it;
    `unread`: it was not read what it is about (None: no intervention was).

    Evidence that is neutral and not near the claim is counted as silent, not shown.
    """
    cited = tuple(c for c in citations if not claim.mentions or c.mention.id in claim.mentions)
    shown = _shown(claim, evidence, cited)
    summary = EvidenceSummary(
        claim,
        shown,
        silent + len(evidence) - len(shown),
        cited,
        unsearched,
        _unread(claim) if unread is None else unread,
    )
    rule = next(r for r in (UNREAD, *rules_for(claim), *REST) if r.when(summary))
    caps = _caps(rule, summary)
    label = VerdictLabel.PARTLY_SUPPORTED if caps else rule.label
    undecided = label is VerdictLabel.UNDETERMINED
    return Verdict(
        claim=claim,
        label=label,
        evidence=summary.evidence,
        silent=summary.silent,
        reasons=tuple(dict.fromkeys((*caps, *_reasons(rule, label, summary)))),
        why=sentence(rule.why.format(**_words(summary))),
        would_change=rule.change,
        rule=rule.name,
        likeliest=likeliest(evidence) if undecided else (),
        lean=lean(evidence) if undecided else None,
    )


def _unread(claim: Claim) -> bool:
    return not claim.intervention and claim.type not in WITHOUT_INTERVENTION


def _caps(rule: Rule, summary: EvidenceSummary) -> tuple[Reason, ...]:
    """Why support is of a part only: an amount, a time, "all", "proven" that no record says.

    A claim whose intervention was not read is never printed as supported.
    """
    if rule.label is not VerdictLabel.SUPPORTED:
        return ()
    found = []
    if summary.supporting and all(partial(e) for e in summary.supporting):
        found.append(Reason.PART_OF_CLAIM)
    if summary.subject_unread:
        found.append(Reason.INTERVENTION_NOT_READ)
    return tuple(found)


def _shown(
    claim: Claim, evidence: Sequence[Evidence], cited: Sequence[CitationCheck]
) -> tuple[Evidence, ...]:
    """The evidence that a reader should see, the strongest first."""
    shown = (e for e in evidence if _bears(e) and _of_study(claim, e, cited))
    return tuple(sorted(shown, key=_strongest_first))


def _bears(one: Evidence) -> bool:
    """Whether a reader should see it: it takes a side, may bear on it, or comes near by name."""
    judged = one.judgement
    return one.stance is not Stance.NEUTRAL or judged.unsure or bool(judged.mismatch)


def _of_study(claim: Claim, one: Evidence, cited: Sequence[CitationCheck]) -> bool:
    """Whether it can speak to a claim: to what a named study found, only that study can."""
    if claim.type is not ClaimType.NAMED_STUDY or not cited:
        return True
    return any(c.record is not None and c.record.key == one.record.key for c in cited)


def _strongest_first(one: Evidence) -> tuple[bool, int, int, float, str]:
    return (
        not one.grade.counts,
        _SIDES.index(one.stance) // 3,
        list(EvidenceLevel).index(one.grade.level),
        -one.judgement.score,
        one.record.key,
    )


def _reasons(rule: Rule, label: VerdictLabel, summary: EvidenceSummary) -> tuple[Reason, ...]:
    reasons = [*rule.reasons]
    if label is VerdictLabel.PARTLY_SUPPORTED:
        reasons += indirectness(summary)
        if summary.claim.boosts or not summary.claim.hedged:
            reasons.append(Reason.WORDING_STRONGER)
    if summary.lost:
        reasons.append(Reason.CITED_STUDY_NOT_FOUND)
    if summary.counting and all(e.record.digest for e in summary.counting):
        reasons.append(Reason.DIGESTS_ONLY)
    return tuple(dict.fromkeys(reasons))


def _words(summary: EvidenceSummary) -> dict[str, str | Studies]:
    """Put numbers and designs in words for a rule's sentence."""
    against = (*summary.contradicting, *summary.mixed)
    return {
        "supporting": Studies(summary.supporting),
        "contradicting": Studies(against),
        "mixed": Studies(summary.mixed),
        "unsure": Studies(summary.unsure),
        "human_supporting": Studies(human(summary.supporting)),
        "human_contradicting": Studies(human(against)),
        "strong_supporting": Studies(strong(summary.supporting)),
        "strong_contradicting": Studies(strong(summary.contradicting)),
        "supporting_or_mixed": Studies((*summary.supporting, *summary.mixed)),
        "against": Studies(summary.contradicting),
        "human_against": Studies(human(summary.contradicting)),
        "yet": f" and {Studies(summary.contradicting)} against it" if summary.contradicting else "",
        "but": f"; {Studies(summary.contradicting):do} not" if summary.contradicting else "",
        "unsearched": summary.unsearched,
        "read": records(summary.read),
        "Read": sentence(records(summary.read)).rstrip("."),
    }

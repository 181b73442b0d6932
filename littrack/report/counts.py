"""Every number of a report, counted once and from the values themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from littrack.model import (
    CitationState,
    Evidence,
    Report,
    SentenceFate,
    Stance,
    Verdict,
)
from littrack.model.labels import CITATIONS, VERDICTS

NOT_FOUND = frozenset(
    {
        CitationState.NOT_FOUND_DEFINITIVE,
        CitationState.NOT_FOUND_STRONG,
        CitationState.NOT_FOUND_WEAK,
    }
)
WRONG = frozenset({CitationState.IDENTIFIER_POINTS_ELSEWHERE, CitationState.MISREPORTED})

_SIDES = ("supports", "contradicts", "mixed", "unsure", "near", "discounted", "silent")


@dataclass(frozen=True, slots=True)
class Sides:
    """The evidence of one claim by side. `silent`: read for it, and not listed.

    `unsure` bears on the claim, which way the program cannot tell; `near` only comes close.
    `discounted` has a stance and may not count: retracted, superseded, not peer-reviewed.
    """

    supports: tuple[Evidence, ...]
    contradicts: tuple[Evidence, ...]
    mixed: tuple[Evidence, ...]
    unsure: tuple[Evidence, ...]
    near: tuple[Evidence, ...]
    discounted: tuple[Evidence, ...]
    silent: int

    @property
    def read(self) -> int:
        """All records held against the claim."""
        return len(self.listed) + self.silent

    @property
    def listed(self) -> tuple[Evidence, ...]:
        """What the pages show, by side."""
        sided = self.contradicts + self.supports + self.mixed
        return sided + self.unsure + self.near + self.discounted


def _near(evidence: Evidence) -> bool:
    judged = evidence.judgement
    return bool(judged.mismatch or judged.unsure) and not evidence.untold


def sides(verdict: Verdict) -> Sides:
    """Sort a verdict's evidence. A neutral record is listed only where it nearly is evidence."""

    def of(stance: Stance) -> tuple[Evidence, ...]:
        return tuple(e for e in sided if e.stance is stance and e.grade.counts)

    sided = tuple(e for e in verdict.evidence if e.stance is not Stance.NEUTRAL)
    neutral = tuple(e for e in verdict.evidence if e.stance is Stance.NEUTRAL)
    unsure = tuple(e for e in neutral if e.untold)
    near = tuple(filter(_near, neutral))
    return Sides(
        of(Stance.SUPPORTS),
        of(Stance.CONTRADICTS),
        of(Stance.MIXED),
        unsure,
        near,
        tuple(e for e in sided if not e.grade.counts),
        verdict.silent + len(neutral) - len(unsure) - len(near),
    )


def counts(report: Report) -> dict[str, dict[str, int]]:
    """Count what the report holds; `reconcile` says whether it adds up."""
    return {
        "sentences": _sentences(report),
        "claims": _claims(report),
        "citations": _citations(report),
        "evidence": _evidence(report),
        "records": {
            "read": report.searched.records,
            "with_abstract": report.searched.with_abstract,
            "without_abstract": report.searched.records
            - report.searched.with_abstract
            - report.searched.digests,
            "digests": report.searched.digests,
            "retracted": report.searched.retracted,
        },
        "lookups": _lookups(report),
    }


def reconcile(counted: dict[str, dict[str, int]]) -> list[str]:
    """List, in words, every sum that does not come out; empty when all is well."""
    sums = [
        ("sentences", "all", ("checked", "not_checkable", "dropped")),
        ("claims", "all", tuple(VERDICTS)),
        ("citations", "all", tuple(CITATIONS)),
        ("evidence", "pairs", _SIDES),
        ("records", "read", ("with_abstract", "without_abstract", "digests")),
        ("lookups", "made", ("answered", "failed")),
    ]
    wrong = []
    for group, whole, parts in sums:
        total = sum(counted[group][part] for part in parts)
        if counted[group][whole] != total:
            wrong.append(
                f"{group}: {counted[group][whole]} {whole}, but the parts add up to {total}"
            )
    return wrong


def _sentences(report: Report) -> dict[str, int]:
    fates = Counter(sentence.fate for sentence in report.sentences)
    return {
        "all": len(report.sentences),
        "checked": fates[SentenceFate.CHECKED],
        "not_checkable": fates[SentenceFate.NOT_CHECKABLE],
        "dropped": fates[SentenceFate.DROPPED],
    }


def _claims(report: Report) -> dict[str, int]:
    labels = Counter(verdict.label for verdict in report.verdicts)
    return {"all": len(report.verdicts), **{str(label): labels[label] for label in VERDICTS}}


def _citations(report: Report) -> dict[str, int]:
    states = Counter(check.state for check in report.citations)
    return {"all": len(report.citations), **{str(state): states[state] for state in CITATIONS}}


_GROUPS = ("supports", "contradicts", "mixed", "unsure", "near", "discounted")


def _evidence(report: Report) -> dict[str, int]:
    split = [sides(verdict) for verdict in report.verdicts]
    records = {each.record.key for side in split for each in side.listed}
    return {
        "pairs": sum(side.read for side in split),
        **{name: sum(len(getattr(side, name)) for side in split) for name in _GROUPS},
        "silent": sum(side.silent for side in split),
        "records": len(records),
    }


def _lookups(report: Report) -> dict[str, int]:
    sought = [check for check in report.citations if check.state is not CitationState.UNSPECIFIC]
    failed = sum(check.state is CitationState.LOOKUP_FAILED for check in sought)
    return {"made": len(sought), "answered": len(sought) - failed, "failed": failed}

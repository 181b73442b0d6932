"""The evidence, the claims and the citations of a report as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from littrack.model import Evidence, Report, Verdict
from littrack.model.labels import VERDICTS
from littrack.report import cite
from littrack.report.counts import sides
from littrack.report.json_ import evidence_row

if TYPE_CHECKING:  # pandas is slow to import and only tables need it
    import pandas as pd

# Columns of whole numbers that may be missing; all others hold text, truth or the score.
WHOLE = ("year", "n")
_EVIDENCE = (
    "stance counts pmid doi pmcid title first_author journal year design level species n dose route"
    " duration peer_review retracted digest score decided_by key"
).split()


def frame(report: Report) -> pd.DataFrame:
    """One row for each record that is listed with a claim: direction, design, species, n, year."""
    return table(evidence_rows(report), EVIDENCE_COLUMNS)


def table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows as a table with fixed columns and types, whether there are rows or not."""
    import pandas as pd

    made = pd.DataFrame(rows, columns=list(columns))
    kinds: dict[str, Any] = {name: "Int64" for name in WHOLE if name in columns}
    return made.astype(kinds)


def evidence_rows(report: Report) -> list[dict[str, Any]]:
    """The rows of `frame`, as plain values."""
    return [
        _evidence(report, verdict, each)
        for verdict in report.verdicts
        for each in sides(verdict).listed
    ]


def claim_rows(report: Report) -> list[dict[str, Any]]:
    """One row for each claim, those without evidence included."""
    return [_claim(report, verdict) for verdict in report.verdicts]


def citation_rows(report: Report) -> list[dict[str, Any]]:
    """One row for each study an article names."""
    return [
        {
            "article": check.mention.place.article,
            "start": check.mention.place.start,
            "end": check.mention.place.end,
            "text": check.mention.place.text,
            "kind": str(check.mention.kind),
            "journal": check.mention.journal,
            "state": str(check.state),
            "why": check.why,
            "pmid": check.record.pmid if check.record else None,
            "doi": (check.record.doi or None) if check.record else None,
            "retracted": check.retracted,
            "looked_in": "; ".join(check.looked_in),
        }
        for check in report.citations
    ]


def _evidence(report: Report, verdict: Verdict, evidence: Evidence) -> dict[str, Any]:
    row = evidence_row(evidence)
    claim = verdict.claim
    return {
        "topic": report.topic,
        "claim_id": claim.id,
        "claim": claim.text,
        "claim_type": str(claim.type),
        "verdict": str(verdict.label),
        **{name: row[name] for name in _EVIDENCE},
        "notices": "; ".join(each["kind"] for each in row["notices"]),
        "section": "; ".join(dict.fromkeys(s["section"] for s in row["rationale"] if s["section"])),
        "rationale": " ".join(said["text"] for said in row["rationale"]),
        "mismatch": "; ".join(row["mismatch"]),
        "link": cite.link(evidence.record),
    }


def _claim(report: Report, verdict: Verdict) -> dict[str, Any]:
    split, claim = sides(verdict), verdict.claim
    return {
        "topic": report.topic,
        "claim_id": claim.id,
        "claim": claim.text,
        "claim_type": str(claim.type),
        "verdict": str(verdict.label),
        "verdict_in_words": VERDICTS[verdict.label].word,
        "reasons": "; ".join(verdict.reasons),
        "against": len(split.contradicts),
        "for": len(split.supports),
        "both_ways": len(split.mixed),
        "not_told": len(split.unsure),
        "near": len(split.near),
        "not_counted": len(split.discounted),
        "silent": split.silent,
        "why": verdict.why,
        "would_change": verdict.would_change,
        "places": "; ".join(f"{p.article}:{p.start}-{p.end}" for p in claim.places),
        "words": " / ".join(dict.fromkeys(p.text for p in claim.places)),
    }


EVIDENCE_COLUMNS = (
    "topic", "claim_id", "claim", "claim_type", "verdict", *_EVIDENCE,
    "notices", "section", "rationale", "mismatch", "link",
)  # fmt: skip
CLAIM_COLUMNS = tuple(
    (
        "topic claim_id claim claim_type verdict verdict_in_words reasons against for both_ways"
        " not_told near not_counted silent why would_change places words"
    ).split()
)
CITATION_COLUMNS = tuple(
    "article start end text kind journal state why pmid doi retracted looked_in".split()
)

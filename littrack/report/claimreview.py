"""schema.org ClaimReview mark-up, only for verdicts that a person approved on today's evidence."""

from __future__ import annotations

import json
from typing import Any

from littrack.model import Decision, Opinion, Report, Verdict, VerdictLabel
from littrack.model.labels import DISCLAIMER, VERDICTS
from littrack.report.cite import web


def approved(report: Report, verdict: Verdict) -> tuple[VerdictLabel, tuple[Decision, ...]] | None:
    """Give the label every reviewer of this very evidence stands by, or None."""
    said = tuple(
        decision
        for decision in report.decisions
        if decision.claim == verdict.claim.id and not decision.record
    )
    labels = {decision.human for decision in said}
    known = labels & {str(label) for label in VERDICTS}
    if len(labels) != 1 or not known or not all(_sound(each, verdict) for each in said):
        return None
    return VerdictLabel(labels.pop()), said


def _sound(decision: Decision, verdict: Verdict) -> bool:
    """Tell whether a decision was made on this evidence, and is one."""
    return decision.evidence == verdict.fingerprint and decision.opinion is not Opinion.UNSURE


def reviews(report: Report) -> list[dict[str, Any]]:
    """Describe each approved verdict as a ClaimReview."""
    return [
        _review(report, verdict, *stands)
        for verdict in report.verdicts
        if (stands := approved(report, verdict))
    ]


def claimreview(report: Report) -> bytes:
    """Write the mark-up as a file."""
    return (json.dumps(reviews(report), ensure_ascii=False, indent=1) + "\n").encode()


def embedded(report: Report) -> str:
    """The mark-up for a page: nothing in it can close the element it stands in."""
    if not (found := reviews(report)):
        return ""
    text = json.dumps(found, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _review(
    report: Report, verdict: Verdict, label: VerdictLabel, said: tuple[Decision, ...]
) -> dict[str, Any]:
    last = max(decision.at for decision in said)
    agreed = label is verdict.label
    reasons = [decision.reason for decision in said if decision.reason]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": verdict.claim.text,
        "datePublished": f"{last:%Y-%m-%d}",
        "author": [{"@type": "Person", "name": decision.reviewer} for decision in said],
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [_work(report, place.article) for place in _firsts(verdict)],
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": VERDICTS[label].word,
            "ratingExplanation": " ".join([verdict.why, *reasons] if agreed else reasons).strip(),
        },
        "disambiguatingDescription": DISCLAIMER,
    }


def _firsts(verdict: Verdict) -> list[Any]:
    return list({place.article: place for place in verdict.claim.places}.values())


def _work(report: Report, key: str) -> dict[str, str]:
    article = next((each for each in report.articles if each.id == key), None)
    work = {"@type": "CreativeWork", "name": article.title if article else key}
    if article and (address := web(article.source)):
        work["url"] = address
    return work

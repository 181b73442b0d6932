"""schema.org ClaimReview mark-up, only for verdicts that a person approved on today's evidence."""

from __future__ import annotations

import json
from typing import Any

from littrack.model import Decision, Opinion, Report, Verdict, VerdictLabel
from littrack.model.labels import DISCLAIMER, VERDICTS
from littrack.report.cite import web


def approved(report: Report, verdict: Verdict) -> tuple[VerdictLabel, tuple[Decision, ...]] | None:
    """Give the label every reviewer of these very words and evidence stands by, or None."""
    said = tuple(d for d in report.decisions if _is_on(d, verdict))
    labels = {decision.human for decision in said}
    known = labels & {str(label) for label in VERDICTS}
    if len(labels) != 1 or not known or not all(_is_sound(each, verdict) for each in said):
        return None
    return VerdictLabel(labels.pop()), said


def _is_on(decision: Decision, verdict: Verdict) -> bool:
    """Whether it is on this verdict: not on a record, nor on how the claim was read."""
    of_verdict = not decision.record and not decision.opinion.of_reading
    return of_verdict and decision.claim == verdict.claim.id


def _is_sound(decision: Decision, verdict: Verdict) -> bool:
    """Whether it is a side taken on these very words and this very evidence."""
    same_words = decision.text in {"", verdict.claim.text}
    sided = decision.opinion is not Opinion.UNSURE
    return same_words and sided and decision.evidence == verdict.fingerprint


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
